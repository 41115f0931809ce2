"""予定のファイル (calendar file): dated things to do as iCalendar (RFC 5545), for the calendars of phones.

All-day events with a reminder one week before; what comes back every year is repeated. The words come from outside.
An event is known by what it is about, not by its day: a later file moves it instead of doubling it. The identifier is
a hash and holds no name.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from planner import __version__
from planner.household import Household

REMINDER = timedelta(days=-7, hours=9)  # nine in the morning, one week before: an all-day event begins at midnight
LETTERS_OF_AN_IDENTIFIER = 24
LAST_DAY = (12, 31)


@dataclass(frozen=True)
class Entry:
    """予定 — one entry of the calendar.

    Attributes:
        about: What it is about, such as the code of a step; makes the identifier.
        day: The day, or the first of its yearly days.
        title: What the calendar shows.
        text: Who, where, with which papers.
        yearly: Whether it comes every year.
        last: The last day of what comes every year, where an age ends it.

    """

    about: str
    day: date
    title: str
    text: str = ""
    yearly: bool = False
    last: date | None = None


def coming(month: int, day: int, today: date) -> date:
    """次のその日 — the next such day of a year, today included."""
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def family_key(household: Household) -> str:
    """家族のしるし — tells the entries of one family from another's in a counsellor's calendar, without any name."""
    people = (*household.parents, *household.children)
    return "|".join(f"{one.sex}.{one.birth_year}.{one.birth_month}" for one in people) + f"|{household.municipality}"


def as_ics(entries: Iterable[Entry], *, name: str, lang: str, family: str, today: date) -> bytes:
    """予定のファイルを書く — the calendar as bytes: UTF-8, lines folded and ended as RFC 5545 asks.

    Args:
        entries: What goes in.
        name: Name of the calendar.
        lang: "ja" or "en".
        family: Tells families apart; see ``family_key``.
        today: The day on which the file is written.

    """
    calendar = Calendar()
    calendar.add("prodid", f"-//oyanakiato//planner {__version__}//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(today, time(), UTC)
    for entry in entries:
        calendar.add_component(_event(entry, family, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, family: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", identifier(entry.about, family))
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    if entry.yearly:
        event.add("rrule", {"freq": "yearly"} | ({} if entry.last is None else {"until": entry.last}))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(entry.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    return alarm


def identifier(about: str, family: str) -> str:
    """予定のしるし — the same for the same matter of the same family, on every machine and every day."""
    digest = hashlib.sha256(f"{family}\n{about}".encode()).hexdigest()
    return f"{digest[:LETTERS_OF_AN_IDENTIFIER]}@oyanakiato"
