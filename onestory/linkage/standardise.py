"""Records as partners sent them, made comparable: one wide frame in, one clean frame of the same rows out."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb
import polars as pl

from onestory.linkage.declared.cleaning import (
    ADDRESS,
    DATE_SHAPES,
    DEFAULT_DATES,
    EMAIL,
    NAME,
    NUMBER,
    PHONE,
    POSTCODE,
    SOUND,
    composed,
)
from onestory.linkage.declared.nicknames import families_of_names
from onestory.linkage.declared.placeholders import (
    AN_INFANT,
    NO_FIXED_ABODE,
    NOT_A_FORENAME,
    NOT_A_SURNAME,
    NOT_BORN,
    ONE_OF_SEVERAL,
)
from onestory.linkage.rules.identifiers import NHS_CHECKS, NHS_LOOKS_RIGHT, UPN_CHECKS, UPN_LOOKS_RIGHT
from onestory.linkage.workspace import pack

Records = pl.DataFrame | pl.LazyFrame | duckdb.DuckDBPyRelation
"""A frame, or one that is still to be read: of that no more is held than is being cleaned."""

IDENTITY_COLUMNS = (
    "record_id",
    "source",
    "given_name",
    "middle_names",
    "family_name",
    "former_names",
    "date_of_birth",
    "expected_date_of_birth",
    "sex",
    "ethnicity",
    "address",
    "uprn",
    "postcode",
    "phone",
    "email",
    "nhs_number",
    "upn",
    "former_upn",
    "council_child_id",
    "pnc",
    "mother_nhs_number",
    "told_with",
)

AT_ONCE = 200_000
SPENT = (
    "raw", "number", "cleaned_address", "name", "forename", "word", "sound", "root", "first_name", "last_name", "dated",
    "place",
)  # fmt: skip
"""What nothing asks of once `standard` is made."""

ENOUGH_TO_TELL = 20
HALF = 0.5
"""Where fewer than this share of a column's numbers pass their check digit, the column does not use one."""


def standardise(records: pl.DataFrame | duckdb.DuckDBPyRelation) -> pl.DataFrame:
    """Return one clean row for each record, in the order given; columns that are missing count as empty."""
    with duckdb.connect() as connection:
        return standardised(connection, records, alone=True).order("row").pl()


def standardised(
    connection: duckdb.DuckDBPyConnection,
    records: Records,
    *,
    checks: tuple[bool, bool] | None = None,
    alone: bool = False,
) -> duckdb.DuckDBPyRelation:
    """Make the table `standard` on this connection, and return it; `alone`, no record is read in the light of others.

    `checks` says whether NHS numbers and UPNs use their check digits, where the records are too few to show it.
    """
    load_raw(connection, records.lazy() if isinstance(records, pl.DataFrame | pl.LazyFrame) else records.pl().lazy())
    for sql in (*name_tables(), *value_tables(), numbers_table(connection, checks), STANDARD, TOLD_WITH):
        connection.execute(sql)
    connection.execute("DROP VIEW checked")
    for table in SPENT:
        connection.execute(f"DROP TABLE {table}")
    if not alone:
        connection.execute(BORROWED)
        connection.execute(TAKEN_OVER)
        connection.execute(AT_ITS_MOTHERS)
    pack(connection, "standard")
    return connection.table("standard")


def load_raw(connection: duckdb.DuckDBPyConnection, records: pl.LazyFrame) -> None:
    """Make the table `raw` of a frame, a slice at a time: a copy of all of it is never held beside it."""
    connection.execute(
        f"CREATE OR REPLACE TABLE raw ({', '.join(f'{name} VARCHAR' for name in IDENTITY_COLUMNS)}, row INTEGER)"
    )
    held = records.select(pl.len()).collect().item()
    for offset in range(0, held, AT_ONCE):
        part = whole(records.slice(offset, AT_ONCE)).collect().with_row_index("row", offset=offset)
        connection.register("given_records", part.to_arrow())
        connection.execute("INSERT INTO raw BY NAME SELECT * FROM given_records")
        connection.unregister("given_records")


def whole(records: pl.LazyFrame) -> pl.LazyFrame:
    """Return exactly the identity columns, as text; blank is null."""
    given = records.collect_schema().names()
    return records.select(
        (pl.col(name) if name in given else pl.lit(None))
        .cast(pl.String)
        .str.strip_chars()
        .replace("", None)
        .alias(name)
        for name in IDENTITY_COLUMNS
    )


TOLD_APART = "|"
"""Stands between the numbers of several notices, where one line is told in each of them."""

TOLD_WITH = f"""
    CREATE OR REPLACE TABLE told_with AS
    SELECT row::INT AS row, told FROM (
        SELECT DISTINCT row, hash(source, upper(trim(number))) AS told
        FROM (SELECT row, source, unnest(string_split(told_with, '{TOLD_APART}')) AS number
              FROM raw WHERE told_with IS NOT NULL AND source IS NOT NULL)
        WHERE trim(number) <> ''
    )
"""
"""In which notices or tenancies of its source each record is told of."""


def listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def mask(words: str) -> str:
    """Return the SQL of a number with one bit set for each word: two lists without a common bit have no common word."""
    return f"list_reduce([0::BIGINT] || [1::BIGINT << (hash(w) % 60)::INT FOR w IN {words}], lambda a, b: a | b)"


FIRST_NAMES = f"""
    CREATE OR REPLACE TABLE first_name AS
    SELECT *, {mask("roots")} AS roots_mask, {mask("words")} AS words_mask FROM (
        SELECT said, forename.words, first, given.sound AS sound, whole.sound AS whole_sound, not_born,
               one_of_several, an_infant,
               list_distinct(coalesce(root.roots, []) || coalesce([first, joined], [])
                   || CASE WHEN length(given.sound) > 2 THEN [lower(given.sound)] ELSE [] END) AS roots
        FROM name JOIN forename USING (clean)
        LEFT JOIN root ON root.word = first
        LEFT JOIN sound AS given ON given.word = first
        LEFT JOIN sound AS whole ON whole.word = joined)
"""
"""What each name says as a first name."""

LAST_NAMES = f"""
    CREATE OR REPLACE TABLE last_name AS
    SELECT *, {mask("roots")} AS roots_mask, {mask("names")} AS names_mask FROM (
        SELECT said, joined, heard.sound AS sound, list_distinct([joined] || words) AS names,
               list_distinct(coalesce(root.roots, []) || [joined]
                   || CASE WHEN length(heard.sound) > 2 THEN [lower(heard.sound)] ELSE [] END) AS roots
        FROM (SELECT said, replace(clean, ' ', '') AS joined,
                     [w FOR w IN string_split(clean, ' ') IF length(w) > 2] AS words
              FROM name WHERE clean NOT IN ({listed(NOT_A_SURNAME)}))
        LEFT JOIN sound AS heard ON heard.word = joined
        LEFT JOIN root ON root.word = joined)
"""
"""What each name says as a surname."""


def name_tables() -> tuple[str, ...]:
    """Clean every distinct name once, and work out once what it says as a first name and what as a surname."""
    pairs = ", ".join(f"('{word}', '{root}')" for word, root in families_of_names())
    return (
        f"""
        CREATE OR REPLACE TABLE name AS
        SELECT said, nullif({composed(NAME, "said")}, '') AS clean
        FROM (SELECT given_name AS said FROM raw UNION SELECT middle_names FROM raw
              UNION SELECT family_name FROM raw UNION SELECT former_names FROM raw) WHERE said IS NOT NULL
        """,
        f"""
        CREATE OR REPLACE TABLE forename AS
        SELECT clean, words, CASE WHEN split_part(clean, ' ', 1) = words[1] THEN words[1] END AS first,
               CASE WHEN split_part(clean, ' ', 1) = words[1] THEN array_to_string(words, '') END AS joined,
               list_has_any(string_split(clean, ' '), [{listed(NOT_BORN)}]) AS not_born,
               regexp_matches(clean, '{ONE_OF_SEVERAL}') AS one_of_several,
               regexp_matches(clean, '{AN_INFANT}') AS an_infant
        FROM (SELECT clean, [w FOR w IN string_split(clean, ' ') IF w NOT IN ({listed(NOT_A_FORENAME)})] AS words
              FROM (SELECT DISTINCT clean FROM name WHERE clean IS NOT NULL))
        """,
        "CREATE OR REPLACE TABLE word AS"
        " SELECT DISTINCT unnest(string_split(clean, ' ')) AS word FROM name WHERE clean IS NOT NULL "
        "UNION SELECT replace(clean, ' ', '') FROM name WHERE clean IS NOT NULL"
        " UNION SELECT joined FROM forename WHERE joined IS NOT NULL",
        f"CREATE OR REPLACE TABLE sound AS SELECT word, CASE WHEN length(heard) > 1 THEN heard ELSE word END AS sound "
        f"FROM (SELECT word, {composed(SOUND, 'word')} AS heard FROM word)",
        "CREATE OR REPLACE TABLE root AS SELECT word, list(DISTINCT root) AS roots"
        f" FROM (VALUES {pairs}) AS said(word, root) GROUP BY word",
        FIRST_NAMES,
        LAST_NAMES,
    )


def value_tables() -> tuple[str, ...]:
    """Clean every distinct date and address once."""
    shapes = ", ".join(f"'{shape}'" for shape in DATE_SHAPES)
    digits = "regexp_replace(said, '[^0-9]+', '', 'g')"
    return (
        f"""
        CREATE OR REPLACE TABLE dated AS
        SELECT said, CASE WHEN text NOT IN ({listed(DEFAULT_DATES)}) THEN date END AS date,
               CASE WHEN text NOT IN ({listed(DEFAULT_DATES)}) THEN text END AS text
        FROM (SELECT said, date,
                     coalesce(strftime(date, '%Y%m%d'), CASE WHEN length({digits}) = 8 THEN {digits} END) AS text
              FROM (SELECT said, try_strptime(said, [{shapes}])::DATE AS date
                    FROM (SELECT date_of_birth AS said FROM raw UNION SELECT expected_date_of_birth FROM raw)
                    WHERE said IS NOT NULL))
        """,
        # A table of its own: within one statement DuckDB would clean an address anew for each word it may not be.
        f"""
        CREATE OR REPLACE TABLE cleaned_address AS SELECT said, {composed(ADDRESS, "said")} AS clean
        FROM (SELECT DISTINCT address AS said FROM raw WHERE address IS NOT NULL)
        """,
        f"""
        CREATE OR REPLACE TABLE place AS
        SELECT said, clean, coalesce(nullif(array_to_string(regexp_extract_all(clean, '[0-9]+[A-Z]?'), '/')
                 || ' ' || regexp_extract(clean, '[0-9]+[A-Z]? ([A-Z]{{3,}})', 1), ' '), clean) AS door
        FROM cleaned_address WHERE clean <> '' AND clean NOT IN ({listed(NO_FIXED_ABODE)})
        """,
    )


def numbers_table(connection: duckdb.DuckDBPyConnection, checks: tuple[bool, bool] | None) -> str:
    """Clean the identifiers; where a column plainly does not use its check digit, its shape is enough."""
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE number AS
        SELECT row, {composed(NUMBER, "mother_nhs_number")} AS mother_nhs,
               nullif({composed(NUMBER, "nhs_number")}, mother_nhs) AS nhs_said,
               {composed(NUMBER, "upn")} AS upn_said, {composed(NUMBER, "former_upn")} AS former_upn_said,
               {composed(NUMBER, "council_child_id")} AS council_id, {composed(NUMBER, "pnc")} AS pnc,
               ltrim({composed(NUMBER, "uprn")}, '0') AS uprn,
               {composed(PHONE, "phone")} AS phone, {composed(EMAIL, "email")} AS email,
               {composed(POSTCODE, "postcode")} AS postcode
        FROM raw
        """
    )
    has_nhs, has_upn = checks or checks_in_use(connection)
    nhs = NHS_CHECKS if has_nhs else NHS_LOOKS_RIGHT
    upn = UPN_CHECKS if has_upn else UPN_LOOKS_RIGHT
    connection.execute(f"CREATE OR REPLACE TABLE checks AS SELECT {has_nhs} AS nhs, {has_upn} AS upn")
    return f"""
        CREATE OR REPLACE VIEW checked AS
        SELECT *, CASE WHEN {nhs.format(x="nhs_said")} THEN nhs_said END AS nhs,
               [u FOR u IN [upn_said, former_upn_said] IF {upn.format(x="u")}] AS upns
        FROM number
    """


def checks_in_use(connection: duckdb.DuckDBPyConnection) -> tuple[bool, bool]:
    """Whether NHS numbers and UPNs in the table `number` use their check digits."""
    return (
        uses_check(connection, "nhs_said", NHS_LOOKS_RIGHT, NHS_CHECKS),
        uses_check(connection, "upn_said", UPN_LOOKS_RIGHT, UPN_CHECKS),
    )


def checks_found(connection: duckdb.DuckDBPyConnection) -> tuple[bool, bool]:
    """Whether NHS numbers and UPNs were read by their check digits when `standard` was made."""
    nhs, upn = connection.execute("SELECT nhs, upn FROM checks").fetchall()[0]
    return bool(nhs), bool(upn)


def uses_check(connection: duckdb.DuckDBPyConnection, column: str, shape: str, check: str) -> bool:
    row = connection.execute(
        f"SELECT count(*), avg(CASE WHEN {check.format(x=column)} THEN 1.0 ELSE 0.0 END)"
        f" FROM number WHERE {shape.format(x=column)}"
    ).fetchone()
    held, share = row or (0, None)
    return not (held >= ENOUGH_TO_TELL and share < HALF)


STANDARD = """
    CREATE OR REPLACE TABLE standard AS
    SELECT
        raw.record_id, raw.source,
        coalesce(given.not_born, false) OR (due.date IS NOT NULL AND born.date IS NULL) AS unborn,
        given.first AS given,
        CASE WHEN middle.words IS NULL THEN coalesce(list_distinct(given.words), [])
             ELSE list_distinct(coalesce(given.words, []) || middle.words) END AS givens,
        coalesce(given.roots, []) AS given_roots,
        CASE WHEN given.first IS NULL THEN given.words[1] ELSE coalesce(given.words[2], middle.words[1]) END AS middle,
        family.joined AS family,
        CASE WHEN former.names IS NULL THEN coalesce(family.names, [])
             ELSE list_distinct(coalesce(family.names, []) || former.names) END AS families,
        given.sound AS given_sound,
        given.whole_sound AS whole_sound,
        family.sound AS family_sound,
        coalesce(family.roots, []) AS family_roots,
        CASE WHEN NOT unborn THEN born.date END AS dob,
        CASE WHEN NOT unborn THEN born.text END AS dob_text,
        CASE WHEN NOT unborn THEN born.text::INT END AS birth,
        CASE WHEN unborn THEN coalesce(due.date, born.date) END AS due,
        CASE upper(left(raw.sex, 1)) WHEN 'M' THEN 'M' WHEN '1' THEN 'M' WHEN 'F' THEN 'F' WHEN '2' THEN 'F' END AS sex,
        nullif(checked.postcode, '') AS postcode,
        CASE WHEN length(checked.postcode) > 4
             THEN left(checked.postcode, length(checked.postcode) - 3) END AS district,
        place.door, place.clean AS address,
        nullif(checked.uprn, '') AS uprn,
        CASE WHEN length(checked.phone) BETWEEN 7 AND 13
              AND replace(checked.phone, right(checked.phone, 1), '') NOT IN ('', '0') THEN checked.phone END AS phone,
        CASE WHEN contains(checked.email, '@') THEN checked.email END AS email,
        CASE WHEN NOT unborn AND replace(checked.nhs, right(checked.nhs, 1), '') <> '' THEN checked.nhs END AS nhs,
        CASE WHEN NOT unborn AND length(checked.nhs_said) > 4
              AND replace(checked.nhs_said, right(checked.nhs_said, 1), '') <> '' THEN checked.nhs_said END AS nhs_said,
        checked.upns,
        nullif(checked.council_id, '') AS council_id,
        nullif(checked.pnc, '') AS pnc,
        coalesce(nullif(checked.mother_nhs, ''), CASE WHEN unborn THEN checked.nhs END) AS mother_nhs,
        coalesce(given.roots_mask, 0) AS given_mask,
        coalesce(given.words_mask, 0) | coalesce(middle.words_mask, 0) AS givens_mask,
        coalesce(family.names_mask, 0) | coalesce(former.names_mask, 0) AS families_mask,
        coalesce(family.roots_mask, 0) AS family_roots_mask,
        coalesce(given.one_of_several, false) AS one_of_several,
        coalesce(given.an_infant, false) AS an_infant,
        raw.row
    FROM raw
    JOIN checked USING (row)
    LEFT JOIN first_name AS given ON given.said = raw.given_name
    LEFT JOIN first_name AS middle ON middle.said = raw.middle_names
    LEFT JOIN last_name AS family ON family.said = raw.family_name
    LEFT JOIN last_name AS former ON former.said = raw.former_names
    LEFT JOIN dated AS born ON born.said = raw.date_of_birth
    LEFT JOIN dated AS due ON due.said = raw.expected_date_of_birth
    LEFT JOIN place ON place.said = raw.address
"""

BORROWED = """
    UPDATE standard AS child SET unborn = true, due = coalesce(child.due, child.dob),
           mother_nhs = CASE WHEN a_man THEN child.mother_nhs ELSE child.nhs END,
           nhs = NULL, nhs_said = NULL, dob = NULL, dob_text = NULL, birth = NULL
    FROM (SELECT nhs, min(dob) AS born, coalesce(bool_and(sex = 'M'), false) AS a_man
          FROM standard WHERE nhs IS NOT NULL AND given IS NOT NULL GROUP BY nhs) AS mother
    WHERE child.nhs = mother.nhs AND child.given IS NULL AND NOT child.unborn
          AND date_diff('year', mother.born, child.dob) >= 12
"""
"""A child without a name whose number is that of somebody a generation older carries its mother's: it is awaited.

A man's number says nothing of whose child it is.
"""

TAKEN_OVER = """
    UPDATE standard AS child SET mother_nhs = child.nhs, nhs = NULL, nhs_said = NULL
    FROM (SELECT DISTINCT mother_nhs, coalesce(dob, due) AS day FROM standard WHERE mother_nhs IS NOT NULL) AS told
    WHERE child.nhs = told.mother_nhs AND abs(child.dob - told.day) <= 45
          AND coalesce(child.mother_nhs = child.nhs, true)
"""
"""A child's number that another record gives to the mother of a child born about that day is the mother's."""

AT_ITS_MOTHERS = """
    UPDATE standard AS child SET postcode = home.postcode, district = home.district, door = home.door,
           address = home.address, uprn = coalesce(child.uprn, home.uprn)
    FROM (SELECT source, nhs, min(postcode) AS postcode, min(district) AS district, min(door) AS door,
                 min(address) AS address, min(uprn) AS uprn
          FROM standard WHERE nhs IS NOT NULL AND NOT unborn AND postcode IS NOT NULL AND door IS NOT NULL
          GROUP BY source, nhs HAVING min(postcode) = max(postcode) AND min(door) = max(door)) AS home
    WHERE child.unborn AND child.postcode IS NULL AND child.mother_nhs = home.nhs
          AND child.source IS NOT DISTINCT FROM home.source AND coalesce(child.door = home.door, true)
"""
"""A child who is awaited lives where its mother does: where its own line lacks the home or its postcode, it has the
one home at which the same source has the mother."""
