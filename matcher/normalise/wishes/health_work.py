"""Telling a wish to work in health ("autism support worker") from a client's own health.

The words are the same; what stands around them tells. A condition with a job, a workplace or other
people beside it is work. Somebody who treats ("psychologist", "GP") is a job, unless the client is
with them: "my", "seeing", an appointment, or the reason why a day is not free.
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.lexicon import Hit

_JOBS = (
    r"nurses?|nursing|workers?|carers?|assistants?|advis[eo]rs?|practitioners?|therapists?|porters?"
    r"|technicians?|dispensers?|managers?|officers?|coordinators?|receptionists?|administrators?"
    r"|admin|researchers?|trainers?|teachers?|mentors?|support|care|secretary|clerk|cleaners?|cooks?"
    r"|volunteers?|volunteering|doctors?|specialists?|consultants?|companions?|helpers?|champions?"
)
_PLACES = (
    r"wards?|units?|charity|charities|hospitals?|services?|centres?|homes?|research|trials?|schools?"
    r"|college|shops?|patients|people|adults|children|kids|pupils|students|teenagers|jobs?|roles?|work"
    r"|batter(?:y|ies)|repairs?|packing|deliver(?:y|ies)|drivers?|dogs"
)
_WORK_AFTER = re.compile(
    rf"(?:[ /](?:and|or|&))?(?:[ /-][a-z]{{1,14}})?[ -](?:{_JOBS}|{_PLACES})\b"
)
_SEEN_AT = re.compile(
    r"(?:[ /-](?!(?:in|on|at|an?|the|want|like|need|not?) )[a-z]{1,14})?[ -](?:teams?|clinics?)\b"
)
_JOB_AFTER = re.compile(rf"[ -](?:[a-z]{{1,14}} )?(?:{_JOBS})\b")
_OTHERS_BEFORE = re.compile(
    r"\b(?:people|adults|children|kids|those|someone|anyone|clients|patients|others|men|women"
    r"|families|veterans|residents|students|youngsters|teenagers|pupils|users|elderly|folk)"
    r" (?:with|who have|who has|who've|living with|in|on|recovering from|who suffer from|who hear"
    r"|suffering from|going through|struggling with|who are|that have)(?: [a-z']{1,14}){0,2} ?$"
)
_WORK_BEFORE = re.compile(
    rf"\b(?:work|works|working|job|jobs|role|roles|career|placement|volunteer|{_JOBS})"
    r" (?:in|at|on|for|within|as)(?: (?:a|an|the|local|nhs))* ?$"
)
_WITH_THEM = re.compile(
    r"\b(?:my|our|see|seeing|saw|visiting|meet|meeting|appointments? (?:with|at)|appts? (?:with|at)"
    r"|appt|referred to|referral to|waiting for|waiting to see|at the|says my|says the|told me"
    r"|therapy with|sessions? with)(?: (?:a|an|the|my|new|local)){0,2} ?$"
)
_AT_THEIRS = frozenset({"hospital", "clinic", "surgery", "ward", "group", "meeting", "chemist"})
_MEETS = re.compile(
    r"(?:'s)? (?:appointments?|appts?|appt|visits?|sessions?|check[- ]?ups?|says?|said|comes?"
    r"|visits|thinks?|reckons?|told|tells|wants me|advised|recommends?)\b"
)
_NOT_THEN = re.compile(
    r"\b(?:not|no|never|can't|cannot|cant|except|off|avoid|don't|won't|busy|isn't|aren't|out)\b"
    r"[^.;!?\n]{0,40}?\b(?:mon|tue|wed|thu|fri|sat|sun|weekday|morning|afternoon|evening)[a-z]*\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening)[a-z]*(?: are| is|'s)?"
    r" (?:off|out|no)\b"
)
_LEAD = re.compile(r"[\s,:()-]*(?:(?:i have|i've got|got|it's|is|for|have|at|the|a|an|my)\s+){0,3}")
_TAIL = re.compile(
    r"(?: (?:clinics?|meetings?|groups?|appointments?|appts?|visits?|sessions?|days?|then|that day"
    r"|check[- ]?up|every week|review))*\s*$"
)
_LOOK_BACK = 60


def is_work(low: str, hit: Hit[str]) -> bool:
    """Whether words about health in folded text are about work that the client wants."""
    before = low[max(0, hit.start - _LOOK_BACK) : hit.start]
    if hit.means == "medicine":
        return bool(_JOB_AFTER.match(low, hit.end))
    in_it = _WORK_BEFORE.search(before)
    if hit.means == "service":
        return bool(in_it or _JOB_AFTER.match(low, hit.end))
    return bool(_WORK_AFTER.match(low, hit.end) or (in_it and _SEEN_AT.match(low, hit.end)))


def end_of_service(low: str, hit: Hit[str]) -> int:
    """Where words about health end, with the team or clinic for it: "EIT team"."""
    found = _SEEN_AT.match(low, hit.end)
    return found.end() if found else hit.end


def is_of_others(low: str, hit: Hit[str]) -> bool:
    """Whether other people have what folded text speaks of: "people with addiction"."""
    return bool(_OTHERS_BEFORE.search(low[max(0, hit.start - _LOOK_BACK) : hit.start]))


def is_met(low: str, hit: Hit[str]) -> bool:
    """Whether a role or place of care in folded text is one that the client goes to."""
    before = low[max(0, hit.start - _LOOK_BACK) : hit.start]
    if low[hit.start : hit.end] in _AT_THEIRS:
        return False
    with_them = _WITH_THEM.search(before) and not _JOB_AFTER.match(low, hit.end)
    return bool(with_them or _MEETS.match(low, hit.end))


def is_why_not_then(low: str, start: int, end: int, hit: Hit[str]) -> bool:
    """Whether the clause `low[start:end]` is but the appointment: "not Tuesdays, physio"."""
    lead, tail = _LEAD.match(low, start, end), _TAIL.match(low, hit.end, end)
    if lead is None or lead.end() < hit.start or tail is None:
        return False
    opening = max(low.rfind(mark, 0, start) for mark in ".!?\n") + 1
    return bool(_NOT_THEN.search(low, opening, start))
