"""The words by which adverts name nights, evenings, weekends, shifts by rota and term time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from matcher.normalise.naming import Naming, naming
from matcher.normalise.passage import Hints

ONLY_HINTS = Hints("only")
DAYS_ONLY = re.compile(r"\b(?:days?|day shifts?|daytime(?: hours| shifts)?) only\b|\bonly days\b")
_PAY_BEFORE = (
    r"(?:enhance\w*|premium|uplift|extra pay|pay rates?|rates? of pay|\brates?|supplement\w*"
    r"|unsocial hours pay\w*|\bwe pay|\bpay of|salary of"
    r"|(?:opening|operating|visiting) (?:hours|times)(?: are| is)?\W)[^.;]{0,60}$"
    r"|[£%][^.;]{0,25}$"
    r"|£[^£;]{0,60}£[\d.,]+ ?(?:per hour|an hour|p/?h|/ ?hr)? ?[-,|] ?(?:\w+ (?:&|and) )?$"
)
"""Pay, and hours that a place keeps, are said before times that the post does not work."""
_PAY_AFTER = (
    r"(?! (?:shifts?|work\w*|dut(?:y|ies)|rota)\b)(?:(?!shifts?\b|dut(?:y|ies)\b)[^.;]){0,40}?"
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
            r"|\b(?:service|telephone|phone|support|cover|security)\b[^.]{0,30} at $"
            r"|\bhand(?:ing|s)?[ -]?overs? (?:to|from|with) (?:the )?$"
            r"|\b(?:through(?:out)?|(?<!working )(?<!work )during) the (?:day (?:and|or) )?$"
            r"|\bget (?:\w+ )?through the $|\b(?:time|point|hour)s? (?:of"
            r"|during) the day (?:or|and) $",
            r"\W{0,2}(?:before\b|(?:until|till|opening|shopping|trading)\b"
            r"|(?:shifts? )?(?:is|are) (?:covered|done|worked) by|out\b|clubs?\b|life|social"
            r"|accommodation|of fun|time economy|stay|guests?\b|express\b"
            r"|parcels?\b(?![^.]{0,40}\b(?:driv|sort|handl|load))"
            r"|(?:staff|teams?|shift|workers?|nurses?|carers?|porters?) (?:will )?"
            r"(?:deals?|handles?|looks? after|takes? over|is responsible|are responsible)\b)"
            r"| (?:in-?patient|intensive|recover|oximetry|sleep|stud(?:y|ies)|polysom|record"
            r"|monitor"
            r"|ventilat|feed|hotel"
            r"|manager|co-?ordinator)",
        ),
        "evenings": _named(
            "evening,twilight,late night",
            r"\b(?:evening|twilight)s?\b|\blate nights? (?:until|till|opening|shopping|trading)\b",
            r"\b(?:parents'?|open|recruitment|information|good|virtual|christmas|awards?|social"
            r"|webinar) $"
            r"|\b(?:contact|(?<!on )(?<!on-)call|ring|phone)\b[^.]{0,60}$",
            r"\W{0,2}(?:meals?\b|class|standard|entertainment|event|of \d|on (?:mon|tue|wed|thu"
            r"|fri)|(?:[\w-]+ ){0,2}(?:(?:per|an?|each|every) (?:year|annum)\b|annually|yearly))",
        ),
        "weekends": _named(
            "weekend,week end,week-end,saturday,sunday,7 day,7-day,7day,7/7,seven day,seven-day",
            r"\bweek[- ]?ends?\b|\b(?:satur|sun)days?\b|\b7/7\b"
            r"|\b(?:over|across|any|covers?|covering|work\w*) (?:an? |the |all )?(?:7"
            r"|seven)[- ]?days?\b"
            r"|\b(?:7|seven)[- ]day (?:working|rota|shift|week|pattern|roster|basis|cover)\w*"
            r"|\b(?:7|seven) days (?:a|per|/) ?weeks?\b",
            r"\bst\.? $|\bsaint $|\b(?:training|induction) (?:days? )?(?:(?:takes?|will take) place"
            r"|will be|is|are|runs?|starts?|held)(?: held)? (?:on )?(?:an? |one |the |your )?"
            r"(?:first |single )?$"
            r"|\bevents?\b[^.]{0,110}$|\bin (?:the )?future\b[^.]{0,60}$|\b(?:food|gothic|victorian"
            r"|bank holiday|long"
            r"|festival) $"
            r"|\b24[- ]h(?:ou)?rs?[^.]{0,14}$"
            r"|\b(?:contact|(?<!on )(?<!on-)call|ring|phone|timesheets?|paid)\b[^.]{0,60}$",
            r"[^.]{0,70}\bin (?:the )?future\b|\W{0,2}(?:admissions?\b|breaks?\b|away|retreat"
            r"|college|universit|class|times\b|telegraph|school|off\b|free\b"
            r"|(?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:-|am|pm|:|\.\d|days?\b)))",
        ),
        "early_starts": _named(
            "earl",
            r"\bearly (?:morning )?(?:starts?|shifts?)\b|\bearl(?:ies|ys)\b|\bearly mornings?\b"
            r"|\bearly'?s?(?:,? (?:and |or |& )?|[/&-])(?:lates?|days?|mids?)\b",
            r"\bbright and $",
            r"\W{0,2}(?:date|phase|stage|in (?:january|2)|0-\d|services?\b|programme|workers?\b"
            r"|send\b)",
        ),
        "rotating_shifts": _named(
            "rota,roster,shift,lates,night,early",
            r"\brotas?\b|\broster(?:s|ed|ing)?\b|\bshift[- ](?:patterns?|work(?:ing)?|basis"
            r"|system)\b"
            r"|\brotat(?:ional|ing|e|ed|ions?) (?:\w+ ){0,3}?(?:shifts?|nights?|hours)\b"
            r"|\binternal(?:ly)? rotat\w+|\bday(?: ?/ ?| )night rotation\b"
            r"|\b(?:mixture|combination|mix|variation) of (?:\w+ ){0,3}?shifts?\b"
            r"(?: [\d:.apm -]{5,20} (?:and|or|&)(?= ))?+"
            r"|\bwork\w* (?:\w+ ){0,3}(?:range|variety) of (?:\w+ ){0,3}?shifts?\b"
            r"|\bearl(?:y|ies|ys)(?:,? (?:and |or |& )?|[/&-])(?:lates?|days?)\b"
            r"|\blates?(?:,? (?:and |or |& )|[/&-])earl(?:y|ies)\b"
            r"|\b(?:various|different|varied|variable|alternat\w+"
            r"|changing) shifts?\b(?! (?:are )?available)"
            r"|\bdays?(?: shifts?)?(?:, | and | & )(?:\w+ )?nights?(?: duty| duties"
            r"| shifts?)?+\b(?!(?: \([^()]{0,60}\))? (?:are |is )?available| positions)"
            r"|\b(?:24[- ]?h\w+ care|cover|weekends?|nights?|duty"
            r"|duties)\b[^.]{0,40}? on a rotat\w+ basis\b"
            r"|\brotat\w+ (?:(?:between|onto|to|on|through) )*(?:days?|nights?)\b"
            r"|\b(?:required|expected|able|flexible|need|have|must|prepared"
            r"|willing) (?:to )?work shifts\b"
            r"|\bwork(?:ing)? shifts (?:including|across|(?:to )?cover|over)",
            r"on[- ]?calls? (?:duty )?(?:or |and |/)?$|\b(?:manag\w+|creat\w+|plan\w*|organis\w+"
            r"|prepar\w+|complet\w+|staff|writ\w+|produc\w+|maintain\w*|oversee\w*|ensur\w+"
            r"|confirmed|co-?ordinat\w+|doctors?|trainee|develop\w*|electronic|e|sho|off-duty)"
            r"[ -](?:the |of |and |staff |weekly |duty |team |all )*$|\bpro $|\bseparate (?:\w+ )?$"
            r"|\bmore flexible $"
            r"|\b(?:through(?:out)?|during"
            r"|exception of an?(?: on[- ]call)?(?: [\w']+){0,3}) (?:the )?$",
            r"\W{0,2}(?:(?:per|a) year|details|administ|clerk|team\b|management|manager|coordinat"
            r"|co-ordinat"
            r"|planning|planner"
            r"|stand\b"
            r"|allowance|systems\b|[ /]+care co"
            r"|leader|s? (?:are|is) in place|:? ?mon(?:day)? ?-|s? ?[:-] ?mon(?:day)? ?(?:-|to\b)"
            r"|s?\W{0,3}\d{1,2}[:.]?\d{0,2}(?:am)? ?-)",
        ),
        "term_time_only": _named(
            "term time,term-time,termtime,tto,39 weeks,38 weeks",
            r"\bterm[- ]?time(?: only)?\b|\btto\b|\b3[89] weeks (?:per|a|of|each) (?:the )?year\b",
            r"\b(?:short|long|fixed)[- ]$|(?<!work )(?<!working )(?<!hours )(?<!weeks )\bduring $"
            r"|\b(?:such as|including|just want to work)\b[^.]{0,20}$",
            r" limited| work(?:ing)?(?:,| and| or)|, (?:part|compress|flex|job|annual)",
            pay=False,
        ),
    }
)
