"""The text of an advert as another source would send it: cut, reordered, said in other words.

What is changed is how it is said: no figure, name, place or shift of the original is.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from random import Random

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z])|\s*[\n•·●]+\s*")
_OPENERS = ("In this post, ", "Day to day, ", "With us, ", "Here, ")
_HEADINGS = ("THE ROLE", "What is involved:", "Who is wanted:", "About the job -", "Details:")
_PRAISE = re.compile(
    r"\b(?:very|highly|really|truly|exciting|fantastic|amazing|great) ", re.IGNORECASE
)
_ASIDES = re.compile(r" \([^()]{0,80}\)")
TUNING, ASIDE = "tuning", "aside"


def sentences(text: str) -> list[str]:
    """What a text says, piece by piece."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


def copied(text: str, chance: Random) -> str:
    """As a board that copies shows it: its markup lost, often cut."""
    text = re.sub(r"\s+", " ", text)
    if chance.random() < 0.3:
        text = re.sub(r"([.!?]) (?=[A-Z])", lambda end: end[1] * (chance.random() < 0.9), text)
    return snippet(text, chance) if chance.random() < 0.4 else text


def snippet(text: str, chance: Random) -> str:
    """The beginning of it, as search results of an aggregator hold."""
    if len(text) < 500:
        return text
    end = chance.randrange(400, max(401, int(len(text) * 0.9)))
    return text[:end].rsplit(" ", 1)[0] + chance.choice(("...", "…", " ... read more", ""))


def reworded(text: str, chance: Random, *, whole: bool = False) -> str:
    """As somebody writes it anew: words replaced, sentences moved, left out and opened anew.

    Args:
        text: the original.
        chance: what draws.
        whole: leaves no sentence out.
    """
    said = sentences(text)
    if len(said) > 3 and chance.random() < 0.6:
        at = chance.randrange(1, len(said))
        said = [*said[:1], *said[at:], *said[1:at]]
    said = said[:1] + [one for one in said[1:] if whole or chance.random() > 0.12]
    how_much = chance.uniform(0.2, 0.9)
    said = [in_other_words(one, TUNING, chance, how_much) for one in said]
    return " ".join(_opened(one, chance) if chance.random() < 0.1 else one for one in said)


def digest(text: str, chance: Random) -> str:
    """As a board that draws up a digest: a list in the third person, abridged and abbreviated."""
    said = sentences(text)
    kept = [one for at, one in enumerate(said) if at < 2 or chance.random() > 0.3]
    lines = []
    for at, one in enumerate(kept):
        if at % 5 == 1:
            lines.append(chance.choice(_HEADINGS))
        lines.append("- " + in_other_words(_ASIDES.sub("", one), ASIDE, chance, 0.85))
    return "\n".join(lines)


def in_other_words(sentence: str, part: str, chance: Random, how_much: float) -> str:
    """Phrases replaced by others of the same meaning, each with the chance `how_much`."""
    pattern, instead = _phrases(part)

    def replaced(found: re.Match[str]) -> str:
        if chance.random() >= how_much:
            return found[0]
        other = instead[found[0].lower()]
        return other[:1].upper() + other[1:] if found[0][0].isupper() else other

    return pattern.sub(replaced, sentence)


def _opened(sentence: str, chance: Random) -> str:
    bare = _PRAISE.sub("", sentence)
    return chance.choice(_OPENERS) + bare[:1].lower() + bare[1:]


@cache
def _phrases(part: str) -> tuple[re.Pattern[str], dict[str, str]]:
    file = Path(__file__).with_name("synonyms.csv")
    with file.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["part"] == part]
    longest = sorted((row["said"] for row in rows), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
    return pattern, {row["said"]: row["instead"] for row in rows}
