"""The commands about measures and plans: what they print, in both languages and as JSON, and what they say instead."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from planner import cli, cli_arguments, draws, household_file, lawbook, report, words
from planner.futures import calm
from planner.household import Household
from planner.measure_inputs import Plan
from planner.measures import applied, examples
from planner.projection import project
from tests.builders import child
from tests.processes import ROOT
from tests.test_compare import SHORT

DOCUMENT = (ROOT / "docs" / "json_output.md").read_text("utf-8")
LAW = lawbook.load()
Out = pytest.CaptureFixture[str]
Part = dict[str, Any]
CHEAPER: Part = {"measure": "spend_less", "phase": "child_alone", "yen_per_month": 50_000}
LITTLE: Part = {"measure": "spend_less", "phase": "child_alone", "yen_per_month": 10_000}
TOO_OLD: Part = {"measure": "mutual_aid", "parent": "母", "child": "長男"}
"""By hand, with six million and 960,000 a year from 2031 to 2046 (see ``test_compare.SHORT``): 50,000 a month less
leave 360,000 a year, 5,760,000 in all, which is enough; 10,000 less leave 840,000, which is not."""


def written(path: Path, family: Household, *plans: Part) -> str:
    parsed = tuple(Plan.model_validate(plan) for plan in plans)
    path.write_text(household_file.dumps_toml(family.model_copy(update={"plans": parsed})), encoding="utf-8")
    return str(path)


@pytest.fixture
def short(tmp_path: Path) -> str:
    """The family whose money is short in 2037, with a plan that helps, one that does not fit, and an empty one."""
    plans = (
        {"name": "二つ", "measures": [CHEAPER, LITTLE]},
        {"name": "共済", "measures": [TOO_OLD]},
        {"name": "空", "measures": []},
    )
    return written(tmp_path / "short.toml", SHORT, *plans)


@pytest.fixture
def sato(tmp_path: Path) -> str:
    plan = {"name": "年金", "measures": [{"measure": "disability_pension", "child": "長男"}]}
    return written(tmp_path / "sato.toml", household_file.load(ROOT / "scenarios" / "sato.toml"), plan)


def printed(capsys: Out, *arguments: str) -> str:
    assert cli.main(arguments) == 0
    return capsys.readouterr().out


def told(capsys: Out, *arguments: str) -> Any:
    return json.loads(printed(capsys, *arguments, "--json"), parse_constant=pytest.fail)


# planner measures


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_measures_lists_every_kind_for_this_family(capsys: Out, sato: str, lang: str) -> None:
    shown = printed(capsys, "measures", sato, "--lang", lang)
    for kind in examples.kinds():
        assert f"\n{words.choice(lang, 'measure', kind)}\n" in shown
    assert shown.count(words.t(lang, "cli.measures.not_now")) >= 1
    fitting = shown.count(words.t(lang, "cli.measures.fits"))
    assert fitting + shown.count(words.t(lang, "cli.measures.not_now")) == len(examples.kinds())
    for part in ("cost", "who", "office", "papers"):
        assert shown.count(words.t(lang, f"plans.part.{part}") + words.t(lang, "app.colon")) >= fitting


def test_the_lines_of_measures_go_into_the_file_as_they_are(capsys: Out, sato: str, tmp_path: Path) -> None:
    lines = [line for line in printed(capsys, "measures", sato).splitlines() if line.lstrip().startswith("{")]
    text = Path(sato).read_text("utf-8").partition("[[plans]]")[0]
    again = tmp_path / "again.toml"
    again.write_text("\n".join([text, "[[plans]]", 'name = "全部"', "measures = [", *lines, "]"]), encoding="utf-8")
    family = household_file.load(again)
    assert list(family.plans[0].measures) == [examples.new(family, kind) for kind in examples.kinds()]


def test_measures_says_whom_it_needs_where_nobody_is_there(capsys: Out, tmp_path: Path) -> None:
    alone = written(tmp_path / "alone.toml", SHORT.model_copy(update={"parents": (), "siblings": ()}))
    assert words.t("ja", "plans.nobody_for_it") in printed(capsys, "measures", alone)


# planner compare


CELLS = {
    "ja": ["61歳の年（2037年）まで", "70歳まで続く", "このままでは計算できません", "61歳の年（2037年）まで"],
    "en": ["Until age 61 (2037)", "Lasts to 70", "Cannot be worked out yet", "Until age 61 (2037)"],
}


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_compare_puts_plans_side_by_side(capsys: Out, short: str, lang: str) -> None:
    shown = printed(capsys, "compare", short, "--lang", lang)
    row = next(line for line in shown.splitlines() if line.lstrip().startswith(words.t(lang, "plans.row.lasts")))
    assert re.split(" {2,}", row.strip())[1:] == CELLS[lang]
    assert words.t(lang, "plans.refused", plan="共済") in shown
    assert words.t(lang, "plans.shares.total") in shown
    assert words.t(lang, "tornado.prices") in shown


def test_the_columns_of_the_table_begin_below_one_another(capsys: Out, short: str) -> None:
    def places(line: str) -> int:
        return sum(2 if ord(letter) > 0x2E80 else 1 for letter in line)

    shown = printed(capsys, "compare", short).splitlines()
    head = next(line for line in shown if line.lstrip().startswith("くらべること"))
    first = next(line for line in shown if line.lstrip().startswith("お金がいつまで続くか"))
    assert places(head[: head.index("今のまま")]) == places(first[: first.index("61歳")])


def test_the_shares_of_the_json_add_up_to_the_difference_by_hand(capsys: Out, short: str) -> None:
    _, both, refused, empty = told(capsys, "compare", short)["plans"]
    assert both["difference_yen"] == 16 * 12 * 60_000
    assert [share["share_yen"] for share in both["shares"]["by_measure"]] == [16 * 12 * 50_000, 16 * 12 * 10_000]
    assert (refused["result"], refused["shares"], refused["tornado"]) == (None, None, [])
    assert refused["refused"]["refusals"][0]["code"] == "mutual_aid_too_old"
    assert (empty["difference_yen"], empty["shares"], empty["measures"]) == (0, None, [])
    assert both["measures"] == [CHEAPER, LITTLE]


# planner leave


def test_leave_says_what_is_needed_by_hand(capsys: Out, short: str) -> None:
    shown = printed(capsys, "leave", short)
    assert "2031年、ご本人55歳）に1,536万円あると、お金が70歳まで続く" in shown  # 16 years of 960,000
    assert words.t("ja", "leave.certain.title") not in shown
    assert words.t("ja", "limit.title") not in shown
    assert "576万円あると、お金が60歳まで続く" in printed(capsys, "leave", short, "--to-age", "60歳")  # 6 years
    planned = printed(capsys, "leave", short, "--plan", "二つ").splitlines()  # 16 years of 240,000
    assert planned[0] == words.t("ja", "cli.of_plan", plan="二つ")
    assert "384万円あると、お金が70歳まで続く" in planned[2]
    assert "With 5.76 million yen" in printed(capsys, "leave", short, "--to-age", "60", "--lang", "en")


@pytest.mark.parametrize(
    ("question", "given", "answer"),
    [
        ("price", "2031", "24万円までなら、お金が60歳まで続く"),  # 6,000,000 − 6 × 960,000
        ("repair", "令和13年", "24万円までなら、お金が60歳まで続く"),
        ("monthly", "child_alone", "月8.3万円までなら、お金が60歳まで続く"),  # 6,000,000 ÷ 72
        ("monthly", "ご本人がお一人のとき", "月8.3万円までなら、お金が60歳まで続く"),
        ("pension", "母", "親御さんが84歳になる2030年まで"),  # one year less: 7 × 960,000 are more than there is
    ],
)
def test_leave_answers_the_other_way_round_by_hand(
    capsys: Out, short: str, question: str, given: str, answer: str
) -> None:
    assert answer in printed(capsys, "leave", short, "--to-age", "60", f"--{question}", given)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_what_no_pension_reaches_is_said_of_pensions(capsys: Out, short: str, lang: str) -> None:
    shown = printed(capsys, "leave", short, "--to-age", "110", "--pension", "母", "--lang", lang)
    assert words.t(lang, "limit.pension.out_of_reach", to_age=110, missing_yen="@").partition("@")[0] in shown


def test_certainties_are_worked_out_only_when_asked_for(capsys: Out, short: str) -> None:
    usual = told(capsys, "leave", short, "--futures", "100", "--certainty")
    assert [one["certainty"] for one in usual["certainties"]] == [0.5, 0.8, 0.9, 0.95]
    assert usual["futures"] == 100
    sums = [one["today_yen"] for one in usual["certainties"]]
    assert sums == sorted(sums)
    for given in ("0.9", "90", "９０％"):
        one = told(capsys, "leave", short, "--futures", "100", "--certainty", given)["certainties"]
        assert one == [usual["certainties"][2]]
    never = told(capsys, "leave", short)
    assert (never["certainties"], never["futures"]) == ([], None)


def test_a_certainty_is_said_in_tens_only_where_that_is_exact(capsys: Out, short: str) -> None:
    shown = printed(capsys, "leave", short, "--futures", "100", "--certainty", "0.9", "0.95", "0.85")
    assert ["10回のうち9回：" in shown, "20回のうち19回：" in shown, "85%：" in shown] == [True] * 3


# planner chances


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_chances_shows_three_lives_chances_and_stresses(capsys: Out, sato: str, lang: str) -> None:
    shown = printed(capsys, "chances", sato, "--lang", lang)
    for key in ("chances.lives.title", "chances.calm", "stress.care_of_parents", "stress.prices_3", "cli.unchanged"):
        assert words.t(lang, key) in shown
    assert words.t(lang, "chances.uncertain") not in shown
    drawn = printed(capsys, "chances", sato, "--lang", lang, "--futures", "100")
    assert words.t(lang, "chances.uncertain") in drawn
    assert words.t(lang, "chances.fan.middle") in drawn


def test_the_same_seed_draws_the_same_futures(capsys: Out, sato: str) -> None:
    first, again, other = (
        told(capsys, "chances", sato, "--futures", "100", *seed)["drawn"]
        for seed in ((), ("--seed", str(draws.SEED)), ("--seed", "5"))
    )
    assert first == again
    assert first["seed"] == draws.SEED
    assert other["seed"] == 5
    assert other["fan"] != first["fan"]


def test_chances_looks_at_the_chosen_plan_and_age(capsys: Out, sato: str) -> None:
    as_it_is, planned = (told(capsys, "chances", sato, "--to-age", "70", *plan) for plan in ((), ("--plan", "年金")))
    assert (as_it_is["plan"], planned["plan"], planned["to_age"]) == ("present", "年金", 70)
    assert planned["exact"]["lasts_to_age"] > as_it_is["exact"]["lasts_to_age"]
    whole = as_it_is["exact"]["lasts_for_life"] + sum(one["ratio"] for one in as_it_is["exact"]["runs_out"])
    assert whole == pytest.approx(1)


# planner search


@pytest.mark.parametrize(("lang", "sentence"), [("ja", "1つ見つかりました"), ("en", "to the age of 70: 1.")])
def test_search_finds_what_is_enough_by_hand(capsys: Out, short: str, lang: str, sentence: str) -> None:
    shown = printed(capsys, "search", short, "--lang", lang)
    assert sentence in shown
    assert f"1. {words.choice(lang, 'measure', 'spend_less')}\n" in shown
    assert words.t(lang, "search.burden_note") in shown


def test_search_takes_the_measures_of_the_plan_that_is_named(capsys: Out, short: str) -> None:
    first = told(capsys, "search", short)
    assert (first["plan"], [one["places"] for one in first["found"]], first["to_age"]) == ("二つ", [[0]], 70)
    empty = told(capsys, "search", short, "--accept", "空")
    assert (empty["found"], empty["closest"]["places"]) == ([], [])
    assert told(capsys, "search", short, "--accept", "空", "--to-age", "60")["found"][0]["places"] == []


def test_search_asks_for_a_certainty(capsys: Out, short: str) -> None:
    found = told(capsys, "search", short, "--to-age", "60", "--certainty", "50%")
    assert found["certainty"] == 0.5
    assert all(one["chance_ratio"] >= 0.5 for one in found["found"])
    assert "10回のうち5回" in printed(capsys, "search", short, "--to-age", "60", "--certainty", "0.5")


# --plan for the commands that were there before


def test_project_answers_and_why_look_at_one_plan(capsys: Out, sato: str) -> None:
    family = household_file.load(sato)
    changed = applied(family, family.plans[0].measures, LAW)
    expected = report.as_json(project(changed, calm(changed, LAW), LAW), LAW)
    assert told(capsys, "project", sato, "--plan", "年金") == expected
    assert printed(capsys, "project", sato) == printed(capsys, "project", str(ROOT / "scenarios" / "sato.toml"))
    assert printed(capsys, "answers", sato, "--plan", "年金") != printed(capsys, "answers", sato)
    row = ("--row", "disability_basic_pension", "--year", "2030")
    assert "＝" in printed(capsys, "why", sato, "--plan", "年金", *row)
    assert cli.main(["why", sato, *row]) == 1


# What is not possible

REFUSED = [
    (["project", "--plan", "無い"], "二つ"),
    (["answers", "--plan", "無い"], "present"),
    (["why", "--row", "closing", "--year", "2030", "--plan", "\udcff\udcfe"], "--plan"),
    (["why", "--row", "closing", "--year", "1999"], "2046"),
    (["why", "--row", "closing", "--year", "soon"], "2026"),
    (["project", "--plan", "共済"], "64"),
    (["leave", "--to-age", "49"], "110"),
    (["leave", "--to-age", "111"], "110"),
    (["leave", "--to-age", "old"], "--to-age"),
    (["leave", "--certainty", "1"], "99%"),
    (["leave", "--certainty", "0"], "1%"),
    (["leave", "--certainty", "0.9", "surely"], "--certainty"),
    (["leave", "--certainty", "nan"], "--certainty"),
    (["leave", "--certainty", "--futures", "99"], "100,000"),
    (["leave", "--price", "2047"], "2046"),
    (["leave", "--repair", "2025"], "2026"),
    (["leave", "--monthly", "soon"], "child_alone"),
    (["leave", "--pension", "父"], "母"),
    (["chances", "--to-age", "1000"], "110"),
    (["chances", "--futures", "1000000"], "100,000"),
    (["chances", "--futures", "100", "--seed", "-1"], "--seed"),
    (["chances", "--futures", "100", "--seed", "1.5"], "--seed"),
    (["search", "--accept", "present"], "二つ"),
    (["search", "--certainty", "100%"], "99%"),
    (["search", "--to-age", "49"], "110"),
]


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("arguments", "way_out"), REFUSED)
def test_what_is_not_possible_gets_one_line(
    capsys: Out, short: str, arguments: list[str], way_out: str, lang: str
) -> None:
    command, *options = arguments
    assert cli.main([command, short, *options, "--lang", lang]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert way_out in said.err
    assert "Traceback" not in said.err
    assert bool(re.search("[。、]", said.err)) == (lang == "ja")


@pytest.mark.parametrize(("lang", "word"), [("ja", "9"), ("en", "9 measures")])
def test_search_says_how_many_measures_it_can_try(capsys: Out, tmp_path: Path, lang: str, word: str) -> None:
    many = written(tmp_path / "many.toml", SHORT, {"name": "多い", "measures": [LITTLE] * 9})
    assert cli.main(["search", many, "--lang", lang]) == 1
    said = capsys.readouterr().err
    assert all(part in said for part in ("多い", word, "8"))


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_search_without_plans_tells_how_to_make_one(capsys: Out, tmp_path: Path, lang: str) -> None:
    assert cli.main(["search", written(tmp_path / "none.toml", SHORT), "--lang", lang]) == 1
    assert "planner measures" in capsys.readouterr().err


def test_without_parents_nobody_can_be_named(capsys: Out, tmp_path: Path) -> None:
    alone = written(tmp_path / "alone.toml", SHORT.model_copy(update={"parents": ()}))
    assert cli.main(["leave", alone, "--pension", "母"]) == 1
    assert "--pension" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["measures", "compare", "leave", "chances", "search"])
def test_a_file_with_problems_is_answered_in_sentences(capsys: Out, tmp_path: Path, command: str) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("first_year = 2026\nnonsense = 1\n", encoding="utf-8")
    assert cli.main([command, str(bad)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "nonsense" in said.err


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_only_who_waits_long_is_asked_to_wait(
    capsys: Out, sato: str, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr(cli_arguments, "PATIENCE_SECONDS", 600.0)
    assert cli.main(["chances", sato, "--lang", lang]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(cli_arguments, "PATIENCE_SECONDS", 0.0)
    assert cli.main(["chances", sato, "--lang", lang]) == 0
    assert capsys.readouterr().err == words.t(lang, "cli.wait") + "\n"


# The documented shape

ASKED = [
    ("compare", "sato.toml", (), {"plans"}),
    ("leave", "sato.toml", ("--certainty", "--futures", "100"), {"owners", "insurance", "certainties", "home"}),
    ("leave", "parents_mutual_aid.toml", ("--price", "2030", "--pension", "母"), {"mutual_aid", "limits"}),
    ("chances", "sato.toml", ("--futures", "100"), {"lives", "exact", "drawn", "stresses"}),
    ("search", "sato.toml", ("--certainty", "0.5"), {"accepted", "closest"}),
    ("search", "sato.toml", ("--to-age", "70"), {"accepted", "found"}),
]


def rows(command: str) -> dict[str, str]:
    """The documented keys of a command's JSON, each with its row."""
    section = DOCUMENT.partition(f"## `planner {command} FILE --json`")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return {name.removesuffix("[]"): line for line in lines for name in re.findall(r"`([^`]+)`", line.split("|")[1])}


@pytest.mark.parametrize(("command", "scenario", "options", "there"), ASKED)
def test_the_document_names_every_key_of_plans(
    capsys: Out, tmp_path: Path, *, command: str, scenario: str, options: tuple[str, ...], there: set[str]
) -> None:
    family = household_file.load(ROOT / "scenarios" / scenario)
    plan = {"name": "年金", "measures": [{"measure": "disability_pension", "child": family.children[0].name}]}
    documented = rows(command)
    found = told(capsys, command, written(tmp_path / scenario, family, plan), *options)
    assert {name for name in documented if "." not in name} == set(found)
    assert all(found[name] for name in there)
    for name in there - {"accepted", "drawn"}:
        one = found[name][-1] if isinstance(found[name], list) else found[name]
        assert one.keys() <= names(documented[name]) | names(documented.get("found", "")), name
    if command == "compare":
        planned = found["plans"][-1]
        assert planned["shares"].keys() | planned["shares"]["by_measure"][0] <= names(documented["plans[].shares"])
        assert planned["tornado"][0].keys() <= names(documented["plans[].tornado"])


def names(line: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", line))


def test_the_document_names_every_key_of_a_result_and_of_drawn_chances(capsys: Out, sato: str) -> None:
    paragraph = DOCUMENT.partition("A *result* holds")[2].partition("\n##")[0]
    found = told(capsys, "chances", sato, "--futures", "100")
    assert found["stresses"][0]["result"].keys() == names(paragraph)
    assert found["drawn"].keys() == found["exact"].keys()
    assert found["drawn"]["runs_out"][0].keys() | found["drawn"]["fan"][0].keys() <= names(rows("chances")["exact"])


def test_a_life_planned_beyond_the_oldest_age_of_the_table_is_kept(capsys: Out, tmp_path: Path) -> None:
    long = Household.model_validate(SHORT.model_dump() | {"children": [child(age=50, last_age=115)]})
    assert told(capsys, "chances", written(tmp_path / "long.toml", long))["to_age"] == 115
