"""The words by which fields, titles and descriptions name the kinds of contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from matcher.normalise.naming import Naming, naming
from matcher.normalise.passage import Hints

_POST = (
    r"(?:posts?|positions?|roles?|jobs?|vacanc\w+|contracts?|basis|opportunit\w+|assignments?"
    r"|placements?)\b"
)
_SOME_BANK = (
    r"\bbank\b(?! (?:holidays?|of|road|street|lane|house|hall|view|top|cashier|clerk|manager)\b)"
)
_NOT_STYLE = r"(?![ -](?:dining|dress|wear|cloth\w*|fashion|restaurants?|eating|food)\b)"
"""Casual may be how guests dine and dress."""
_OTHER_BANK = r"(?<!food bank)(?<!blood bank)(?<!south bank)(?<!eye bank)(?<!tissue bank)"

_UNTIL = (
    r"\bcontract (?:until|till|to) (?:(?:the |mid|early |late |end |of )(?:-| )?){0,4}"
    r"(?:(?:\d\d?(?:st|nd|rd|th)? (?:of )?)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|christmas|easter|20\d\d)"
    r"|\d\d?[/.]\d)"
)
"""A contract to a date: "FT contract until March" is one for a fixed term."""
_LENGTHS = ",".join(
    f"{unit}{plural} {letter}"
    for unit in ("month", "year")
    for plural in ("", "s", "'s", "s'")
    for letter in "cfiprs"
)
"""What "12 month contract", "two years' post" and the like hold: quick to find."""
_NOT_CASUAL_BEFORE = (
    r"\broutine and $|\b(?:data|reports?|tasks?|duties|queries|requests?)\b[^.]{0,30} (?:an? )?$"
    r"|\b(?:contribut|participat)\w+ (?:[\w-]+ ){0,10}$"
    r"|\bconsider (?:working|joining) (?:[\w-]+ ){0,3}$"
    r"|\b(?:additional|extra|overtime|reduc\w+|us(?:e|ing) of|spend|reliance|manag(?:e|es|ing)"
    r"|including|alongside|agency and|if you|also join|option\w*|opportunity to) (?:[\w-]+ ){0,7}$"
    r"|\b(?:blood|food) $"
)
_NOT_CASUAL_AFTER = (
    r"[^.]{0,20}\b(?:holiday|account|details)|[^.]{0,20}\bwelcome to apply| staff (?:spend|usage)"
)

IN_FIELD: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "permanent": re.compile(
        r"\b(?:permanent|perm|substantive|indefinite)\b(?<!to perm)(?<!to permanent)"
    ),
    "fixed_term": re.compile(
        r"\bfixed|\bftc\b|secondment|maternity|contractor|\d months?|\bintern\b"
        rf"|(?<!temporary )(?<!temp ){_UNTIL}"
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
        rf"|\d[- ]months?\b(?! old)|{_UNTIL}"
    ),
    "temporary": re.compile(r"\btemp(?:orary)?\b(?! (?:staff|work))|\blocum\b|\bseasonal\b"),
    "casual": re.compile(
        rf"\bcasual\b{_NOT_STYLE}|\brelief\b|\bas (?:and|&) when\b|{_SOME_BANK}{_OTHER_BANK}"
    ),
    "apprenticeship": re.compile(
        r"\bapprentice(?:ship)?s?\b"
        r"(?! (?:trainer|assessor|tutor|lead|manager|co-?ordinator|officer|advis[eo]r))"
    ),
    "volunteer": re.compile(
        r"\bvolunteers?\b(?! (?:services?|co-?ordinator|manager|officer|lead|centre|develop|support"
        r"|recruit|engage|and|admin))"
    ),
})  # fmt: skip
TITLE_WORDS = (
    *("perm", "substantive", "fixed", "ftc", "secondment", "maternity", "mat ", "month", "temp"),
    *("locum", "seasonal", "casual", "relief", "as and when", "as & when", "bank", "apprentice"),
    *("volunteer", "contract"),
)
"""What every match in a title holds: quick to find."""
IN_TEXT: tuple[tuple[str, Naming], ...] = (
    (
        "permanent",
        naming(
            "permanent,substantive",
            r"permanent(?!ly)|substantive",
            r"\b(?:possib\w+|potential|view|chance|become|becoming|lead\w*|temp\w*|option"
            r"|extended)\b"
            r"[^.]{0,25}\b(?:to|of|being|for|becoming|become|with|made|a)\s(?:a )?$"
            r"|\b(?:progress\w*|transition\w*|transfer\w*|convert\w*) (?:in)?to (?:an? )?$"
            r"|\btemp\w* ?- ?$|(?:supervis\w+|all|our|your|current|existing|hold|holding|semi"
            r"|cause)[ -]$"
            r"|(?:employed|recently|currently|you (?:are|have|hold)|already"
            r"|that this is) (?:\w+ ){0,3}$|\bbe (?:on|in|under) (?:an? )?$"
            r"|\baccess to (?:\w+ )?$|\b(?:move|moving|step) (?:in)?to (?:an? )?$"
            r"|\b(?:group|teams?) of (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
            r"[^;]{0,40}$"
            r"|\b(?:may|might|could) (?:be|become|lead) (?:\w+ ){0,4}$|\bopportunity for $"
            r"|\b(?:post holders|upon|following|after|once)\b[^.]{0,60}\bbe offered (?:an?|the) $"
            r"|\b(?:prior to|before|pending|agency that offers?)\b[^.]{0,40}$|\b(?:extend\w*"
            r"|supplies|hope|ideally"
            r"|apply for"
            r"|information on|without"
            r"|unable|move to)\b[^.]{0,40}$|\b(?:teams? of|joins?|joining|comprises?|consists? of"
            r"|(?:ward|team|unit|department|service) has) (?:\w+ )?(?:\d+|two|three|four|five|six"
            r"|seven|eight|nine|ten) $",
            r"\s?(?:line manager|career|residen\w+|members?|staff\b|employees?|contracts? (?:can"
            r"|will) only|workforce|health (?:insur|cover|condition|problem)"
            r"|disab\w+|exclusion|move|nights?\b|injur\w+|secretary|home\b|night staff|placements"
            r"|team\b|is currently|(?:or|and) (?:short|long)[- ]term care"
            r"|/ ?fixed[- ]term\W{1,3}fixed"
            r"|(?:or temporary )?place of)"
            r"|[^.]{0,30}\b(?:in the future|thereafter)|[^.]{0,60}\bseparate(?:ly)? advert",
        ),
    ),
    (
        "fixed_term",
        naming(
            f"fixed,ftc,maternity,contract until,contract till,contract to,{_LENGTHS}",
            r"fixed[- ]?term|\bftc\b|maternity (?:leave )?cover|cover(?:ing)?(?: a| for)? maternity"
            r"|(?:(?:\d|\b(?:six|nine|twelve|eighteen|three))[- ]month"
            r"|(?:[1-5](?<!\d[1-5])|\b(?:one|two|three))[- ]year)s?'?s? "
            r"(?:fixed |initial |rolling )?(?:contracts?|secondment"
            r"|post(?![ -](?:qual|reg|grad|precept|cct|train|part|op|nat|\())|cover|position)\b"
            r"|\b\d\d?[- ]months? (?:ft|pt|full[- ]time|part[- ]time) (?:contract|post)\b"
            rf"|\b(?<!temporary )(?<!temp )(?<!locum ){_UNTIL}",
            r"(?:currently|existing|those|staff|employees?|anyone|already) (?:\w+ ){0,3}(?:on"
            r"|in) (?:a )?$"
            r"|(?:enhanced|after) $|\b(?:award\w*|extend\w*|renew\w*|won|service|supply)\b"
            r"[^.]{0,20}$",
            r"\W{0,2}(?:penalt|fee\b|deposits?\b|bonds?\b|isas?\b|annuit|savings? accounts?\b"
            r"|tenancies\b|tenancy agreement|exclusion)"
            r"| (?:specialty|core) train|\s?\W{0,2}permanent\b",
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
            r" to (?:study|undertake|train)|\W{0,2}[^.;]{0,40}\b(?:line manager|approval"
            r"|permission|consider\w*|agree\w*|welcome"
            r"|for internal|will be accepted)",
        ),
    ),
    (
        "temporary",
        naming(
            "temp,locum,interim",
            rf"\btemp(?:orary)?(?: \w+)? {_POST}|\btemp(?:orary)? (?:to|-) ?perm"
            r"|\btemporary(?= ?/| or (?:perm|fixed|bank)| (?:full|part)[- ]time| until| for (?:\d"
            r"|up|an?\b))"
            r"|(?:\bpermanent|\btime|term|months?)(?:,? (?:or|and) |, | ?/ ?| )temporary\b"
            r"|\ba temporary\b|\binterim (?:to perm\w*|/|basis\b|contract\b|assignment\b)"
            rf"|\blocum (?:\w+ ){{0,3}}?{_POST}|\blocum (?:work|sessions?|shifts?)\b"
            r"|(?:\n|\b(?:for|seeking) an? )locum (?:\w+ )?(?:consultant|doctor|registrar"
            r"|pharmacist|gp)\b",
            r"(?:supply of|supplying|cover|provid\w+|highly skilled|manag\w+|book\w*|recruit\w* of"
            r"|our"
            r"|taken up|fill\w*"
            r"|employed|or as|consideration for|supervis\w+|both|or through|any"
            r"|other) (?:\w+ ){0,2}$",
            r" (?:staff|place of|worker|resident|register|workforce|accommodation|absence|visa"
            r"|measure"
            r"|closure|isolation|building"
            r"|changes|promotion\b|licen|move|reloc|contract worker|housing|agency|recruit"
            r"|additional)",
        ),
    ),
    (
        "casual",
        naming(
            "bank",
            r"\bbank\b(?! (?:holidays?|of|road|street|lane|house|hall|view|top|cashier|clerk"
            r"|manager)\b)",
            r"^(?!.*(?:\b(?:join|joining|on|for|through|to|via|part of)"
            r" (?:our|the|a|an)(?: [\w'-]+){0,5}? "
            r"|\b(?:require|seeking|recruiting|need|looking for)(?: [\w-]+){0,4} )$)"
            rf"|{_NOT_CASUAL_BEFORE}",
            _NOT_CASUAL_AFTER,
        ),
    ),
    (
        "casual",
        naming(
            "bank post,bank position,bank role,bank job,bank vacanc,bank contract,bank basis"
            ",bank opport,bank assignment,bank placement,bank shift,bank work,bank/,bank or"
            ",bank and,bank only,and bank,or bank,/bank,/ bank,casual,relief,as and when,as & when"
            ",ad hoc,ad-hoc",
            rf"\bbank(?: |/)(?:{_POST}|shifts?|work(?:ers?)?\b|contract)"
            r"|\bbank(?=(?:/| or | and )(?:part|full|perm|temp|fixed|casual|ad[- ]hoc))"
            r"|(?:permanent|time|temporary)(?: and | or | ?/ ?)bank\b(?! holiday)|\bbank only\b"
            rf"|\bcasual{_NOT_STYLE} (?:\w+ )?(?:{_POST}|workers?|shifts?|bank|hours|staff)"
            rf"|\brelief (?:\w+ )?(?:{_POST}|workers?|staff|bank)\b"
            rf"|\bas (?:and|&) when(?: required| needed)? {_POST}|\bshifts as (?:and|&) when\b"
            r"|\bad[- ]hoc (?:basis|shifts?|work)\b",
            _NOT_CASUAL_BEFORE,
            _NOT_CASUAL_AFTER,
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

AGENCY_HINTS = Hints("agenc", "umbrella", "employment business", "paye")
ZERO_HINTS = Hints("zero", "0 hour", "0-hour", "nil", "guaranteed")
GUARANTEED_HINTS = Hints("guaranteed")
