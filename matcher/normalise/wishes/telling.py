"""What a client tells or asks without wishing for anything: stories, asides, errands, questions.

"I did nights at a bakery", "to be honest", "don't ring my mum", "when do I hear back?": they are
blanked out before anything is read. A story stays where the client goes back to it ("I was a chef,
I'd do that again") or says how it was ("I worked on a farm and loved it").
"""

from __future__ import annotations

import re
from functools import cache

from matcher import reference
from matcher.normalise.wishes.claims import Way
from matcher.normalise.wishes.diary import without_diary
from matcher.normalise.wishes.lexicon import Lexicon, split_list
from matcher.normalise.wishes.named import named_wishes
from matcher.normalise.wishes.reasons import CUT

_OPENING = r"(?:(?:^|(?<=[,.;!?\n()|-]))\s?(?:(?:and|but|well|so|as|then|cos|because|when)\s){0,2}"
_OPENING += r"|(?<=\s)(?:and|but|so|then|as|when) )"
_OPENING += r"(?:(?:back )?(?:in|at|over) (?:my|our|the) (?:own |old |last |home |previous ){0,2}"
_OPENING += r"(?:country|homeland|home|job|place|village|town|army|day|past|nineties|eighties) "
_OPENING += r"|years ago |once |back home |before )?"
_DID = (
    r"(?:was|were|did|had|went|got|came|left|lost|tried|helped|spent|moved|worked|started|ran|been"
    r"|finished(?! with)|studied|trained|volunteered|passed|failed|applied|met|saw|said|told|heard"
    r"|knew|grew|lived|took|made|quit|retired|packed|seen|learnt|learned|managed|applied|gave|looked|thought"
    r"|used to (?:be|do|work|drive|have|run|go|help)"
    r"|have (?:only |always )?(?:been|worked|done|had))"
)
_NOT_A_STORY = (
    r"(?! (?:hoping|thinking|looking|wondering|wanting|after|to\b|enough|it with|it up|my fill"
    r"|my share|up for|told to|happy|keen|interested|offered|like|good|best|better|quite|great))"
)
_WHO = (
    r"(?:(?:i|we|she|he|they|client|cl|(?:my|her|his|the) [a-z]{2,12})(?:'ve|'d)?"
    r"(?: (?:have|has|had))? (?:just |only |also |already |always |once |last |even ){0,2})"
)
_BARE_DID = (
    r"(?:tried|did|done(?! with)|been|spent|worked|left|referred|applied|volunteered|studied"
    r"|completed|attended|finished|awaiting|waiting (?:on|for)|previously|formerly|ex|had|discussed"
    r"|explored|talked about|looked at|met with|considered|mentioned|asked about|cares for"
    r"|(?:got |was |been )?(?:sacked|fired|dismissed|made redundant|laid off)|got the sack"
    r"|spoke (?:about|to)|lives (?:with|in|at|near|alone)|stays with"
    r"|used to (?:be|do|work|drive|have|run|help))"
)
_MINE = (
    r"my (?!ideal|dream|main|first|favourite|perfect|preference|preferred|aim|goal|best|thing|limit"
    r"|choice|availability|top|only|max|min)[a-z]{2,12}(?:'s| is| has| says| works| lives| stops"
    r"| goes| starts| finishes| thinks| reckons| comes| picks| drives| takes| needs)"
)
_STORY = re.compile(rf"{_OPENING}(?:{_WHO}{_DID}|{_BARE_DID}|{_MINE})(?=[\s-]){_NOT_A_STORY}")
_STORY_END = re.compile(
    r"[.;!?\n()|]|,|\s(?=but |so (?!that)|what (?:i|she|he)|(?:and|now|then) (?:i'd|i would|i want"
    r"|would|want|wants|now|need|needs|looking|keen|hoping|no |not |don't|can't|what|i'm|i am"
    r"|i like|i enjoy|i love|something))"
)
_GOES_BACK = re.compile(
    r"\b(?:again|back (?:to|into|in|at|there|doing)|go(?:ing)? back|get(?:ting)? back|more of"
    r"|same (?:again|thing|sort|kind)|like (?:that|it)|similar|miss(?:ed)? (?:it|that|doing|the)"
    r"|return(?:ing)? to|liked|loved|enjoyed|good at|hated?|disliked|never again|sick of"
    r"|fed up|done with|not for me)\b"
)
_WHEN_YOUNG = re.compile(
    r"\s(?:when|while|since|before|after|until) (?:i|she|he|we)"
    r" (?:was|were|had|left|got|came|went)\b"
)
_ERRAND = re.compile(
    rf"{_OPENING}(?:(?:please|ok|fine|happy|okay|i'm|is|be|you|can|could|would|want|to|for|don't"
    r"|do not|not|never|me|it's|that|if|just|i|with) ){0,6}"
    r"(?:tell|ring|ringing|text|texting|email|emailing|say|contact|contacting|mention|let|remind"
    r"|disclose|call|calling|speak to|talk to|inform|update|chase|send)"
    r" (?:me|us|him|her|them|employers?|the (?:employer|manager|boss|job ?cent(?:re|er)|company)"
    r"|any(?:one|body)|you|my|back|i'm|i am|that|about|it|to)\b"
)
_NO_OFFERS = re.compile(r"\b(?:don't|do not|not|never|stop) send(?:ing)? me\b")
_QUESTION = re.compile(
    rf"{_OPENING}(?:how (?:long|much|many|often|do|does|soon|will|is|are)|when|why|who|are you"
    r"|will (?:you|they|i|it)|have you|did (?:you|they)|do (?:you|they)|has |what (?:time|happens"
    r"|about|do|does|if|is|are|will)|what's|where (?:do|is|are)|is (?:it|that) )[^.;!?\n]*\?"
)
_FINDS_WORK = re.compile(r"\b(?:find|get|look for|know of|any(?:thing)?|jobs?)\b")
_CLAUSE_END = re.compile(r"[,.;!?\n()|]| but (?=no |not |i )")
_VOCATIVE = re.compile(
    r"(?<=[,.!?])\s(?:dear|love|pet|duck|hen|mate|pal|chuck|petal|sweetheart|darling|hun|bab|cock"
    r"|son|lass|bro|butt|flower|hinny|marra|lad)(?=\s?[,.!?]|\s?$)"
)


@cache
def _asides() -> Lexicon[str]:
    """Words that only fill a sentence, from `data/phrases/asides.csv`."""
    return Lexicon(
        (phrase, row["kind"])
        for row in reference.rows("phrases/asides.csv")
        for phrase in split_list(row["says"])
    )


def without_errands(low: str) -> str:
    """Folded text with what the client asks of other people blanked out, nothing moved."""
    for match in _QUESTION.finditer(low):
        if not _FINDS_WORK.search(match.group()):
            low = _cut(low, *match.span())
    low = without_diary(low)
    place = 0
    while errand := _ERRAND.search(low, place):
        place = _end(_CLAUSE_END, low, errand.end())
        if _NO_OFFERS.search(errand.group()):
            continue
        low = _cut(low, errand.start(), place)
    return low


def without_stories(low: str) -> str:
    """Folded text with stories and asides blanked out, nothing moved."""
    low = _without_asides(low)
    place = 0
    while life := _WHEN_YOUNG.search(low, place):
        place = max(_end(_CLAUSE_END, low, life.end()), life.end())
        low = low[: life.start()] + " " * (place - life.start()) + low[place:]
    place = 0
    while story := _STORY.search(low, place):
        place = max(_end(_STORY_END, low, story.end()), story.end())
        denies = _denies(low[story.start() : place])
        if not denies and not _GOES_BACK.search(low, story.end()):
            low = _cut(low, story.start(), place)
    return low


def _denies(story: str) -> bool:
    """Whether a story tells of something that the client lacks: "I lost my licence"."""
    found = named_wishes().find(story)
    return any(claim.way is Way.DENIES for hit in found for claim in hit.means.claims)


def _without_asides(low: str) -> str:
    for hit in _asides().find(low):
        low = low[: hit.start] + " " * (hit.end - hit.start) + low[hit.end :]
    for match in _VOCATIVE.finditer(low):
        low = low[: match.start()] + " " * len(match.group()) + low[match.end() :]
    return low


def _end(mark: re.Pattern[str], low: str, start: int) -> int:
    found = mark.search(low, start)
    return found.start() if found else len(low)


def _cut(low: str, start: int, end: int) -> str:
    return low[:start] + CUT * (end - start) + low[end:]
