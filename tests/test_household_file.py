"""世帯ファイル: a round trip changes nothing, older formats load, and every bad file gets a sentence."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from planner import __version__, household_file, words
from planner.household import FORMAT, Household
from planner.household_file import FileProblems, dumps_json, dumps_toml, load, loads, plain, upgraded
from planner.problems import Problem, all_paths, keys_at, limits, path_of
from tests.any_household import any_household

ROOT = Path(__file__).parents[1]
FILES = Path(__file__).parent / "files"
PATHS = tuple(all_paths())
SHORTEST = 'format = 2\nfirst_year = 2026\n[[children]]\nname = "長男"\nbirth_year = 1978\n'


def problems_of(data: bytes, name: str = "家族.toml") -> tuple[Problem, ...]:
    with pytest.raises(FileProblems) as refused:
        loads(data, name)
    for problem in refused.value.problems:
        for lang in words.LANGUAGES:
            assert words.problem(lang, problem, refused.value.data)
    return refused.value.problems


def only(data: bytes, name: str = "家族.toml") -> Problem:
    (problem,) = problems_of(data, name)
    return problem


@settings(max_examples=150, deadline=None)
@given(any_household())
def test_a_round_trip_changes_nothing(household: Household) -> None:
    assert loads(dumps_toml(household).encode(), "家族.toml") == household
    assert loads(dumps_json(household).encode(), "家族.json") == household


@settings(max_examples=50, deadline=None)
@given(any_household())
def test_writing_twice_gives_the_same_file(household: Household) -> None:
    text = dumps_toml(household)
    assert dumps_toml(loads(text.encode(), "家族.toml")) == text
    assert tomllib.loads(text) == json.loads(dumps_json(household)) == plain(household)


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.toml")), ids=lambda path: path.stem)
def test_every_scenario_makes_the_round_trip(path: Path) -> None:
    household = load(path)
    assert loads(dumps_toml(household).encode(), path.name) == household
    assert loads(dumps_json(household).encode(), path.name) == household


def test_what_is_at_its_default_is_left_out() -> None:
    household = loads(SHORTEST.encode(), "家族.toml")
    child = {"name": "長男", "birth_year": 1978}
    assert plain(household) == {"format": FORMAT, "first_year": 2026, "children": [child]}


def test_not_knowing_is_kept_where_it_is_not_the_default() -> None:
    text = SHORTEST + 'last_age = "unknown"\n'
    household = loads(text.encode(), "家族.toml")
    assert household.children[0].last_age is None
    assert 'last_age = "unknown"' in dumps_toml(household)


def test_the_file_can_be_read_by_a_person() -> None:
    written = dumps_toml(load(FILES / "format_2.toml"))
    lines = written.splitlines()
    assert lines[0].startswith("# このファイルは")
    assert f"version {__version__}" in lines[2]
    assert lines[4] == f"format = {FORMAT}"
    assert "# 口座 / Accounts\n[[accounts]]\n" in written
    assert "balance_yen = 12_000_000" in lines
    assert 'home = [{ name = "長男", ratio = 1.0 }]' in lines
    assert not re.search(r"https?:|www\.", written)
    assert max(len(line) for line in lines) < 200


def test_names_that_look_like_toml_stay_names() -> None:
    name = 'a"]\n[[x]]\\ \x7f{}'
    household = Household.model_validate({"first_year": 2026, "children": [{"name": name, "birth_year": 1978}]})
    assert loads(dumps_toml(household).encode(), "家族.toml").children[0].name == name


# Files as they come from other computers.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_files_of_other_programs_are_read(encoding: str, line_end: str) -> None:
    data = SHORTEST.replace("\n", line_end).encode(encoding)
    assert loads(data, "家族.toml").children[0].name == "長男"


@pytest.mark.parametrize("name", ["家族.json", "家族.toml", "家族.txt", "家族"])
def test_json_is_known_by_its_content(name: str) -> None:
    text = '  {"first_year": 2026, "children": [{"name": "長男", "birth_year": 1978}]}'
    assert loads(text.encode(), name).first_year == 2026


@pytest.mark.parametrize("name", ["家族.toml", "家族.txt", "家族"])
def test_toml_needs_no_ending(name: str) -> None:
    assert loads(SHORTEST.encode(), name).first_year == 2026


# Files that cannot be used.


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file_not_text"),
        (b"PK\x03\x04\x14\x00", "file_not_text"),
        (b"\xff\xfe\x00", "file_not_text"),
        (b"\x81", "file_not_text"),
        (b"first_year = 2026\nchildren = ", "file_wrong_toml"),
        (b"first_year = 2,026", "file_wrong_toml"),
        ("[家族]".encode(), "file_wrong_toml"),
        (b"day = 2026-02-30", "file_wrong_toml"),
        (b"<html></html>", "file_wrong_toml"),
        (b"first_year = 2026\nfirst_year = 2027", "file_key_twice"),
        (b"[home]\n[home]", "file_key_twice"),
        (b'{"first_year": 2026', "file_wrong_json"),
        (b'{"first_year": 2026,}', "file_wrong_json"),
        (b'{"first_year": 2026,\n"first_year": 2027}', "file_key_twice"),
        (b"x = " + b"[" * 100_000, "file_too_deep"),
        (b'{"x": ' + b"[" * 100_000, "file_too_deep"),
        (b"x" + b".x" * 300_000 + b" = 1", "file_too_deep"),
        (b'x = {"a"' + b' . "a"' * 100_000 + b" = 1}", "file_too_deep"),
        (b"first_year = 1" + b"0" * 5_000, "file_number_too_long"),
        (b'{"first_year": 1' + b"0" * 5_000 + b"}", "file_number_too_long"),
        (b"#" * 1_000_001, "file_too_large"),
        (b"format = 3", "format_too_new"),
        (b"format = 0", "format_unknown"),
        (b"format = -1", "format_unknown"),
        (b'format = "1"', "format_unknown"),
        (b"format = true", "format_unknown"),
        (b"format = 1.0", "format_unknown"),
        (b"format = []", "format_unknown"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, code: str) -> None:
    assert only(data).code == code


@pytest.mark.parametrize(("data", "given"), [(b"[1, 2]", ()), (b'"text"', "text"), (b"3", 3), (b"null", None)])
def test_json_that_is_no_table_is_no_household(data: bytes, given: Any) -> None:
    problem = only(data, "家族.json")
    assert (problem.code, problem.given) == ("file_not_household", given)


@pytest.mark.parametrize(
    ("data", "name", "line", "column"),
    [
        (b"first_year = 2026\nname = \n", "a.toml", 2, 8),
        (b"first_year = 2026\nname =", "a.toml", 2, 7),
        (b"title = '''\nopen", "a.toml", 2, 5),
        (b'{\n  "first_year": x}', "a.json", 2, 17),
        (b'{\n  "title": "a",\n  "title": "b"}', "a.json", 3, 1),
        (b"first_year = 2026\nfirst_year = 2027\n", "a.toml", 2, 18),
    ],
)
def test_the_place_of_a_slip_is_told(data: bytes, name: str, line: int, column: int) -> None:
    facts = only(data, name).facts
    assert (facts["line"], facts["column"]) == (line, column)


def test_the_line_with_a_slip_is_shown() -> None:
    problem = only(b"first_year = 2026\n[[accounts]]\nbalance_yen = 2,500,000\n")
    assert problem.given == "balance_yen = 2,500,000"
    assert "3行目" in words.problem("ja", problem)


def test_the_line_of_a_number_too_long_is_told() -> None:
    assert only(b"first_year = 2026\nx = 1" + b"0" * 5_000).facts["line"] == 2


def test_a_file_of_a_later_format_names_both_numbers() -> None:
    sentence = words.problem("ja", only(b"format = 7\nnew_field = 1"))
    assert "形式7" in sentence
    assert f"形式{FORMAT}まで" in sentence


def test_nothing_that_could_be_read_is_lost() -> None:
    with pytest.raises(FileProblems) as refused:
        loads(SHORTEST.replace("1978", '"昭和53年"').encode(), "家族.toml")
    assert refused.value.data is not None
    assert refused.value.data["children"][0]["name"] == "長男"
    (problem,) = refused.value.problems
    assert words.problem("ja", problem, refused.value.data).startswith("ご本人（長男）の生まれ年は")


def test_the_message_for_logs_holds_nothing_of_the_family() -> None:
    with pytest.raises(FileProblems) as refused:
        loads(SHORTEST.replace("2026", '"長男の秘密"').encode(), "長男.toml")
    assert str(refused.value) == "int_type"


def test_dates_where_numbers_are_expected() -> None:
    problem = only(SHORTEST.replace("1978", "1978-05-01").encode())
    assert (problem.code, problem.given) == ("int_type", "1978-05-01")


def test_a_number_too_large_for_print_is_refused_calmly() -> None:
    data = SHORTEST + '[[accounts]]\nname = "預金"\nowner = "長男"\nbalance_yen = 0x' + "f" * 5_000
    assert only(data.encode()).code == "less_than_equal"


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_file_of_50_megabytes_is_refused_at_once(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "動画.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FileProblems) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert problem.code == "file_too_large"
    sentence = words.problem(lang, problem)
    assert "動画.toml" in sentence
    assert "50.0" in sentence


def test_a_file_may_be_as_large_as_the_limit() -> None:
    padding = "#" * (household_file.LARGEST_BYTES - len(SHORTEST.encode()))
    assert loads((SHORTEST + padding).encode(), "家族.toml").first_year == 2026


@pytest.mark.parametrize(
    ("name", "code"), [("nothing.toml", "file_not_found"), (".", "file_not_readable"), ("a\0b", "file_not_readable")]
)
def test_what_is_no_file_is_said_so(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(FileProblems) as refused:
        load(tmp_path / name)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_file_is_loaded_by_its_path_as_text(tmp_path: Path) -> None:
    path = tmp_path / "家族.toml"
    path.write_text(SHORTEST, encoding="utf-8")
    assert load(str(path)) == load(path)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_ever_end_in_a_traceback(data: bytes) -> None:
    assert problems_of(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(keys_at(())) | st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(keys_at(())) | st.text(max_size=5), JSON_VALUES, max_size=6))
def test_no_values_ever_end_in_a_traceback(data: dict[str, Any]) -> None:
    assert problems_of(json.dumps(data).encode(), "家族.json")


@st.composite
def mutilated(draw: DrawFn) -> bytes:
    """The example file with some bytes cut out and others put in."""
    text = (FILES / "format_2.toml").read_bytes()
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 30)))
    return text[:start] + draw(st.binary(max_size=6) | st.sampled_from([b"", b"\n", b"-", b"[", b'"'])) + text[end:]


@settings(max_examples=300, deadline=None)
@given(mutilated())
def test_a_mutilated_file_is_read_or_refused(data: bytes) -> None:
    try:
        household = loads(data, "家族.toml")
    except FileProblems:
        household = None
    if household is None:
        assert problems_of(data)
    else:
        assert loads(dumps_toml(household).encode(), "家族.toml") == household


def test_a_file_of_format_1_means_what_it_meant() -> None:
    household = load(FILES / "format_1.toml")
    father, son = household.parents[0], household.children[0]
    assert (father.funeral_yen, father.old_age_pension.start_age) == (1_500_000, 66)
    assert (son.old_age_pension.basic_yen_per_year, son.daily_life.laundry) == (None, None)
    assert (household.accounts[0].balance_yen, household.incomes[0].growth) == (12_000_000, 0.005)
    assert [share.ratio for share in household.wills[0].money] == [0.75, 0.25]
    assert household.assumptions.public_assistance is False
    assert household.amounts == "take_home"


def test_there_is_one_step_for_each_older_format() -> None:
    assert set(household_file.UPGRADES) == set(range(1, FORMAT))
    assert Household.model_fields["format"].default == FORMAT


def _renames(old: str, new: str) -> household_file.Upgrade:
    def step(data: household_file.Data) -> household_file.Data:
        return {(new if key == old else key): value for key, value in data.items()}

    return step


CHAIN = {1: _renames("a", "b"), 2: _renames("b", "c"), 3: _renames("c", "d")}


@pytest.mark.parametrize(
    "old", [{"a": 5}, {"a": 5, "format": 1}, {"b": 5, "format": 2}, {"c": 5, "format": 3}, {"d": 5, "format": 4}]
)
def test_older_formats_are_brought_up_step_by_step(old: dict[str, Any]) -> None:
    before = dict(old)
    assert upgraded(old, upgrades=CHAIN, newest=4) == {"d": 5, "format": 4}
    assert old == before


def test_a_format_beyond_the_newest_is_refused() -> None:
    with pytest.raises(FileProblems) as refused:
        upgraded({"format": 5}, upgrades=CHAIN, newest=4)
    (problem,) = refused.value.problems
    assert (problem.code, problem.given, problem.facts["newest"]) == ("format_too_new", 5, 4)


def test_a_file_without_a_format_is_of_format_1() -> None:
    assert upgraded({"a": 5}, upgrades={}, newest=1) == {"a": 5}


# The reference of the file, docs/household_file.md.


def documented() -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every row of the tables: the path of the field, and its cells."""
    sections: list[tuple[str, ...]] = []
    for line in (ROOT / "docs" / "household_file.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            sections = [tuple(part for part in name.split(".") if part) for name in re.findall(r"`([\w.]+)`", line)]
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            for section in sections:
                yield (*section, cells[0].strip("`")), cells


def test_every_field_stands_in_the_reference_once() -> None:
    assert sorted(path for path, _ in documented()) == sorted(PATHS)


def test_the_reference_tells_what_can_stand_in_a_field() -> None:
    for path, (_, value, default, japanese, english) in documented():
        possible = limits(path)
        assert re.search(r"[ぁ-ん一-龥]", japanese), path
        assert re.search(r"[a-z]", english), path
        for choice in possible.get("choices", ()):
            assert f"`{choice}`" in value, path
        if "low" in possible:
            low, high = re.findall(r"(-?[\d.]+)〜([\d.]+兆?)", value)[0]
            assert (float(low), float(high.replace("兆", "e12"))) == (possible["low"], possible["high"]), path
        assert (default == "**必須**") == _is_required(path), path


def _is_required(path: tuple[str, ...]) -> bool:
    """Whether the example file is refused without this field."""
    data = tomllib.loads((FILES / "format_2.toml").read_text(encoding="utf-8"))
    place: list[str | int] = []
    table: Any = data
    for key in path[:-1]:
        place.append(key)
        table = table[key]
        if isinstance(table, list):
            following = path[len(path_of(tuple(place)))]
            place.append(next(i for i, item in enumerate(table) if following in item))
            table = table[place[-1]]
    place.append(path[-1])
    del table[path[-1]]
    try:
        loads(json.dumps(data).encode(), "家族.json")
    except FileProblems as refused:
        return any(problem.code == "missing" and problem.place == tuple(place) for problem in refused.problems)
    return False


def test_the_shortest_file_of_the_reference_loads() -> None:
    text = (ROOT / "docs" / "household_file.md").read_text(encoding="utf-8")
    example = re.findall(r"```toml\n(.+?)```", text, re.DOTALL)[0]
    assert loads(example.encode(), "家族.toml").parents[0].name == "母"
