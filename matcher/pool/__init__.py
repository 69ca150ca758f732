"""Many vacancies held so that one statement is judged over all of them at once."""

from __future__ import annotations

from matcher.pool.facets import Facet
from matcher.pool.pool import Pool
from matcher.pool.segment import Segment

__all__ = ["Facet", "Pool", "Segment"]
