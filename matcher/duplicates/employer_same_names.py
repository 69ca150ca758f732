"""Whether two employers of the same name are one.

They are: two branches of a chain have one name and two addresses. But there is a St Mary's School
in many towns, and where the web addresses differ as well as the rest, it may be two firms.
"""

from __future__ import annotations

from matcher.duplicates.employer_judging import Comparison, Verdict
from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_sites import Ground

_SAME = 200.0


def compare_same_names(name: NameWords, where: Ground) -> Comparison:
    """Compare two employers by where they are found, their names being equal."""
    if not where.disagrees:
        return Comparison(Verdict.SURE, strength=_SAME + len(where.same))
    differ = " and ".join(where.differ)
    if name.is_of_one_place:
        because = f"The names are the same, but many places have one, and the {differ} differ"
        return Comparison(Verdict.DOUBTFUL, because, _SAME / 2)
    if "web address" in where.differ:
        because = f"The names are the same, but the {differ} differ"
        return Comparison(Verdict.DOUBTFUL, because, _SAME / 2)
    return Comparison(Verdict.SURE, strength=_SAME)
