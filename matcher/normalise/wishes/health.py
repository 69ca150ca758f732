"""Health that a client speaks of in words that no list could hold: endings, slips, ways of telling.

A list names what is common. Medicines and conditions are made of a few dozen endings, and what a
client tells of themselves has a few ways of being told ("under Dr Shah", "two years clean").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matcher.normalise.wishes.lexicon import Hit
from matcher.normalise.wishes.spelling import health_aims, is_known

HEALTH = "health"
MEDICINE = "medicine"

_WORD = re.compile(r"[a-z]{7,40}")
_CONDITION = re.compile(
    r"(?:phobi[ac]|phreni[ac]|itis|osis|iasis|algia|opath(?:y|ic)|paresis|plegi[ac]|ectomy|ostomy"
    r"|plasty|[aeiou]emi[ac]|rrhoea|rrhagia|penia|megaly|dystrophy|dysplasia|lexi[ac]|praxi[ac]"
    r"|calculi[ac]|somnia|apnoea|thymia|noma|eloma|coma|sarcoma|epsy|eptic|uresis)s?"
)
_MEDICINE = re.compile(
    r"(?:[a-z]apine|epine|azole|razine|pram|xetine|azepam|zolam|[aio]done|peridol|thixol|triptyline"
    r"|ipramine|faxine|barbital|gabalin|bapentin|trigine|racetam|olol|sartan|statin|dipine|gliptin"
    r"|gliflozin|glutide|formin|mycin|cillin|cycline|ximab|zumab|limumab|tinib|xaban|profen|triptan"
    r"|setron|[aiou]vir|dronate|lukast|olone|asone|orphine|thiazide|amfetamine|amphetamine|oxacin)"
)
_NO_ILLNESS = frozenset(
    {"academia", "academic", "academics", "antiseptic", "aseptic", "biphobia", "biphobic",
    "bohemia", "diagnosis", "endemic", "epidemic", "homeopathic", "homeopathy", "homophobia",
    "homophobic", "hypnosis", "islamophobia", "islamophobic", "metamorphosis", "naturopathic",
    "naturopathy", "nostalgia", "osmosis", "osteopathic", "osteopathy", "pandemic",
    "phlebotomy", "polemic", "prognosis", "sceptic", "septic", "skeptic", "symbiosis",
    "systemic", "telepathic", "telepathy", "transphobia", "transphobic", "xenophobia",
    "xenophobic"}
)  # fmt: skip
_NO_MEDICINE = frozenset({"philippine", "abandone", "undone", "overdone", "outdone", "condone"})
_REST = r"(?:(?! (?:so|but|and|or|then|i want|i need) )[^,;.!?\n()])*"  # of the clause
_TOLD_ON = (
    (
        r"\bunder (?:the (?:care|supervision) of |the |my )?"
        r"(?:dr\.?|doctors?|prof|professor|consultant|psychiatrist|psychiatry|psychology"
        r"|mental health|hospital|clinic|section|memory clinic|neurology|cardiology|nhs)(?!\w)"
    ),
    r"\bsee(?:ing)? (?:dr\.?|doctor) ",
    r"\b(?:was|been|being|as|am|i'm) (?:an? )?(?:psychiatric )?(?:in|out)[- ]?patient\b",
    (
        r"(?<!who )(?<!that )\b(?:diagnosed (?:with|as)|diagnosis of"
        r"|suffer(?:s|ed|ing)? (?:from|with)"
        r"|history of (?=mental|ill|dep|anx|psy|self|sub|drug|alc|viol)"
        r"|recovering from|treated for"
        r"|treatment for|prone to|my flare|on the waiting list for|in and out of hospital"
        r"|been in hospital|was in hospital|out of hospital)"
    ),
    (
        r"\bwaiting (?:for|on) (?:an? |my )?(?:[a-z]+ )?(?:op|operation|surgery|scan|assessment"
        r"|replacement)\b"
    ),
    (
        r"\bi (?:can )?(?:hear|see|smell|feel) (?:things?|people (?:who|that)|voices?|whispers?"
        r"|whispering|stuff|noises in my)\b"
    ),
    r"\bclean (?:for|since|now) ",
    r"\btransitioning\b(?! (?:from|to|into|out|back|in)\b)",
    (
        r"\b(?:makes?|made|making|gets?|got|have|having|had|start|started|to|i|i'll|i'd|might|of)"
        r" (?:me )?panic(?:k[a-z]*|s)?\b(?! buy)"
    ),
    r"(?<=hard|cult|icky|nful|ough|ward) (?:with|on|for|because of) my (?!feet)",
)
_TOLD = re.compile(
    rf"(?:{'|'.join(_TOLD_ON)}){_REST}"
    r"|\b(?:[a-z]+|\d{1,3}) (?:years?|months?|weeks?|days?|yrs?) (?:clean|sober|dry|in recovery)\b"
    r"|\b(?:clean|dry|off) (?:from|off) [a-z]+"
)
_HINTS = (
    "transitioning",
    "under ", "see", "patient", "diagnos", "suffer", "history of", "recovering", "treat", "prone",
    "flare", "waiting", "hospital", "hear ", "smell ", "feel ", "clean", "sober", "dry", "recovery",
    "panic", " my ",
)  # fmt: skip
_CAPITALS = re.compile(
    r"\b(?:ADD|ME/CFS|C?PTSD|[A-Z]{0,2}MND|MS(?! (?:Office|Word|Excel|Teams|Access|Project))"
    r"|(?<=got )ME|(?<=have )ME|(?<=with )ME|(?<=my )ME|EDS|POTS|GAD|IBS|IBD|PMDD)\b"
)
_LONG, _LONGEST_WORD = 9, 30


def health_in(text: str, low: str) -> Iterator[Hit[str]]:
    """What folded text tells of health beyond the listed words; `text` has its capitals."""
    if not text.isupper() or _CAPITALS.fullmatch(text.strip()):
        for found in _CAPITALS.finditer(text):
            yield Hit(found.start(), found.end(), HEALTH)
    for found in _WORD.finditer(low):
        kind = kind_of(found.group())
        if kind is not None:
            yield Hit(found.start(), found.end(), kind)
    if any(hint in low for hint in _HINTS):
        for found in _TOLD.finditer(low):
            yield Hit(found.start(), found.end(), HEALTH)


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str | None:
    """What a folded word is by its ending, or as a slip of one that is listed; None for others."""
    if word in _NO_ILLNESS or word in _NO_MEDICINE:
        return None
    if _ends(_MEDICINE, word):
        return MEDICINE
    if _ends(_CONDITION, word):
        return HEALTH
    if not _LONG <= len(word) <= _LONGEST_WORD or is_known(word):
        return None
    near = process.extractOne(word, health_aims(), scorer=OSA.distance, score_cutoff=2)
    return HEALTH if near is not None else None


def _ends(endings: re.Pattern[str], word: str) -> bool:
    last = max(0, len(word) - 12)
    return any(endings.fullmatch(word, at) for at in range(last, len(word) - 3))
