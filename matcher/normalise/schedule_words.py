"""The words by which adverts name nights, evenings, weekends, shifts by rota and term time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from matcher.normalise.naming import Naming, naming
from matcher.normalise.passage import Hints

ONLY_HINTS: Hints = ("only",)
DAYS_ONLY = re.compile(r"\b(?:days?|day shifts?|daytime(?: hours| shifts)?) only\b|\bonly days\b")
_PAY_BEFORE = (
    r"(?:enhance\w*|premium|uplift|extra pay|pay rates?|rates? of pay|\brates?|supplement\w*"
    r"|unsocial hours pay\w*)[^.;]{0,60}$|[£%][^.;]{0,25}$"
)
_PAY_AFTER = (
    r"(?! (?:shifts?|work\w*|dut(?:y|ies)|rota)\b)[^.;]{0,40}?"
    r"(?:enhance\w*|premium|£|\d ?%|\brates?\b)"
)


def _named(hints: str, names: str, before: str, after: str, *, pay: bool = True) -> Naming:
    """A naming that leaves out what is paid for unsocial hours, unless `pay` is false."""
    if not pay:
        return naming(hints, names, before, after)
    return naming(hints, names, f"{before}|{_PAY_BEFORE}", f"{after}|{_PAY_AFTER}")


NAMED: Mapping[str, Naming] = MappingProxyType(
    {
        "nights": _named(
            "night",
            r"\b(?:week|mid)?nights?(?:'s)?\b(?<!midnight)|\bovernights?\b|\bnightshifts?\b",
            r"\b(?:per|first|good|last|opening|quiz|friday|saturday|every|each|most|music"
            r"|comfortable|themed?|club"
            r"|comedy|film) $"
            r"|\bthroughout the $|\bget (?:\w+ )?through the $|\b(?:time|point|hour)s? (?:of"
            r"|during) the day (?:or|and) $",
            r"\W{0,2}(?:before\b|(?:until|till|opening|shopping|trading)\b"
            r"|(?:shifts? )?(?:is|are) (?:covered|done|worked) by|out\b|clubs?\b|life|social"
            r"|accommodation|of fun|time economy|stay"
            r"|manager|co-?ordinator)",
        ),
        "evenings": _named(
            "evening,twilight,late night",
            r"\b(?:evening|twilight)s?\b|\blate nights? (?:until|till|opening|shopping|trading)\b",
            r"\b(?:parents'?|open|recruitment|information|good|virtual|christmas|awards?|social"
            r"|webinar) $"
            r"|\b(?:contact|call|ring|phone)\b[^.]{0,60}$",
            r"\W{0,2}(?:meals?\b|class|standard|entertainment|event|of \d|on (?:mon|tue|wed|thu"
            r"|fri))",
        ),
        "weekends": _named(
            "weekend,week end,week-end,saturday,sunday,7 day,7-day,7day,7/7,seven day,seven-day",
            r"\bweek[- ]?ends?\b|\b(?:satur|sun)days?\b|\b7/7\b"
            r"|\b(?:over|across|any|covers?|covering|work\w*) (?:an? |the |all )?(?:7"
            r"|seven)[- ]?days?\b"
            r"|\b(?:7|seven)[- ]day (?:working|rota|shift|week|pattern|roster|basis|cover)\w*"
            r"|\b(?:7|seven) days (?:a|per|/) ?week\b",
            r"\b(?:food|gothic|victorian|bank holiday|long|festival) $"
            r"|\b24[- ]h(?:ou)?rs?[^.]{0,14}$"
            r"|\b(?:contact|call|ring|phone|timesheets?|paid)\b[^.]{0,60}$",
            r"\W{0,2}(?:breaks?\b|away|retreat|times\b|telegraph|school|off\b|free\b"
            r"|(?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:-|am|pm|:|\.\d)))",
        ),
        "early_starts": _named(
            "earl",
            r"\bearly (?:morning )?(?:starts?|shifts?)\b|\bearl(?:ies|ys)\b|\bearly mornings?\b"
            r"|\bearly'?s?(?:,? (?:and |or |& )?|[/&-])(?:lates?|days?|mids?)\b",
            r"\bbright and $",
            r"\W{0,2}(?:date|phase|stage|in (?:january|2))",
        ),
        "rotating_shifts": _named(
            "rota,roster,shift,lates,night,early",
            r"\brotas?\b|\broster(?:s|ed|ing)?\b|\bshift[- ](?:patterns?|work(?:ing)?|basis"
            r"|system)\b"
            r"|\brotat(?:ional|ing|e|ed|ions?) (?:\w+ ){0,3}?(?:shifts?|nights?|hours)\b"
            r"|\binternal(?:ly)? rotat\w+|\bday[ /]{1,2}night rotation\b"
            r"|\b(?:variety|range|mixture|combination|mix|variation) of (?:\w+ ){0,3}?shifts?\b"
            r"|\bearl(?:y|ies|ys)(?:,? (?:and |or |& )?|[/&-])(?:lates?|days?)\b"
            r"|\b(?:various|different|varied|variable|alternat\w+|changing) shifts?\b"
            r"|\bdays?(?: shifts?)?(?:, | ?/ ?| and | & )(?:\w+ )?nights?(?: duty| duties"
            r"| shifts?)?\b"
            r"|\brotat\w+ (?:(?:between|onto|to|on|through) )*(?:days?|nights?)\b"
            r"|\bwork(?:ing)? shifts\b",
            r"on[- ]?calls? (?:duty )?(?:or |and |/)?$|\b(?:manag\w+|creat\w+|plan\w*|organis\w+"
            r"|prepar\w+|complet\w+|staff|writ\w+|produc\w+|maintain\w*|oversee\w*|ensur\w+"
            r"|confirmed|co-?ordinat\w+|doctors?|trainee|develop\w*|electronic|e|sho|off-duty)"
            r"[ -](?:the |of |and |staff |weekly |duty |team |all )*$",
            r"\W{0,2}(?:management|manager|coordinat|co-ordinat|planning|planner|stand\b"
            r"|allowance|systems\b|[ /]+care co"
            r"|leader|s? (?:are|is) in place|:? ?mon(?:day)? ?-"
            r"|s?\W{0,3}\d{1,2}[:.]?\d{0,2}(?:am)? ?-)",
        ),
        "term_time_only": _named(
            "term time,term-time,termtime,tto,39 weeks,38 weeks",
            r"\bterm[- ]?time(?: only)?\b|\btto\b|\b3[89] weeks (?:per|a|of|each) (?:the )?year\b",
            r"\b(?:short|long|fixed)[- ]$|(?<!work )(?<!working )(?<!hours )(?<!weeks )\bduring $"
            r"|\b(?:such as|including|just want to work|all year and)\b"
            r"[^.]{0,20}$",
            r" limited| work(?:ing)?(?:,| and| or)|, (?:part|compress|flex|job|annual)"
            r"|\W{1,3}and all year",
            pay=False,
        ),
    }
)
