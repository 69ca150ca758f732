"""Job titles that require a professional registration or licence by law, or that require managing.

Registration: the Health Professions Order 2001 (titles of the Health and Care Professions
Council), the Nursing and Midwifery Order 2001, the Pharmacy Order 2010, the Medical Act 1983, the
Dentists Act 1984 (dental nurses included) and the Children and Social Work Act 2017 (social
workers).
"""

from __future__ import annotations

import re

_REGISTERED = re.compile(
    r"\b(?:registered (?:\w+ ){0,3}nurses?|registered midwi\w+|rgn|rmn|rnld|rn|rn[acm]|rscn"
    r"|nurses?|ward (?:sisters?|managers?)|sister|matron|midwi(?:fe|ves)|health visitors?|odp"
    r"|operating department practitioners?"
    r"|physiotherapists?|occupational therapists?|paramedics?|radiographers?|sonographers?"
    r"|dieti[ct]ians?|podiatrists?|orthoptists?|prosthetists?|orthotists?"
    r"|speech (?:and|&) language therapists?|art therapists?|music therapists?"
    r"|biomedical scientists?|clinical scientists?|(?:clinical|counselling|forensic|health"
    r"|applied|specialist"
    r"|educational|consultant|principal|practitioner) psychologists?"
    r"|pharmacists?|pharmacy technicians?|social workers?|dentists?|dental (?:hygienist"
    r"|therapist)s?|optometrists?|dispensing opticians?"
    r"|consultants? (?:in (?:\w+ ){0,5}(?:medicine|surgery|psychiatry|anaesth\w+|paediatrics"
    r"|radiology|obstetrics|oncology)|(?:\w+ )?\w+ologists?|psychiatrists?|physicians?"
    r"|anaesthetists?|geriatricians?|paediatricians?|\w+ surgeons?|obstetricians?)"
    r"|psychiatrists?|anaesthetists?|(?<!tree )surgeons?|general practitioners?|gps?"
    r"|specialty doctors?|locum appointment for (?:service|training)"
    r"|specialty registrars?|clinical fellows?"
    r"|locum consultants?|salaried gps?|doctors?|solicitors?)\b"
)
_NOT_REGISTERED = re.compile(
    r"\b(?:assistants?|trainees?|students?|apprentices?|support workers?|helpers?|secretar\w+"
    r"|receptionists?|administrat\w+|clerks?|coordinators?"
    r"|co-ordinators?|pre[- ]registration|nursery|liaison|recruit\w*|sales|advisor|adviser"
    r"|volunteers?|associate psych\w+|managers? to|cadets?|technician to)\b"
)
_MANAGES = re.compile(
    r"\b(?:(?:ward|unit|home|services?|team|shift|deputy|assistant|general|operations|operational"
    r"|store|shop|branch|restaurant|kitchen|chef|cook|bar|hotel"
    r"|office|practice|nurse|nursing|registered|centre|department|departmental|catering"
    r"|housekeeping|facilities|area|regional|locality|reception|warehouse"
    r"|transport|house|duty|nursery|front of house|theatre|clinic|group|site|directorate"
    r"|divisional|cluster|line|club|pub|salon|depot|food and beverage|f&b|domestic|hospitality"
    r"|residential|outpatients?|sister|clinical services|care home|floor|laboratory|pharmacy"
    r"|ambulance|estates|relief|peripatetic|living|domiciliary care|home ?care) manag(?:er|ers)"
    r"|(?:regional|area|district) (?!sales)(?:\w+ ){1,2}manager|(?<!assistant )group leaders?"
    r"|head of|heads of|director(?: of)?|team lead(?:er)?s?|shift leaders?|supervisors?"
    r"|ward sister|charge nurse|matron|foreman|head (?:chef|housekeeper|cook|teacher|gardener"
    r"|nurse|receptionist)"
    r"|executive chef|chief executive|headteacher|chargehand|line manager|managing director"
    r"|section leader|sous chef)\b"
)
_NOT_MANAGES = re.compile(
    r"\b(?:assistant to|pa to|secretar\w+|support to|(?:clinical|educational) supervisor"
    r"|head of (?:\w+ )?(?:office )?(?:support|pa)\b|personal assistant)\b"
    r"|\b(?:case|account|project|programme|product|bid|data|contracts?|relationship|information"
    r"|category|risk|bed) manager"
)


def registration_in(title: str) -> re.Match[str] | None:
    """Where a folded title is one that only registered people may hold."""
    return None if _NOT_REGISTERED.search(title) else _REGISTERED.search(title)


def management_in(title: str) -> re.Match[str] | None:
    """Where a folded title says that its holder manages or supervises people.

    A case, account or project manager need not.
    """
    found = _MANAGES.search(title)
    return found if found and not _NOT_MANAGES.search(title) else None
