"""法令ファイルを読む (law files): from TOML to checked values; a fault is named with file, key and what is wrong."""

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planner import nearest, offers
from planner.offers import LocalProgramme, Offer
from planner.parameter import CONFIDENCES, FAMILIES, UNITS, Entry, Municipality, Parameter, Programme, Value

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]
SHORTEST_SOURCE = 8
FIRST_DAY = date(2024, 1, 1)
"""Plans may begin in this year, so every value of a town is known from this day on."""
TOWN_FILE = re.compile("([0-9]{5})_[a-z_]+")


class LawFileError(ValueError):
    """A law file that is not in its form; a matter of the project, never of a family."""


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Dated(_Form):
    value: Number | Text | Annotated[tuple[Number, ...], Field(min_length=1)]
    source: Annotated[str, Field(min_length=SHORTEST_SOURCE)]
    ends: date | None = None


class _Parameter(_Form):
    label_ja: Text
    label_en: Text
    unit: Literal[UNITS]  # type: ignore[valid-type]
    indexed_by: Literal[FAMILIES]  # type: ignore[valid-type]
    confidence: Literal[CONFIDENCES]  # type: ignore[valid-type]
    checked_on: date
    note_ja: str = ""
    note_en: str = ""
    values: Annotated[dict[date, _Dated], Field(min_length=1)]


def content(path: Path) -> dict[str, Any]:
    """Return the tables of a file; of one that does not exist, none.

    Raises:
        LawFileError: It is no TOML.

    """
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise LawFileError(f"{path.name}: {fault}") from None


def programme(path: Path, body: Any) -> Programme:
    """Return the header of a programme's file.

    Raises:
        LawFileError: Something is missing or not known.

    """
    try:
        return Programme(key=path.stem, **body)
    except TypeError as fault:
        raise LawFileError(f"{path.name}: [programme]: {fault}") from None


def municipality(path: Path, code: str, body: Any) -> Municipality:
    """Return the header of a municipality's file.

    Raises:
        LawFileError: Something is missing or not known.

    """
    try:
        return Municipality(code=code, **body)
    except TypeError as fault:
        raise LawFileError(f"{path.name}: [municipality]: {fault}") from None


def town_code(path: Path, *, taken: Container[str]) -> str:
    """自治体のコード — the five digits with which the name of a town's file begins.

    Args:
        path: The file.
        taken: Codes that have a file already.

    Raises:
        LawFileError: The name has another form, or there is a file of this code.

    """
    found = TOWN_FILE.fullmatch(path.stem)
    if found is None:
        raise LawFileError(
            f"{path.name}: a town's file is named <code>_<name>.toml: five digits "
            "(the ministry's six without the last, which is a check digit), '_', small letters"
        )
    if found[1] in taken:
        raise LawFileError(f"{path.name}: there is another file of the code {found[1]}")
    return found[1]


def town_offers(path: Path, body: Any, asked: Mapping[str, LocalProgramme]) -> dict[str, Offer]:
    """Return what a town offers of its own.

    Raises:
        LawFileError: A programme nobody asks for, another status, a field that is missing or not known.

    """
    try:
        return offers.of_town(body, asked, path.name)
    except TypeError as fault:
        raise LawFileError(f"{path.name}: [offers]: {fault}") from None
    except ValueError as fault:
        raise LawFileError(str(fault)) from None


def town_values(path: Path, blocks: Mapping[str, Any]) -> dict[str, Parameter]:
    """Return the values of a town by key, from the blocks of its file that are neither header nor offers.

    Raises:
        LawFileError: A value is not in its form, or begins after the first day of the law book.

    """
    found = {}
    for name, values in blocks.items():
        if not isinstance(values, dict):
            raise LawFileError(f"{path.name}: {name}: a value stands in a block [<programme>.<key>]")
        for key, body in values.items():
            found[f"{name}.{key}"] = parameter(path, f"{name}.{key}", body)
            _refuse_late(path, found[f"{name}.{key}"])
    return found


def _refuse_late(path: Path, value: Parameter) -> None:
    first = value.entries[0].first_day
    if first > FIRST_DAY:
        raise LawFileError(
            f"{path.name}: {value.key}.values begin on {first}, but must reach back to {FIRST_DAY}: give the value of "
            f'before a first line; where there was none, {FIRST_DAY} = {{ value = 0, source = "…" }}; where nobody '
            "knows it, let the oldest you know begin on that day and say so in note_ja, note_en"
        )


def refuse_unknown(path: Path, given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a town's value that nothing reads; its misspelt key would leave the stand-in in force unseen.

    Raises:
        LawFileError: A key that neither the nation nor its stand-ins have; the message names the nearest.

    """
    possible = list(known)
    for key in given:
        if key not in possible:
            raise LawFileError(f"{path.name}: no law parameter '{key}'{nearest.hint(key, possible)}")


def parameter(path: Path, key: str, body: Any) -> Parameter:
    """Return one amount of the law.

    Raises:
        LawFileError: A field is missing, not known or not in its form, or the values have different lengths.

    """
    try:
        checked = _Parameter.model_validate(body)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in (key, *fault["loc"]))
        raise LawFileError(f"{path.name}: {place}: {fault['msg']}, given: {fault['input']!r:.60}") from None
    entries = tuple(
        Entry(day, _plain(dated.value), dated.source, dated.ends) for day, dated in sorted(checked.values.items())
    )
    if len({len(one.value) if isinstance(one.value, tuple) else type(one.value) for one in entries}) > 1:
        raise LawFileError(f"{path.name}: {key}.values: lists of one length, or single values, not both")
    told = checked.model_dump(exclude={"values"})
    return Parameter(key=key, entries=entries, **told)


def _plain(value: float | str | tuple[float, ...]) -> Value:
    return tuple(float(v) for v in value) if isinstance(value, tuple) else value
