"""What speaks against competitive employment: a table of grounds and the words that give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

_compile = partial(re.compile, flags=re.IGNORECASE)

_JOB = r"(?:role|position|post|job|vacancy|opportunity|placement|internship)"
_SUCH_A = r"(?:(?:part[- ]time|full[- ]time|flexible|ongoing|temporary|remote|training|work) )?"
_FREELY = r"(?:unpaid|voluntary|volunteer(?:ing)?|unsalaried|unwaged)"
_DISABLED = (
    r"(?:disabled (?:people|persons?|candidates|applicants|adults|workers)"
    r"|(?:people|persons|candidates|applicants|adults|those|anyone|someone) (?:with|who have)"
    r" (?:a |an )?(?:learning |physical )?disabilit(?:y|ies))"
)

_APPLICANTS = (
    r"(?:applicants?|candidates?|applications?|staff|employees?|colleagues?|personnel"
    r"|members of staff|workers?|advert|vacancy|post|recruitment)"
)
_INSIDE = (
    r"(?:(?:internal|(?:current|existing)(?: \w+){0,2}?) "
    r"(?:applicants|candidates|staff|employees|colleagues|members of staff)\b"
    r"|(?:applicants|candidates|staff|those|people) (?:who are )?(?:already|currently) employed"
    r" (?:by|at|with(?:in)?)\b)(?! (?:and|or|as well as) (?:external|others|new)\b)"
)
_ONLY_OPEN = (
    r"(?:only (?:open|available|advertised)|open only|restricted|ring[- ]?fenced|exclusively open"
    r"|limited)(?: only)? (?:to|for)"
)


def _marks(*words: str) -> frozenset[bytes]:
    return frozenset(word.encode() for word in words)


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason against a job, with the words that give it in a description or in a short field.

    All such words hold one of `marks` (lower case, quick to find). What has none of them is not
    searched: most adverts. Where `beside` is not empty, one of it stands near the mark, too.
    """

    verdict: str
    reason: str
    marks: frozenset[bytes]
    in_text: re.Pattern[str]
    in_fields: re.Pattern[str]
    beside: frozenset[bytes] = frozenset()


UNPAID = Ground(
    "no",
    "The work is unpaid",
    _marks(
        *("unpaid", "volunt", "unsalaried", "unwaged", "nil", "none", "there is no"),
        *("no salary", "no wage", "no pay", "able to pay", "able to offer"),
    ),
    _compile(
        rf"\b(?:this|it) is (?:an? )?(?:\w+ ){{0,2}}{_FREELY} {_SUCH_A}{_JOB}\b"
        rf"|\b{_JOB} (?:is|are|will be) (?:an? |on an? )?(?:\w+ ){{0,2}}"
        rf"{_FREELY}(?= (?:{_JOB}|basis|one|and|so|with|but)\b|\s*[.,;:!()\n–-]|\s*$)"
        rf"|\b(?:unpaid|unsalaried) (?:volunteer |voluntary )?(?:role|position|post|internship)\b"
        r"|\bon an? (?:unpaid|voluntary) basis\b"
        r"|\b(?:salary|pay|wage|remuneration)\s?[:–-]\s?(?:unpaid|voluntary|volunteer|nil|none)\b"
        r"|\bthere is no (?:salary|pay|payment|wage) (?:for|attached|with)\b"
        r"|\bno (?:salary|pay|payment|wage) (?:is|will be) (?:offered|paid|given|attached)\b"
        r"|\b(?:not able|unable) to (?:pay|offer) (?:you )?(?:an? |any )?"
        r"(?:salary|wage|payment|pay)\b"
        r"|\bwork experience[^.!?\n]{0,40}\bno pay\b"
    ),
    _compile(
        r"\b(?:unpaid|voluntary(?! sector| org| and)|volunteer(?:ing)?|unsalaried|no salary)\b"
    ),
)
EXPENSES_ONLY = Ground(
    "no",
    "Only expenses are paid",
    _marks("expenses"),
    _compile(r"\b(?:expenses only|only (?:travel |reasonable |out[- ]of[- ]pocket )?expenses)\b"),
    _compile(r"\bexpenses only\b|^\s*(?:travel(?:ling)? )?expenses(?: paid| reimbursed)?\s*$"),
)
COMMISSION_ONLY = Ground(
    "no",
    "Only commission is paid",
    _marks("commission", "no basic"),
    _compile(
        r"\bcommission[- ]only\b|\b100% commission\b|\bpurely commission\b"
        r"|\bcommission[- ]based only\b"
        r"|\bonly paid (?:by|on) commission\b|\bno basic (?:salary|pay|wage)\b"
    ),
    _compile(r"\bcommission[- ]only\b|\b100% commission\b|^\s*(?:uncapped )?commission\s*$"),
)
UNPAID_TRIAL = Ground(
    "no",
    "An unpaid work trial is asked for",
    _marks("trial"),
    _compile(
        r"\bunpaid (?:\w+ )?(?:work )?trial\b|\btrial (?:shift|day|period|week)s?"
        r" (?:is|are|will be) (?:unpaid|not paid)"
        r"|\btrial (?:\w+ ){0,2}(?:without|with no) pay\b"
        r"|\b(?:trial|trial shift|trial day) ?\(unpaid\)"
    ),
    _compile(r"\bunpaid (?:work )?trial\b"),
)
SET_ASIDE = Ground(
    "no",
    "The job is set aside for disabled people",
    _marks("disab", "sheltered", "supported"),
    _compile(
        rf"\b{_JOB}s? (?:is|are) (?:\w+ ){{0,2}}?(?:only (?:open|available) (?:to|for)|only for"
        rf"|open only to|reserved (?:only )?for|set aside for|ring[- ]?fenced for|exclusively for"
        rf"|exclusive to|restricted to) (?:\w+ )?{_DISABLED}"
        rf"|\bapplications [^.!?\n]{{0,40}}\bonly [^.!?\n]{{0,20}}from (?:\w+ )?{_DISABLED}"
        rf"|\bonly (?:accept|consider)\w* (?:applications from )?{_DISABLED}"
        r"|\bapplicants must (?:have a disability|be disabled|identify as disabled)"
        r"|\bdisabled (?:applicants|candidates) only\b"
        r"|\bthis is an? (?:sheltered|supported)(?: employment)? (?:placement|job|position)\b"
    ),
    _compile(
        r"\b(?:sheltered|supported)(?: employment| work)? placement\b|\bsupported internship\b"
        r"|\bdisabled (?:applicants|candidates|people) only\b"
    ),
    beside=_marks(
        "only",
        "reserved",
        "aside",
        "fence",
        "exclusiv",
        "restricted",
        "must",
        "is a s",
        "is an s",
    ),
)
INTERNAL_ONLY = Ground(
    "no",
    "Only people who already work for this employer may apply",
    _marks("internal", "current", "existing", "at risk", "at-risk", "redeploy", "already employed"),
    _compile(
        rf"\binternal(?:ly)?(?: {_APPLICANTS})?(?: and (?:bank|trust) {_APPLICANTS})?[- ]only\b"
        rf"|\b(?:{_ONLY_OPEN}) (?:(?:all|any|our|the|trust|nhs|to|for) )*{_INSIDE}"
        rf"|\bopen to (?:(?:all|our|the) )*{_INSIDE}[^.!?\n]{{0,60}}\bonly\b"
        rf"|\b(?:{_ONLY_OPEN}) (?:\w+ ){{0,3}}?(?:at[- ]risk|redeployees)"
        rf"|\b(?:at[- ]risk|redeploy\w*) (?:{_APPLICANTS})(?: applicants)? only\b"
        rf"|\bonly {_INSIDE}[^.!?\n]{{0,40}}\b(?:can|may|should|will be able to|are (?:able"
        rf"|eligible|invited|permitted) to) apply\b"
        rf"|\bonly (?:accept|consider|invit)\w* (?:applications )?(?:from )?(?:our )?{_INSIDE}"
        r"|\bmust (?:already )?be (?:an? )?(?:current|existing|internal)"
        r"(?: (?:trust|council|permanent))* (?:employee|member of staff)s?\b"
        r"|\bthis is an internal (?:vacancy|advert\w*|recruitment)\b"
    ),
    _compile(
        rf"\binternal(?: {_APPLICANTS})?[- ]only\b|\binternal vacancy\b"
        rf"|\b(?:current|existing) {_APPLICANTS} only\b|\bat[- ]risk {_APPLICANTS} only\b"
    ),
    beside=_marks(
        "only", "restrict", "fence", "must", "internal vac", "internal ad", "internal rec"
    ),
)
ZERO_HOURS = Ground(
    "check",
    "It is a zero hours job: no weekly hours are promised",
    _marks("zero", "0 hour", "0-hour", "0hour", "nil"),
    _compile(
        r"\b(?:zero|0|nil)[- ]?hours?[- ](?:\w+[- ])?(?:contract|basis|position|role|worker)s?\b"
    ),
    _compile(r"\b(?:zero|nil)[- ]?hours?\b|\b0[- ]hours?(?: contract)?\b"),
)
NO_SET_HOURS = Ground(
    "check",
    "Hours are not guaranteed",
    _marks("guarantee", "no minimum", "no fixed", "no set", "no contracted"),
    _compile(
        r"\bno (?:(?:minimum|fixed|set|guaranteed|contracted) ){1,2}(?:weekly )?hours\b"
        r"|\b(?:hours|shifts) (?:are|is|can|will) ?not (?:be )?guaranteed\b"
        r"|\bno guarantee of (?:any )?(?:hours|work|shifts)\b"
        r"|\bno (?:minimum )?(?:hours|shifts|work) (?:is|are) guaranteed\b"
    ),
    _compile(
        r"\bno (?:(?:minimum|fixed|set|guaranteed|contracted) ){1,2}hours\b|\bnot guaranteed\b"
    ),
)
SELF_EMPLOYED = Ground(
    "check",
    "It is self-employed: no wage, holiday or sick pay is promised",
    _marks("employed", "chair", "freelance", "independent contractor", "franchise"),
    _compile(
        r"\bindependent contractor\b|\bfranchise (?:opportunity|business)\b"
        r"|\bfreelance (?:basis|role|position|opportunity|contract)\b"
        r"|\bself[- ]?employed (?:only\b|\(?cis\b)"
        r"|\bchairs? (?:to|for) rent\b|\brent[- ]a[- ]chair\b"
        r"|\brent(?:ing)? (?:a|your own|the) chair\b"
        r"|\bchair rent(?:al)?\b"
        r"|(?:^|[.!?\n] ?)self[- ]?employed(?=,? (?:so|and) you\b|\s*[.,:;!]|\s*$)|"
        r"\bself[- ]?employed (?:basis|role|position|opportunity|contract|contractor|franchise)\b"
        r"|\b(?:this|it|the (?:role|position|post|job|opportunity)) is (?:an? )?(?:\w+ )?"
        r"self[- ]?employed\b"
        r"|\byou (?:will|would|must|need to) be (?:registered as )?self[- ]?employed\b"
        r"|\bas an? self[- ]?employed \w+"
    ),
    _compile(r"\bself[- ]?employed\b|\bfreelance\b|\bfranchisee\b"),
)
WORK_TRIAL = Ground(
    "check",
    "A work trial is mentioned: ask whether it is paid",
    _marks("trial"),
    _compile(r"\b(?:work trial|trial (?:shift|day))s?\b"),
    _compile(r"\b(?:work trial|trial (?:shift|day))s?\b"),
)
GROUNDS = (
    UNPAID,
    EXPENSES_ONLY,
    COMMISSION_ONLY,
    UNPAID_TRIAL,
    SET_ASIDE,
    INTERNAL_ONLY,
    ZERO_HOURS,
    NO_SET_HOURS,
    SELF_EMPLOYED,
    WORK_TRIAL,
)
