"""The words of which other people make the names of columns, and what each says of an advert.

A word speaks for its fields by points: 3 alone suffices, under 1.5 it needs another beside it. The
words are of English and Welsh sheets. `OTHER` names things that no field holds, whatever else the
name says ("contact name", "number of posts").
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: tuple[tuple[str, str], ...] = (
    ("post code", "postcode"), ("zip code", "postcode"), ("cod post", "postcode"),
    ("web site", "website"), ("web page", "website"), ("web address", "url"),
    ("web link", "url"), ("job centre", "jobcentre"), ("dyddiad cau", "closing"),
    ("dyddiad hysbysebu", "posted"), ("cyfeiriad gwe", "url"), ("o bell", "remote"),
    ("full time", "hours"), ("part time", "hours"), ("f t p t", "hours"),
    ("home based", "remote"), ("home working", "remote"), ("working from home", "remote"),
    ("work from home", "remote"), ("working time", "hours"), ("rate of pay", "pay"),
    ("start date", "started"), ("date of start", "started"), ("apply by", "closing"),
    ("date from", "posted"), ("date to", "closing"), ("live until", "closing"),
    ("advert start", "posted"), ("advert end", "closing"), ("end date", "closing"),
)  # fmt: skip
"""Words that mean one thing together, and the word that says it; the earlier ones first."""

_SAYS: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("title teitl", {"title": 2.5}),
    ("jobtitle occupation designation", {"title": 3.0}),
    ("swydd rol", {"title": 2.8}),
    ("role position post vacancy job", {"title": 1.5}),
    ("opportunity", {"title": 1.0}),
    ("employer company organisation organization cyflogwr cwmni sefydliad", {"employer": 3.0}),
    ("recruiter firm business hirer org", {"employer": 2.5}),
    ("client customer", {"employer": 2.2}),  # for whom an agency seeks somebody
    ("agency", {"employer": -0.5}),
    ("emp trust school co", {"employer": 1.5}),
    ("name enw", {"employer": 0.6}),
    ("salary pay wage wages remuneration cyflog earnings package", {"pay": 3.0}),
    ("rate renumeration", {"pay": 2.0}),
    ("£", {"pay": 1.4}),
    ("grade band annum pa hourly gradd", {"pay": 0.9}),
    ("hours hrs hour oriau", {"hours": 3.0}),
    ("shift shifts rota pattern", {"hours": 2.0}),
    ("ft pt", {"hours": 1.5}),
    ("weekly wte fte", {"hours": 0.9}),
    ("contract contractual cytundeb", {"contract": 3.0}),
    ("contracted", {"hours": 1.5, "contract": 1.2}),  # the hours, or what kind of contract
    ("tenure permanency", {"contract": 2.5}),
    ("permanent temporary temp perm", {"contract": 1.5}),
    ("type math term terms basis employment", {"contract": 0.8}),
    ("location place town city locality workplace lleoliad tref", {"place": 3.0}),
    ("address area site venue ardal cyfeiriad", {"place": 2.0}),
    ("region county district borough base", {"place": 1.5}),
    ("postcode postcodes zip zipcode", {"postcode": 3.0}),
    ("latitude lat lledred", {"latitude": 3.0}),
    ("longitude lon lng long hydred", {"longitude": 3.0}),
    ("remote homeworking hybrid wfh telework teleworking", {"remote": 3.0}),
    ("posted published advertised opened opening opens listed released", {"posted": 3.0}),
    ("added created received live", {"posted": 2.0}),
    ("closing closes closed close deadline expires expire expiry closure", {"closes": 3.0}),
    ("date dyddiad", {"posted": 0.9, "closes": 0.9}),
    ("description descr desc duties responsibilities disgrifiad manylion", {"description": 3.0}),
    ("details detail summary blurb particulars body overview", {"description": 2.5}),
    ("text advert information info about", {"description": 1.2}),
    ("url link hyperlink dolen weblink", {"url": 3.0}),
    ("web apply website webpage gwefan", {"url": 2.0}),
    ("reference ref cyfeirnod identifier id", {"reference": 3.0}),
    ("number no code num nr rhif", {"reference": 0.9}),
    ("vac", {"reference": 1.2, "title": 0.9}),
)
WORDS: Mapping[str, Mapping[str, float]] = {
    word: says for words, says in _SAYS for word in words.split()
}

_OTHER = """
    contact phone telephone tel mobile fax email mail manager supervisor interview started category
    sector department dept directorate division industry status notes note comments comment benefits
    skills qualification qualifications experience count total headcount soc sic logo image photo
    min max minimum maximum currency updated modified edited normalised normalized consultant owner
    adviser advisor welsh dbs driving licence source quantity posts vacancies salutation gender
    surname forename cost budget
"""
OTHER = frozenset(_OTHER.split())
