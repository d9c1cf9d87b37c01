"""A file's headings, met as they come."""

from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.rules.headings import best_part, elsewhere, match, refusal_of, suggested

EARLY_HELP = feed_of("early-help").parts[0]
WHOLE = ["Episode ID", "Child ID", "Start Date"]


def test_headings_may_come_in_any_order_case_and_punctuation() -> None:
    found = match(EARLY_HELP, ["START_DATE", "child id", "  Episode-ID "])

    assert found.is_whole
    assert found.places == {"Start Date": 0, "Child ID": 1, "Episode ID": 2}


def test_a_missing_column_is_named_with_what_there_is() -> None:
    headings = ["Episode ID", "Kid", "Start Date"]

    said = refusal_of(EARLY_HELP, headings, match(EARLY_HELP, headings))

    assert said.startswith("The file has no column “Child ID”. It has: “Episode ID”, “Kid”, “Start Date”.")


def test_a_column_that_is_there_twice_is_refused() -> None:
    headings = [*WHOLE, "DOB", "dob"]

    assert "“dob” is there twice" in refusal_of(EARLY_HELP, headings, match(EARLY_HELP, headings))


def test_a_mapping_by_hand_counts_before_anything_else() -> None:
    found = match(EARLY_HELP, ["Ref", "Kid", "Begun"], {"Ref": "Episode ID", "kid": "Child ID", "Begun": "Start Date"})

    assert found.is_whole


def test_an_unknown_heading_is_matched_to_the_one_it_resembles() -> None:
    guesses = suggested(EARLY_HELP, ["Episode ID", "Child Identifier", "StartDate", "Favourite colour"])

    assert guesses["Episode ID"] == "Episode ID"
    assert guesses["StartDate"] == "Start Date"
    assert "Favourite colour" not in guesses


def test_a_file_of_a_folder_is_known_by_its_name_or_by_its_headings() -> None:
    feed = feed_of("ssda903")

    def known(headings: list[str], named: str) -> str | None:
        part = best_part(feed, headings, named=named)
        return part.name if part else None

    assert known(["child", "dob", "review", "review_code"], "903 return (2)") == "reviews"
    assert known(["CHILD", "SEX", "DOB", "DUC"], "uasc") == "uasc"
    assert known(["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"], "2026_Header") == "header"
    assert known(["Shopping", "Price"], "list") is None


def test_the_dataset_is_read_with_or_without_its_prefixes() -> None:
    part = feed_of("ssd").part("cin-episodes")

    assert match(part, ["cine_referral_id", "cine_person_id", "cine_referral_date"]).is_whole
    assert match(part, ["referral_id", "person_id", "referral_date"]).is_whole


def test_a_heading_that_another_partner_uses_is_known_by_what_it_means_there() -> None:
    tenancies = feed_of("housing-tenancies").parts[0]
    guesses = suggested(tenancies, ["Ref", "Forename(s)", "Surname", "D.O.B.", "Addr 1"], elsewhere(FEEDS))

    assert guesses == {
        "Forename(s)": "First Name",
        "Surname": "Last Name",
        "D.O.B.": "Date of Birth",
        "Addr 1": "Address",
    }
