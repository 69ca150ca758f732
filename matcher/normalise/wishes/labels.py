"""Answers on a form: a label before a colon says what the words behind it are about.

"Maximum travel: 45 mins" is a limit, "Will not do: phones" a no. A label is never a wish itself,
but for the thing that "Weekends: no" answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from matcher import reference
from matcher.normalise.phrases import concepts_in
from matcher.normalise.wishes.ideas import Idea
from matcher.normalise.wishes.kinds import is_one_job
from matcher.normalise.wishes.lexicon import Lexicon, longest, split_list
from matcher.normalise.wishes.named import named_wishes
from matcher.normalise.wishes.sifting import PHRASES
from matcher.normalise.wishes.stance import Said, together
from matcher.preferences import About

_LABEL = re.compile(r"(?:^|(?<=[\n.;|*,]))[ *-]{0,3}([a-z][a-z '/&()-]{1,48}):[ \n]?(?=[^\s:])")
_ANSWER_END = re.compile(r"\n|\.(?= |$)|[|;]")
_YES_OR_NO = re.compile(
    r"(?:no|none|never|yes|ok|okay|fine|y|n|n/a|(?:prefer|rather|would rather"
    r"|preferably|ideally) not|no(?:ne)? (?:thanks|thank you|ta|way|chance)|nope|avoid"
    r"|to be avoided|never again|absolutely not|definitely not|hardly any|minimal|not at all"
    r"|not for me|not (?:really|keen|interested|possible|ideal)|if (?:needed|possible))"
    r"(?=\s*(?:$|[,.;|\n(]| but ))"
)
_YES = re.compile(r"(?:yes|y)\b")
_HELD = re.compile(
    r"(?:happy|willing|would(?! rather| prefer)|can|could|will|has|have|had|got|already|in place"
    r"|valid|current|clear|clean|full|up to date|applied|awaiting|pending|enhanced|basic|held|yes"
    r"|y)\b(?! not\b)"
)
_OPENERS = {
    "from ": re.compile(r"\bearliest\b"),
    "until ": re.compile(r"\blatest\b"),
    "max ": re.compile(r"\b(?:max|maximum|most|longest|furthest|farthest|upper|limit)\b"),
    "min ": re.compile(r"\b(?:min|minimum|least|lowest)\b"),
}
_SAYS = {
    "for": Said(wanted=True, firm=True),
    "against": Said(against=True),
    "never": Said(against=True, firm=True),
    "fine": Said(fine=True),
}
_A_NO = frozenset({"no", "nope", "not", "noes"})
_NOTHING = Said()
_SKIPPED = "skipped"
_GONE = "|"  # parts sentences, and is not the mark of what is private


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands behind a label at `text[start:end]`; the label begins at `label`.

    `opens` is where the words begin that the label put in front ("max 45 mins"). `about` is the
    side of work that the label names, if it does; `said` is what it says of all the answer.
    """

    label: int
    opens: int
    start: int
    end: int
    about: About | None
    said: Said

    def says(self, said: Said) -> Said:
        """What is said of a part of the answer: its own words count before those of the label."""
        return said if said.has_direction else together([self.said, said])

    def turned(self, text: str, idea: Idea) -> Idea | None:
        """A phrase that no table knows, as what the label asks for: "Employers: Smith & Co".

        None for words that answer nothing: a phrase is no journey, hours or contract, and the
        "max" that a label puts in front of its answer is no word of the client's.
        """
        claim = idea.claim
        if isinstance(claim.value, str) and self._label_in(idea):
            return None
        unknown = claim.about is About.ACTIVITY and not concepts_in(str(claim.value))
        if self.about is None or self.about is claim.about or not unknown:
            return idea
        if self.about not in PHRASES:
            return None
        value = text[idea.start : idea.end] if self.about is About.EMPLOYER else claim.value
        return replace(idea, claim=replace(claim, about=self.about, value=value))

    def _label_in(self, idea: Idea) -> bool:
        """Whether a phrase was read from the end of a range that stands for the label."""
        return self.label <= idea.start < self.start


@dataclass(frozen=True, slots=True)
class _Label:
    about: About | None
    said: Said
    skipped: bool


@cache
def _labels() -> Lexicon[_Label]:
    """The labels of `data/phrases/labels.csv`."""
    return Lexicon(
        (
            phrase,
            _Label(
                About(row["about"]) if row["about"] else None,
                _SAYS.get(row["stance"], _NOTHING),
                row["stance"] == _SKIPPED,
            ),
        )
        for row in reference.rows("phrases/labels.csv")
        for phrase in split_list(row["says"])
    )


def without_labels(low: str) -> tuple[str, tuple[Answer, ...]]:
    """Folded text with its labels blanked out, nothing moved, and the answers to them."""
    found = list(_LABEL.finditer(low))
    answers: list[Answer] = []
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(low)
        ends = _ANSWER_END.search(low, match.end(), stop)
        end = ends.start() if ends else stop
        asked = _YES_OR_NO.match(low, match.end()) and _is_wish(match[1])
        label = None if asked else _meaning(match[1])
        if label is None:
            low = _joined(low, match, end)
        elif label.skipped:
            low = _blanked(low, match.start(1), end)
        else:
            low, opens = _opened(low, match)
            answers.append(Answer(match.start(1), opens, match.end(), end, label.about, label.said))
    return low, tuple(answers)


def answer_at(answers: Sequence[Answer], end: int) -> Answer | None:
    """The answer that words which end here belong to."""
    return next((each for each in answers if each.start < end <= each.end), None)


def _meaning(label: str) -> _Label | None:
    """What a label means, by the words of it that stand first in our table."""
    if label.strip() in _A_NO:
        return _Label(None, _SAYS["never"], skipped=False)
    hits = longest(_labels().find(label))
    told = next((hit.means for hit in hits if hit.means.skipped), None)
    told = told or next((hit.means for hit in hits if hit.means.about), None)
    says = next((hit.means.said for hit in hits if hit.means.said != _NOTHING), _NOTHING)
    if told is None:
        return _Label(None, says, skipped=False) if hits else None
    return replace(told, said=says)


def _joined(low: str, match: re.Match[str], end: int) -> str:
    """The words "weekends no" of "Weekends: no"; nothing of "Licence: yes", which asks nothing.

    Before an answer that says more, days and shifts in a label are no wish.
    """
    has = _sides(match[1])
    if has and set(has) == {About.REQUIREMENT} and _HELD.match(low, match.end()):
        return _blanked(low, match.start(1), end)
    if _YES_OR_NO.match(low, match.end()) is None:
        only_when = bool(has) and set(has) == {About.SCHEDULE}
        return _blanked(low, match.start(1), match.end()) if only_when else low
    if About.REQUIREMENT in has and _YES.match(low, match.end()):
        return _blanked(low, match.start(1), end)
    return low[: match.end(1)] + " " * (match.end() - match.end(1)) + low[match.end() :]


def _is_wish(label: str) -> bool:
    return bool(_sides(label) or concepts_in(label)) or is_one_job(label)


def _sides(label: str) -> list[About]:
    return [claim.about for hit in named_wishes().find(label) for claim in hit.means.claims]


def _opened(low: str, match: re.Match[str]) -> tuple[str, int]:
    """The text with a label gone but for the end of a range it names, and where that begins."""
    opener = next((words for words, mark in _OPENERS.items() if mark.search(match[1])), "")
    opens = match.end() - len(opener)
    low = _blanked(low, match.start(1), opens)
    return low[:opens] + opener + low[match.end() :], opens


def _blanked(low: str, start: int, end: int) -> str:
    return low[:start] + _GONE * (end - start) + low[end:]
