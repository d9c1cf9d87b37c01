"""Where weights alone are not to be trusted: twins, brothers, parents, rivals, and what people have decided."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from onestory.linkage.declared.guards import GUARDS, ID_SAME
from onestory.linkage.declared.model import COMPARISONS
from onestory.linkage.engine import answers, place_of, whole_weight
from onestory.linkage.model import Model

DECIDED = 166.0
"""The weight of a person's decision: more than any evidence."""

GENERATION = 12
LATE_BY = 45
"""So many days a child may come before or after the day on which it is due."""

APART = 300
"""Two who are born further apart than this, in days, are not of one birth, however their birthdays were written."""

ONE_SPELLING = 0.86
"""Names less alike than this are no spellings of one another, though each may be short for the other: Jake, Jacob."""

MARGIN = 4.0
"""A rival within this many bits is too close to choose by machine."""

MARGIN_UNDATED = 7.0
"""So is one within this many, where one of the two records has no birthday to tell, and they share no number."""

BUT_FOR = "birthday-differs"
"""Whoever fits far better but for this is the likelier one, with a birthday that somebody wrote wrong."""

OTHER_NUMBER = "two-numbers"
"""Whomever this alone holds back from a record may be the one whom it tells of, with a sister's number on it."""

RIVAL = "Another record, of somebody else, fits nearly as well."
BETWEEN = "between"
"""The guard of a record that fits two people of whom numbers tell that they are two."""

BY_NUMBER = "'two-numbers-two-people', 'two-numbers-two-homes', 'two-pupils'"
BY_A_PERSON = "Decided by a person."
NOT_ENOUGH = "What agrees is not enough for a machine to join them."
SHUT = "shut"
"""The guard of pairs that nobody is to hear of: they leave a run in no frame."""


@dataclass(frozen=True)
class Decisions:
    """Pairs of record ids that a person has said are one person, or two; where both were said, two holds."""

    must_link: frozenset[tuple[str, str]] = frozenset()
    never_link: frozenset[tuple[str, str]] = frozenset()
    shut: tuple[frozenset[str], ...] = ()
    """Lives that take in nothing more: no record outside is joined with one, nor is anybody asked about it."""


BIRTH_PLACES = (
    "dob_text || family || coalesce(district, '')",
    "dob_text || postcode",
    "dob_text || phone",
    "dob_text || mother_nhs",
)
"""A birthday in one family or home: where two valid numbers of one kind meet on it, more than one child was born."""

ENOUGH_SAID = """
    coalesce(standard.postcode, door) IS NOT NULL AND (given IS NOT NULL OR family IS NOT NULL AND dob_text IS NOT NULL)
"""
"""A home, and at least half a name: what a log of events says again, word for word, it says of the same person."""

AWAITED_BY = ("mother_nhs", "standard.postcode || family")
"""Whose child it is that a record without a birthday awaits: its mother's, or of one surname at one home."""

AWAITED_SEVERAL = f"""
    CREATE OR REPLACE TABLE awaited_several AS
    WITH told AS (
        SELECT row, unnest([{", ".join(AWAITED_BY)}]) AS whose, mother_nhs, unborn, nhs, given, standard.sex,
               coalesce(due, dob) AS day,
               CASE WHEN NOT coalesce(log, false) THEN standard.source END AS source, coalesce(awaits, false) AS awaits,
               an_infant, coalesce(apart, false) AS apart
        FROM standard LEFT JOIN register ON register.source = standard.source
    ), several AS (
        SELECT DISTINCT whose, day FROM told WHERE unborn AND whose IS NOT NULL AND source IS NOT NULL
        GROUP BY whose, day, source HAVING count(*) > 1
        UNION
        SELECT whose, day FROM told SEMI JOIN (SELECT whose FROM told WHERE unborn) AS waited USING (whose)
        WHERE NOT unborn AND day IS NOT NULL GROUP BY whose, day
        HAVING count(DISTINCT nhs) > 1 OR count(DISTINCT sex) FILTER (given IS NULL) > 1
    ), beside AS (
        SELECT DISTINCT whose, born.day FROM told born JOIN told waited USING (whose, source)
        WHERE whose = born.mother_nhs AND born.awaits AND waited.unborn AND NOT born.unborn
          AND abs(born.day - waited.day) <= {LATE_BY}
        UNION
        SELECT whose, told.day FROM told JOIN told_with ON told_with.row = told.row
        WHERE given IS NULL AND an_infant AND apart AND whose IS NOT NULL
        GROUP BY whose, told_with.told, told.day HAVING count(DISTINCT told.row) > 1
    )
    SELECT DISTINCT row FROM told JOIN several USING (whose)
    WHERE unborn AND coalesce(abs(told.day - several.day) <= {LATE_BY}, true)
    UNION
    SELECT DISTINCT row FROM told JOIN beside USING (whose)
    WHERE (unborn OR given IS NULL) AND coalesce(abs(told.day - beside.day) <= {LATE_BY}, true)
"""
"""Who may be one of several: a register tells of two children awaited there at one time, or of one who is born and one
who is still awaited, a notice or a tenancy of two who are not yet named, or two were born there."""

PLACES = ", ".join(f"CASE WHEN {place} IS NOT NULL THEN hash({place}) END" for place in BIRTH_PLACES)

OF_OTHER_MOTHERS = """
    SELECT place FROM told_there GROUP BY place
    HAVING count(DISTINCT upn) < 2 AND count(DISTINCT nhs) = count(DISTINCT mother_nhs) FILTER (nhs IS NOT NULL)
       AND count(DISTINCT nhs) = count(DISTINCT nhs) FILTER (mother_nhs IS NOT NULL)
       AND count(DISTINCT nhs) = count(DISTINCT nhs || mother_nhs)
"""
"""Where each number is of a mother of its own, whoever has one was born on the day of another's child: no twins."""

BIRTHS = (
    f"""
    CREATE OR REPLACE TABLE birth AS
    SELECT place FROM (
        SELECT unnest([{PLACES}]) AS place, CASE WHEN nhs IS NOT NULL THEN hash(nhs) END AS nhs,
               CASE WHEN len(upns) > 0 THEN hash(upns[1]) END AS upn
        FROM standard WHERE nhs IS NOT NULL OR len(upns) > 0
    ) WHERE place IS NOT NULL GROUP BY place HAVING min(nhs) <> max(nhs) OR min(upn) <> max(upn)
    """,
    f"""
    CREATE OR REPLACE TABLE told_there AS
    SELECT place, row, nhs, mother_nhs, upns[1] AS upn, given_roots, family,
           CASE WHEN NOT coalesce(log, false) THEN gathered.source END AS list
    FROM (SELECT unnest([{PLACES}]) AS place, row, source, nhs, mother_nhs, upns, given_roots, family FROM standard)
         AS gathered
    SEMI JOIN birth USING (place) LEFT JOIN register ON register.source = gathered.source
    """,
    f"DELETE FROM told_there WHERE place IN ({OF_OTHER_MOTHERS})",
    f"""
    CREATE OR REPLACE TABLE born_together AS
    WITH namesakes AS (
        SELECT place, family FROM told_there WHERE family IS NOT NULL
        GROUP BY place, family HAVING count(DISTINCT nhs) > 1 OR count(DISTINCT upn) > 1
    ), alike AS (
        SELECT DISTINCT row FROM told_there SEMI JOIN (
            SELECT place FROM (SELECT place, nhs, upn, unnest(given_roots) AS root FROM told_there)
            GROUP BY place, root HAVING count(DISTINCT nhs) > 1 OR count(DISTINCT upn) > 1) USING (place)
    ), listed_twice AS (
        SELECT DISTINCT row FROM told_there SEMI JOIN (
            SELECT place FROM (SELECT place, nhs, list, unnest(given_roots) AS root FROM told_there)
            WHERE list IS NOT NULL GROUP BY place, root, list HAVING count(DISTINCT nhs) > 1) USING (place)
    )
    SELECT standard.row, standard.source, unborn, nhs, upns, mother_nhs, dob, given, standard.family,
           given IS NOT NULL AS named, births,
           named_births,
           standard.row IN (SELECT row FROM alike) AS alike,
           standard.row IN (SELECT row FROM listed_twice) AS listed_twice,
           coalesce(once, false) AS once, coalesce(awaits, false) AS awaits,
           CASE WHEN log AND {ENOUGH_SAID}
                THEN hash(given, family, dob_text, standard.sex, standard.postcode, door) END AS said,
           one_of_several OR standard.row IN (SELECT row FROM awaited_several) AS several,
           given IS NULL AND (unborn OR an_infant) AS infant,
           coalesce(dob, due) IS NOT NULL AS dated,
           CASE WHEN apart THEN told END AS told
    FROM standard LEFT JOIN register ON register.source = standard.source
    LEFT JOIN (SELECT row, list(place) AS births FROM told_there GROUP BY row) AS b ON b.row = standard.row
    LEFT JOIN (SELECT row, list(place) AS named_births FROM told_there JOIN namesakes USING (place, family)
               GROUP BY row) AS c ON c.row = standard.row
    LEFT JOIN (SELECT row, list(told) AS told FROM told_with GROUP BY row) AS d ON d.row = standard.row
    """,
    "DROP TABLE birth",
    "DROP TABLE told_there",
)
"""Make `born_together`: what guards ask of each record. A place stands as a short number where two were born."""


def guard(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make the table `edge` of `scored`: each pair with its band, the guard that held, whether it forbids a group."""
    for statement in (AWAITED_SEVERAL, *BIRTHS):
        connection.execute(statement)
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE judged AS
        SELECT row_l, row_r, weight, {CERTAIN} AS certain, {FIRM} AS firm, CASE {verdicts(model)} END AS guard
        FROM (SELECT row_l, row_r, match_weight AS weight, {answers()}, {SIDES}
              FROM scored JOIN born_together l ON l.row = row_l JOIN born_together r ON r.row = row_r)
        """
    )
    found = rivals(model, "judged", surely_two(), doubted=(OTHER_NUMBER,))
    connection.execute(f"CREATE OR REPLACE TABLE rival AS {found}")
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE edge AS
        SELECT row_l, row_r, weight, guard, coalesce(guard IN ({codes(forbids=True)}), false) AS forbidden,
               {bands(model)} AS band
        FROM (SELECT judged.row_l, judged.row_r, weight, coalesce(judged.guard, rival.guard) AS guard
              FROM judged LEFT JOIN rival USING (row_l, row_r))
        """
    )
    connection.execute("DROP TABLE judged")


def verdicts(model: Model, *, second: bool = False) -> str:
    """Return the SQL cases of the guards that apply to these records, in order, at the first look or the second."""
    held = [each for each in GUARDS if (model.households or not each.households) and not (second and each.first_look)]
    return " ".join(f"WHEN {each.sql} THEN '{each.code}'" for each in held)


def bands(model: Model) -> str:
    """Return the SQL of what is done about two records or people, from `weight` and `guard`."""
    cases = " ".join(f"WHEN '{each.code}' THEN '{each.band.value}'" for each in GUARDS)
    return (
        f"CASE WHEN weight < {model.ask} THEN 'apart' WHEN guard IN ('rival', '{BETWEEN}', 'far') THEN 'ask'"
        f" WHEN guard IN ('decided', '{SHUT}') THEN 'apart' WHEN guard IS NOT NULL THEN (CASE guard {cases} END)"
        f" WHEN weight >= {model.join} THEN 'same' ELSE 'ask' END"
    )


def codes(*, forbids: bool = False) -> str:
    """Return the guards that forbid a group; otherwise those that say for sure that the two are two people."""
    chosen = [each.code for each in GUARDS if (each.forbids if forbids else each.two_people)]
    return ", ".join(f"'{code}'" for code in chosen)


CERTAIN = "((nhs = 'same' OR upn = 'same') AND born = 'same' AND NOT twins)"
"""One number and one birthday, and no twins about: no rival can put this in doubt."""

FIRM = f"(both_dated OR {ID_SAME})"
"""Each has a birthday to tell, or they share a number."""

SIDES = f"""
    abs(date_diff('year', l.dob, r.dob)) >= {GENERATION} AS generation,
    coalesce(l.source = r.source AND (NOT l.named AND NOT r.named
        AND (l.unborn AND r.unborn OR l.mother_nhs = r.nhs OR r.mother_nhs = l.nhs)
        OR l.awaits AND l.unborn <> r.unborn), false) AS same_source,
    coalesce(l.source = r.source AND l.once, false) AS listed_once,
    coalesce(l.source = r.source AND l.said = r.said, false) AS said_again,
    coalesce(CASE WHEN l.source = r.source AND l.given <> r.given AND NOT starts_with(l.given, r.given)
                       AND NOT starts_with(r.given, l.given)
                  THEN jaro_winkler_similarity(l.given, r.given) < {ONE_SPELLING} END, false) AS two_names_told,
    coalesce(l.given <> r.given, false) AS two_first_names,
    coalesce(l.given = r.family AND l.family = r.given, false) AS crossed,
    NOT l.named AND NOT r.named AND NOT l.unborn AND NOT r.unborn AS two_unnamed,
    coalesce(l.mother_nhs <> r.mother_nhs, false) AS two_mothers,
    coalesce(l.alike AND r.alike AND l.given <> r.given, false) AS two_forms,
    l.listed_twice AND r.listed_twice AS namesakes,
    CASE WHEN l.told IS NULL OR r.told IS NULL THEN false ELSE list_has_any(l.told, r.told) END AS told_together,
    coalesce(l.nhs <> r.nhs, false) AS two_nhs,
    coalesce(len(l.upns) > 0 AND len(r.upns) > 0 AND NOT list_has_any(l.upns, r.upns), false) AS two_upns,
    coalesce(abs(l.dob - r.dob) > 10 AND year(l.dob) <> year(r.dob), false) AS two_births,
    coalesce(l.unborn AND r.named AND l.mother_nhs = r.nhs OR r.unborn AND l.named AND r.mother_nhs = l.nhs, false)
        AS own_mother,
    l.several OR r.several AS several,
    l.dated AND r.dated AS both_dated,
    l.infant AND r.infant AND l.dated <> r.dated AS one_infant,
    l.infant AND NOT l.dated AND l.told IS NOT NULL OR r.infant AND NOT r.dated AND r.told IS NOT NULL AS baby_listed,
    coalesce((l.infant AND NOT l.named OR r.infant AND NOT r.named) AND abs(l.dob - r.dob) > {APART}, false)
        AS infant_of_another_birth,
    l.infant AND NOT l.dated AND l.told IS NOT NULL AND r.named AND r.mother_nhs IS NOT NULL
        OR r.infant AND NOT r.dated AND r.told IS NOT NULL AND l.named AND l.mother_nhs IS NOT NULL AS infant_listed,
    l.births IS NOT NULL AND r.births IS NOT NULL AND list_has_any(l.births, r.births) AS twins,
    l.named_births IS NOT NULL AND r.named_births IS NOT NULL AND list_has_any(l.named_births, r.named_births)
        AS twins_of_one_surname
"""
"""What guards ask of two sides beyond the answers of the comparisons."""


def near_enough(model: Model) -> str:
    """Return the SQL condition that two records are near enough for their people to be joined on account of it."""
    return f"(NOT forbidden AND weight >= {model.join - MARGIN} AND (guard IS NULL OR guard NOT IN ({codes()})))"


def bears_upon(model: Model) -> str:
    """Return the SQL condition that what becomes of one of two records may turn on the other, near or rival."""
    rival = f"weight >= {model.join - MARGIN} AND guard IN ('{BUT_FOR}', '{OTHER_NUMBER}')"
    return f"({near_enough(model)} OR {rival})"


NEARLY = f"(band = 'same' OR (band = 'ask' AND coalesce(guard, '') NOT IN ({codes()})))"
"""Two records that are joined, or may be once people are compared."""


def surely_two() -> str:
    """Return the SQL of two records that are surely not one, each near a third: `a` and `b`."""
    return f"""
        (SELECT row_l, row_r, guard IN ({BY_NUMBER}) AS by_number FROM judged WHERE guard IN ({codes()})
            AND row_l IN (SELECT other FROM near) AND row_r IN (SELECT other FROM near)) AS two
        JOIN near a ON a.other = two.row_l JOIN near b ON b.other = two.row_r AND b.one = a.one
    """


def not_joined(model: Model) -> str:
    """Return the SQL of two people whom nothing joins, each near a third: `a` and `b`."""
    return f"""
        (SELECT false AS by_number) AS two, near a JOIN near b ON a.one = b.one AND a.other < b.other
        WHERE NOT EXISTS (SELECT 1 FROM both_ways c WHERE c.one = a.other AND c.other = b.other
                          AND c.guard IS NULL AND c.weight >= {model.join})
    """


def rivals(model: Model, judged: str, two: str, *, doubted: tuple[str, ...] = ()) -> str:
    """Return the SQL of pairs with a rival: one of the two fits somebody else, not the other, nearly as well.

    Where numbers tell those two apart, whoever stands between them goes with nobody on the strength of little more than
    what speaks for the second: not with a third record either, that does not say which of them it is.
    A pair that is held back by one of the guards `doubted` makes a rival all the same.
    """
    held = ", ".join(f"'{code}'" for code in ("", *doubted))
    return f"""
        WITH both_ways AS (
            SELECT row_l AS one, row_r AS other, weight, guard, certain, firm FROM {judged}
            UNION ALL SELECT row_r, row_l, weight, guard, certain, firm FROM {judged}
        ), near AS MATERIALIZED (
            SELECT * REPLACE (CASE guard WHEN '{OTHER_NUMBER}' THEN weight + {2 * MARGIN} ELSE weight END AS weight)
            FROM both_ways WHERE weight >= {model.join - MARGIN} AND coalesce(guard, '') IN ({held})
        ), between_two AS MATERIALIZED (
            SELECT a.one, a.other AS nearer, b.other AS further, a.weight AS first, b.weight AS second, by_number
            FROM {two}
        ), fits AS (
            SELECT one, nearer AS other, second AS beside, 'rival' AS guard FROM between_two
            UNION ALL SELECT one, further, first, 'rival' FROM between_two
            UNION ALL SELECT one, NULL, max(least(first, second)), '{BETWEEN}' FROM between_two
            WHERE by_number AND greatest(first, second) >= {model.join} GROUP BY one
            UNION ALL
            SELECT one, NULL, max(weight) - 2 * {MARGIN}, 'rival' FROM both_ways WHERE guard = '{BUT_FOR}' GROUP BY one
        )
        SELECT least(near.one, near.other) AS row_l, greatest(near.one, near.other) AS row_r, min(fits.guard) AS guard
        FROM near JOIN fits ON fits.one = near.one AND coalesce(fits.other = near.other, true)
        WHERE {model.households} AND weight >= {model.join} AND NOT certain
          AND weight <= beside + (CASE WHEN firm THEN {MARGIN} ELSE {MARGIN_UNDATED} END)
        GROUP BY ALL
    """


def decide(connection: duckdb.DuckDBPyConnection, decisions: Decisions) -> None:
    """Let what people have decided outweigh what was scored."""
    connection.execute("CREATE OR REPLACE TABLE shut (row INT, life INT)")
    if not decisions.must_link and not decisions.never_link and not decisions.shut:
        return
    rows = {record: row for row, record in connection.execute("SELECT row, record_id FROM standard").fetchall()}
    said = [*known(decisions.must_link, rows, together=True), *known(decisions.never_link, rows, together=False)]
    if said:
        overrule(connection, said)
    shut_up(connection, [(rows[name], n) for n, life in enumerate(decisions.shut) for name in life if name in rows])


def overrule(connection: duckdb.DuckDBPyConnection, said: list[tuple[int, int, bool]]) -> None:
    """Put what was said of pairs of rows in the place of what was scored."""
    connection.execute("CREATE OR REPLACE TABLE decided (row_l INT, row_r INT, together BOOLEAN)")
    connection.executemany("INSERT INTO decided VALUES (?, ?, ?)", said)
    connection.execute("DELETE FROM edge USING decided d WHERE edge.row_l = d.row_l AND edge.row_r = d.row_r")
    connection.execute(
        f"""
        INSERT INTO edge
        SELECT row_l, row_r, CASE WHEN together THEN {DECIDED} ELSE -{DECIDED} END, 'decided', NOT together,
               CASE WHEN together THEN 'same' ELSE 'apart' END
        FROM (SELECT row_l, row_r, bool_and(together) AS together FROM decided GROUP BY row_l, row_r)
        """
    )


def shut_up(connection: duckdb.DuckDBPyConnection, lives: list[tuple[int, int]]) -> None:
    """Forbid every pair across the wall of a life that is shut; whoever would join one is joined with nobody.

    For a record that fits the life before might carry its name into the life after.
    """
    if not lives:
        return
    connection.executemany("INSERT INTO shut VALUES (?, ?)", lives)
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE fits_shut AS
        SELECT DISTINCT outside FROM (
            SELECT row_r AS outside FROM edge SEMI JOIN shut ON row_l = shut.row WHERE {NEARLY}
            UNION ALL
            SELECT row_l FROM edge SEMI JOIN shut ON row_r = shut.row WHERE {NEARLY}
        ) WHERE outside NOT IN (SELECT row FROM shut)
        """
    )
    connection.execute(
        f"""
        UPDATE edge SET forbidden = true, band = 'apart', guard = '{SHUT}' WHERE
        coalesce((SELECT life FROM shut WHERE shut.row = row_l), -1)
            <> coalesce((SELECT life FROM shut WHERE shut.row = row_r), -1)
        OR row_l IN (SELECT outside FROM fits_shut) OR row_r IN (SELECT outside FROM fits_shut)
        """
    )


def known(pairs: Iterable[tuple[str, str]], rows: dict[str, int], *, together: bool) -> list[tuple[int, int, bool]]:
    return [
        (min(rows[one], rows[other]), max(rows[one], rows[other]), together)
        for one, other in sorted(pairs)
        if one in rows and other in rows and one != other
    ]


def reasons(otherwise: str = "") -> str:
    """Return the SQL that turns a guard's code into its sentence, or says `otherwise` where no guard held."""
    sentences = {each.code: each.words for each in GUARDS}
    sentences |= {"decided": BY_A_PERSON, "rival": RIVAL, BETWEEN: RIVAL, "far": NOT_ENOUGH}
    cases = " ".join(f"WHEN '{code}' THEN '{quoted(words)}'" for code, words in sentences.items())
    return f"CASE guard {cases} ELSE '{otherwise}' END AS why"


def evidence() -> str:
    """Return the SQL that says in words, of each `question`, what speaks for one person and what against."""
    said, held = [], []
    for comparison in COMPARISONS:
        cases = " ".join(
            f"WHEN {place} THEN '{quoted(level.words)}'" for place, level in enumerate(comparison.levels, 1)
        )
        said.append(f"CASE {place_of(comparison.field)} {cases} END")
        held.append(f"{whole_weight(comparison)} >= 0")
    pairs = ", ".join(f"{{'words': {words}, 'agrees': {agrees}}}" for words, agrees in zip(said, held, strict=True))
    listed = "array_to_string([s.words FOR s IN said IF s.words IS NOT NULL AND {which}], ', ')"
    return f"""
        SELECT row_l, row_r, concat_ws(' ',
            'For: ' || nullif({listed.format(which="s.agrees")}, '') || '.',
            'Against: ' || nullif({listed.format(which="NOT s.agrees")}, '') || '.') AS evidence
        FROM (SELECT row_l, row_r, [{pairs}] AS said FROM scored SEMI JOIN question USING (row_l, row_r))
    """


def quoted(words: str) -> str:
    return words.replace("'", "''")
