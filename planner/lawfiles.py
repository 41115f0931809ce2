"""法令ファイルを読む (law files): from TOML to checked values; a fault is named with file, key and what is wrong."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planner.parameter import CONFIDENCES, FAMILIES, UNITS, Entry, Municipality, Parameter, Programme, Value

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]
SHORTEST_SOURCE = 8


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
