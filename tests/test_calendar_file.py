"""予定のファイル: what phones read — round trip, folding, stable identifiers without names, and only what has a day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import __version__, actions, calendar_file, wording_actions, yearly
from planner.calendar_file import Entry
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.words import LANGUAGES
from tests.conftest import Run

TODAY = date(2026, 12, 1)
LONG = "遺言を書くことを考える（遺留分に気をつけます）, 公証役場; 法務局\\" * 4
MOST_OCTETS = 75


def written(*entries: Entry, lang: str = "ja", family: str = "f") -> bytes:
    return calendar_file.as_ics(entries, name="予定", lang=lang, family=family, today=TODAY)


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_an_entry_comes_back_as_it_was() -> None:
    content = written(Entry("step.will", date(2027, 1, 15), LONG, "どこで：公証役場\n持ちもの：戸籍"))
    calendar, (event,) = icalendar.Calendar.from_ical(content), events(content)
    assert str(calendar["prodid"]) == f"-//oyanakiato//planner {__version__}//JA"
    assert str(calendar["version"]) == "2.0"
    assert str(event["summary"]) == LONG
    assert str(event["description"]) == "どこで：公証役場\n持ちもの：戸籍"
    assert event.decoded("dtstart") == date(2027, 1, 15)
    assert event.decoded("dtend") == date(2027, 1, 16)
    assert event.decoded("dtstamp") == datetime(2026, 12, 1, tzinfo=UTC)
    assert "rrule" not in event


def test_a_reminder_comes_on_the_morning_one_week_before() -> None:
    (event,) = events(written(Entry("a", date(2027, 1, 15), "電話")))
    (alarm,) = event.walk("VALARM")
    assert str(alarm["action"]) == "DISPLAY"
    assert alarm.decoded("trigger") == timedelta(days=-7, hours=9)


def test_what_comes_every_year_is_repeated_until_its_last_day_if_it_has_one() -> None:
    ends = Entry("y", date(2027, 7, 1), "申請", yearly=True, last=date(2035, 12, 31))
    (one,), (other,) = events(written(ends)), events(written(Entry("z", date(2027, 7, 1), "見直し", yearly=True)))
    assert one["rrule"] == {"FREQ": ["YEARLY"], "UNTIL": [date(2035, 12, 31)]}
    assert other["rrule"] == {"FREQ": ["YEARLY"]}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_lines_end_as_the_standard_asks_and_are_never_longer(text: str) -> None:
    content = written(Entry("a", date(2027, 1, 15), text, text))
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= MOST_OCTETS for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode("utf-8")
    (event,) = events(content)
    assert str(event["summary"]) == text


def test_the_same_matter_keeps_its_identifier_and_families_stay_apart() -> None:
    first = Entry("step.will", date(2027, 1, 15), "遺言")
    moved = Entry("step.will", date(2027, 3, 1), "遺言")
    (one,), (other,), (neighbours,) = events(written(first)), events(written(moved)), events(written(first, family="g"))
    assert one["uid"] == other["uid"]
    assert one["uid"] != neighbours["uid"]
    assert written(first) == written(first)


@pytest.mark.parametrize(
    ("today", "first"),
    [(date(2026, 2, 15), 2026), (date(2026, 2, 16), 2026), (date(2026, 2, 17), 2027), (date(2028, 2, 29), 2029)],
)
def test_the_coming_day_is_this_years_or_the_next(today: date, first: int) -> None:
    assert calendar_file.coming(2, 16, today) == date(first, 2, 16)


def talked(household: Household) -> Household:
    told = [
        {"step": "pension_record", "who": "太郎", "by": "2027-01-15"},
        {"words": "親戚に電話する", "by": "2027-02-01"},
        {"words": "もう済んだこと", "by": "2027-02-01", "done": True},
        {"step": "will"},
    ]
    talk = {"actions": told, "next_day": "2027-03-03", "next_place": "通帳を持って"}
    return Household.model_validate(household.model_dump() | {"talk": talk})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_holds_open_days_the_next_talk_and_the_coming_yearly_procedures(
    scenarios: Mapping[str, Household], run: Run, lawbook: LawBook, lang: str
) -> None:
    household = talked(scenarios["sato"])
    p: Projection = run(household)
    listed, found = actions.of(household, p, lawbook), yearly.of(household, p)
    entries = wording_actions.calendar(lang, listed, found, lawbook, talk=household.talk, today=TODAY)
    family = calendar_file.family_key(household)
    read = events(calendar_file.as_ics(entries, name="予定", lang=lang, family=family, today=TODAY))
    once = [event for event in read if "rrule" not in event]
    assert [event.decoded("dtstart") for event in once] == [date(2027, 1, 15), date(2027, 2, 1), date(2027, 3, 3)]
    assert str(once[1]["summary"]) == "親戚に電話する"
    every = [event for event in read if "rrule" in event]
    assert len(every) > 6
    ends = {event["rrule"]["until"][0] for event in every if "until" in event["rrule"]}
    assert ends == {date(2035, 12, 31), date(2040, 12, 31)}
    assert all(TODAY <= event.decoded("dtstart") < date(2028, 1, 1) for event in every)
    assert len({event["uid"] for event in read}) == len(read)


def test_names_stand_only_where_the_family_typed_them(
    scenarios: Mapping[str, Household], run: Run, lawbook: LawBook
) -> None:
    content = scenarios["sato"].model_dump_json().replace("長男", "花子").replace("長女", "月子")
    household = talked(Household.model_validate_json(content))
    p = run(household)
    entries = wording_actions.calendar(
        "ja", actions.of(household, p, lawbook), yearly.of(household, p), lawbook, talk=household.talk, today=TODAY
    )
    text = "\n".join(entry.about + entry.title + entry.text for entry in entries)
    assert "太郎" in text
    assert "花子" not in text
    assert "月子" not in text
    assert "花子" not in calendar_file.family_key(household)
