"""What a client says, read into statements.

The words are cut into clauses, reasons and private facts are left out, and each clause is read by
the tables and patterns of `matcher.normalise.wishes`. Choices where the words leave one:

- "days only" is never nights and never evenings; "set hours" avoids rotating shifts.
- Who refuses "nights only" does not refuse every night: it is an idea, met by an advert's words.
- "Days or evenings" wants evenings and says no to nothing.
- "no more than", "up to", "at least" and "within" are musts, other amounts are wants; "under 16
  hours" is at most 15.99. `wishes.hours` has the rule for hours that the client says no to.
- Pay and travel are limits whatever the stance: never "more than 5 miles" is must within 5 miles.
- "Nothing before 10" is between 10:00 and the end of the day, and never early starts.
- A bare "not" avoids; "no", "never", "can't", "won't" and "don't" never accept.
- "I don't mind", "ok" and "fine" ask for nothing, unless a stance is given.
- "Local" is within 5 miles, walking distance 30 minutes on foot: wants, as the figure is ours.
- A kind of task that is a kind of job too ("cleaning") is work when wanted, a task when not.
- Slang and slips are read as they are meant, and quoted as they were written.
- A tail with a subject of its own that asks for nothing tells why: "outdoors, I go mad inside".
- A figure goes before "part time" or "on foot" beside it, whose figures are ours.
- Words in no table are kept as an activity, a setting behind "in a"; what could be no word
  ("asdf"), or is a place that nothing is asked of, makes no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.normalise.phrases import Concept, concept_words
from matcher.normalise.text import plain
from matcher.normalise.wishes.claims import Reading, Way, one
from matcher.normalise.wishes.clauses import TURNED_BACK, members_of
from matcher.normalise.wishes.hours import find_hours
from matcher.normalise.wishes.ideas import Idea, ideas_in, phrase_claims
from matcher.normalise.wishes.kinds import is_one_job
from matcher.normalise.wishes.lexicon import Hit, Word, fold, longest, places_of
from matcher.normalise.wishes.named import named_wishes
from matcher.normalise.wishes.names import employers
from matcher.normalise.wishes.parts import Part, carried, part_of, told
from matcher.normalise.wishes.pay import find_pay
from matcher.normalise.wishes.private import CUT, speaks_of_family, without_private
from matcher.normalise.wishes.sifting import (
    PHRASES,
    in_context,
    stands,
    without_vague_hours,
    without_vague_journeys,
)
from matcher.normalise.wishes.spelling import respelt
from matcher.normalise.wishes.stance import Said, importance_of, stance_of, stance_words
from matcher.normalise.wishes.times import find_times
from matcher.normalise.wishes.travel import find_travel
from matcher.preferences import About, ScheduleWish, Stance, Statement, Value

MOST_READ = 4000  # characters: a phrase or some sentences, not a document
_IT = re.compile(r"\bIT\b")
_PAIR = re.compile(r"\b[a-z]{3,20} (?:and|&) [a-z]{3,20}\b")
_FLAT = re.compile(r"can't|cannot|can not|could|won't|will not")
_MASK = "\x01"
_AN_IDEA = Reading()
_EXPERIENCE = "experience"
_LATE = (ScheduleWish(nights=True), ScheduleWish(evenings=True))


def read_statement(
    words: str, stance: Stance | None = None, about: About | None = None, importance: int = 2
) -> tuple[Statement, ...]:
    """The statements that a client's words make: none, one or several.

    Args:
        words: a phrase or some sentences; the first 4,000 characters are read.
        stance: how firmly the client holds it, where known; otherwise the words say.
        about: the side of work to read; statements about other sides are left out. For work,
            setting, people, activity and employer the phrase itself is then the value.
        importance: 1 to 3; words such as "really" or "a bit" move it when it is left at 2.

    Returns:
        Statements in the order of the words, each with the words that it was read from.
    """
    own = plain(words[:MOST_READ])
    spelt = respelt(own)
    text = spelt.text
    low = _with_trade(text, fold(without_private(text)))
    found: dict[tuple[bool, About, Value], Statement] = {}
    for said, idea in _read(text, low, stance, about):
        claim = idea.claim
        held = stance_of(claim, said, stance)
        if held is None or (about is not None and claim.about is not about):
            continue
        value = claim.against if held.is_against and claim.against is not None else claim.value
        quoted = own[spelt.places[idea.start] : spelt.places[idea.end - 1] + 1].strip(" ,-")
        statement = Statement(held, claim.about, value, quoted, importance_of(said, importance))
        key = (held.is_against, claim.about, value)
        if key not in found or (held.rules_out and not found[key].stance.rules_out):
            found[key] = statement
    return without_vague_journeys(without_vague_hours(tuple(found.values())))


def _read(
    text: str, low: str, given: Stance | None, about: About | None
) -> Iterator[tuple[Said, Idea]]:
    """Every claim in the text with what is said of it, its span widened to the words around."""
    as_phrase = about in PHRASES
    facts = [] if as_phrase else _facts(low, about)
    ideas = longest(concept_words().find(low))
    spans = [(h.start, h.end) for h in longest([*facts, *_as_readings(ideas)])]
    stances = longest(stance_words().find(_masked(low, spans)))
    kept = spans + [(hit.start, hit.end) for hit in stances]
    kept += [turn.span() for turn in TURNED_BACK.finditer(low)]
    kept += [pair.span() for pair in _PAIR.finditer(low) if is_one_job(pair.group())]
    for sentence in members_of(low, kept, lists_only=as_phrase):
        parts = [part_of(low, member, facts, ideas, stances) for member in sentence]
        read: list[tuple[Said, Idea]] = []
        why = told(parts)
        first_fact = next((each.member.start for each in parts if each.facts), len(low))
        for part, said, start in carried(parts):
            if about is not None and as_phrase:
                claims = phrase_claims(text, list(part.words), about)
            else:
                claims = _claims(text, low, part, _says_no(said, given))
                claims = in_context(part, first_fact < part.member.start, claims)
                if part.member.start in why:
                    claims = [idea for idea in claims if stands(idea.claim, part.said)]
            for idea in claims:
                widened = Idea(min(start, idea.start), max(part.end, idea.end), idea.claim)
                read.append((said, widened))
        turn = TURNED_BACK.search(low, sentence[0].start, sentence[-1].end)
        if turn:
            read = _named_first(read, turn.group())
        yield from _without_days_or(read, given)


def _named_first(read: list[tuple[Said, Idea]], turn: str) -> list[tuple[Said, Idea]]:
    """What "Fridays are for my choir so I can't do them" says no to: not the choir.

    A flat no at the end outweighs soft words before it: "evenings are hard so I can't do them".
    """
    when = [each for each in read if each[1].claim.about is About.SCHEDULE]
    flat = _FLAT.search(turn) is not None
    return [(replace(said, soft=said.soft and not flat), idea) for said, idea in when or read[:1]]


def _without_days_or(
    read: list[tuple[Said, Idea]], given: Stance | None
) -> Iterator[tuple[Said, Idea]]:
    """What a sentence claims, less the no to nights and evenings in "days or evenings"."""
    late = any(
        idea.claim.way is Way.NAMES and idea.claim.value in _LATE and not _says_no(said, given)
        for said, idea in read
    )
    for said, idea in read:
        by_days = idea.claim.way is Way.OPPOSITE and idea.claim.value in _LATE
        if not (late and by_days and idea.claim.usual is None):
            yield said, idea


def _with_trade(text: str, low: str) -> str:
    """Folded text with IT, the trade, left in capitals to tell it from the pronoun."""
    if text.isupper():
        return low
    for found in _IT.finditer(text):
        if low[found.start()] == "i":
            low = low[: found.start()] + "IT" + low[found.end() :]
    return low


def _says_no(said: Said, given: Stance | None) -> bool:
    return said.against or (given is not None and given.is_against)


def _facts(low: str, about: About | None) -> list[Hit[Reading]]:
    found = [
        *find_hours(low, bare=about is About.HOURS),
        *find_pay(low, bare=about is About.PAY),
        *find_travel(low, bare=about is About.TRAVEL),
        *find_times(low),
        *named_wishes().find(low),
    ]
    names = employers().find(low)
    found += [Hit(h.start, h.end, one(About.EMPLOYER, h.means)) for h in names]
    return sorted(found, key=lambda hit: hit.start)


def _as_readings(ideas: Sequence[Hit[Concept]]) -> list[Hit[Reading]]:
    return [Hit(hit.start, hit.end, _AN_IDEA) for hit in ideas]


def _masked(low: str, spans: Sequence[tuple[int, int]]) -> str:
    marks = list(low)
    for start, end in spans:
        marks[start:end] = _MASK * (end - start)
    return "".join(marks)


def _claims(text: str, low: str, part: Part, against: bool) -> list[Idea]:
    """What a part claims: the facts that hold its longest wordings, and ideas in what is left."""
    active = [hit for hit in part.facts if against or not hit.means.only_against]
    both = longest([*active, *_as_readings(part.ideas)])
    best = [hit for hit in both if hit.means is not _AN_IDEA]
    found = [Idea(hit.start, hit.end, claim) for hit in best for claim in hit.means.claims]
    if _is_of_family(low, part, best):
        asks = part.said.has_direction
        return [idea for idea in found if asks or idea.claim.way is Way.LIMIT]
    if any(claim.claim.value == _EXPERIENCE for claim in found):
        return found  # "experience of office work" is no wish for an office
    alone = not best and not part.tells and not _is_torn(text, low, part)
    for run in _runs(low, part, best):
        found += ideas_in(text, run, against=against, alone=alone)
    return sorted(found, key=lambda idea: idea.start)


def _is_of_family(low: str, part: Part, facts: Sequence[Hit[Reading]]) -> bool:
    """Whether the words of a part that no fact holds are about the client's family."""
    start, end = part.span
    if not speaks_of_family(low[start:end]):
        return False
    spans = [(hit.start - start, hit.end - start) for hit in facts]
    return speaks_of_family(_masked(low[start:end], spans))


def _is_torn(text: str, low: str, part: Part) -> bool:
    """Whether private words were cut away on either side, so that the rest makes no sense alone."""
    edges = (part.member.start - 1, part.member.end)
    return any(0 <= at < len(low) and low[at] == CUT != text[at] for at in edges)


def _runs(low: str, part: Part, facts: Sequence[Hit[Reading]]) -> list[list[Word]]:
    """The words of a part that no fact holds, in unbroken runs."""
    runs: list[list[Word]] = [[]]
    held = places_of(facts)
    for word in part.words:
        if word.start in held:
            continue
        if runs[-1] and low[runs[-1][-1].end : word.start].strip(" -'&/"):
            runs.append([])
        runs[-1].append(word)
    return [run for run in runs if run]
