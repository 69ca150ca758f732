"""A title as a reader wants it: without pay, grades, hours, references, pleas and emoji."""

from __future__ import annotations

import re

from matcher.normalise.text import plain

_MOST = 300
_I = re.IGNORECASE
_BAND = r"(?:band|bd|b)\.? ?(?:[2-9]|1[0-9]?)(?: ?[a-d])?"
_MONEY = r"£ ?\d[\d,.]{0,12} ?k?"
_RATE = r"(?: ?(?:per|an?|p/?|/) ?(?:hour|hr|h|annum|a|week|wk|w|day|d|month|mth|year|yr|shift|night)\b)"
_HOURS = (
    r"\d{1,3}(?:[.,:]\d{1,2})? ?(?:-|–|to|/)? ?(?:\d{1,3}(?:\.\d{1,2})?)? ?(?:hours?|hrs?|hpw)\b"
)
_NOISE = tuple(
    re.compile(pattern, _I)
    for pattern in (
        # pay
        rf"\b(?:up to|from|circa|earn|salary|starting|plus)\b[ :]{{0,2}}(?={_MONEY})",
        rf"{_MONEY}(?: ?(?:-|–|to|and) ?(?:£ ?)?\d[\d,.]{{0,12}} ?k?)?{_RATE}?",
        rf"\b\d{{1,3}}(?:\.\d)?k(?: ?(?:-|–|to) ?\d{{1,3}}k)?\b{_RATE}?",
        r"\bup to \*+|\bper (?:hour|annum|week|day)\b|(?<![a-z])p/h\b|\bp\.?/?a\.?(?=\W*$)",
        r"\bpro[- ]rata\b|\bo\.?t\.?e\b|(?<!\w)\+ ?(?:tips|bonus|ote|benefits|car)\b|\bplus tips\b",
        r"(?<!\w)(?:welcome|joining|golden hello|sign(?:ing)?[- ]on|retention|starter|annual|new starter)"
        r" (?:bonus(?:es)?|payment|premium)\b|\bgolden hello\b|\b(?:excellent|competitive|great) "
        r"(?:rates?|pay|salary|benefits)\b|\benhanced rates?\b|\brelocation package\b",
        # bands, grades and points on a scale
        rf"\b(?:nhs |afc |agenda for change )?{_BAND}s?\b(?: ?(?:-|–|/|to|or|and|&) ?(?:band ?)?[1-9](?: ?[a-d])?\b)*"
        r"(?: equivalent)?",
        r"\b(?:nhs |afc )?band(?:s|ing)?\b(?: ?\d{1,2}[a-d]?)?",
        r"\b(?:afc|agenda for change)\b",
        r"\b(?:pay )?(?:grade|scale|scp|spine point|point|pay band|salary band)s? ?[:.]? ?"
        r"(?:[a-z]{1,3} ?\d{0,2}|\d{1,2}[a-d]?)\b(?: ?(?:-|–|/|to) ?[a-z]{0,2}\d{1,2}\b)?",
        r"\b(?:level|lvl) ?[789][a-d]?\b",
        # hours, contract and the number of posts
        rf"{_HOURS}(?: ?(?:per|an?|p|/) ?(?:week|wk|w|month|fortnight|shift|day)\b\.?)?",
        r"\b(?:full|part)[- ]?(?:time)? ?(?:/|or|and|&|-) ?(?:full|part)[- ]?time\b",
        r"\b(?:full|part)[- ]?time\b|(?<!\w)[fp]/t\b|\bterm[- ]time(?: only)?\b|\b\d(?:\.\d{1,2})? ?wte\b|\bwte\b",
        r"\b(?:permanent|perm|temporary to permanent|temp to perm|fixed[- ]term|ftc|zero[- ]hours?)\b(?: contract)?",
        r"\b\d{1,2}[- ]?(?:months?|mths?|weeks?|years?)\b(?: (?:contract|post|secondment|cover))?",
        r"\b(?:maternity|paternity|sickness) (?:leave )?(?:cover|contract)\b|\bsecondment\b(?: opportunity)?",
        r"\bbank hours\b|\b\d{1,2} ?(?:posts?|positions?|vacanc(?:y|ies)|roles?)\b",
        r"(?<!\w)x ?\d{1,2}\b(?: ?(?:posts?|positions?|vacanc(?:y|ies)))?|\b\d{1,2} ?x\b",
        r"\b(?:two|three|four|five|several|multiple|various) (?:posts|positions|vacancies|roles)\b",
        # pleas
        r"\b(?:urgent(?:ly)?|immediate(?:ly)?(?: start| available)?|required|needed|wanted|asap|apply now|apply today"
        r"|now hiring|hiring now|we are (?:hiring|recruiting)|exciting opportunity|new vacancy|vacanc(?:y|ies)"
        r"|internal only|internal applicants only|re-?advert(?:isement|ised)?|experienced and newly qualified"
        r"|no experience (?:needed|necessary|required)|no weekends)\b",
        # references
        r"\b(?:job |vacancy |post )?(?:ref(?:erence)?|req|vacancy id|job id)\b\.?(?: ?(?:no|number)\b\.?)?[ :#]{0,3}"
        r"[a-z0-9/_-]*\d[a-z0-9/_-]*",
        r"(?<![\w-])(?=[a-z0-9/_-]{0,20}\d{3})[a-z]{0,6}[-/_]?\d{1,8}(?:[-/_][a-z0-9]{1,10})+(?![\w-])",
        r"(?<!\w)#?[a-z]{0,4}\d{4,}[a-z]{0,3}\b|#\d+",
        r"\b20\d\d(?: ?/ ?20?\d\d)?\b",
    )
)
_STARS = re.compile(r"\*+(?: (?:per hour|ph|pa|k))?|[!?~^_=<>{}\\|]{2,}|!")
_NOT_TEXT = re.compile(r"[^\w\s&/+#.,:;'’()\[\]|@%£*!?–—-]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LOOSE_ENDS = re.compile(r"^[\s,;:|/&+.@%*#\])–—-]+|[\s,;:|/&+@%*#\[(–—-]+$")
_LOOSE_MIDDLE = re.compile(r"(?: ?[-–—|/,;:](?= ?[-–—|/,;:](?: |$)))+")
_EMPTY = re.compile(r"[(\[][\s,;:/&+.–—-]*[)\]]")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")


def without_noise(title: str) -> str:
    """`title` as plain text with the noise cut out; brackets stay. Empty only if nothing is left."""
    text = _start(_SPACES.sub(" ", plain(title)))
    kept = _NOT_TEXT.sub(" ", text)
    for noise in _NOISE:
        kept = noise.sub(" ", kept)
    return tidy(_STARS.sub(" ", kept))


def shortest_with_letters(title: str, *cleaned: str) -> str:
    """The first of `cleaned` that still holds a letter, or else the title's plain text."""
    for text in cleaned:
        if _LETTER.search(text):
            return text
    return _start(_SPACES.sub(" ", plain(title))) or title.strip()


def tidy(text: str) -> str:
    """`text` without empty brackets, doubled separators and loose ends."""
    text = _SPACES.sub(" ", _EMPTY.sub(" ", text))
    return _LOOSE_ENDS.sub("", _LOOSE_MIDDLE.sub("", text)).strip()


def brackets(text: str) -> list[re.Match[str]]:
    """What stands in brackets, in order; group 1 is the words inside."""
    return list(_BRACKETS.finditer(text))


def _start(text: str) -> str:
    """The first `_MOST` characters from the first letter's neighbourhood on."""
    if len(text) <= _MOST:
        return text
    letter = _LETTER.search(text)
    if letter is None or letter.start() < _MOST:
        return text[:_MOST]
    return text[letter.start() : letter.start() + _MOST]
