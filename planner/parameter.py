"""法令の値 (parameter): one amount of the law with its dated values, and the headers of the law files."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

UNITS = ("yen", "yen/month", "yen/year", "ratio", "months", "years", "age", "count", "percent", "text", "month", "year")
FAMILIES = ("pension", "prices", "wages", "none")
CONFIDENCES = ("official", "quoted", "computed", "unconfirmed")

Mark = Literal["confirmed", "projected", "unconfirmed"]
Value = float | str | tuple[float, ...]


@dataclass(frozen=True)
class Entry:
    """One dated value: in force from its first day until the next entry (or ``ends``)."""

    first_day: date
    value: Value
    source: str
    ends: date | None = None


@dataclass(frozen=True, eq=False)
class Parameter:
    """One amount of the law with its dated values; read once, so that it is known by its identity."""

    key: str
    label_ja: str
    label_en: str
    unit: str
    indexed_by: str
    checked_on: date
    confidence: str
    entries: tuple[Entry, ...]
    note_ja: str = ""
    note_en: str = ""

    def on(self, day: date) -> Entry:
        """Return the entry in force on a day.

        Raises:
            LookupError: The day lies before the first entry.

        """
        for entry in reversed(self.entries):
            if entry.first_day <= day:
                return entry
        first = self.entries[0].first_day
        raise LookupError(f"{self.key}: no value on {day}, the first entry starts on {first}")

    def mark(self, year: int) -> Mark:
        """Say whether the value of a year is confirmed, projected or unconfirmed.

        Confirmed reaches to the end of the year in which somebody looked, or one year further where the
        next amount is already published; never past an end fixed by law, and only for years known to their end.
        """
        if self.confidence == "unconfirmed":
            return "unconfirmed"
        last, looked_up = self.entries[-1], self.checked_on.year
        published_ahead = min(last.first_day.year, looked_up + 1)
        known_to = max(looked_up, published_ahead)
        if last.ends is not None:
            known_to = min(known_to, (last.ends + timedelta(days=1)).year - 1)
        return "confirmed" if year <= known_to else "projected"


@dataclass(frozen=True)
class Programme:
    """制度: the header of a law file."""

    key: str
    name_ja: str
    name_en: str
    statute: str
    apply_at_ja: str = ""
    apply_at_en: str = ""
    papers_ja: str = ""
    papers_en: str = ""
    left_out_ja: str = ""
    left_out_en: str = ""


@dataclass(frozen=True)
class Municipality:
    """自治体: code and names of the local file that lies over the national ones."""

    code: str
    name_ja: str
    name_en: str
