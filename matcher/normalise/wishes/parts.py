"""The members of a sentence with what each says, and stance words carried from one to the next.

"No nights, evenings or weekends" says no three times, "no nights, cleaning" once: a no goes on over
"or", and over a comma or "and" as long as the same side of work is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.normalise.phrases import Concept
from matcher.normalise.wishes.claims import Reading, Way
from matcher.normalise.wishes.clauses import Member
from matcher.normalise.wishes.ideas import trimmed
from matcher.normalise.wishes.lexicon import Hit, Word, between, places_of, words_of
from matcher.normalise.wishes.stance import Said, together
from matcher.preferences import About

_NOTHING_SAID = Said()
_A_NO = Said(against=True, firm=True)
_OF_PHRASES = frozenset({About.WORK, About.SETTING, About.PEOPLE, About.ACTIVITY, About.EMPLOYER})
_FOR, _I_HAVE = "for", "ive"
_SUBJECTS = frozenset({"i", "im", "ive", "id", "ill", "we"})
_TOLD_OF = frozenset({"it", "that", "they", "which", "those"})
_TELLERS = _SUBJECTS | {
    "they",
    "it",
    "he",
    "she",
    "you",
    "that",
    "which",
    "spent",
    "did",
    "been",
    "too",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a sentence as read.

    `facts` and `ideas` may overlap: which of them count depends on whether the client says no.
    `start`, `end` hold all words that the part rests on. `said_last`: its stance words come after
    what they are about. `opener` is the member's first word.
    """

    member: Member
    facts: tuple[Hit[Reading], ...]
    ideas: tuple[Hit[Concept], ...]
    stances: tuple[Hit[Said], ...]
    words: tuple[Word, ...]
    said: Said
    start: int
    end: int
    opener: str

    @property
    def span(self) -> tuple[int, int]:
        """Where in the text the member stands."""
        return self.member.start, self.member.end

    @property
    def has_content(self) -> bool:
        """Whether anything is named, as in "nights", and not only how, as in "ideally"."""
        return bool(self.facts or self.ideas or trimmed(list(self.words)))

    @property
    def said_last(self) -> bool:
        """Whether the stance words come last: "weekends are out of the question"."""
        last = max((hit.start for hit in self.stances if hit.means.has_direction), default=-1)
        places = [hit.start for hit in self.facts] + [hit.start for hit in self.ideas]
        places += [word.start for word in trimmed(list(self.words))]
        return last > max(places, default=last)

    @property
    def tells(self) -> bool:
        """Whether the client speaks of themselves without asking for anything: "I'm vegan"."""
        says_i = bool(self.words) and self.words[0].stem in _SUBJECTS
        return says_i and not self.said.has_direction

    @property
    def denies(self) -> bool:
        """Whether a fact holds the no itself: "I don't drive"."""
        return any(claim.way is Way.DENIES for hit in self.facts for claim in hit.means.claims)

    @property
    def abouts(self) -> frozenset[About]:
        """The sides of work that the part may speak of, as far as tables tell."""
        facts = frozenset(claim.about for hit in self.facts for claim in hit.means.claims)
        return facts or frozenset(hit.means.about for hit in self.ideas)


def part_of(
    text: str,
    member: Member,
    facts: Sequence[Hit[Reading]],
    ideas: Sequence[Hit[Concept]],
    stances: Sequence[Hit[Said]],
) -> Part:
    """The part that a member makes of the hits inside it."""
    start, end = member.start, member.end
    own = between(stances, start, end)
    covered = places_of(own)
    words = (
        Word(word.start + start, word.end + start, word.stem) for word in words_of(text[start:end])
    )
    return Part(
        member,
        between(facts, start, end),
        between(ideas, start, end),
        own,
        tuple(word for word in words if word.start not in covered),
        together(hit.means for hit in own),
        min((hit.start for hit in own), default=end),
        max((hit.end for hit in own), default=start),
        next((word.stem for word in words_of(text[start:end])), ""),
    )


def told(parts: Sequence[Part]) -> frozenset[int]:
    """Where the members start that only tell why: "outdoors, I go mad stuck inside".

    Such a member comes after something was named, has a subject of its own and asks for nothing;
    what hangs on it ("at college", "in the week") is of a piece with it.
    """
    found: set[int] = set()
    named = telling = False
    last: Part | None = None
    for part in parts:
        said = part.said.wanted or part.said.against
        if part.member.joiner == "," or (part.member.joiner in ("and", "or") and said):
            telling = named and part.opener in _TELLERS and not _asks(part)
        elif said and last is not None and last.opener in _SUBJECTS and not last.has_content:
            telling = False  # "I" and "can't sit all day" are two members
        if telling:
            found.add(part.member.start)
        named = named or part.has_content
        last = part
    return frozenset(found)


def _asks(part: Part) -> bool:
    """Whether a member with a subject of its own asks: "I can't sit all day", not "it can drag"."""
    if part.opener == _I_HAVE:
        return part.said.wanted  # "I've no patience" turns nothing down
    if part.opener in _SUBJECTS:
        return part.said.wanted or part.said.against
    return part.said.wanted and (part.said.firm or part.said.soft)


def carried(parts: Sequence[Part]) -> list[tuple[Part, Said, int]]:
    """Each part that names something, all that is said of it, and where the saying begins."""
    said = [part.said for part in parts]
    starts = [part.start for part in parts]
    _join_bare(parts, said, starts)
    for place in range(1, len(parts)):
        before, part = parts[place - 1], parts[place]
        if (
            part.has_content
            and not said[place].has_direction
            and (
                _goes_on(before, part, said[place - 1])
                or (said[place - 1].against and _in_list_of_or(parts, place))
            )
        ):
            said[place] = together([said[place - 1], said[place]])
            starts[place] = min(starts[place], starts[place - 1])
        elif before.denies and part.member.joiner == "or" and before.abouts == part.abouts:
            said[place] = together([said[place], _A_NO])
    for place in range(len(parts) - 2, -1, -1):
        part, after = parts[place], parts[place + 1]
        if (
            not said[place].has_direction
            and after.said_last
            and after.member.joiner in ("or", "and")
        ):
            said[place] = together([said[place], after.said])
    return [
        (part, said[place], starts[place])
        for place, part in enumerate(parts)
        if part.has_content and not _hangs_on_a_no(parts, said, place)
    ]


def _hangs_on_a_no(parts: Sequence[Part], said: Sequence[Said], place: int) -> bool:
    """Whether a part only says where or with whom of something the client says no to.

    "No nights in a care home" says neither yes nor no to care homes.
    """
    part = parts[place]
    if place == 0 or part.said.has_direction or said[place].has_direction:
        return False
    return part.member.joiner in ("with", " ") and (
        said[place - 1].against or (parts[place - 1].denies and part.opener == _FOR)
    )


def _join_bare(parts: Sequence[Part], said: list[Said], starts: list[int]) -> None:
    """Give stance words that stand alone ("Ideally, ...", "..., no thanks") to their neighbour."""
    for place, part in enumerate(parts):
        if part.has_content or part.said == _NOTHING_SAID:
            continue
        if place + 1 < len(parts) and not _puts_up(parts, place) and not _looks_back(part):
            said[place + 1] = together([said[place], said[place + 1]])
            starts[place + 1] = min(starts[place], starts[place + 1])
        elif place > 0 and not _is_why(part, parts[place - 1], said[place - 1]):
            said[place - 1] = together([said[place - 1], said[place]])


def _puts_up(parts: Sequence[Part], place: int) -> bool:
    """Whether a part says only that the client is easy: "not fussed, maybe shop work"."""
    return parts[place].said.fine and parts[place + 1].member.joiner == ","


def _looks_back(part: Part) -> bool:
    """Whether a bare no is about what was named before it: "care work, it broke me"."""
    return part.said.against and part.opener in _TOLD_OF


def _is_why(part: Part, before: Part, said: Said) -> bool:
    """Whether a bare "it wears me out" stands behind a wish that is clear without it."""
    limits = any(claim.way is Way.LIMIT for hit in before.facts for claim in hit.means.claims)
    return part.opener in _TELLERS and (said.has_direction or limits)


def _in_list_of_or(parts: Sequence[Part], place: int) -> bool:
    """Whether a no goes on over commas to an "or": "not care, retail or bars", all of a kind."""
    if not (parts[place - 1].abouts | parts[place].abouts) <= _OF_PHRASES:
        return False
    for part in parts[place:]:
        if part.said.has_direction or part.opener in _SUBJECTS:
            return False
        if part.member.joiner != ",":
            return part.member.joiner == "or"
    return False


def _goes_on(before: Part, part: Part, said: Said) -> bool:
    if not said.has_direction or before.said_last:
        return False
    if part.words and part.words[0].stem in _SUBJECTS:
        return False
    if part.member.joiner == "or":
        return True
    return part.member.joiner in (",", "and") and bool(before.abouts & part.abouts)
