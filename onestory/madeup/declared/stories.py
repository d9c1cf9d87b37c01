"""Families whose story is worth telling: scripted lives, told by what each agency saw and when."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """Someone in the story; age is in years, with days on top; mother and father name other members."""

    key: str
    part: str
    given: str
    family: str
    sex: str
    age: int
    days: int = 0
    middle: str = ""
    mother: str = ""
    father: str = ""
    was: str = ""
    apart: bool = False
    nickname: str = ""
    marks: tuple[str, ...] = ()
    due_in: int | None = None


@dataclass(frozen=True)
class Move:
    """The household moved, so many days ago."""

    ago: int
    to: str = "home"


@dataclass(frozen=True)
class Notice:
    """The police came; cast pairs each member with their part."""

    ago: int
    kind: str
    grade: str
    cast: tuple[tuple[str, str], ...]
    summary: str
    present: bool = True


@dataclass(frozen=True)
class Visit:
    """A visit to the emergency department."""

    ago: int
    who: str
    complaint: str
    diagnosis: str
    disposal: str
    came_with: str


@dataclass(frozen=True)
class Told:
    """The front door was told; path says what came of a referral."""

    ago: int
    about: tuple[str, ...]
    source: str
    outcome: str
    path: str = ""
    need: str = "N1"


@dataclass(frozen=True)
class Help:
    """Early help, from so many days ago until so many days ago."""

    ago: int
    until: int | None
    reason: str


@dataclass(frozen=True)
class Order:
    """Probation supervises someone."""

    ago: int
    who: str
    kind: str
    risk_children: str


@dataclass(frozen=True)
class Care:
    """A child was looked after."""

    ago: int
    who: str
    until: int | None = None


@dataclass(frozen=True)
class AdultService:
    """Adult social care helps someone."""

    ago: int
    who: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Offending:
    """A young person offended."""

    ago: int
    who: str
    offence: str
    outcome: str


@dataclass(frozen=True)
class Shield:
    """The household's address must not show, from so many days ago."""

    ago: int
    why: str


Event = Move | Notice | Visit | Told | Help | Order | Care | AdultService | Offending | Shield


@dataclass(frozen=True)
class Script:
    """A family, what happened to it, and what the demo should let a worker see."""

    code: str
    title: str
    origin: str
    look_for: str
    why: str
    members: tuple[Member, ...]
    events: tuple[Event, ...]
    social_rent: bool = True


CHILDREN = "Child of household"

SCRIPTS: tuple[Script, ...] = (
    Script(
        code="seven-small-things",
        title="Seven small things in seven places",
        origin="british",
        look_for="Kayleigh {family}",
        why="No agency holds enough to act. Together: a man whom probation rates high risk to children, living "
            "where the tenancy says a mother lives alone.",
        members=(
            Member("mum", "mother", "Leanne", "{family}", "F", 33, 40, middle="Marie", was="Garner", nickname="Lee"),
            Member("dad", "father", "Craig", "{family}", "M", 36, 200, apart=True),
            Member("partner", "partner", "Darren", "Holroyd", "M", 39, 15, middle="Lee", nickname="Daz",
            marks=("unknown at home",)),
            Member("kayleigh", "child", "Kayleigh", "{family}", "F", 12, 102, middle="Anne", mother="mum",
            father="dad", nickname="Kay"),
            Member("jayden", "child", "Jayden", "{family}", "M", 8, 290, middle="Craig", mother="mum", father="dad"),
            Member("alfie", "child", "Alfie", "Holroyd", "M", 1, 45, mother="mum", father="partner"),
        ),
        events=(
            Move(1190),
            Move(420),
            Told(1460, ("kayleigh", "jayden"), "6", "NFA"),
            Notice(1461, "Domestic abuse", "Medium", (("mum", "Victim"), ("dad", "Suspect"), ("kayleigh", CHILDREN),
            ("jayden", CHILDREN)),
                   "Neighbour reported shouting. Leanne said Craig had thrown a chair. He left before we arrived. "
                   "Kayleigh let officers in."),
            Told(1210, ("kayleigh", "jayden"), "2A", "NEW_REFERRAL", "closed"),
            Help(1140, 960, "Parenting support"),
            Order(400, "partner", "Licence", "High"),
            Told(395, ("alfie", "kayleigh", "jayden"), "3B", "ADVICE"),
            Visit(330, "alfie", "Fall", "Bruise to forehead", "Discharged to GP", "Mother"),
            Notice(300, "Domestic abuse", "Medium", (("mum", "Victim"), ("partner", "Suspect"), ("jayden", CHILDREN)),
                   "Call from a child's phone, line dropped. Leanne said all was well and that no man lives there. "
                   "A man's boots in the hall."),
            Told(299, ("jayden",), "6", "NFA"),
            Visit(210, "kayleigh", "Abdominal pain", "No cause found", "Left before being seen", "Alone"),
            Notice(160, "Missing child", "Medium", (("kayleigh", "Missing person"), ("mum", "Informant")),
                   "Kayleigh did not come home. Found at 22.50 at her nan's. Said she does not like it when Daz has "
                   "been drinking."),
            Told(120, ("jayden",), "2A", "ADVICE"),
            Visit(61, "jayden", "Limb injury", "Fracture of forearm", "Referred to clinic", "Other relative"),
            Notice(33, "Child concern", "Standard", (("alfie", "Subject child"), ("mum", "Parent")),
                   "Alfie seen at a window on his own for an hour by a neighbour. Leanne answered, tired and "
                   "tearful. Darren asleep upstairs."),
            Told(3, ("kayleigh", "jayden", "alfie"), "4", "ADVICE"),
        ),
    ),
    Script(
        code="the-refuge",
        title="Fled, and still findable",
        origin="pakistani",
        look_for="Hafsa Malik",
        why="The family is in a refuge. Two agencies still hold the address the father knows, and he is asking. "
            "Nothing on any screen may show where they are.",
        members=(
            Member("mum", "mother", "Nasreen", "Akhtar", "F", 31, 77),
            Member("dad", "father", "Tariq", "Malik", "M", 38, 14, middle="Mehmood", apart=True),
            Member("hafsa", "child", "Hafsa", "Malik", "F", 9, 120, mother="mum", father="dad"),
            Member("ibrahim", "child", "Ibrahim", "Malik", "M", 6, 33, mother="mum", father="dad"),
            Member("zara", "child", "Zara", "Malik", "F", 2, 201, mother="mum", father="dad"),
        ),
        events=(
            Notice(520, "Domestic abuse", "Medium", (("mum", "Victim"), ("dad", "Suspect"), ("hafsa", CHILDREN),
            ("ibrahim", CHILDREN)),
                   "Nasreen called from the bathroom. Tariq says she is unwell. She asked officers through a "
                   "neighbour not to come again."),
            Told(519, ("hafsa", "ibrahim", "zara"), "6", "NEW_REFERRAL", "closed"),
            Visit(340, "mum", "Cut", "Laceration of scalp", "Left before being seen", "Husband"),
            Notice(150, "Domestic abuse", "High", (("mum", "Victim"), ("dad", "Suspect"), ("hafsa", CHILDREN),
            ("ibrahim", CHILDREN), ("zara", CHILDREN)),
                   "Hafsa rang 999 and whispered. Nasreen had marks on her neck. Tariq arrested. High risk, sent to "
                   "MARAC."),
            Told(149, ("hafsa", "ibrahim", "zara"), "6", "NEW_REFERRAL", "enquiry"),
            Shield(139, "Refuge placement; the father is looking for the family"),
            Notice(41, "Domestic abuse", "High", (("mum", "Victim"), ("dad", "Suspect")),
                   "Tariq came to his former address and to the school asking where his children are. Warned. Staff "
                   "told not to speak to him.", present=False),
            Order(120, "dad", "Community order", "High"),
        ),
    ),
    Script(
        code="before-birth",
        title="Before birth",
        origin="british",
        look_for="Unborn {family}",
        why="A care leaver is expecting. Her first child was adopted: that record is sealed, and must never be "
            "reached from here.",
        members=(
            Member("gran", "grandmother", "Sharon", "{family}", "F", 44, 300),
            Member("mum", "mother", "Chloe", "{family}", "F", 20, 61, mother="gran"),
            Member("partner", "partner", "Ryan", "Stott", "M", 27, 90, marks=("unknown at home",)),
            Member("unborn", "unborn", "Unborn", "{family}", "U", 0, mother="mum", father="partner", due_in=49),
        ),
        events=(
            Care(2300, "mum", 792),
            Order(230, "partner", "Suspended sentence order", "High"),
            Notice(75, "Domestic abuse", "Medium", (("mum", "Victim"), ("partner", "Suspect")),
                   "Chloe, who is pregnant, was pushed against a wall in the street. A passer-by called. She would "
                   "not say where she is staying.", present=False),
            Told(74, ("unborn",), "3F", "NEW_REFERRAL", "enquiry"),
            Visit(73, "mum", "Abdominal pain", "Pregnant; no injury found", "Discharged, no follow-up", "Alone"),
            AdultService(600, "gran", "Mental health support", "Mental health support"),
        ),
    ),
    Script(
        code="one-name-two-boys",
        title="One name, two boys",
        origin="pakistani",
        look_for="Mohammed Hassan Khan",
        why="Twins with one given name, and a cousin with both their names in the same school. The machine must "
            "ask, never join.",
        social_rent=False,
        members=(
            Member("mum", "mother", "Shabana", "Kauser", "F", 34, 19),
            Member("dad", "father", "Imran", "Khan", "M", 37, 88),
            Member("hassan", "child", "Mohammed", "Khan", "M", 7, 151, middle="Hassan", mother="mum", father="dad",
            marks=("twin",)),
            Member("hussain", "child", "Mohammed", "Khan", "M", 7, 151, middle="Hussain", mother="mum", father="dad",
            marks=("twin",)),
            Member("cousin_dad", "father", "Adnan", "Khan", "M", 35, 10, apart=True),
            Member("cousin", "cousin", "Mohammed", "Khan", "M", 7, 118, middle="Hassan", father="cousin_dad",
            apart=True),
        ),
        events=(
            Visit(400, "hassan", "Allergic reaction", "Nut allergy", "Admitted", "Father"),
            Visit(90, "hussain", "Head injury", "Minor head injury", "Discharged, no follow-up", "Mother"),
            Visit(45, "cousin", "Burn", "Scald of arm", "Referred to clinic", "Father"),
            Told(44, ("cousin",), "3E", "NEW_REFERRAL", "closed"),
            Told(43, ("hassan",), "3E", "NFA"),
        ),
    ),
    Script(
        code="county-lines",
        title="A new phone every month",
        origin="british",
        look_for="Corey {family}",
        why="Looked after, placed outside the council, missing again and again; police, youth justice and the "
            "hospital each hold a part of who takes him.",
        members=(
            Member("mum", "mother", "Kelly", "{family}", "F", 38, 120),
            Member("corey", "child", "Corey", "{family}", "M", 15, 130, middle="Lee", mother="mum"),
            Member("sister", "child", "Macy", "{family}", "F", 13, 20, mother="mum"),
        ),
        events=(
            Told(1500, ("corey", "sister"), "2A", "NEW_REFERRAL", "closed"),
            Help(1400, 1240, "School attendance"),
            Offending(620, "corey", "Possession of cannabis", "Community resolution"),
            Care(510, "corey"),
            Notice(460, "Missing child", "Medium", (("corey", "Missing person"),),
            "Corey missing from his placement for two nights. Found at a flat in another town with two older men."),
            Visit(350, "corey", "Assault", "Stab wound of thigh", "Admitted", "Ambulance crew"),
            Offending(300, "corey", "Possession with intent to supply", "Referral order"),
            Notice(200, "Missing child", "High", (("corey", "Missing person"),),
            "Corey found at the bus station with 400 pounds, two phones and a train ticket bought by someone else."),
            Notice(96, "Child concern", "Medium", (("sister", "Subject child"), ("mum", "Parent")),
                   "A man waited outside school for Macy and gave her a phone. She says he is her brother's friend."),
            Told(95, ("sister",), "2A", "NEW_REFERRAL", "enquiry"),
            Notice(2, "Missing child", "High", (("corey", "Missing person"),),
            "Corey missing since Friday. His carer found a list of postcodes under the mattress."),
        ),
    ),
    Script(
        code="spelt-six-ways",
        title="Spelt six ways",
        origin="slovak-roma",
        look_for="Viktória Čonková",
        why="Every agency spells this family its own way and two children are not on a school roll. Only the "
            "addresses and the birthdays tie them together.",
        members=(
            Member("mum", "mother", "Renáta", "Čonková", "F", 35, 199),
            Member("dad", "father", "Ján", "Čonka", "M", 37, 52),
            Member("gran", "grandmother", "Margita", "Čonková", "F", 56, 8),
            Member("viktoria", "child", "Viktória", "Čonková", "F", 15, 14, mother="mum", father="dad"),
            Member("jan", "child", "Ján", "Čonka", "M", 13, 88, mother="mum", father="dad",
            marks=("named after parent",)),
            Member("dominik", "child", "Dominik", "Čonka", "M", 10, 301, mother="mum", father="dad"),
            Member("vanesa", "child", "Vanesa", "Čonková", "F", 7, 45, mother="mum", father="dad"),
            Member("sofia", "child", "Sofia", "Čonková", "F", 4, 12, mother="mum", father="dad"),
            Member("marek", "child", "Marek", "Čonka", "M", 0, 31, mother="mum", father="dad"),
        ),
        events=(
            Move(700),
            Move(260),
            Move(48),
            Told(690, ("viktoria", "jan", "dominik"), "2B", "EARLY_HELP"),
            Help(680, 560, "School attendance"),
            Visit(420, "dominik", "Fever", "Tonsillitis", "Left before being seen", "Grandparent"),
            Notice(240, "Child concern", "Standard", (("viktoria", "Subject child"), ("dad", "Parent")),
                   "Viktoria stopped near the market at 01.00 with an adult man who said he is her fiance. Taken "
                   "home. Family spoken to through a neighbour."),
            Told(238, ("viktoria",), "6", "ADVICE"),
            Visit(31, "mum", "Abdominal pain", "In labour", "Admitted", "Ambulance crew"),
            Told(16, ("marek",), "3B", "NEW_REFERRAL", "plan", "N4"),
        ),
    ),
    Script(
        code="grandads-house",
        title="At Grandad's house",
        origin="british",
        look_for="Poppy {family}",
        why="Adult care knows that the carer is failing; school knows the child is tired. She is a young carer and "
            "nobody has said so.",
        members=(
            Member("grandad", "grandfather", "Terence", "{family}", "M", 71, 40),
            Member("mum", "mother", "Stacey", "{family}", "F", 32, 250, apart=True, father="grandad"),
            Member("poppy", "child", "Poppy", "{family}", "F", 10, 210, middle="Jean", mother="mum"),
        ),
        events=(
            Told(900, ("poppy",), "1A", "NEW_REFERRAL", "plan", "N8"),
            AdultService(410, "grandad", "Home care", "Support with memory and cognition"),
            AdultService(120, "grandad", "Carer's assessment", "Support with memory and cognition"),
            Visit(130, "grandad", "Fall", "Fracture of wrist", "Admitted", "Granddaughter"),
            Notice(88, "Mental health", "Medium", (("grandad", "Subject adult"), ("poppy", "Subject child")),
                   "Terence found in the road in his slippers at 05.30. Poppy, ten, was looking for him alone and "
                   "gave all his medicines by name."),
            Told(87, ("poppy",), "6", "NFA"),
            Told(20, ("poppy",), "2A", "ADVICE"),
        ),
    ),
    Script(
        code="our-own-staff",
        title="One of our own",
        origin="british",
        look_for="Ethan {family}",
        why="The mother works for an agency in the hub. Whoever opens this record must not be her colleague, and "
            "she must not be able to open it herself.",
        social_rent=False,
        members=(
            Member("mum", "mother", "Joanne", "{family}", "F", 41, 130, was="Beckett", marks=("staff",)),
            Member("dad", "father", "Simon", "{family}", "M", 43, 9),
            Member("ethan", "child", "Ethan", "{family}", "M", 14, 66, mother="mum", father="dad"),
            Member("grace", "child", "Grace", "{family}", "F", 11, 140, mother="mum", father="dad"),
        ),
        events=(
            Visit(70, "ethan", "Overdose", "Paracetamol overdose", "Admitted", "Mother"),
            Told(69, ("ethan", "grace"), "3E", "NEW_REFERRAL", "closed", "N4"),
            Notice(30, "Domestic abuse", "Standard", (("mum", "Victim"), ("dad", "Suspect"), ("grace", CHILDREN)),
                   "Simon had locked Joanne out. Calm on arrival. Joanne asked whether her employer would be told."),
            Told(29, ("grace",), "6", "ADVICE"),
        ),
    ),
)  # fmt: skip
FAMILY_NAMES: dict[str, dict[str, str]] = {
    "rotherham": {"seven-small-things": "O'Neill", "before-birth": "Marsden", "county-lines": "Wragg",
    "grandads-house": "Oldfield", "our-own-staff": "Lister"},
    "middlesbrough": {"seven-small-things": "McGrath", "before-birth": "Harker", "county-lines": "Pallister",
    "grandads-house": "Coulson", "our-own-staff": "Verrill"},
    "redcar": {"seven-small-things": "Stainthorpe", "before-birth": "Theaker", "county-lines": "Jobling",
    "grandads-house": "Mudd", "our-own-staff": "Agar"},
}  # fmt: skip
