"""世帯ファイル (household file): TOML and JSON in and out, format versions and their upgrades.

Reading answers every trouble with problems that can be worded, never with a traceback. Writing leaves out
what is at its default, so that reading it again gives the same household. docs/household_file.md lists the fields.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from planner import __version__
from planner.household import FORMAT, Household
from planner.problems import Problem, from_validation_error, shown
from planner.words import LANGUAGES, has, t

LARGEST_BYTES = 1_000_000
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
JAPANESE_WINDOWS = "cp932"
UNKNOWN = "unknown"
LONGEST_DIGITS = 4300
FIRST_GROUPED_NUMBER = 10_000
LARGEST_SHARE = 2  # a name and a ratio stand well beside others in one line
KEY_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
DEEP_KEY = re.compile(rf"(?<![\w-]){KEY_PART}(?:[ \t]*\.[ \t]*{KEY_PART}){{50}}")

Data = dict[str, Any]
Upgrade = Callable[[Data], Data]


def _from_1_to_2(data: Data) -> Data:
    """Amounts were what arrives on the account; format 2 can hold them before tax."""
    return {"amounts": "take_home", **data}


UPGRADES: Mapping[int, Upgrade] = MappingProxyType({1: _from_1_to_2})
"""From each older format to the next one; docs/how_to/upgrade_the_file_format.md says how to add one."""


class FileProblems(Exception):  # noqa: N818 - it carries the family's problems, it is no error of ours
    """A file that cannot be used, with every reason.

    Attributes:
        problems: What to put right, all at once.
        data: What could be read, so that nothing already entered is lost; None if nothing could.

    """

    def __init__(self, problems: tuple[Problem, ...], data: Data | None = None) -> None:
        """Keep the problems and the data; the message holds codes only, nothing of the family."""
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
        self.data = data


def load(path: Path | str) -> Household:
    """Read a household from a file.

    Raises:
        FileProblems: The file is missing, unreadable or holds something else than a consistent household.

    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
            size = path.stat().st_size
    except FileNotFoundError:
        raise _trouble("file_not_found", path.name) from None
    except (OSError, ValueError):
        raise _trouble("file_not_readable", path.name) from None
    if size > LARGEST_BYTES:
        raise _too_large(path.name, size)
    return loads(data, path.name)


def loads(data: bytes, name: str) -> Household:
    """Read a household from the bytes of a file.

    Args:
        data: The whole file, TOML or JSON, UTF-8 (also with a mark, UTF-16, or the Japanese Windows encoding).
        name: Name of the file; its ending decides where the content does not.

    Raises:
        FileProblems: With every problem of the file.

    """
    if len(data) > LARGEST_BYTES:
        raise _too_large(name, len(data))
    plain = upgraded(_parsed(_decoded(data, name), name))
    try:
        return Household.model_validate(plain)
    except ValidationError as error:
        raise FileProblems(from_validation_error(error), plain) from None


def _trouble(code: str, name: str, given: Any = None, **facts: Any) -> FileProblems:
    return FileProblems((Problem(code, (), shown(given), {"name": shown(name), **facts}),))


def _too_large(name: str, size: int) -> FileProblems:
    million = 1_000_000
    facts = {"size_mb": f"{size / million:,.1f}", "most_mb": f"{LARGEST_BYTES / million:g}"}
    return _trouble("file_too_large", name, **facts)


def _decoded(data: bytes, name: str) -> str:
    """Turn bytes into text; what is no text is refused."""
    encodings = ("utf-16",) if data.startswith(UTF_16_MARKS) else ("utf-8-sig", JAPANESE_WINDOWS)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise _trouble("file_empty", name)
        if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text) is None:
            return text
    raise _trouble("file_not_text", name)


def _parsed(text: str, name: str) -> Data:
    """Read TOML or JSON into a plain table."""
    is_json = text.lstrip().startswith("{") or name.lower().endswith(".json")
    try:
        data = _read_json(text, name) if is_json else _read_toml(text, name)
    except RecursionError:
        raise _trouble("file_too_deep", name) from None
    except ValueError:  # of a number so long that Python refuses to read it
        raise _trouble("file_number_too_long", name, line=_line_of_long_number(text)) from None
    if not isinstance(data, dict):
        raise _trouble("file_not_household", name, data)
    return data


def _read_toml(text: str, name: str) -> Data:
    if DEEP_KEY.search(text):  # the memory that tomllib needs for one key grows with the square of its parts
        raise _trouble("file_too_deep", name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        where = re.search(r"at line (\d+), column (\d+)", message)
        line, column = (int(where[1]), int(where[2])) if where else _last_line(text)
        twice = "Cannot overwrite" in message or "twice" in message
        code = "file_key_twice" if twice else "file_wrong_toml"
        raise _trouble(code, name, _line(text, line), line=line, column=column) from None


def _read_json(text: str, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> Data:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            key = next(key for i, key in enumerate(keys) if key in keys[:i])
            line = text[: text.rfind(json.dumps(key, ensure_ascii=False))].count("\n") + 1
            raise _trouble("file_key_twice", name, _line(text, line), line=line, column=1)
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise _trouble(
            "file_wrong_json", name, _line(text, error.lineno), line=error.lineno, column=error.colno
        ) from None


def _line(text: str, number: int) -> str:
    """One line of the file, so that the family finds the place."""
    lines = text.split("\n")
    return lines[number - 1].strip() if number <= len(lines) else ""


def _last_line(text: str) -> tuple[int, int]:
    lines = text.rstrip().split("\n")
    return len(lines), len(lines[-1]) + 1


def _line_of_long_number(text: str) -> int:
    found = re.search(rf"[\d_]{{{LONGEST_DIGITS + 1},}}", text)
    return text[: found.start() if found else 0].count("\n") + 1


def upgraded(data: Data, *, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = FORMAT) -> Data:
    """Bring the data of an older format to the newest one, step by step.

    Args:
        data: The table of a file; without ``format`` it counts as format 1.
        upgrades: From each older format to the next.
        newest: The format that this version of the planner writes.

    Raises:
        FileProblems: The format is no number, unknown, or newer than this planner.

    """
    found = data.get("format", 1)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise _wrong_format("format_unknown", data, newest)
    if found > newest:
        raise _wrong_format("format_too_new", data, newest)
    for number in range(found, newest):
        data = {**upgrades[number](data), "format": number + 1}
    return data


def _wrong_format(code: str, data: Data, newest: int) -> FileProblems:
    return FileProblems((Problem(code, ("format",), shown(data["format"]), {"newest": newest}),), data)


def plain(household: Household) -> Data:
    """Return the household as plain tables and lists: what differs from the defaults, in the order of the model."""
    return {"format": FORMAT, **told(household)}


def told(model: BaseModel) -> Data:
    """The fields the family has told: required ones, and those that differ from their default."""
    fields = type(model).model_fields.items()
    different = {name: getattr(model, name) for name, field in fields if getattr(model, name) != field.default}
    return {name: _plain(value) for name, value in different.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return told(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return UNKNOWN if value is None else value


def dumps_json(household: Household) -> str:
    """Write a household as JSON."""
    return json.dumps(plain(household), ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def dumps_toml(household: Household) -> str:
    """Write a household as TOML that a person can read: a heading, then one table for each thing."""
    heading = "\n".join(f"# {t(lang, f'file.heading_{i}', version=__version__)}" for lang in LANGUAGES for i in (1, 2))
    return heading + "\n" + "\n".join(_table(plain(household), ())) + "\n"


def in_one_line(model: BaseModel) -> str:
    """Write one part of a household as it stands in a list of the TOML file."""
    return _value(told(model))


def _table(table: Data, path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table: its values first, then the tables inside it."""
    for key, value in table.items():
        if not _has_own_heading(value, path):
            yield from _assigned(key, value)
    for key, value in table.items():
        inside = (*path, key)
        name = ".".join(inside)
        if isinstance(value, dict):
            yield from ("", *_comment(inside), f"[{name}]", *_table(value, inside))
        elif _has_own_heading(value, path):
            for item in value:
                yield from ("", *_comment(inside), f"[[{name}]]", *_table(item, inside))


def _assigned(key: str, value: Any) -> Iterator[str]:
    """One line; a list of larger tables has a line for each of them."""
    if isinstance(value, list) and any(isinstance(item, dict) and len(item) > LARGEST_SHARE for item in value):
        yield f"{key} = ["
        yield from (f"    {_value(item)}," for item in value)
        yield "]"
    else:
        yield f"{key} = {_value(value)}"


def _has_own_heading(value: Any, path: tuple[str, ...]) -> bool:
    """Tables, and lists of tables at the top of the file; lists further inside (shares) stand in one value."""
    return isinstance(value, dict) or (isinstance(value, list) and not path)


def _comment(path: tuple[str, ...]) -> Iterator[str]:
    key = "field." + ".".join(path)
    if all(has(lang, key) for lang in LANGUAGES):
        yield "# " + " / ".join(t(lang, key) for lang in LANGUAGES)


def _value(value: Any) -> str:
    """One TOML value. The escapes of JSON are those of TOML; only DEL is refused by TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"{value:_}" if abs(value) >= FIRST_GROUPED_NUMBER else str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return "{ " + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + " }"
