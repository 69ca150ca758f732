"""The words by which fields, titles and descriptions name the kinds of contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from matcher.normalise.naming import Naming, naming

_POST = (
    r"(?:posts?|positions?|roles?|jobs?|vacanc\w+|contracts?|basis|opportunit\w+|assignments?"
    r"|placements?)\b"
)
_SOME_BANK = (
    r"\bbank\b(?! (?:holiday|of\b|road|street|lane|house|hall|view|top|cashier|clerk|manager))"
)
_OTHER_BANK = r"(?<!food bank)(?<!blood bank)(?<!south bank)(?<!eye bank)(?<!tissue bank)"

IN_FIELD: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "permanent": re.compile(
        r"\b(?:permanent|perm|substantive|indefinite)\b(?<!to perm)(?<!to permanent)"
    ),
    "fixed_term": re.compile(
        r"\bfixed|\bftc\b|secondment|maternity|contractor|\d months?|\bintern\b"
    ),
    "temporary": re.compile(r"\btemp(?:orary)?\b|locum|seasonal"),
    "casual": re.compile(
        rf"casual|{_SOME_BANK}|relief|as (?:and|&) when|per diem|ad[- ]hoc|sessional"
    ),
    "apprenticeship": re.compile(r"apprentice"),
    "volunteer": re.compile(r"volunteer|voluntary|unpaid"),
})  # fmt: skip
IN_TITLE: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "permanent": re.compile(r"\b(?:permanent|perm|substantive)\b(?! nights?| days)(?<!to perm)"),
    "fixed_term": re.compile(
        r"\bfixed[- ]?term|\bftc\b|\bsecondment\b|\b(?:maternity|mat) (?:leave )?cover"
        r"|\d[- ]months?\b(?! old)"
    ),
    "temporary": re.compile(r"\btemp(?:orary)?\b(?! (?:staff|work))|\blocum\b|\bseasonal\b"),
    "casual": re.compile(rf"\bcasual\b|\brelief\b|\bas (?:and|&) when\b|{_SOME_BANK}{_OTHER_BANK}"),
    "apprenticeship": re.compile(
        r"\bapprentice(?:ship)?s?\b"
        r"(?! (?:trainer|assessor|tutor|lead|manager|co-?ordinator|officer|advis[eo]r))"
    ),
    "volunteer": re.compile(
        r"\bvolunteers?\b(?! (?:services?|co-?ordinator|manager|officer|lead|centre|develop|support"
        r"|recruit|engage|and|admin))"
    ),
})  # fmt: skip
IN_TEXT: tuple[tuple[str, Naming], ...] = (
    (
        "permanent",
        naming(
            "permanent,substantive",
            r"permanent(?:ly)?|substantive",
            r"\b(?:possib\w+|potential|view|chance|become|becoming|lead\w*|temp\w*|option"
            r"|extended)\b"
            r"[^.]{0,25}\b(?:to|of|being|for|becoming|become|with|made|a)\s(?:a )?$"
            r"|\btemp\w* ?- ?$|(?:supervis\w+|all|our|your|current|existing|hold|holding|semi"
            r"|cause)[ -]$"
            r"|(?:employed|recently|currently|you (?:are|have|hold)|already|be"
            r"|that this is) (?:\w+ ){0,3}$"
            r"(?<!will be )(?<!to be )|\b(?:extend\w*|supplies|hope|ideally|apply for"
            r"|information on|without"
            r"|unable|move to)\b[^.]{0,40}$|\d substantive $",
            r"\s?(?:line manager|career|residen\w+|members?|staff\b|employees?|contracts? (?:can"
            r"|will) only|workforce|health"
            r"|disab\w+|exclusion|move|nights?\b|injur\w+|secretary|home\b|night staff|placements"
            r"|team\b|is currently)"
            r"|[^.]{0,30}\b(?:in the future|thereafter)",
        ),
    ),
    (
        "fixed_term",
        naming(
            "fixed,ftc,maternity,month,year",
            r"fixed[- ]?term|\bftc\b|maternity (?:leave )?cover|cover(?:ing)?(?: a| for)? maternity"
            r"|\b(?:\d|six|twelve|three|two|one)[- ](?:month|year)s?'?s? (?:contract"
            r"|post(?![ -](?:qual|reg))|cover|position)\b",
            r"(?:currently|existing|those|staff|employees?|anyone|already) (?:\w+ ){0,3}(?:on"
            r"|in) (?:a )?$"
            r"|enhanced $",
            r"\W{0,2}(?:penalt|fee\b)",
        ),
    ),
    (
        "fixed_term",
        naming(
            "secondment",
            r"\bsecondment\b",
            r"\b(?:considered?|considering|apply\w*|as|via|consideration|approval|permission"
            r"|agree\w*"
            r"|internal|support|discuss|prior|could|can|may|existing|nhs|be)\b[^.;]{0,30}$",
            r"\W{0,2}[^.;]{0,40}\b(?:line manager|approval|permission|consider\w*|agree\w*|welcome"
            r"|for internal|will be accepted)",
        ),
    ),
    (
        "temporary",
        naming(
            "temp,locum",
            rf"\btemp(?:orary)?(?: \w+)? {_POST}|\btemp(?:orary)? (?:to|-) ?perm"
            r"|\btemporary(?= ?/| or (?:perm|fixed|bank)| (?:full|part)[- ]time| until| for (?:\d"
            r"|up|an?\b))"
            r"|(?:\bpermanent|\btime|term|months?)(?:,? (?:or|and) |, | ?/ ?| )temporary\b"
            r"|\ba temporary\b"
            rf"|\blocum (?:\w+ ){{0,3}}?{_POST}|\blocum work\b",
            r"(?:supply of|supplying|provid\w+|highly skilled|manag\w+|book\w*|recruit\w* of|our"
            r"|taken up"
            r"|employed|or as|consideration for|supervis\w+|both|or through|any"
            r"|other) (?:\w+ ){0,2}$",
            r" (?:staff|worker|resident|register|workforce|accommodation|absence|visa|measure"
            r"|closure|isolation|building"
            r"|changes|promotion\b|licen|move|reloc|contract worker|housing|agency|recruit"
            r"|additional)",
        ),
    ),
    (
        "casual",
        naming(
            "bank,casual,relief,as and when,as & when,ad hoc,ad-hoc",
            rf"\bbank(?: |/)(?:{_POST}|shifts?|workers?|contract)"
            rf"|\b(?:join|joining|on|for|through|to|via) (?:our|the|a"
            rf"|an)(?: [\w'-]+){{0,5}}? {_SOME_BANK}"
            r"|\bbank(?=(?:/| or | and )(?:part|full|perm|temp|fixed|casual|ad[- ]hoc))"
            r"|(?:permanent|time|temporary)(?: and | or | ?/ ?|, )bank\b(?! holiday)|\bbank only\b"
            rf"|\bcasual (?:\w+ )?(?:{_POST}|workers?|shifts?|bank|hours|staff)"
            rf"|\brelief (?:\w+ )?(?:{_POST}|workers?|staff|bank)\b"
            rf"|\bas (?:and|&) when(?: required| needed)? {_POST}|\bad[- ]hoc (?:basis|shifts?"
            rf"|work)\b"
            r"|\b(?:require|seeking|recruiting|need"
            r"|looking for)(?: [\w-]+){0,4} bank\b(?! holiday)",
            r"\b(?:additional|extra|overtime|reduc\w+|us(?:e|ing) of|spend|reliance|manag\w+"
            r"|including"
            r"|alongside|agency and|if you|also join|option\w*|opportunity to) (?:[\w-]+ ){0,6}$"
            r"|\b(?:blood|food) $",
            r"[^.]{0,20}\b(?:holiday|account|details)|[^.]{0,20}\bwelcome to apply"
            r"| staff (?:spend|usage)",
        ),
    ),
    (
        "apprenticeship",
        naming(
            "apprentice",
            rf"\bapprentice(?:ship)? {_POST}"
            r"|\b(?:is|as|offer\w*|for) an? (?:[\w-]+ ){0,4}?apprentice(?:ship)?\b",
            r"\b(?:opportunit\w+ to|undertak\w+|complet\w+|support\w*|manag\w+|through|progress\w*"
            r"|number of|have completed|all) (?:[\w-]+ ){0,6}$",
            r" (?:levy|scheme|programmes?|opportunities|training|standard|qualification)|s\b",
        ),
    ),
    (
        "volunteer",
        naming(
            "volunt,unpaid",
            rf"\bvolunt(?:eer|ary) {_POST}|\bunpaid (?:\w+ )?{_POST}",
            r"\b(?:recruit\w* (?:to|for)|manag\w+|support\w*|develop\w*|paid or|additional|either"
            r"|range of|previous"
            r"|experience|promot\w*|advertis\w+|through|our|creat\w+|in an?) (?:[\w-]+ ){0,4}$",
            r" (?:or paid|experience|and paid|manage|sector)",
        ),
    ),
)
