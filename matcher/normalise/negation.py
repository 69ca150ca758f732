"""Whether what a text names is denied or only wished for: read within one sentence, never past it.

"No weekends. Nights are on a rota." denies weekends and says nothing against nights; "no evenings,
nights or weekends" denies all three.
"""

from __future__ import annotations

import re

from matcher.normalise.passage import Mention

_FILLER = (
    r"a|an|the|any|and|or|of|on|call|currently|to|be|have|has|need|needs|needed|require|required"
    r"|requires|hold|do"
    r"|does|is|are|there|there's|prior|previous|specific|formal|relevant|direct|particular|such"
    r"|full|valid|clean|uk|current|own|basic|standard|enhanced|professional|necessary|care|work"
    r"|working|regular|late|early|bank|holidays?|weekends?|evenings?|nights?|shifts?|sleep|sleeps"
    r"|saturdays?|sundays?|on-call|unsocial|unsociable|hours?|day|days|twilights?|in|with|for|this"
    r"|experience|qualifications?|include|includes|involve|involves|normally|necessarily|us|you"
    r"|your|we|requirements?|expectation|obligation|offering|offer|available|worked|rota|rotas|ask|asked"
    r"|expect|expected|again|suitable|lose|give|up"
)
# What any match holds: to look for it takes a twentieth of the time.
_DENIALS = ("no", "n't", "never", "without", "neither")
_LATE_DENIALS = ("not", "n't", "unnecessary")
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|without|non|nor|neither|cannot|nobody)|n't)\b(?! (?:only|just|limited"
    r"|least)\b)"
    rf"[ -]+(?:(?:{_FILLER})\b[ ,/&-]++){{0,9}}$"
)
_WORD_AFTER = r"(?:[ ,/()&'-]++[\w']++)"
_DENIED_AFTER = re.compile(
    r"^(?: \([^()]{0,30}\))?(?:[ /&-]++[\w']++){0,8}?,?(?: but| although| though)?[ (-]++"
    r"(?:(?:not|isn't|aren't|won't be)\b|un(?=necessary))\s?(?:\w++ ){0,2}?"
    r"(?:required|require|needed|necessary|essential|expected|applicable|a requirement"
    r"|a must|compulsory|mandatory|included|available|possible|considered"
    r"|an issue|important|a problem|matter)\b"
)
_LEFT_OUT = re.compile(r" (?:is|are|do|does)(?: not|n't)\s*(?:$|[,;)])")
"""A verb that leaves the rest to what was said before: "nights are required, weekends are not"."""
_DENIED_OTHER = re.compile(
    r"(?:\bnot|n't) (?:required|needed|necessary|essential|expected|included|involved|worked),?"
    r" (?:but |and |though |although |only )?$"
)
_AFFIRMED = re.compile(r" (?:is|are|do|does|will be|may be)\b(?! not\b|n't)")
"""Both together say no to what was named first only: "weekends are not required, nights are"."""
_LABELLED_NO = re.compile(
    r"^(?: [\w/]++){0,3} ?[:=-] ?(?:none|nil|n/a|not applicable|no)"
    r"(?: (?:required|needed|necessary|essential))?\s*(?:$|[.,;|)!])"
)
"""How a list of facts denies one: "Weekend work: none"."""
_FIRM = re.compile(
    r"\b(?:is|are|an?|be|as) (?:(?!not\b)\w+ )?(?:essential|required|must|requirement)\b"
)
_REVERSED = re.compile(r"\bneed not apply|\bwill not be (?:considered|shortlisted|accepted)")
_WISH = (
    r"desirable|desired|preferred|preferable|prefer|advantage|advantageous"
    r"|beneficial|benefit|ideal|bonus|welcome|welcomed|helpful|useful|an asset"
    r"|would help|would be (?:lovely|good|great|nice|handy|a help)|an? (?:\w+ )?plus"
    r"|(?:is|are) (?:\w+ )?valued"
)
_WISHED_BEFORE = re.compile(
    r"\b(?:desirabl[ey]|desired|prefer\w*|ideal\w*|advantage\w*|useful|beneficial|bonus)\b"
    r"(?:\W{1,3}\w++){0,7}\W{0,4}$"
)
_WISHED_AFTER = re.compile(rf"^{_WORD_AFTER}{{0,14}}?[ ,/()&'-]++(?:{_WISH})\b")
_ESSENTIAL = re.compile(r"\b(?:essential|must|required|requirement|necessary|mandatory)\b")
_NEEDED = re.compile(rf"{_ESSENTIAL.pattern}|\bneeded\b")


def denied(found: Mention) -> bool:
    """Whether the sentence says no to what it names.

    "no nights", "does not include weekends", "experience is not needed". Who has none and "need not
    apply" is asked for it: that is not a denial.
    """
    if _holds(_DENIALS, found.before) and _DENIED_BEFORE.search(found.before):
        if _AFFIRMED.match(found.after) and _DENIED_OTHER.search(found.before):
            return False
        return not _REVERSED.search(found.after)
    if _LABELLED_NO.match(found.after):
        return True
    if not _holds(_LATE_DENIALS, found.after):
        return False
    if _LEFT_OUT.match(found.after):
        return True
    after = _DENIED_AFTER.match(found.after)
    return bool(after) and not _FIRM.search(found.after, 0, after.end() if after else 0)


def _holds(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def wished(found: Mention) -> bool:
    """Whether the sentence would like what it names without asking for it ("desirable")."""
    if _WISHED_BEFORE.search(found.before):
        return not _ESSENTIAL.search(found.after)
    after = _WISHED_AFTER.match(found.after)
    return bool(after) and not _NEEDED.search(after.group() if after else "")
