"""Whether what a text names is denied or only wished for: read within one sentence, never past it.

"No weekends. Nights are on a rota." denies weekends and says nothing against nights; "no evenings,
nights or weekends" denies all three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

REACH = 110
"""Characters looked at on each side: longer than that, a denial is rarely about the same thing."""

NEAR = 70
"""Characters looked at around a hint."""

LONGEST_WORD = 30
MOST_MENTIONS = 200
"""Mentions looked at for one pattern: an advert that says a thing more often says nothing new."""

_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[^a-z])|\n|\s[•●▪*·]\s")
_PLAIN = (
    ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("‐", "-"), ("’", "'"), ("‘", "'"), ("´", "'"),
    ("\u00a0", " "),
)  # fmt: skip

_FILLER = (
    r"a|an|the|any|and|or|of|on|call|currently|to|be|have|has|need|needs|needed|require|required"
    r"|requires|hold|do"
    r"|does|is|are|there|there's|prior|previous|specific|formal|relevant|direct|particular|such"
    r"|full|valid|clean|uk|current|own|basic|standard|enhanced|professional|necessary|care|work"
    r"|working|regular|late|early|bank|holidays?|weekends?|evenings?|nights?|shifts?|sleep|sleeps"
    r"|saturdays?|sundays?|on-call|unsocial|unsociable|hours?|day|days|twilights?|in|with|for|this"
    r"|experience|qualifications?|include|includes|involve|involves|normally|necessarily|us|you"
    r"|your|we|offering|offer|available|worked|rota|rotas"
)
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


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a thing.

    `before` and `after` are the rest of its sentence, at most `REACH` characters of each, in lower
    case with plain dashes.
    """

    start: int
    end: int
    words: str
    before: str
    after: str

    @property
    def around(self) -> str:
        """The sentence as far as it reaches."""
        return self.before + self.words + self.after


def fold(text: str) -> str:
    """`text` in lower case with plain dashes and apostrophes, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if not lower.isascii():
        for fancy, simple in _PLAIN:
            lower = lower.replace(fancy, simple)
    return lower.replace("_", " ")


def mentions(
    text: str, folded: str, pattern: re.Pattern[str], hints: tuple[str, ...] = ()
) -> Iterator[Mention]:
    """Where `pattern` is found in `folded`, which is `fold(text)`, at most `MOST_MENTIONS`.

    With `hints`, one of which every match must hold, only what stands near one is looked at: that
    is some ten times as fast as the whole text.
    """
    spans = _near(folded, hints) if hints else [(0, len(folded))]
    found = (match for low, high in spans for match in pattern.finditer(folded, low, high))
    for match in islice(found, MOST_MENTIONS):
        yield mention(text, folded, match.start(), match.end())


def _near(folded: str, hints: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of `folded` around its hints, in order, apart, and cut between words."""
    places = sorted([place for hint in hints if hint in folded for place in _places(folded, hint)])
    if not places:
        return
    low, high = places[0], places[0]
    for place in places:
        if place - high > 2 * NEAR:
            yield _between_words(folded, low - NEAR, high + NEAR)
            low = place
        high = place
    yield _between_words(folded, low - NEAR, high + NEAR)


def _places(folded: str, hint: str) -> Iterator[int]:
    place = folded.find(hint)
    while place >= 0:
        yield place
        place = folded.find(hint, place + len(hint))


def _between_words(folded: str, low: int, high: int) -> tuple[int, int]:
    low, high = max(0, low), min(len(folded), high)
    space = folded.find(" ", low, low + LONGEST_WORD) if low else -1
    after = folded.find(" ", high, high + LONGEST_WORD)
    return max(low, space), after if after >= 0 else high


def mention(text: str, folded: str, start: int, end: int) -> Mention:
    """`text[start:end]` with what stands around it in the same sentence."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    for stop in _SENTENCE_END.finditer(text, low, start + 1):
        low = min(stop.end(), start)
    stop_after = _SENTENCE_END.search(text, end, high)
    if stop_after:
        high = stop_after.start()
    return Mention(start, end, folded[start:end], folded[low:start], folded[end:high])


def denied(found: Mention) -> bool:
    """Whether the sentence says no to what it names.

    "no nights", "does not include weekends", "experience is not needed". Who has none and "need not
    apply" is asked for it: that is not a denial.
    """
    if _DENIED_BEFORE.search(found.before):
        return not _REVERSED.search(found.after)
    after = _DENIED_AFTER.match(found.after)
    return bool(after) and not _FIRM.search(found.after, 0, after.end() if after else 0)


def wished(found: Mention) -> bool:
    """Whether the sentence would like what it names without asking for it ("desirable")."""
    if _WISHED_BEFORE.search(found.before):
        return not _ESSENTIAL.search(found.after)
    after = _WISHED_AFTER.match(found.after)
    return bool(after) and not _NEEDED.search(after.group() if after else "")
