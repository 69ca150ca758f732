"""The words by which adverts name what they ask for."""

from __future__ import annotations

from matcher.normalise.experience import EXPERIENCE
from matcher.normalise.naming import naming

_BODIES = (
    r"nmc|hcpc|hpc|gmc|gphc|gdc|sssc|gscc|general medical council|nursing (?:and"
    r"|&) midwifery council"
    r"|rccp|ahcs|gosc|rcvs|health (?:and|&) care professions? council|health professions council"
    r"|social work england"
    r"|general dental council|general pharmaceutical council|general optical council"
    r"|social care wales"
    r"|gas safe|solicitors regulation authority"
)

_OTHER_LICENCE = (
    r"(?:sia|flt|fork[- ]?(?:lift|truck)|counter-?balance|reach|pallet|crane|train|tram|plant"
    r"|dumper"
    r"|digger|door|security|guarding|cctv|gun|shotgun|alcohol|premises|personal|software|music)"
)
"""What a licence may be for that is no driving on the road."""

DRIVING = naming(
    "driv,licen,a car would,a car is,own car,own vehicle,own transport,to a car,to a vehicle"
    ",of a car,of a vehicle",
    r"\bdriv(?:ing|er'?s?|ers'?) licen[cs]es?\b|\bcar[- ](?:driver|owner)s?\b|\bdrivers? (?:are "
    r"|is )?(?:only"
    r"|essential|required)\b|\bdrivers?(?= (?:are )?preferred\b)"
    r"|\ba car(?= (?:is|would be) [^.]{0,50}\b(?:essential|required|needed|necessary|useful|helpful"
    r"|desirable|advantage))"
    r"|\b(?:car|van) licen[cs]es?\b|\bcategory b(?: ?\+ ?e)?(?: \w+)? licen[cs]es?\b"
    r"|\blicen[cs]e to drive\b|\b(?:able|ability|willing|willingness|need|have|required"
    r"|confident) to drive\b(?! (?:the|forward|improve|change|service|performance|quality|for|up"
    r"|our|and deliver|delivery|sales|business|a high|innovation|standard|results|through|trans)"
    rf"| (?:an? )?{_OTHER_LICENCE})"
    r"|\b(?:access to|use of|have|with|own) (?:a |an |your |their )?(?:own )?(?:car|vehicle)\b"
    r"|\bmust drive\b(?! (?:the|our|forward|up|change))"
    r"|\bmust be an? driver\b|\b(?:be|are you) a(?:n? \w+)? driver\b|\byou will (?:be )?driv(?:e"
    r"|ing) (?:a |the |our )?(?:\w+ )?(?:van|car|vehicle|lorry|minibus|bus|hgv|ambulance)\b"
    rf"|\b(?:full|clean|valid|uk|current)(?: (?!{_OTHER_LICENCE})\w+){{0,2}} licen[cs]e\b"
    r"(?! to pract)",
    r"\b(?:id|identity|identification|verification|documents?)\b[^.]{0,50}$|(?:no "
    r"|paid )?parking[^.]{0,10}$|lease $|salary sacrifice[^.]{0,30}$|discount\w*[^.]{0,30}$"
    rf"|(?:cost|free) $|(?<!of )\bor (?:in |by |with |use )?(?:your |their |an? )?$"
    rf"|\b{_OTHER_LICENCE}(?: truck)?s? $",
    r" (?:to practi[cs]e|lease|park|scheme|insurance offer|with the gmc)"
    r"|[^.]{0,60}\bor (?:\w+ ){0,3}(?:alternative|other|another|equivalent|suitable|means"
    r"|ability to|able to (?:travel|commute))"
    r"|[^.]{0,40}\b(?:where|if) (?:applicable|appropriate|required)",
)
NO_LICENCE = naming(
    "licen",
    r"\bno (?:driv\w+(?:'s)? )?licen[cs]es? (?:is |are )?(?:needed|required|necessary|asked for)\b"
    r"|\b(?:don't|do not) need an? (?:driving )?licen[cs]e\b"
    r"|\blicen[cs]es? (?:(?:is|are) not|isn't|aren't|not) (?:\w+ )?"
    r"(?:needed|required|necessary|essential)\b",
    rf"\b{_OTHER_LICENCE}(?:[\w ]{{0,30}} )?$",
    r"[^.]{0,20}\b(?:sia|fork|flt)",
)
DBS = naming(
    "dbs,crb,barring,disclosure,pvg,criminal record,enhanced check,standard check,basic check",
    r"\bdbs\b|\bcrb\b|disclosure (?:and|&) barring|disclosure barring|disclosure scotland|\bpvg\b"
    r"|\b(?:criminal records?|enhanced|standard|basic) (?:bureau )?(?:disclosure|checks?)\b"
    r"|\bsuccessful disclosure\b|\bdisclosure of criminal records?\b"
    r"|\bdisclosure checks?\b|\bcriminal records? bureau\b",
    r"\b(?:if|where|when|whether) (?!successful\b|you\b)[^.]{0,60}\b(?:requires?|required|need\w*"
    r"|applicable)\b[^.]{0,30}$|\bwhere an? $"
    r"|\b(?:processing|administering|managing|undertaking) (?:of |the |all |new )*$|cost of the $"
    r"|\b(?:you will|you'll|to) (?:\w+ )?(?:process|administer|countersign) (?:\w+ ){0,3}$",
    r"\W{0,3}£|(?: \w+)? of (?:\w+ )?(?:interests?|conflicts?|information|documents?|assets)\b"
    r"|(?: checks?)? for (?:our |all |the )?(?:clients|customers|contractors)\b"
    r"|[^.]{0,30}\b(?:charges for adverts|administrator|team\b|where (?:applicable"
    r"|required|appropriate)|if (?:applicable|required|appropriate))",
)
REGISTRATION = naming(
    "regist,rccp,ahcs,gosc,rcvs,nmc,hcpc,hpc,gmc,gphc,gdc,sssc,gscc,qts,gas safe,sia,rgn,rmn,rnld"
    ",rscn,council"
    ",qualified teacher,social work england,social care wales,solicitors regulation",
    rf"\b(?:{_BODIES})\b|\bsia\b(?: (?:\w+ ){{0,4}}?(?:licen[cs]ed?|badge)\b)?"
    r"|\b(?:qts|qualified teacher status|rgn|rmn"
    rf"|rnld|rscn)\b"
    r"|\bregist(?:ered|ration|er) (?:with|on|by)(?: an?| the)?\b(?! (?:our|us|nhs professionals"
    r"|bank|interest|gp"
    r"|waiting|new|patient))"
    r"|\b(?:professional|statutory|state|first level|current|live|active|full|nurse"
    r"|nursing) (?:\w+ )?registration\b|\b(?:nursing|professional) qualification and registration\b"
    r"|\bregistered (?:\w+ ){0,3}?(?:nurses?|midwi\w+|practitioners?|professionals?|pharmacists?"
    r"|social workers?|clinicians?|physiotherapists?|therapists?|paramedics?|dieti[tc]ians?)\b",
    r"\b(?:supervis\w+|support(?:ing)?|assist\w*|alongside|work\w* with|delegat\w+|led by"
    r"|guidance|direction|under|help\w*|between|consist\w*|includ\w+|compris\w*|our (?:team"
    r"|highly)"
    r"|contact|liais\w+|team of|train\w* to (?:be|become)|become|becoming|towards|qualify as|led"
    r"|overseen|staffed|report\w*|accountable to|responsible to|answer\w* to"
    r"|reimburse\w*|pay your|refund\w*|fees? for|mentor\w*"
    r"|lead|obtain,?|to gain|apply for|placing|supplying) (?:[\w,'/&-]+ ){0,6}$"
    r"|\b(?:you can|to)\s$(?<!able to )(?<!eligible to )|\bby (?:an? |the |our )?$",
    r" (?:led|manager|charity|fees?|home|provider|company|approved contractor|code of|standards for"
    r"|guidance|guidelines"
    r"|policies|recommend|approved|\(?(?:cqc|ofsted)|with (?:the )?(?:cqc|care quality|a gp"
    r"|an agency|us|our|ofsted|several)|on (?:our|the bank))|'s\b"
    r"|[^.]{0,20}\bfees? (?:paid|reimburs)",
)
DEGREE = naming(
    "degree,graduate,bsc,msc,master,mpharm,ba (,b.sc,first level qual",
    r"\bdegree(?:qualified|level)?\b|\bmpharm\b"
    r"|\b(?<![\d°])(?<!\d )degrees\b|\b(?:an?|science|law|engineering"
    r"|honours) graduate\b|\bgraduate (?:level"
    r"|calibre|qualified)"
    r"|\bgraduates? (?:in(?! 20)|of|with an?)\b|\bb\.?sc\b|\bm\.?sc\b|\bmasters?(?:'s?)? (?:level"
    r"|in"
    r"|qualification|or)\b|\bpost-?graduate degree\b",
    r"\b(?:high|some|any|certain|great|large|varying|significant|reasonable|considerable|greater"
    r"|highest|360|180|foundation|funded|opportunit\w+ (?:to|for)|chance to|support\w*|study\w*"
    r"|undertak\w+|working towards?|newly|recent|new|access to|apprentice\w*|complet\w+ (?:an?"
    r"|your)"
    r"|towards|become|fund\w*(?: university)?|train\w* (?:at|to)|(?:due|about|going) to|future"
    r"|undergraduate|our"
    r"|non|minus|zero|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
    r" (?:an? |the |your |our |full |at )?$|\b(?:award|diploma|hn[cd]|nvq"
    r"|certificate)s? or (?:an? )?$"
    r"|\b(?:opportunit\w+|able to|support\w*|chance)\b[^.]{0,50}\b(?:gain|attain|study|complete"
    r"|undertake"
    r"|do)\b"
    r"[^.]{0,30}$|not eligible[^.]{0,60}$|equivalent to (?:a uk )?$"
    r"|(?:funded|range of) [^.]{0,40}$|\b(?:attain|achieve|obtain|pursue) (?:an? |your )?$",
    r" of\b(?! (?:a|the) univ)| (?:apprentice|angle|programme|entry|modules?|pathways?"
    r"|(?:\w+ ){1,2}students?|courses?"
    r"|students?|scheme"
    r"|placement"
    r"|opportunit|level apprentice|training|medical|intake|nurses)|[^.]{0,90}\bor (?:\w+ ){0,3}?"
    r"(?:equivalent|relevant|appropriate) (?:(?!and\b|with\b|plus\b)\w+ ){0,2}experience"
    r"|(?: level)? or (?:diploma"
    r"|experience|hnc|hnd|a[- ]levels?|(?:\w+ )?level [2-5]"
    r"|nvq|significant|substantial|relevant)",
)
_SOME_KIND = (
    r"(?:(?!(?:with|within|in|as|for|of|to|on|by|from|through|across|caseload|way|between|alongside"
    r"|that|which|using|when|or|and|at|into|is|are|will|patients?|clients?|residents?|day|service)\b)"
    r"[\w/-]+ (?:& )?){0,3}?"
)
"""What kind of team or staff it is: "a small analytics team"."""
_IN_KITCHENS = (
    r"\b(?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing)|in charge of|responsible for"
    r"|oversee(?:s|ing)?) (?:all (?:the |other )?|an? |the |our |your |other |any |\*+ )+"
    r"(?:(?:junior|more junior|other|small|whole|kitchen|bar|waiting|commis|accounts?) ){0,2}"
    r"(?:chefs?|cooks|brigade|kitchen (?:porters|hands|assistants)|waiters"
    r"|accountants|assistants|cleaners|porters|housekeepers|receptionists)\b"
)
"""Who is led, by name, where any word before tells that they are others: "the junior chef"."""
_PLACE = r"(?:kitchen|shop|store|restaurant|pub|bar|hotel|nursery|care home|home|ward|salon|branch)"
_RUNNING = (
    r"\b(?<!help )(?<!assist )(?<!help to )(?<!smooth )(?<!aspects of )(?:run|running|manage/run"
    r"|run/manage|running and managing|run and manage|managing|manage)"
    rf" (?:an? |the |your |our |your own )(?:(?!own\b)\w+ ){{0,2}}?(?:{_PLACE}|department of the"
    r" kitchen)\b(?=\W|$)(?= ?[.,;:)!]| (?:and|in|on|when|while|whilst|as|with|single|independently"
    r"|alone|effectively|team|including|to)\b|\s*$)"
    rf"|\b(?<!on the )(?<!with the )(?<!in the )(?<!to the )day[- ]to[- ]day (?:running|operations?"
    rf"|management) of (?:an? |the |your |our )(?:\w+ ){{0,2}}?{_PLACE}\b"
    r"|\b(?:take|taking) charge (?:of|on) (?:an? |the |your |our )(?:\w+ )?"
    r"(?:ward|unit|shift|kitchen|department|home|restaurant|bar)\b"
)
"""Whoever runs a kitchen, a ward or a shop leads those who work there."""
MANAGEMENT = naming(
    "manage,managing,supervis,lead,responsible for,in charge of,deputis,managerial,oversee"
    ",running,run ,charge o",
    r"\b(?:line[- ])(?:manage(?:s|d|ment)?|managing|supervis\w+)\b(?!r)"
    r"|\b(?:manag(?:e|ing|ement of)|lead(?:ing)?,?(?! nurses?\b)|supervis(?:e|ing|ion of)|head up"
    r"|coach and manage|oversee(?:ing)?(?! volunteers)|leadership of|in charge of"
    r"|responsible for(?! (?:the )?(?:mentor|train|teach|educat|induct|support|recruit|wellbeing"
    r"|health|safety|pay))"
    r"|develop and manage)(?! (?:the )?care of)(?: and (?:manage|managing|develop|motivate"
    r"|supervise|support|lead"
    r"|leading|inspire|mentor|management of|delegate to))?"
    r" (?:an? |the |your |our |of |and |day[- ]to[- ]day |other |all |own |work of "
    r"|new (?:and|or|&) "
    r"|less experienced )*(?:(?:small|large|cohesive|new|talented|skilled|friendly|social|assistant"
    r"|dedicated|busy|clinical|nursing|existing|junior|care|ward|sales|kitchen|support"
    r"|administrative|admin|housekeeping|multi-?disciplinary|dynamic|established|growing"
    r"|successful|domestic|therapy|band \d|more junior|unregistered|non-registered|registered"
    r"|qualified|unqualified|trained|medical|reception|management|fantastic|strong|enthusiastic"
    r"|high performing|middle|senior|grade|of|\w+ed|\w+ing) ){0,3}"
    r"(?:teams?|staff|colleagues|employees|workforce|workers|assistants|nurses|carers"
    r"|direct reports|volunteers|juniors|staff members?|members of (?:staff|the team)|team members"
    r"|people(?! of all ages| (?:living )?with\b| who\b))\b"
    rf"|{_IN_KITCHENS}|{_RUNNING}"
    r"|\b(?:staff|people|team) (?:management|supervision)\b"
    rf"|\b(?:lead|leading|manage|managing|supervis(?:e|ing)|oversee|overseeing) (?:of )?"
    rf"(?:an?|the|our|your|this) {_SOME_KIND}(?:team|staff|workers|assistants|nurses|technicians"
    r"|officers|practitioners|therapists)\b"
    rf"|\bsupervis(?:e|ing|ion of) {_SOME_KIND}(?:staff|workers|assistants|nurses|technicians)\b"
    r"|\bsupervision of \*+ (?:\w+ ){0,2}(?:staff|assistants|people|clerks)\b"
    r"|\bdeputi[sz](?:e|es|ing) (?:for|in the absence of) (?:the |our |your )?(?:[\w/]+ ){0,3}?"
    r"(?:(?:team|ward|home|unit|care|shift|clinic|service|shop|store|kitchen|nursery|line)"
    r" (?:manager"
    r"|leader|lead)|matron|sister|charge nurse|supervisor|head (?:chef|cook|housekeeper)"
    r"|head of (?:the )?kitchen|(?:catering|general|restaurant|bar|practice|office|branch|deputy"
    r"|registered|housekeeping|duty|nursery|department|assistant) manager)\b"
    r"|\bdeputi[sz](?:e|es|ing) for (?:the |our |your )?manager\b"
    r"|\b(?:proven|previous|demonstrable|strong|staff|people) management (?:skills|experience)\b"
    r"|\bleadership (?:to|for) (?:\w+ and/or |\w+ and |\w+ or )?(?:the )?(?:\w+ )?staff\b"
    r"|\bsupervision to (?:the )?(?:\w+ )?(?:managers|staff|team members)\b"
    r"|\bday[- ]to[- ]day (?:management"
    r"|supervision) of (?:the )?(?:\w+ )?(?:staff|team|\w+ officers)\b"
    r"|\bmanagement of (?:the )?(?:\w+ )?(?:staff|team)\b|\bmanagerial (?:responsib|role"
    r"|duties)\w*",
    r"\b(?:your|their|current|own|the|by|from|a|to|appropriate|excellent|supportive|strong"
    r"|receive|robust|good|regular|through|provides?|will be|are) (?:current |clinical |own "
    r"|supportive )?$(?<!you will be )(?<!responsible for the )(?<!to )(?<!the )|\b(?:report\w*"
    r"|accountab\w+(?! for\b)|approval|permission|under|support(?:ed)? (?:from|by|the)|working with"
    r"|assist\w*|experience of working|help\w* to|help|supporting) (?:[\w-]+ ){0,3}$"
    r"|\bwe (?:provide|offer)\b[^.;]{0,80}$|\b(?:you will|you'll) (?:receive|get|benefit from)\b"
    r"[^.;]{0,60}$"
    r"|\bsupport(?:s|ing)? the (?:[\w-]+ ){1,4}(?:in|with|on) (?:the )?$"
    r"|\bteam (?:manager|leader)s? (?:to|in) $|\b(?:1[:-]1|one[- ]to[- ]one) $"
    r"|\b(?:ward managers?|matrons?)\b[^.]{0,60} to $",
    r" (?:directorate|planning|strateg\w+|projects?\b|approv|permission|agree|of (?:patients"
    r"|service users|cases|long|care needs)"
    r"|with (?:challenging|learning))|'s? (?:permission|approval)|s? approval|r\b"
    r"| will be provided|d by\b|d (?:and supervised )?by",
)

ALL = (DRIVING, NO_LICENCE, DBS, REGISTRATION, DEGREE, EXPERIENCE, MANAGEMENT)
