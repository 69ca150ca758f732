"""Where adverts ask for experience: the word, less the much else that they use it for.

Asked for unless it is the patients', the team's or what the post gives; only wished for, or denied,
further on in the sentence than other things are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.normalise.asking import is_asked
from matcher.normalise.naming import naming
from matcher.normalise.negation import denied
from matcher.normalise.passage import Mention, Passage

EXPERIENCE = naming(
    "experience",
    r"\bexperienced?\b",
    r"\b(?:patients?|customers?|clients?|users?|guest|lived|carers?|residents?|visitor|candidate"
    r"|family|families|learner|students?|staff|learning|birth|people|work|the|their|our|by|to"
    r"|best|new"
    r"|of|may|who|children|will|can|women|great|amazing|positive|less|more|highly|whatever)(?:'s?)?"
    r" (?:(?:an?|a|the|your|care|safety|clinical|and|&|of|best|possible|new|very) )*$"
    r"(?<!care )(?<!range of )(?<!wealth of )(?<!years of )(?<!months of )(?<!evidence of )"
    r"(?<!evidence of clinical )(?<!level of )(?<!previous work )(?<!prior work )(?<!general work"
    r" )(?<!relevant work )"
    r"(?<!recent work )"
    r"|\b(?:gain\w*|depend\w+|dependant|doe|develop\w*|improv\w*|enhanc\w*|offer\w*|broaden|widen"
    r"|build\w*|get|giv\w+|work\w* alongside|supported|joining|learn\w*|regardless|shar(?:e|ing)"
    r"|shape|beside"
    r"|expand\w*|commensurate|linked|measured|quality|team of|according|relate|existing|newly"
    r"|mentor\w*|relevant to|appropriate to) (?:[\w,&'-]+ ){0,6}$"
    r"|^for $|\bequivalent $|\bin line with (?:\w+ ){0,3}$"
    r"|\b(?:individuali[sz]ed|personali[sz]ed|unique|rewarding|memorable|seamless|birthing|shopping"
    r"|dining|enjoyable|personal|user) $"
    r"|\bprovid\w+ (?:an? )?(?:broad|wide|excellent|great|valuable|rich|varied|good) $"
    r"|\b(?:unit|team|department|service|hospital|ward|company|trust|we) (?:already |also )?(?:has"
    r"|have|having"
    r"|includes)"
    r" (?:an? |the )?(?:\w+ )?$"
    r"|£[\d.,]+k?(?: (?:per|an?) \w+| ?p/?[ha])?\W{1,4}(?:(?:up to |over "
    r"|after )?\d+ (?:or more )?(?:year|month)s)[^.]{0,40}$"
    r"|\b(?:would|may|might|will|could) (?:best |ideally |also )?suit\b[^.]{0,60}$"
    r"|\b(?:especially|particularly) (?:keen|interested)\b[^.]{0,50}$"
    r"|\bif you (?:already )?have (?:some|any|no) (?:\w+ )?$|\bdon't think\b[^.]{0,40}$"
    r"|\bwhether you(?:'re| are) (?:an? )?$",
    r",? (?:(?:and|&) )?(?:skills|knowledge|qualifications)\b[^.:]{0,40}:"
    r"|d?[ /]+(?:and|or|&|/) ?(?:newly|recently)[ -]qualified|[^.]{0,30}\b(?:is"
    r"|are) (?:also )?encouraged\b"
    r"|d? (?:practice )?(?:team|staff|colleagues|people)\b|d? and (?:friendly|supportive|dedicated)"
    r"|'s| (?:the|an?|difficult|it|life|our|distress"
    r"|mental(?! health (?:nurs|pract|profess|support|work|clinic|social|care|team))|symptoms"
    r"|at \w+ is|we (?:offer|need)"
    r"|true"
    r"|significant|problems|days|as part of|is (?:gained|paramount)|matches|working for us)\b"
    r"|[^.]{0,30}\b(?:will be (?:gained|provided|given|recogni[sz]ed))",
)
_ASKED_BEFORE = re.compile(
    r"\b(?:have|has|had|having|possess\w*|hold|bring|us(?:e|ing)|minimum|least|years?'?s?"
    r"|months?'?s?"
    r"|previous|prior|proven|extensive|substantial|significant|considerable|demonstrable"
    r"|demonstrat\w+"
    r"|recent|essential|must|requir\w+|with|need|evidence|track|background|nhs|you are an?|want"
    r"|looking|seek\w*"
    r"|recruit"
    r"|appoint|employ|are you|for an?|only consider|is an?|be an?|as an?|strong|knowledge"
    r"|qualified|relevant)"
    r" (?:[\w'/,&()-]+ ){0,7}$|^$|^[\W\d]*(?:[\w-]+ ){0,2}$|[:•*] ?(?:[\w-]+ ){0,3}$"
)
_ASKED_AFTER = re.compile(
    r"^d? (?:of|in|with|within|working|as an?|at|managing|leading|using|required|essential|(?:is"
    r"|are) (?:\w+ )?"
    r"(?:essential|required|necessary|a must)|will need|must|should|dealing|delivering|supporting"
    r"|developing|teaching|providing|on|and (?:skills|knowledge)|engaging|selling)\b"
)
_SKILLS_AND = re.compile(
    r"(?:skills|qualifications?|knowledge|ability|training|expertise),? (?:and|&|or) $"
)
_WANTED_BEFORE = re.compile(
    r"\b(?:looking for|seek(?:ing)?|(?:vacancy|opportunity|post|role) for|recruit\w*|requires?|need"
    r"|appoint) (?:an? |some |two |\d )?(?:[\w-]+,? (?:and )?){0,2}$"
)
"""What stands before "experienced" where somebody of experience is sought."""
_KEEN = re.compile(r"\bkeen to (?:\w+ ){1,3}$|\b(?:new|both|newly[ -]qualified) (?:and |or )?$")
_ESSENTIAL_AFTER = re.compile(
    r"^[^.,;:]{0,60}\b(?:is|are) (?:(?!not\b)\w+ )?(?:essential|required|necessary|a must)\b"
)
_OF_OTHERS = re.compile(r"\b(?:patient|customer|client|user|carer|guest|visitor|student)s?'?s? $")
_FIRM_BEFORE = re.compile(r"\b(?:must|at least|minimum)\b[^.]{0,50}$")
_AS_SUBJECT = re.compile(
    r"^\W{0,3}(?:(?!you|your|have|has|must|least|minimum|we|need|with|is|are|be|looking|seeking)"
    r"[\w'-]+,? ){0,6}$"
)
"""What stands before "experience" where a sentence starts with it: "Previous care experience"."""
_SUBJECT_WISHED = re.compile(
    r"(?:(?!essential|required?\b|must\b|need)[^.!?;\n]){0,260}?\b(?:would|will|may|is"
    r"|are) (?:also )?"
    r"(?:be )?(?:\w+ )?(?:an? )?(?:advantag\w+|desirable|desired|beneficial|invaluable|preferred"
    r"|preferable|welcomed?|useful|helpful|bonus|plus)\b"
)
_SUBJECT_REFUSED = re.compile(
    r"(?:(?!essential|required?\b|must\b|need)[^.!?;\n]){0,200}?\bnot (?:\w+ )?"
    r"(?:essential|necessary|required|needed)\b"
)
"""What is said at the end of such a sentence, further on than other denials reach."""
_FAR = 280
"""Characters that such a sentence is followed."""
_NO_KIND_BEFORE = re.compile(r"\bno (?:(?!doubt|less|longer|matter|that|one|more)[\w'-]+ ){1,4}$")
"""With `_NO_KIND_AFTER`, where no experience of a kind is asked: "no farm experience needed"."""
_NO_KIND_AFTER = re.compile(r"^ (?:(?:is|are|at all) )?(?:needed|required|necessary|essential)\b")


def find_experience(said: Passage, low: int) -> tuple[bool | None, Mention | None]:
    """True, at the first place from `low` that asks for it; else False, at the first refusal."""
    refused = None
    for named in said.mentions(EXPERIENCE.names, EXPERIENCE.hints, low):
        found = _nearest(named)
        if denied(found) or _is_none_needed(found, said.folded):
            refused = refused or found
        elif _is_to_have(found) and _means_it(found) and not _is_wished(found, said.folded):
            return True, found
    return (False, refused) if refused else (None, None)


def _means_it(found: Mention) -> bool:
    """Whether the word speaks of whoever applies."""
    if EXPERIENCE.not_after.match(found.after):
        return False
    if (
        found.words.endswith("d")
        and _WANTED_BEFORE.search(found.before)
        and not _KEEN.search(found.before)
    ):
        return True
    if _ESSENTIAL_AFTER.match(found.after) and not _OF_OTHERS.search(found.before):
        return True
    return EXPERIENCE.means_it(found)


def _nearest(found: Mention) -> Mention:
    """The mention without what is said of the next one, where this one is firm.

    "At least a year's experience of bars experience of hotels not essential".
    """
    if "experience" in found.after and _FIRM_BEFORE.search(found.before):
        return replace(found, after=found.after.partition("experience")[0])
    return found


def _is_to_have(found: Mention) -> bool:
    """Whether experience is named as a thing to have: adverts use the word for much else."""
    if found.before.endswith("your ") and found.after.startswith(" and"):
        return False
    if _ASKED_AFTER.match(found.after):
        return True
    if _SKILLS_AND.search(found.before) or found.before.endswith("your "):
        return False
    return bool(_ASKED_BEFORE.search(found.before))


def _is_wished(found: Mention, folded: str) -> bool:
    """Whether experience is only wished for, as further on in a sentence that starts with it."""
    if _AS_SUBJECT.match(found.before) and _SUBJECT_WISHED.match(folded, found.end):
        return True
    return not is_asked(found, folded)


def _is_none_needed(found: Mention, folded: str) -> bool:
    """Whether experience of a kind is denied in ways that other things are not."""
    if _NO_KIND_BEFORE.search(found.before) and _NO_KIND_AFTER.match(found.after):
        return True
    if folded.find(" not ", found.end, found.end + _FAR) < 0:
        return False
    return bool(_AS_SUBJECT.match(found.before) and _SUBJECT_REFUSED.match(folded, found.end))
