"""When the work is done: nights, evenings, weekends, early starts, shifts by rota, term time, days.

True when the advert gives the thing as part of the post or of one of the posts offered, False when
it says not, None when it does not say (or says both). When a service runs, when visitors come and
what unsocial hours pay are not when the post works.

Nights: the word, or a shift with three hours or more between 11pm and 6am. Evenings: the word, or a
day shift that ends after 6pm. Early starts: the word, or a day shift that starts before 7am.
Times are those of whole shifts: not of a window within which some hours are worked.

Stated days without Saturday and Sunday mean no weekends, and with stated times that hold no night
or evening none of those either, unless the advert names them too.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from matcher.normalise.advert_text import AdvertText
from matcher.normalise.clock_times import DAY, HOUR
from matcher.normalise.negation import denied
from matcher.normalise.not_offered import not_offered
from matcher.normalise.passage import Mention, Passage
from matcher.normalise.schedule_round_the_clock import round_the_clock
from matcher.normalise.schedule_words import DAYS_ONLY, NAMED, ONLY_HINTS
from matcher.normalise.shift_times import Shift, early_start, shifts
from matcher.normalise.text import quote_around
from matcher.normalise.weekdays import working_days
from matcher.vacancy import Schedule

_SERVICE = re.compile(
    r"\b(?:services?|units?|clinics?|centre|surgery|practice|department|ward|home|teams?|hospital"
    r"|we"
    r"|helpline|line|reception|it|that|which|care|support|cover|shop|store)\b[^,.]{0,25}?"
    r"\b(?:operat\w+|runs?|open|opens|opening|available|accessible|provid\w+"
    r"|delivers?)\b(?:[^.]|\.(?=\d)){0,70}$"
    r"|\b(?:teams?|services?|networks?|clinics?) (?:(?!we\b)\w+ ){0,2}offers?\b[^.]{0,70}$"
)
_POST = re.compile(
    r"\byou(?:r|'ll)?\b|post ?holders?|\b(?:the|this) (?:post|role|position|job)\b|\bcandidates?\b"
    r"|applicants?|\bstaff will\b|\bwork(?:ing|ed)? (?:an?|on|over|across|flexibl\w+|shifts)\b"
    r"|\bshifts?\b|\brota\b|\bhours:|\b(?:may|will|might) be (?:required|needed|worked|expected)\b"
)
_SO_EXPECTED = re.compile(
    r"\b(?:therefore|so|hence)\b[^.]{0,40}\b(?:expected|required|need(?:ed)?) to work\b"
)
_OFFICE = re.compile(
    r"^\W{0,4}(?:during )?(?:(?:normal |standard )?(?:office|working|business) hours"
    r"|(?:between |from )?(?:0?[7-9]|10)(?:[:.]?[0-5]0)?(?:am)? ?(?:-"
    r"|to) ?[3-6](?:[:.]?[0-5]0)?(?:pm)?\b)"
)
_OPTIONAL_BEFORE = re.compile(
    r"\b(?:optional|voluntary) [^.,;]{0,25}$|\bovertime (?:is )?(?:available )?(?:at|on|in|for)"
    r" (?:the |some )?$"
)
_OPTIONAL_AFTER = re.compile(
    r"^(?: (?:work|shifts?|working|overtime))?,?(?: (?:is|are|as))?(?: (?:purely|entirely|also))?"
    r" (?:optional|voluntary|overtime)\b"
)
_OTHERS = re.compile(
    r"^[^.]{0,50}\b(?:experience|qualifications?|licen[cs]e|training)\b[^.]{0,20}\bnot\b"
)
"""What is denied next is something else: "evenings until 10. Experience is not essential"."""
_OF_OTHERS = re.compile(
    r"\b(?:clients?|residents?|patients?|service users?|tenants?|customers|people|they|children)"
    r" (?:\w+ ){0,2}?(?:have|has|feel|struggle|suffer|wake|get|find|experience)\b"
    r"(?! (?:an? |the )?(?:\w+ )?(?:shift|rota))[^.;]{0,40}\bat $"
)
"""What happens to those who are served: "residents often wake at night"."""
_REFUSED_NEXT = re.compile(
    r"[^.!?\n]{0,60}\?\s{1,3}(?:sorry|no\b|never\b|not (?:here|with us)|forget)"
)
"""What the next sentence says no to: "Night shifts? Not here"."""
_TO_MARK = 61
_NOT_ALL = re.compile(r"\b(?:all|every) (?:the )?$")
_REST_ELSEWHEN = re.compile(r"[^.]{0,40}\b(?:remaining|rest of the|other) (?:hours|days)\b")
"""Said of some of the days: the rest of the week is left open."""
_WEEKEND = {"sat", "sun"}
_NOTHING = Schedule()


class _Findings:
    """Where each field is affirmed and denied, the first place of each."""

    def __init__(self) -> None:
        self.yes: dict[str, Mention] = {}
        self.no: dict[str, Mention] = {}

    def add(self, name: str, found: Mention, *, holds: bool = True) -> None:
        (self.yes if holds else self.no).setdefault(name, found)

    def rule_out(self, name: str, found: Mention) -> None:
        """Denies a field by what follows from other facts, unless it is affirmed."""
        if name not in self.yes:
            self.no.setdefault(name, found)

    def follow(self, name: str, found: Mention) -> None:
        """Affirms a field by what follows from other facts, unless it is denied."""
        if name not in self.no:
            self.yes.setdefault(name, found)

    def settled(self, name: str) -> tuple[bool, Mention] | None:
        """What is said of a field, None when nothing is or both are."""
        yes, no = self.yes.get(name), self.no.get(name)
        if yes and not no:
            return True, yes
        return (False, no) if no and not yes else None


def read_schedule(said: AdvertText) -> Schedule:
    """The schedule that an advert states."""
    findings = _Findings()
    for name, named in NAMED.items():
        if said.holds(named.hints):
            _find_named(name, said, findings)
    days, where = working_days(said)
    clock = tuple(shifts(said))
    _find_by_clock(clock, early_start(said), findings)
    if days:
        _rule_out_by_days(days, where, clock, findings)
    for only in said.mentions(DAYS_ONLY, ONLY_HINTS):
        findings.rule_out("nights", only)
    for rota, every_day in round_the_clock(said):
        findings.follow("nights", rota)
        if every_day:
            findings.follow("weekends", rota)
    if not (findings.yes or findings.no or days or clock):
        return _NOTHING
    facts = {name: found for name in NAMED if (found := findings.settled(name))}
    quotes = {n: quote_around(said.text, m.start, m.end) for n, (_, m) in facts.items()}
    if days:
        quotes["days"] = quote_around(said.text, where[0].start, where[0].end)
    times = _times(clock)
    if times:
        quotes["times"] = quote_around(said.text, clock[0].mention.start, clock[0].mention.end)
    return Schedule(
        **{name: fact for name, (fact, _) in facts.items()},
        days=days or None,
        times=times,
        quote=" … ".join(dict.fromkeys(quotes.values())) or None,
        quotes=MappingProxyType(quotes),
    )


def _times(clock: tuple[Shift, ...]) -> tuple[tuple[str, str], ...] | None:
    """From when till when the shifts are; None where they may lie anywhere within a window."""
    if any(shift.is_window for shift in clock):
        return None
    return tuple(dict.fromkeys((_clock(one.start), _clock(one.end)) for one in clock)) or None


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % DAY, HOUR)
    return f"{hour:02}:{minute:02}"


def _find_named(name: str, said: Passage, findings: _Findings) -> None:
    for found in NAMED[name].found_in(said):
        if name in findings.yes and name in findings.no:
            return
        if _SERVICE.search(found.before) and not _is_of_the_post(found):
            continue
        if found.before.endswith(" at ") and _OF_OTHERS.search(found.before):
            continue
        if _OPTIONAL_BEFORE.search(found.before) or _OPTIONAL_AFTER.match(found.after):
            continue
        if _is_refused_next(found, said):
            if not _NOT_ALL.search(found.before):  # "all weekend? No": some of it may be worked
                findings.add(name, found, holds=False)
            continue
        refused = denied(found) and not _OTHERS.match(found.after)
        findings.add(name, found, holds=not (refused or not_offered(found)))


def _is_refused_next(found: Mention, said: Passage) -> bool:
    asked = said.folded.find("?", found.end, found.end + _TO_MARK) >= 0
    return asked and bool(_REFUSED_NEXT.match(said.folded, found.end))


def _is_of_the_post(found: Mention) -> bool:
    """Whether a sentence that speaks of a service speaks of the post too.

    Before "7 days a week", unless it goes on "so you will be expected to work ..."; on either side
    of anything else.
    """
    named = found.before if "7" in found.words or "seven" in found.words else found.around
    return bool(_POST.search(named) or _SO_EXPECTED.search(found.after))


def _find_by_clock(clock: tuple[Shift, ...], early: Mention | None, findings: _Findings) -> None:
    for shift in clock:
        for name, holds in (
            ("nights", shift.has_night),
            ("evenings", shift.has_evening),
            ("early_starts", shift.starts_early),
        ):
            if holds:
                findings.add(name, shift.mention)
    if early:
        findings.add("early_starts", early)


def _rule_out_by_days(
    days: tuple[str, ...], where: list[Mention], clock: tuple[Shift, ...], findings: _Findings
) -> None:
    """What stated days and times leave out, where nothing affirms it."""
    if _WEEKEND.intersection(days):
        findings.add("weekends", where[0])
        return
    if any(_REST_ELSEWHEN.match(named.after) for named in where):
        return
    findings.rule_out("weekends", where[0])
    office = next((named for named in where if _OFFICE.match(named.after)), None)
    timed = office or (clock[0].mention if clock else None)
    if timed:
        findings.rule_out("nights", timed)
        findings.rule_out("evenings", timed)
