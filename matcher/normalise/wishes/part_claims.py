"""What one part of a client's sentence claims: its facts, and ideas in the words beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.normalise.phrases import Concept
from matcher.normalise.wishes.claims import Reading, Way
from matcher.normalise.wishes.ideas import Idea, ideas_in
from matcher.normalise.wishes.left_over import may_be_wished_for
from matcher.normalise.wishes.lexicon import Hit, Word, longest, places_of
from matcher.normalise.wishes.parts import Part
from matcher.normalise.wishes.private import speaks_of_family
from matcher.normalise.wishes.reasons import CUT
from matcher.normalise.wishes.workplaces import as_setting

MASK = "\x01"
AN_IDEA = Reading()
_SINCE = re.compile(r" (?:while|when|whilst|since|until|till|as) ")
_EXPERIENCE = "experience"


def claims_of(text: str, low: str, part: Part, against: bool, named: bool) -> list[Idea]:
    """What a part claims: the facts that hold its longest wordings, and ideas in what is left.

    `text` is in the client's own capitals, `low` folded and without what is private; `against`
    says that the client says no, `named` that a label before the part says what it is about.
    """
    active = [
        hit for hit in part.facts if not (hit.means.only_for if against else hit.means.only_against)
    ]
    both = longest([*active, *as_readings(part.ideas)])
    best = [hit for hit in both if hit.means is not AN_IDEA]
    found = [Idea(hit.start, hit.end, claim) for hit in best for claim in hit.means.claims]
    if _is_of_family(low, part, best):
        asks = part.said.has_direction
        return [idea for idea in found if asks or idea.claim.way is Way.LIMIT]
    if any(claim.claim.value == _EXPERIENCE for claim in found):
        return found  # "experience of office work" is no wish for an office
    asking = _end_of_asking(low, part, best)
    for run in _runs(low, part, best, asking):
        alone = not best and not part.tells and not _is_torn(text, low, part)
        alone = named or (alone and may_be_wished_for(run, part.said))
        found += ideas_in(text, run, against=against, alone=alone)
    return sorted(map(as_setting, found), key=lambda idea: idea.start)


def as_readings(ideas: Sequence[Hit[Concept]]) -> list[Hit[Reading]]:
    """Ideas in the form of facts, to be weighed against them by their length."""
    return [Hit(hit.start, hit.end, AN_IDEA) for hit in ideas]


def masked(low: str, spans: Sequence[tuple[int, int]]) -> str:
    """Text with the spans covered up, nothing moved."""
    marks = list(low)
    for start, end in spans:
        marks[start:end] = MASK * (end - start)
    return "".join(marks)


def _is_of_family(low: str, part: Part, facts: Sequence[Hit[Reading]]) -> bool:
    """Whether the words of a part that no fact holds are about the client's family."""
    start, end = part.member.start, _end_of_asking(low, part, facts)
    if not speaks_of_family(low[start:end]):
        return False
    spans = [(hit.start - start, hit.end - start) for hit in facts if hit.end <= end]
    return speaks_of_family(masked(low[start:end], spans))


def _end_of_asking(low: str, part: Part, facts: Sequence[Hit[Reading]]) -> int:
    """Where words about the family only say until when: "mornings while the kids are small"."""
    start, end = part.span
    since = _SINCE.search(low, start, end) if facts else None
    return since.start() if since and speaks_of_family(low[since.start() : end]) else end


def _is_torn(text: str, low: str, part: Part) -> bool:
    """Whether private words were cut away on either side, so that the rest makes no sense alone."""
    edges = (part.member.start - 1, part.member.end)
    return any(0 <= at < len(low) and low[at] == CUT != text[at] for at in edges)


def _runs(low: str, part: Part, facts: Sequence[Hit[Reading]], end: int) -> list[list[Word]]:
    """The words of a part before `end` that no fact holds, in unbroken runs."""
    runs: list[list[Word]] = [[]]
    held = places_of(facts)
    for word in part.words:
        if word.start in held or word.start >= end:
            continue
        if runs[-1] and low[runs[-1][-1].end : word.start].strip(" -'&/"):
            runs.append([])
        runs[-1].append(word)
    return [run for run in runs if run]
