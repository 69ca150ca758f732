"""Whether two employers are one: sure, doubtful or apart, and why.

What two names share must be rare to tell anything; what is left over decides by what it tells.
"Bell Holdings" may own Bell; "Bell (York)" is not "Bell (Leeds)", nor "Bell Homes" Bell Care.
Where the employers are found speaks for or against it: with a like name, the same address is one
employer, and another address another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_pairs import NAMES, Pair, Rarity, contradict
from matcher.duplicates.employer_sites import Ground
from matcher.duplicates.employer_words import Kind, kind_of

_SURE_INITIALS = 5
"""Letters of initials that hardly two employers have in common."""
_SURE_TYPO = 7
"""Letters of a word in which one slip is a slip, not another name."""
_SHORTEST_START = 5
"""Letters that two words begin with which are one name, shorter and longer."""
_SURELY = 100.0
_NAMES_AND_PLACES = NAMES | {Kind.PLACE}
_STAYS_OPEN = frozenset((Kind.PARENT, Kind.PLACE))
"""A parent is another company and a place may be a branch: never sure from an address alone."""


class Verdict(StrEnum):
    """What a comparison says."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    APART = "apart"  # two employers, or nothing that speaks for one


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, and for a doubtful one the reason, in words for a person.

    `strength` orders verdicts of a kind, the best first. `contradicts` tells that the names
    themselves mean two employers, so that no third name can make them one.
    """

    verdict: Verdict
    because: str = ""
    strength: float = 0.0
    contradicts: bool = False


def compare(one: NameWords, other: NameWords, where: Ground, rarity: Rarity) -> Comparison:
    """Compare two employers whose names differ; the same either way round."""
    if one.joined == other.joined:
        return Comparison(Verdict.SURE, strength=_SURELY)
    pair = Pair.of(one, other, where, rarity)
    judged = _by_words(pair)
    if judged.verdict is Verdict.APART:
        return _by_initials(pair) or _by_alias(pair) or judged
    return judged


def _by_words(pair: Pair) -> Comparison:
    if not pair.left:
        return _spelling(pair)
    if _is_longer_word(pair):
        return _sure(pair)
    if contradict(pair.words):
        if pair.only_theirs and pair.where.agrees:
            return _doubtful(pair, _but(pair))
        return Comparison(Verdict.APART, contradicts=True)
    if not pair.tells or not (pair.shares_a_name or pair.where.agrees):
        return Comparison(Verdict.APART)
    return _one_sided(pair) if pair.is_one_sided else _both_sided(pair)


def _is_longer_word(pair: Pair) -> bool:
    """Whether at one address all that differs is a word that goes on: "Tarn", "Tarnparsons"."""
    if not (len(pair.words.mine) == len(pair.words.others) == 1 and pair.where.agrees):
        return False
    short, long = sorted(pair.left, key=len)
    is_word = len(short) >= _SHORTEST_START and long.isalpha()
    return is_word and long.startswith(short) and not _NAMES_AND_PLACES.isdisjoint(pair.kinds_left)


def _spelling(pair: Pair) -> Comparison:
    """No word is left over, but some are near in spelling or written as one."""
    if not pair.words.near or pair.where.agrees:
        return _sure(pair)
    names = [near for near in pair.words.near if NAMES.issuperset(map(kind_of, near))]
    if not names and (pair.shares_own or not pair.where.disagrees):
        return _sure(pair)
    is_slip = all(
        min(map(len, near)) >= _SURE_TYPO
        and {kind_of(word) for word in near} == {Kind.OWN}
        and near[0][0] == near[1][0]
        for near in names
    )
    if is_slip and not pair.where.disagrees:
        return _sure(pair)
    if not is_slip and pair.where.disagrees:
        return Comparison(Verdict.APART)
    spelt = " and ".join(pair.quoted(near).replace(", ", " or ") for near in pair.words.near)
    return _doubtful(pair, f"the names differ only in spelling ({spelt})")


def _one_sided(pair: Pair) -> Comparison:
    """One name is the other with more words."""
    if pair.where.agrees and not pair.kinds_left & _STAYS_OPEN:
        adds_nothing = pair.kinds_left == {Kind.STRUCTURE} and (
            not pair.shares_own or (len(pair.left) == 1 and pair.only_theirs)
        )
        is_new_name = pair.words.is_renamed and pair.only_theirs
        if is_new_name or pair.is_led_by_more or adds_nothing or "web address" in pair.where.same:
            return _sure(pair)
    more = pair.quoted(pair.left)
    if Kind.PARENT in pair.kinds_left:
        return _doubtful(
            pair, f"one name has {more} more: it may be the company that owns the other"
        )
    if pair.where.disagrees and not pair.only_theirs:
        return Comparison(Verdict.APART)
    if Kind.PLACE in pair.kinds_left:
        return _doubtful(pair, f"one name has {more} more: it may be a branch")
    return _doubtful(pair, f"one name is the other with {more} more")


def _both_sided(pair: Pair) -> Comparison:
    """Each name has words that the other lacks, which do not contradict each other."""
    if pair.where.agrees or (pair.only_theirs and not pair.where.disagrees):
        return _doubtful(pair, _but(pair))
    return Comparison(Verdict.APART)


def _but(pair: Pair) -> str:
    shared = pair.quoted((*pair.words.shared, *(near[0] for near in pair.words.near)))
    left = [pair.quoted(words) for words in (pair.words.mine, pair.words.others) if words]
    return f"both names have {shared}, but differ in {' and '.join(left)}"


def _by_initials(pair: Pair) -> Comparison | None:
    """One name is the initials of the other, such as NSPCC."""
    for short, long in ((pair.one, pair.other), (pair.other, pair.one)):
        if len(short.tokens) == 1 and short.tokens[0] in long.initials:
            letters = short.tokens[0]
            if pair.where.agrees or (len(letters) >= _SURE_INITIALS and not pair.where.disagrees):
                return _sure(pair)
            if len(letters) >= _SURE_INITIALS or not pair.where.disagrees:
                return _doubtful(pair, f"“{letters.upper()}” may be the initials of the other name")
    return None


def _by_alias(pair: Pair) -> Comparison | None:
    """One trades under the name of the other; so do holders of a franchise."""
    mine, others = (
        {name.same, name.alias.same} if name.alias else {name.same}
        for name in (pair.one, pair.other)
    )
    if mine.isdisjoint(others):
        return None
    if pair.where.agrees:
        return _sure(pair)
    return _doubtful(pair, "one trades under the name of the other")


def _sure(pair: Pair) -> Comparison:
    return Comparison(Verdict.SURE, strength=pair.bits + len(pair.where.same))


def _doubtful(pair: Pair, because: str) -> Comparison:
    places = []
    if pair.where.same:
        places.append(f"the same {' and '.join(pair.where.same)}")
    if pair.where.differ:
        places.append(f"another {' and '.join(pair.where.differ)}")
    found = f", with {' but '.join(places)}" if places else ""
    strength = pair.bits + 10 * len(pair.where.same) - 10 * len(pair.where.differ)
    return Comparison(Verdict.DOUBTFUL, because[0].upper() + because[1:] + found, strength)
