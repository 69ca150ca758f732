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
- Words in no table are kept as an activity, a setting behind "in a", where they can be a wish;
  stories, errands, questions and asides ask for nothing, unless the client goes back to them.
- A label of a form says what its answer is about: "Max travel: 45 mins", "Won't do: phones".
- A town or a place of work is a setting; where the client lives, or must not go beyond, is none.
- Of a want and a never of one thing the never stays.
"""

from __future__ import annotations

import re

from matcher.normalise.text import plain
from matcher.normalise.wishes.labels import Answer, without_labels
from matcher.normalise.wishes.lexicon import fold
from matcher.normalise.wishes.private import without_private
from matcher.normalise.wishes.reasons import CUT
from matcher.normalise.wishes.refusals import plainly
from matcher.normalise.wishes.scorn import without_scorn
from matcher.normalise.wishes.sentences import Words, read_sentences
from matcher.normalise.wishes.sifting import (
    PHRASES,
    without_contradictions,
    without_vague_hours,
    without_vague_journeys,
)
from matcher.normalise.wishes.spelling import respelt
from matcher.normalise.wishes.stance import importance_of, stance_of
from matcher.normalise.wishes.telling import without_errands, without_stories
from matcher.normalise.wishes.wholes import Placed, whole
from matcher.preferences import About, Stance, Statement, Value

MOST_READ = 4000  # characters: a phrase or some sentences, not a document
_IT = re.compile(r"\bIT\b")


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
    text = spelt.text if about in PHRASES else plainly(without_scorn(spelt.text))
    low, answers = _asking(text, whole=about in PHRASES)

    def own_words(start: int, end: int) -> str:
        return own[spelt.places[start] : spelt.places[end - 1] + 1].strip(" ,-")

    found: dict[tuple[bool, About, Value], Placed] = {}
    for said, idea in read_sentences(Words(text, low, stance, about, answers)):
        claim = idea.claim
        held = stance_of(claim, said, stance)
        if held is None or (about is not None and claim.about is not about):
            continue
        value = claim.against if held.is_against and claim.against is not None else claim.value
        quoted = own_words(idea.start, idea.end)
        statement = Statement(held, claim.about, value, quoted, importance_of(said, importance))
        key = (held.is_against, claim.about, value)
        if key not in found or (held.rules_out and not found[key].statement.stance.rules_out):
            found[key] = Placed(statement, idea.start, idea.end)
    kept = without_contradictions(tuple(whole(found.values(), low, own_words)))
    return without_vague_journeys(without_vague_hours(kept))


def _asking(text: str, whole: bool) -> tuple[str, tuple[Answer, ...]]:
    """`text` folded, with what asks for nothing blanked out, and the answers of a form.

    With `whole` it is a phrase that stays as it is but for what is private.
    """
    low = fold(without_private(text))
    answers: tuple[Answer, ...] = ()
    if not whole:
        kept = without_errands(fold(text))
        low = "".join(CUT if own == CUT else mark for mark, own in zip(low, kept, strict=True))
        low, answers = without_labels(without_stories(low))
    return _with_trade(text, low), answers


def _with_trade(text: str, low: str) -> str:
    """Folded text with IT, the trade, left in capitals to tell it from the pronoun."""
    if text.isupper():
        return low
    for found in _IT.finditer(text):
        if low[found.start()] == "i":
            low = low[: found.start()] + "IT" + low[found.end() :]
    return low
