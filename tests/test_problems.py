"""困りごと: every bad value of every field gives a problem, and every problem a sentence in both languages."""

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from planner import household_checks, household_file, problems, reading, share, words
from planner.household import Account, Household
from planner.problems import Place, Problem, all_paths, from_validation_error, limits, printable, shown

EVERY_FIELD = tomllib.loads((Path(__file__).parent / "files" / "format_2.toml").read_text(encoding="utf-8"))
PATHS = tuple(all_paths())
ABSENT = object()
BAD_VALUES: tuple[Any, ...] = (
    ABSENT,
    None,
    True,
    "",
    "てすと",
    "x" * 1000,
    "\ud800",
    -1,
    -0.5,
    0.5,
    10**13,
    10**5000,
    float("nan"),
    float("inf"),
    date(2026, 4, 1),
    [],
    [3] * 200,
    {},
    {"balance_yenn": 1},
    b"\xff",
)
SHARES = ("shares_not_one", True)  # said in percent
FALLBACK = {"other", "can_be_unknown", "more_problems"}
WORDS_TO_AVOID = (
    "破綻",
    "絶望",
    "寄生",
    "赤字転落",
    "パラサイト",
    "不良債権",
    "無職",
    "死亡",
    "不正",
    "エラー",
    "無効",
)


def place_of(path: tuple[str, ...]) -> Place:
    """A place of the example file: of each list on the way the first item that has the next key."""
    place: list[str | int] = []
    node: Any = EVERY_FIELD
    for key in path:
        if isinstance(node, list):
            i = next(i for i, item in enumerate(node) if key in item)
            place.append(i)
            node = node[i]
        place.append(key)
        node = node[key]
    return tuple(place)


def spoilt(place: Place, value: Any) -> dict[str, Any]:
    """The example file with one value replaced, or left out."""
    data = copy.deepcopy(EVERY_FIELD)
    node: Any = data
    for step in place[:-1]:
        node = node[step]
    if value is ABSENT:
        del node[place[-1]]
    else:
        node[place[-1]] = value
    return data


def found_in(data: Any) -> tuple[Problem, ...]:
    try:
        Household.model_validate(data)
    except ValidationError as error:
        return from_validation_error(error)
    return ()


def too_many(place: Place) -> Any:
    """The list at a place two hundred times over; elsewhere nothing at all."""
    node: Any = EVERY_FIELD
    for step in place:
        node = node[step]
    return node * 200 if isinstance(node, list) else ABSENT


def all_problems(path: tuple[str, ...]) -> Iterator[tuple[Problem, dict[str, Any]]]:
    place = place_of(path)
    for value in (*BAD_VALUES, too_many(place)):
        data = spoilt(place, value)
        for problem in found_in(data):
            yield problem, data


def outside_quotes(sentence: str) -> str:
    """A Japanese sentence without what the family wrote and what stands in the file."""
    return re.sub(r"「[^」]*」|（[^（）]*）|\"[^\"]*\"", "", sentence)


def check_sentences(problem: Problem, data: Any = None) -> None:
    japanese, english = words.problem("ja", problem, data), words.problem("en", problem, data)
    for sentence in (japanese, english):
        assert "{" not in sentence, sentence
        assert "_" not in problem.code or problem.code not in sentence, sentence
        assert len(sentence) < 600, sentence
    plain = outside_quotes(outside_quotes(japanese))
    assert not re.search(r"[A-Za-z]{3,}", plain), japanese
    assert japanese.endswith("。")
    assert english.endswith(".")
    assert not english[0].islower()
    assert not any(word in japanese for word in WORDS_TO_AVOID)


def test_the_example_file_uses_every_field() -> None:
    for path in PATHS:
        assert place_of(path)


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_every_bad_value_of_a_field_has_sentences_that_name_place_and_value(path: tuple[str, ...]) -> None:
    found = list(all_problems(path))
    assert found
    for problem, data in found:
        check_sentences(problem, data)
        for lang in words.LANGUAGES:
            sentence = words.problem(lang, problem, data).lower()
            assert words.has(lang, f"problem.{problem.code}")
            if problem.code == "more_problems":
                continue
            assert words.place(lang, problem.place, data).lower() in sentence
            given = words.given_words(lang, str(problem.place[-1]), problem.given).lower()
            total = words.percent(problem.facts.get("total_ratio", 0), lang)
            assert problem.given is None or given in sentence or (problem.code, total in sentence) == SHARES


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_what_is_possible_stands_in_the_sentence(path: tuple[str, ...]) -> None:
    possible = limits(place_of(path))
    for problem, data in all_problems(path):
        sentence = words.problem("ja", problem, data)
        if problem.place == place_of(path) and problem.code in ("int_type", "less_than_equal", "float_type"):
            assert "から" in sentence
        if problem.place == place_of(path) and problem.code in ("literal_error", "choice_or_number"):
            assert all(f"（{choice}）" in sentence for choice in possible["choices"])
        if problem.facts.get("can_be_unknown"):
            assert words.t("ja", "problem.can_be_unknown") in sentence


def codes_in_source() -> set[str]:
    """The codes that our own modules raise, read from their text; those of the calculator have words of their own."""
    modules = (household_checks, household_file, reading, share)
    checks, file, typed, link = (Path(module.__file__).read_text(encoding="utf-8") for module in modules)
    codes = set(re.findall(r'Fault\("(\w+)"', checks)) | set(re.findall(r'"((?:file|format)_\w+)"', file))
    codes |= set(re.findall(r'"(link_\w+)"', link))
    codes |= set(re.findall(r'(?:Unreadable\("|code = "|\("(?=per_))(\w+)"', typed))
    return {code for code in codes if not words.has("ja", f"calculator.problem.{code}")}


def test_every_code_has_its_text_and_no_text_is_left_over() -> None:
    of_fields = {problem.code for path in PATHS for problem, _ in all_problems(path)}
    codes = of_fields | codes_in_source() | FALLBACK
    for lang in words.LANGUAGES:
        worded = {key.split(".")[1] for key in words.texts(lang) if key.startswith("problem.")}
        assert worded == codes


FILE_FACTS = {"name": "家族.toml", "size_mb": "50.0", "most_mb": "1", "line": 3, "column": 5, "newest": 1, "most": 9000}
TYPED_FACTS = {"most_yen": 10**12, "era": "showa", "last": 64, "first_year": 1900, "last_year": 2200}
OTHER_FACTS = {"oldest_age": 120, "most_ratio": 1.0}


@pytest.mark.parametrize("code", sorted(codes_in_source() | {"more_problems"}))
def test_every_code_of_ours_is_worded_kindly(code: str) -> None:
    people = {"name": "長男", "count": 2, "parent": "父", "parent_year": 1970, "child": "長男", "child_year": 1978}
    numbers = {"least_years": 12, "first_year": 2026, "age": 78, "possible": 336, "names": ("父", "母")}
    years = {"total_ratio": 0.5, "from_year": 2031, "from_age": 81}
    facts = people | numbers | years | FILE_FACTS | TYPED_FACTS | OTHER_FACTS
    for lang in words.LANGUAGES:
        sentence = words.problem(lang, Problem(code, ("accounts", 0, "balance_yen"), "てすと", facts))
        assert "{" not in sentence
        assert code not in sentence
        assert sentence != words.problem(lang, Problem("never_heard_of", ("accounts", 0, "balance_yen"), "てすと"))
        assert not any(word in sentence for word in WORDS_TO_AVOID)


def test_an_unknown_code_still_names_place_and_value() -> None:
    sentence = words.problem("ja", Problem("never_heard_of", ("accounts", 2, "balance_yen"), "たくさん"))
    assert sentence == "口座（3つ目）の残高を、もう一度確かめてください。いまは「たくさん」になっています。"


def test_a_code_without_its_facts_still_names_place_and_value() -> None:
    with pytest.raises(ValidationError) as trouble:
        Account.model_validate({"name": "預金", "owner": "父", "balance_yen": "たくさん"})
    (problem,) = from_validation_error(trouble.value)
    assert "たくさん" in words.problem("ja", problem)


def test_all_faults_of_a_file_are_reported_together() -> None:
    data = {"first_year": "令和8年", "children": [{"name": "", "birth_year": 48}], "savings": 3}
    places = [problem.place for problem in found_in(data)]
    assert places == [("first_year",), ("children", 0, "name"), ("children", 0, "birth_year"), ("savings",)]


def test_a_faulty_child_is_not_called_a_missing_child() -> None:
    (problem,) = found_in({"first_year": 2026, "children": [{"name": "長男", "birth_year": "昭和53年"}]})
    assert problem.code == "int_type"


def test_a_household_without_children_asks_for_one() -> None:
    (problem,) = found_in({"first_year": 2026, "children": []})
    assert words.problem("ja", problem) == "ご本人を、お一人以上入れてください。いまは0人です。"


@pytest.mark.parametrize(
    ("place", "key", "nearest"),
    [(("accounts", 0), "balance_yenn", "balance_yen"), (("home",), "knd", "kind"), ((), "chidren", "children")],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(place: Place, key: str, nearest: str) -> None:
    data = copy.deepcopy(EVERY_FIELD)
    node: Any = data
    for step in place:
        node = node[step]
    node[key] = 1
    (problem,) = found_in(data)
    assert (problem.code, problem.place, problem.given) == ("extra_forbidden", (*place, key), key)
    assert problem.facts["near"][0] == nearest
    assert f"（{nearest}）" in words.problem("ja", problem)


@pytest.mark.parametrize("growth", ["price", 0.5, -0.2, True, [], float("nan")])
def test_a_field_of_two_kinds_is_one_problem_at_its_own_place(growth: Any) -> None:
    (problem,) = found_in(spoilt(("incomes", 0, "growth"), growth))
    assert (problem.code, problem.place) == ("choice_or_number", ("incomes", 0, "growth"))


def test_a_huge_broken_file_gives_a_list_that_can_be_read() -> None:
    found = found_in({"first_year": 2026, **{f"x{i}": 1 for i in range(5000)}})
    assert len(found) == problems.MOST_PROBLEMS + 1
    assert found[-1].code == "more_problems"


def test_no_problem_carries_more_than_a_sentence_can_show() -> None:
    data = {"first_year": "9" * 10**6, "children": [{"name": ["x" * 10**6] * 10, "birth_year": {}}], "k" * 10**6: 1}
    assert all(len(repr(problem)) < 600 for problem in found_in(data))


@pytest.mark.parametrize(
    ("value", "short"),
    [
        ("短い", "短い"),
        ("x" * 50, "x" * 40 + "…"),
        ("改\n行\ud800", "改 行 "),
        (10**25, "10^25"),
        (-(10**25), "-10^25"),
        (1.5, 1.5),
        (True, True),
        (None, None),
        (date(2026, 4, 1), "2026-04-01"),
        ({"a": 1}, {}),
        ([1, 2], ()),
        (("父", "母"), ("父", "母")),
    ],
)
def test_values_are_shortened_for_display(value: Any, short: Any) -> None:
    assert shown(value) == short
    assert type(shown(value)) is type(short)


def test_a_number_with_too_many_digits_to_print_is_shown_by_their_count() -> None:
    assert shown(10**5000) == "10^5000"


def test_what_no_screen_can_show_is_blanked_out() -> None:
    assert printable("a\x00b\u202ec") == "a b c"


def test_a_problem_can_stand_in_a_set() -> None:
    assert len({Problem("missing", ("title",)), Problem("missing", ("title",))}) == 1
