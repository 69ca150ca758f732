"""Notes of a diary between the wishes: "appt booked Tues 10am", "rang 10/3, try again Thurs".

They hold days and times that nobody wishes to work, and so do a client's own fixtures: "has
grandson Fridays". Such clauses are blanked out before anything is read.
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.reasons import CUT

_OPEN = r"(?:^|(?<=[,.;!?\n()|-]))\s?(?:(?:and|but|so|then|also|will|to|i'll|we'll|please) ){0,2}"
_DAY = (
    r"(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?s?"
    r"|tomorrow|today|next week|this week|next month|soon|later|the \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}/\d{1,2}"
)
_MET = (
    r"(?:appointments?|appts?|meeting|interview|review|assessment|catch ?up|visit|session|cpa|scan"
    r"|bloods|home visit|phone call|zoom|teams call|adviser|advisor)"
)
_FIXED = (
    r"(?:booked|arranged|made|set|confirmed|scheduled|due|moved|rebooked|rearranged|cancelled"
    r"|changed|offered|on|at|is|was|next|this|tomorrow|today|mon|tues?|weds?|thurs?|thu|fri)"
)
_NOTE = re.compile(
    rf"{_OPEN}(?:"
    rf"(?:[a-z']{{1,15}} ){{0,4}}{_MET} (?:is |was |has been |now )?{_FIXED}\b"
    r"|(?:booked|arranged|rearranged|rebooked|cancelled|attended|dna'?d?|missed)"
    rf" (?:[a-z']{{1,15}} ){{0,3}}{_MET}\b"
    r"|(?:rang|phoned|texted|emailed|called|tried ringing|tried calling|tried to (?:ring|call)"
    r"|left (?:a )?(?:message|voicemail|vm|msg)|no answer|no reply|voicemail|lm\b|dna\b|t/c|tc\b)"
    rf"|(?:try|ring|call|phone|text|email|chase|contact|meet|meeting|see|seeing|speak|review|back"
    rf"|follow(?:ing)? up|f/u|catch up|visit)(?: (?:again|back|up|her|him|them|you|me|client|cl"
    rf"|ct|with|on|this|next|mum|employer)){{0,3}} (?:{_DAY})\b"
    r"|(?:see|speak to|talk to|catch|hear from) (?:you|ya|yous)\b"
    r"|thank(?:s| you|s again)? (?:so much |very much |a lot |a million |again )?for\b"
    r"|cheers for\b|sorry (?:for|about|i missed)\b"
    r")"
)
_CARED_FOR = (
    r"(?:grand(?:son|sons|daughter|daughters|kids|children|child|bairns)|sons?|daughters?|kids"
    r"|children|mum|dad|nan|baby|niece|nephew|group|therapy|college|uni|course|class|classes"
    r"|choir|physio|counselling|church|mosque|prayers|appointments?|appts?|football|training"
    r"|volunteering|bingo|swimming|gym|dialysis|clinic|depot|injection|school run|access visits?)"
)
_HAS_ON = re.compile(
    rf"{_OPEN}(?:i |she |he |we |client |cl )?(?:has|have|has got|have got|got|minds|looks after"
    rf"|look after|watches|takes|collects|visits|sees)(?: (?:her|his|the|my|our|their|an?)){{0,1}}"
    rf" (?:[a-z']{{2,12}} )?{_CARED_FOR} (?:every |on |each |all day )?(?:a )?(?:{_DAY})\b"
)
_HOLDS = re.compile(
    rf"{_OPEN}(?:i |she |he |client |cl )?(?:has|have|have got|has got|got|holds|hold|with|i've got"
    r"|i've)(?: (?:her|his|my|an?|the|both|done|passed|current|valid)){0,2}"
    r" (?:l[1-7]|level [1-7]|nvq|btec|city (?:and|&) guilds|food hygiene|food safety|first aid|cscs"
    r"|sia|hnd|hnc|gcses?|a levels?)\b"
)
_END = re.compile(
    r"[,.;!?\n()|]| but |\s(?=(?:and|so) (?:wants?|would|i|she|he|looking|no |not )\b)"
)


def without_diary(low: str) -> str:
    """Folded text with the notes of a diary blanked out, nothing moved."""
    for pattern in (_NOTE, _HAS_ON, _HOLDS):
        place = 0
        while note := pattern.search(low, place):
            ends = _END.search(low, note.end())
            place = max(ends.start() if ends else len(low), note.end())
            low = low[: note.start()] + CUT * (place - note.start()) + low[place:]
    return low
