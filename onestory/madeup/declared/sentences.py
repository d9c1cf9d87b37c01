"""Plain made-up sentences and phrases for what partners write in their free-text columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IncidentKind:
    """A kind of police notice: how common, how it is worded, and whose parts it names."""

    code: str
    share: float
    roles: tuple[str, ...]
    sentences: tuple[str, ...]


INCIDENTS = (
    IncidentKind(
        "Domestic abuse",
        0.52,
        ("Victim", "Suspect"),
        (
            "Neighbour heard shouting and a child crying. {victim} had a red mark on her arm and said {suspect} had "
            "pushed her. No complaint made.",
            "{victim} called to say {suspect} was at the door, drunk and refusing to leave. He had gone on arrival. "
            "Children were upstairs in bed.",
            "Argument over money. {suspect} broke a door panel. {victim} declined to give a statement. House "
            "untidy, little food in the kitchen.",
            "{victim} reports more than twenty messages from {suspect} since they separated, some naming the school "
            "gate. Safety advice given.",
            "{suspect} took {victim}'s phone to stop her calling for help. One child ran to a neighbour. {suspect} "
            "arrested and bailed not to attend.",
            "Both adults had been drinking. {victim} had a cut lip and said she fell. The eldest child told "
            "officers that it happens every weekend.",
            "{suspect} seen outside the address in breach of an order. {victim} frightened and considering a move. "
            "Referred for support.",
            "Verbal argument about contact arrangements at handover. No offences. The child was sitting in the car "
            "throughout.",
        ),
    ),
    IncidentKind(
        "Child concern",
        0.23,
        ("Subject child", "Parent"),
        (
            "{child} was found alone in the park at dusk and taken home. {parent} said he thought the older one was "
            "watching. Words of advice.",
            "School bus driver worried about {child}, who was crying and did not want to go home. {parent} spoken "
            "to; no injury seen.",
            "Officers at the address on another matter. The bedroom {child} sleeps in had no bedding and a strong "
            "smell of cannabis.",
            "{child} was in a car stopped at night; driver had no insurance and {parent} smelt of drink. Car seat "
            "not fitted.",
            "Shop staff detained {child} for taking food. Said there was none at home. {parent} collected the child "
            "and was annoyed at the call.",
            "{child} disclosed to an officer on a school visit that an adult at home had slapped him. {parent} not "
            "yet spoken to.",
            "Report that {child} is left with older teenagers until late. {parent} works nights. Checks made, all "
            "appeared well.",
        ),
    ),
    IncidentKind(
        "Missing child",
        0.12,
        ("Missing person", "Informant"),
        (
            "{child} did not come home from school. Found at a friend's address at 23.40. Says there had been a row "
            "at home.",
            "{child} left by the window during the night and was found at the bus station with an older male, who "
            "gave no name.",
            "{child} reported missing for the third time this month. Returned alone, would not say where, and had a "
            "new phone.",
            "{informant} reports {child} missing after an argument about a phone. Returned within two hours. "
            "Prevention interview done.",
        ),
    ),
    IncidentKind(
        "Anti-social behaviour",
        0.08,
        ("Subject child", "Parent"),
        (
            "Group of youths throwing stones at buses. {child} named. {parent} informed and supportive.",
            "{child} on the roof of the old library with two others. Taken home. {parent} not surprised.",
            "Repeated noise and threats to a neighbour. {child} said to be among the group. Warning letter to "
            "{parent}.",
        ),
    ),
    IncidentKind(
        "Mental health",
        0.05,
        ("Subject adult", "Subject child"),
        (
            "{adult} told a call handler there was no point going on. Taken to hospital by ambulance. {child} was "
            "at home and stayed with a relative.",
            "Welfare check on {adult}, who had not been seen for some days. Low in mood, flat cold. {child} present "
            "and caring for a parent.",
        ),
    ),
)
GRADES = (("Standard", 0.62), ("Medium", 0.28), ("High", 0.1))

COMPLAINTS = (
    ("Head injury", "Minor head injury", 0.14), ("Fall", "Sprain of ankle", 0.12), ("Wheeze", "Viral wheeze", 0.11),
    ("Fever", "Viral infection", 0.13), ("Abdominal pain", "Constipation", 0.07), ("Limb injury",
    "Fracture of forearm", 0.08),
    ("Cut", "Laceration of hand", 0.08), ("Vomiting", "Gastroenteritis", 0.08), ("Rash", "Urticaria", 0.05),
    ("Foreign body", "Foreign body in nose", 0.03), ("Burn", "Scald of arm", 0.025), ("Allergic reaction", "Allergy",
    0.025),
    ("Dog bite", "Animal bite", 0.015), ("Seizure", "Febrile convulsion", 0.02), ("Earache", "Otitis media", 0.02),
)  # fmt: skip
HARD_COMPLAINTS = (
    ("Overdose", "Paracetamol overdose", 0.24), ("Self-harm", "Laceration of forearm, self-inflicted", 0.22),
    ("Alcohol", "Acute alcohol intoxication", 0.14),
    ("Bruising", "Bruising, cause not clear", 0.14), ("Assault", "Contusion of face", 0.14), ("Fall from height",
    "Fracture of clavicle", 0.06),
    ("Swallowed tablets", "Accidental ingestion", 0.06),
)  # fmt: skip
DISPOSALS = (
    ("Discharged, no follow-up", 0.55),
    ("Discharged to GP", 0.24),
    ("Admitted", 0.12),
    ("Left before being seen", 0.06),
    ("Referred to clinic", 0.03),
)
CAME_WITH = (
    ("Mother", 0.6),
    ("Father", 0.2),
    ("Grandparent", 0.07),
    ("Other relative", 0.03),
    ("School staff", 0.04),
    ("Ambulance crew", 0.04),
    ("Not recorded", 0.02),
)

EARLY_HELP_REASONS = (
    "School attendance", "Parenting support", "Behaviour at home", "Domestic abuse in the past",
    "Parental mental health", "Child's emotional wellbeing",
    "Housing and debt", "Step down from a child in need plan", "Young carer", "Special educational needs",
)  # fmt: skip
EARLY_HELP_ENDS = (
    ("Needs met", 0.45),
    ("Family withdrew", 0.14),
    ("Advice only", 0.14),
    ("Stepped down to universal services", 0.13),
    ("Stepped up to social care", 0.07),
    ("Moved away", 0.07),
)
EARLY_HELP_ORGANISATIONS = (
    "Family Hub",
    "School",
    "Health visiting",
    "Barnaby's Bridge (voluntary)",
    "Council early help team",
)
ORDERS = (("Community order", 0.45), ("Suspended sentence order", 0.3), ("Licence", 0.2), ("Pre-sentence report", 0.05))
SERVICES = (
    "Supported living",
    "Direct payment",
    "Home care",
    "Carer's assessment",
    "Equipment",
    "Mental health support",
    "Day opportunities",
    "Reablement",
)
SUPPORT_REASONS = (
    "Physical support: personal care", "Mental health support", "Learning disability support",
    "Support with memory and cognition",
    "Social support: substance misuse", "Social support: for a carer", "Sensory support",
)  # fmt: skip
OFFENCES = (
    ("Theft from a shop", 0.22), ("Common assault", 0.2), ("Criminal damage", 0.16), ("Possession of cannabis", 0.13),
    ("Possession of a bladed article", 0.07),
    ("Public order", 0.1), ("Taking a vehicle without consent", 0.05), ("Robbery", 0.04),
    ("Possession with intent to supply", 0.03),
)  # fmt: skip
YOUTH_OUTCOMES = (
    ("Community resolution", 0.34),
    ("Youth caution", 0.2),
    ("Youth conditional caution", 0.12),
    ("Referral order", 0.22),
    ("Youth rehabilitation order", 0.09),
    ("Detention and training order", 0.03),
)
