"""The council's children in need census for the last whole year, as XML."""

from collections import defaultdict
from datetime import date, datetime, time
from pathlib import Path

from lxml import etree

from onestory.madeup.extracts.layout import Part, Row, iso
from onestory.madeup.rules.days import age_on, census_year_end
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.events import Episode
from onestory.madeup.world.people import Person

FEED = "cin"
UNBORN_SEX = "U"


def year_of(creation: Creation) -> tuple[date, date]:
    """The first and last day of the census year."""
    end = census_year_end(creation.world.today)
    return date(end.year - 1, 4, 1), end


def in_census(creation: Creation) -> dict[int, list[Episode]]:
    """Each child's episodes that were open in the year, as they stood at its end."""
    start, end = year_of(creation)
    found: dict[int, list[Episode]] = defaultdict(list)
    for episode in creation.history.episodes:
        if episode.referred > end:
            continue
        known = episode.as_of(end)
        in_year = known.referred >= start if known.nfa else known.closed is None or known.closed >= start
        if in_year:
            found[episode.child].append(known)
    return {child: sorted(episodes, key=lambda one: one.referred) for child, episodes in sorted(found.items())}


def write(folder: Path, creation: Creation) -> Part:
    """The census file, and the truth about each child element."""
    start, end = year_of(creation)
    message = etree.Element("Message")
    _header(message, creation, end)
    children = etree.SubElement(message, "Children")
    rows = []
    for number, episodes in in_census(creation).items():
        person = creation.world.person(number)
        known_as = creation.numbers.child_id(person)
        child = etree.SubElement(children, "Child")
        _identifiers(child, person, known_as, episodes, end)
        _characteristics(child, person, creation.history.disabilities.get(number, ()))
        for episode in episodes:
            _details(child, episode, start)
        rows.append(Row((known_as,), number, known_as))
    path = folder / "cin" / f"CIN_{end.year}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    etree.ElementTree(message).write(str(path), xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Part(FEED, "Child", f"cin/{path.name}", ("LAchildID",), rows)


def _put(parent: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, name).text = text


def _header(message: etree._Element, creation: Creation, end: date) -> None:
    header = etree.SubElement(message, "Header")
    collection = etree.SubElement(header, "CollectionDetails")
    for name, text in (("Collection", "CIN"), ("Year", str(end.year)), ("ReferenceDate", iso(end))):
        _put(collection, name, text)
    source = etree.SubElement(header, "Source")
    made = datetime.combine(end.replace(month=6, day=18), time(10, 15))
    for name, text in (
        ("SourceLevel", "L"),
        ("LEA", creation.world.council.la_code),
        ("SoftwareCode", "Made-up council"),
        ("Release", "1"),
        ("SerialNo", "001"),
        ("DateTime", made.isoformat()),
    ):
        _put(source, name, text)


def _identifiers(child: etree._Element, person: Person, known_as: str, episodes: list[Episode], end: date) -> None:
    part = etree.SubElement(child, "ChildIdentifiers")
    unborn = person.born is None or person.born > end
    _put(part, "LAchildID", known_as)
    if person.upn and not unborn:
        _put(part, "UPN", person.upn)
        _put(part, "FormerUPN", person.former_upn if person.former_upn[-1:].isdigit() else "")
    else:
        _put(part, "UPNunknown", _why_no_upn(person, episodes, end))
    if unborn:
        _put(part, "ExpectedPersonBirthDate", iso(person.expected or person.born))
    else:
        _put(part, "PersonBirthDate", iso(person.born))
    _put(part, "Sex", UNBORN_SEX if unborn else person.sex)
    if person.died and person.died <= end:
        _put(part, "PersonDeathDate", iso(person.died))


def _why_no_upn(person: Person, episodes: list[Episode], end: date) -> str:
    if all(episode.nfa for episode in episodes):
        return "UN7"
    if person.born is None or age_on(person.born, end) < 5:
        return "UN1"
    return "UN3" if "unaccompanied" in person.marks else "UN6"


def _characteristics(child: etree._Element, person: Person, disabilities: tuple[str, ...]) -> None:
    part = etree.SubElement(child, "ChildCharacteristics")
    _put(part, "Ethnicity", person.ethnicity)
    holder = etree.SubElement(part, "Disabilities")
    for code in disabilities or ("NONE",):
        _put(holder, "Disability", code)


def _details(child: etree._Element, episode: Episode, start: date) -> None:
    part = etree.SubElement(child, "CINdetails")
    _put(part, "CINreferralDate", iso(episode.referred))
    _put(part, "ReferralSource", episode.source)
    _put(part, "PrimaryNeedCode", episode.need)
    _put(part, "CINclosureDate", iso(episode.closed))
    _put(part, "ReasonForClosure", episode.reason)
    _assessments(part, episode, start)
    for plan in episode.plans:
        if plan.ended is None or plan.ended >= start:
            holder = etree.SubElement(part, "CINPlanDates")
            _put(holder, "CINPlanStartDate", iso(plan.started))
            _put(holder, "CINPlanEndDate", iso(plan.ended))
    _enquiries(part, episode, start)
    _put(part, "ReferralNFA", "1" if episode.nfa else "0")
    _protection(part, episode, start)


def _assessments(part: etree._Element, episode: Episode, start: date) -> None:
    for assessment in episode.assessments:
        if assessment.ended and assessment.ended < start:
            continue
        holder = etree.SubElement(part, "Assessments")
        _put(holder, "AssessmentActualStartDate", iso(assessment.started))
        _put(holder, "AssessmentAuthorisationDate", iso(assessment.ended))
        if assessment.ended:
            factors = etree.SubElement(holder, "FactorsIdentifiedAtAssessment")
            for factor in assessment.factors:
                _put(factors, "AssessmentFactors", factor)


def _enquiries(part: etree._Element, episode: Episode, start: date) -> None:
    for enquiry in episode.enquiries:
        if enquiry.started < start and (enquiry.conference is None or enquiry.conference < start):
            continue
        holder = etree.SubElement(part, "Section47")
        _put(holder, "S47ActualStartDate", iso(enquiry.started))
        if not enquiry.not_required:
            _put(holder, "InitialCPCtarget", iso(enquiry.target))
            _put(holder, "DateOfInitialCPC", iso(enquiry.conference))
        _put(holder, "ICPCnotRequired", "1" if enquiry.not_required else "0")


def _protection(part: etree._Element, episode: Episode, start: date) -> None:
    for plan in episode.protection:
        if plan.ended and plan.ended < start:
            continue
        holder = etree.SubElement(part, "ChildProtectionPlans")
        _put(holder, "CPPstartDate", iso(plan.started))
        _put(holder, "CPPendDate", iso(plan.ended))
        _put(holder, "InitialCategoryOfAbuse", plan.first_category)
        _put(holder, "LatestCategoryOfAbuse", plan.category)
        _put(holder, "NumberOfPreviousCPP", str(plan.previous))
        before = [review for review in plan.reviews if review < start][-1:]
        reviews = before + [review for review in plan.reviews if review >= start]
        if reviews:
            dates = etree.SubElement(holder, "Reviews")
            for review in reviews:
                _put(dates, "CPPreviewDate", iso(review))
