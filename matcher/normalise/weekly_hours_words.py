"""The words around a number of hours that tell whether it is the week of a post."""

from __future__ import annotations

import re

from matcher.normalise.passage import Hints
from matcher.normalise.wishes.numbers import IN_WORDS

_NUMBER = rf"(?:\d{{1,2}}(?:\.\s?\d{{1,2}}|\s?½)?|(?<![a-z-]){IN_WORDS}(?: and a half)?)"
_PAIR = rf"({_NUMBER})\s?(?:hours?|hrs?)?\s?(?:per week\s?)?(-+|to|and|or|/|&|up to)\s?({_NUMBER})"
_BREAK = r"(?:(?:un)?paid )?(?:(?:lunch|meal|tea|dinner|rest)\b|breaks?\b)"
HINTS = Hints("hour", "hr", "hpw", "h/w")
UNIT = re.compile(r"h(?:ours?|rs?|pw)\b|h/w\b")
BEFORE = re.compile(rf"(?<![\d£.,:])(?:{_PAIR}|({_NUMBER}))(\+)?[\s-]{{0,2}}$")
AFTER = re.compile(
    r"^(?: of (?:work|duty)| required| available| offered)?(?: ?(?:per|a|/|each) ?week| weekly)?"
    r"(?:\s?\([^()]{0,20}\))?\s?(?::|-+|=|are\b|is\b|(?=\d[\d. -]{0,12} ?(?:per week|pw|p/w"
    r"|weekly)|(?<=week )(?=[1-5]\d(?:\.\d+)?\b)))"
    r"\s?(?:(?:full|part)[- ]time)?[^\w£]{0,3}"
    rf"(?:up to|maximum|max|minimum|min|at least)?\s?(?:{_PAIR}|({_NUMBER}))(\+)?"
    r"(?![\d:/%]|[.,]\d|\s?h(?:ou)?rs? (?:a|per|each|every) day\b|\s?(?:x|[ap]\.?m|wte|fte|months?"
    r"|weeks?|days?|(?:long |day |night )?shifts?|pas?|on|off)\b)"
)
_DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun|week)(?:\w*day)?s?\b"
ALONE = re.compile(
    rf"(?!-\d)\W{{0,3}}(?:{_PAIR}|({_NUMBER}))(\+)?\W{{0,2}}(per week|pw|weekly)?\W{{0,2}}"
    rf"(?:[,;(] ?(?:\d|half an|an) ?(?:hour|hr)s? {_BREAK}[^\d\n]*)?"
    rf"(?:(?:[,;(]| (?:on )?averaged?\b| flexib\w+| or part\b)(?![^\n]*{_DAY_NAME})[^\d\n]*)?"
)
WEEKLY = re.compile(
    r"^(?:\s?(?:and )?\d\d ?min\w*| \([^()]{0,12}\))?[\s.,)-]{0,3}(?:(?:on )?averaged? )?(?:(?:a"
    r"|per|p|/|each|every"
    r"|pr)?[\s./]{0,2}"
    r"(?:(?:working )?week(?:ly|s)?|wk|w)\b|contracts?\b|posts? per week"
    r"|per post\b|(?:(?:part|full)[- ]time |permanent |fixed[- ]term )*(?:contract|role|position"
    r"|vacancy"
    r"|post)\b(?![ -]?op))"
)
NOT_AFTER = re.compile(
    r"^'?[\s.,-]{0,3}(?:(?:(?:of|on|each|per|a|and|/) )?(?:days?(?! to be\b| and times)|months?"
    r"|years?|annum|daily"
    r"|monthly)\b"
    r"|(?<!, )(?:(?:long|day|night|rotating|bank|waking) )?shifts?\b(?! patterns?\b)"
    r"|(?:emergency |nursing |residential |bank )?(?:service|care\b|cover|support|notice|period"
    r"|help|access|assistance|employee|advice|emergency|training|annual|leave|holiday|on[- ]?call"
    r"|monitoring|before|prior|ago|later|booking|operation|opening|basis|nature|unit|urgent"
    r"|availability|department|supervision|rotation|ward|nurs|counsel|gp |phone|telephone"
    r"|confidential"
    r"|ae\b|a&e|accident|centre|responsib|team|hospital|site|presence|staffed|laboratory|facility"
    r"|for the service)|of (?:\w+ ){0,2}(?:training|cpd|development|study|leave|sleep|supervis|free"
    r"|notice|care)|(?:,|/)? ?(?:7|seven|5|365|six|6)[ -]days|/ ?7\b|after|in advance|at a time)"
)
PER_WEEK = re.compile(
    r"\s?(?:h(?:ou)?rs?\b\s?)?(?:per|a|each|/)? ?(?:week|wk)|\s?(?:hours|hrs|pw|hpw)\b"
)
NOT_BEFORE = re.compile(
    r"(?:within|every|last|next|first|after|over the|initial|maximum wait of|additional|extra"
    r"|further"
    r"|in|between (?:the hours of )?\d\S*(?: and| to)?)\s(?:a |the |of )?$|\bshifts? of\s$"
    r"|(?:core|opening) hours[^.]{0,30}$|\bopt(?:ed|ing)?[ -]?(?:in|out) (?:of |to )(?:the |a )?$"
)
IS_BREAK = re.compile(rf"^[\s-]{{0,2}}(?:for (?:an? )?)?{_BREAK}")
OPT_OUT = re.compile(
    r"^[\s-]{0,2}(?:(?:week|limit|working time|wtd|european) )*opt[- ]?(?:in|out)\b"
)
BREAK_BEFORE = re.compile(r"\b(?:lunch|breaks?)(?: of| is)?[\s:(=-]{0,3}$")
OF_OTHERS = re.compile(
    r"\b(?:clients?|students?|pupils?|learners?|residents?|service users?|child|children|tenants?)"
    r" (?:who )?(?:[\w-]+ ){0,4}?(?:attends?|stud(?:y|ies|ying)|works?)\b[^.;]{0,30}$"
)
"""Whose hours they are, where they are not the post's."""
PAID_FOR = re.compile(
    r"(?:salary|£|\bpay\b|per annum|\bp\.?a\b|pro[- ]rata)[^:;]{0,40}"
    r"\b(?:based (?:up)?on|basis of)(?: an?| the| full[- ]time)*\s*$"
    r"|(?:full[- ]time|fte|wte|whole[- ]time|standard)[^.]{0,20}(?:is|=|being|of|equivalent to)\s*$"
)
LISTED = re.compile(
    r"(?:hours?|hrs|time|permanent|contract|band \d\w?|grade \w+|term|ftc|wte|fte|posts?|position"
    r"|role|for"
    r"|vacanc\w+|working|work|x|week|rota|\d months?|worker|assistant|nurse|to|or|and"
    r"|maternity cover|averag\w+|making|totall?ing|total)"
    r"[\s:,;()|/=*-]*(?:is |are |of |at )?(?:up to|minimum|maximum|approximately|approx\.?|circa"
    r"|a)?\s*$"
    r"|(?:^|[(|:,-])\s*$"
)
LABEL = re.compile(r"(?:band|grade|level|step|ward|post|role|job|position|option|vacancy|x|\d)\s?$")
"""What makes a number before a dash the name of something: "Band 5 - 37.5 hours"."""
UP_TO = re.compile(r"(?:up ?to|maximum(?: of)?|max\.?|no more than)(?: an?)?\s*$")
FROM = re.compile(r"(?:minimum(?: of)?|min\.?|at least|from|starting at)(?: an?)?\s*$")
MINUTES = re.compile(r"^\s?(?:and )?(15|20|30|40|45) ?min")
TIMES_OVER = re.compile(
    r"(?<![\d.])([1-5])(?:\.0)? (?:(?:long|day|night) )*(?:shifts?|days|nights) ?(?:x|@|of|at)\s?$"
)
"""How many shifts of so many hours make up the week: "3 shifts x 12.5 hours per week"."""
FORTNIGHT = re.compile(r"^[\s/]{0,2}(?:(?:per|a|every|each) )?fortnight")
