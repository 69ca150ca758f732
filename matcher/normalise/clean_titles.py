"""A title as a reader wants it: without pay, grades, hours, references, pleas and emoji."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from matcher.normalise.text import plain

_MOST_AS_RECEIVED, _MOST = 3000, 300
_MONEY = r"£ ?\d[\d,.]{0,12} ?k?"
_PERIOD = r"(?:hour|hr|h|annum|a|week|wk|w|day|d|month|mth|year|yr|shift|night)\b"
_RATE = rf"(?: ?(?:per|an?|p/?|/) ?{_PERIOD})"
_BAND = r"(?:band|bd|b)\.? ?(?:[2-9]|1[0-9]?)(?: ?[a-d])?s?\b"
_MORE_BANDS = r"(?: ?(?:-|–|/|to|or|and|&) ?(?:band ?)?[1-9](?: ?[a-d])?\b)*"
_SCALE = r"(?:grade|scale|scp|spine point|point)"
_STEP = r"\d{1,2}[a-d]?\b"
_CODE = r"[a-z0-9/_-]{0,20}\d[a-z0-9/_-]{0,20}"
_HOURS = (
    r"\d{1,3}(?:[.,:]\d{1,2})? ?(?:(?:-|–|to|/) ?\d{1,3}(?:\.\d{1,2})?)? ?(?:hours?|hrs?|hpw)\b"
)
_POSTS = r"(?:posts?|positions?|vacanc(?:y|ies)|roles?|jobs?)\b"


_PAY = rf"""
    \b(?:up to|from|circa|earn|salary|starting|plus)\b[ :]{{0,2}}(?={_MONEY})
    {_MONEY}(?: ?(?:-|–|to|and) ?(?:£ ?)?\d[\d,.]{{0,12}} ?k?)?{_RATE}?
    \b\d{{1,3}}(?:\.\d)?k(?: ?(?:-|–|to) ?\d{{1,3}}k)?\b{_RATE}?
    \bup to \*+
    \bper (?:hour|annum|week|day)\b
    (?<![a-z])p/h\b
    (?<![a-z.])p(?:\.a\.?|/a)(?![a-z])
    \bpro[- ]rata\b
    \bo\.?t\.?e\b
    (?<!\w)\+ ?(?:tips|bonus|ote|benefits|car)\b
    \bplus tips\b
    \b(?:welcome|joining|golden hello|retention|starter|annual) (?:bonus(?:es)?|payment|premium)\b
    \bsign(?:ing)?[- ]on (?:bonus|fee|payment)\b
    \bgolden hello\b
    \b(?:excellent|competitive|great) (?:rates?|pay|salary|benefits)\b
    \benhanced rates?\b
    \brelocation package\b
"""
_GRADES = rf"""
    \b(?:nhs |afc |agenda for change )?{_BAND}{_MORE_BANDS}(?: equivalent)?
    \b(?:nhs |afc )?band(?:s|ing)?\b(?: ?\d{{1,2}}[a-d]?)?
    \b(?:afc|agenda for change)\b
    \b(?:pay |salary )?{_SCALE}s? ?[:.]? ?(?:[a-z]{{1,3}} ?)?{_STEP}(?: ?(?:-|–|/|to) ?{_STEP})?
    \b(?:grade|scale) ?[:.]? ?[a-z]{{1,2}}\b
    \b(?:level|lvl) ?[789][a-d]?\b
"""
_CONTRACT = rf"""
    {_HOURS}(?: ?(?:per|an?|p|/) ?(?:week|wk|w|month|fortnight|shift|day)\b\.?)?
    \b(?:full|part)[- ]?(?:time)? ?(?:/|or|and|&|-) ?(?:full|part)[- ]?time\b
    \b(?:full|part)[- ]?time\b
    (?<!\w)[fp]/t\b
    \bterm[- ]time(?: only)?\b
    \b(?:\d(?:\.\d{{1,2}})? ?)?wte\b
    \b(?:permanent|perm|temp(?:orary)? to perm(?:anent)?|fixed[- ]term|ftc)\b(?: contract)?
    \bzero[- ]hours?\b(?: contract)?
    \b\d{{1,2}}[- ]?(?:months?|mths?|weeks?|years?)\b(?: (?:contract|post|secondment|cover))?
    \b(?:maternity|paternity|sickness) (?:leave )?(?:cover|contract)\b
    \bsecondment\b(?: opportunity)?
    \bbank hours\b
    \b\d{{1,2}} ?{_POSTS}
    (?<!\w)x ?\d{{1,2}}\b(?: ?{_POSTS})?
    \b\d{{1,2}} ?x\b
    \b(?:two|three|four|five|several|multiple|various) {_POSTS}
"""
_PLEAS = r"""
    \burgent(?:ly)?\b(?! (?:care|treatment|and|&|dental|response))
    \bimmediate(?:ly)?(?: start| available)?\b
    \b(?:required|needed|wanted|asap)\b
    \bapply (?:now|today)\b
    \b(?:now hiring|hiring now|we are (?:hiring|recruiting))\b
    \b(?:exciting opportunity|new vacancy|vacanc(?:y|ies))\b
    \binternal (?:only|applicants only)\b
    \bre-?advert(?:isement|ised)?\b
    \bexperienced and newly qualified\b
    \bno experience (?:needed|necessary|required)\b
"""
_REFERENCES = rf"""
    \b(?:ref(?:erence)?|req|job id)\b\.?(?: (?:no|number)\b\.?)?[ :#]{{0,3}}{_CODE}
    (?<![\w-])(?=[a-z0-9/_-]{{0,20}}\d{{3}})[a-z]{{0,6}}[-/_]?\d{{1,8}}(?:[-/_][a-z0-9]{{1,10}}){{1,6}}(?![\w-])
    (?<!\w)#?[a-z]{{0,4}}\d{{4,12}}[a-z]{{0,3}}\b
    #\d+
    \b20\d\d(?: ?/ ?20?\d\d)?\b
"""


@dataclass(frozen=True, slots=True)
class _Noise:
    """What one kind of noise looks like, and the words, or signs, of which it holds one at least.

    Looking for those first spares most titles the search.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    signs: re.Pattern[str]

    def may_be_in(self, text: str, words: frozenset[str]) -> bool:
        """Whether a text of these words, in lower case, may hold this noise."""
        return not self.words.isdisjoint(words) or self.signs.search(text) is not None


def _noise(patterns: str, words: str, signs: str) -> _Noise:
    """One expression for a list of them, one a line."""
    lines = "|".join(line.strip() for line in patterns.strip().splitlines())
    return _Noise(re.compile(lines, re.IGNORECASE), frozenset(words.split()), re.compile(signs))


_NEVER = r"(?!)"
NOISES = (
    _noise(
        _PAY,
        """k per p pro ote ot o tips bonus bonuses benefits car plus payment premium fee golden
        excellent competitive great enhanced relocation""",
        r"[£*]",
    ),
    _noise(
        _GRADES,
        """b bd bds band bands banding afc agenda grade grades scale scales scp scps spine point
        points level lvl""",
        _NEVER,
    ),
    _noise(
        _CONTRACT,
        """h hour hours hr hrs hpw full fulltime part parttime f p term wte permanent perm temp
        temporary fixed ftc zero month months mth mths week weeks year years maternity paternity
        sickness secondment bank post posts position positions vacancy vacancies role roles job
        jobs x two three four five several multiple various""",
        _NEVER,
    ),
    _noise(
        _PLEAS,
        """urgent urgently immediate immediately required needed wanted asap apply now we exciting
        new vacancy vacancies internal re readvert readvertised readvertisement experienced no""",
        _NEVER,
    ),
    _noise(_REFERENCES, "ref reference req job", r"\d{3}|#"),
)
_WORDS = re.compile(r"[a-z]+")
_STARS = re.compile(r"\*+(?: (?:per hour|ph|pa|k))?|[!?~^_=<>{}\\|]{2,}|!")
_NOT_TEXT = re.compile(r"[^\w\s&/+#.,:;'’()\[\]|@%£*!?–—-]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LOOSE_ENDS = re.compile(r"^[\s,;:|/&+.@%*#\])–—-]+|[\s,;:|/&+@%*#\[(–—-]+$")
_LOOSE_MIDDLE = re.compile(r"(?: ?[-–—|/,;:](?= ?[-–—|/,;:](?: |$)))+")
_DANGLING = re.compile(r"(?: (?:with|plus|to|at|in|for|from|of|and|the|a|on))+$", re.IGNORECASE)
_EMPTY = re.compile(r"[(\[][\s,;:/&+.–—-]*[)\]]")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=5_000)
def without_noise(title: str) -> str:
    """`title` as plain text with the noise cut out; brackets stay. May come out empty."""
    kept = _NOT_TEXT.sub(" ", _text(title))
    words = frozenset(_WORDS.findall(kept.casefold()))
    for noise in NOISES:
        if noise.may_be_in(kept, words):
            kept = noise.pattern.sub(" ", kept)
    return tidy(_STARS.sub(" ", kept))


def first_with_letters(title: str, *cleaned: str) -> str:
    """The first of `cleaned` that still holds a letter, or else the title's plain text."""
    for text in (*cleaned, _text(title)):
        if _LETTER.search(text):
            return text
    return _start(title.strip(), _MOST)


def tidy(text: str) -> str:
    """`text` without empty brackets, doubled separators and loose ends."""
    text = _SPACES.sub(" ", _EMPTY.sub(" ", text))
    text = _LOOSE_ENDS.sub("", _LOOSE_MIDDLE.sub("", text))
    return _LOOSE_ENDS.sub("", _DANGLING.sub("", text)).strip()


def brackets(text: str) -> list[re.Match[str]]:
    """What stands in brackets, in order; group 1 is the words inside."""
    return list(_BRACKETS.finditer(text)) if ")" in text or "]" in text else []


def _text(title: str) -> str:
    return _start(_SPACES.sub(" ", plain(_start(title, _MOST_AS_RECEIVED))), _MOST)


def _start(text: str, most: int) -> str:
    """The first `most` characters, or as many from the first letter on if there is none in them."""
    letter = _LETTER.search(text)
    start = letter.start() if letter and letter.start() >= most else 0
    return text[start : start + most]
