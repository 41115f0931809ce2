"""制度電卓: every programme answers alone, reads what planners type, and tells every fault with its way out."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner import calculator, coverage, lawbook, printed, wording_calculator
from planner.calculator import NoAnswer, ask
from planner.calculators import GROUPS, QUESTIONS, asked
from planner.calculators.asked import Asked
from planner.reading import Unreadable
from planner.words import LANGUAGES, has, texts

BOOK = lawbook.load()
FIRST = "old_age_basic_pension"
PROGRAMMES = tuple(QUESTIONS)
FIELDS = [field for question in QUESTIONS.values() for field in asked.of(question)]


WORK_TOO_LONG = {"months_to_2003_03": "400", "months_from_2003_04": "261"}
TOO_YOUNG = ("2008年", "18歳", "2007年まで", "2026年10月31日")
OF_AGE = [programme for programme, question in QUESTIONS.items() if "birth_year" in question.model_fields]


def _problems(programme: str, given: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and Japanese sentence of every problem."""
    with pytest.raises(NoAnswer) as refused:
        ask(programme, given)
    return [(one.code, wording_calculator.problem("ja", one)) for one in refused.value.problems]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_programme_answers_with_its_first_values_and_tells_its_working(programme: str, lang: str) -> None:
    answered = ask(programme, {})
    assert answered.day == coverage.last_looked(BOOK)
    assert answered.law.read
    lines = list(printed.answer(lang, answered, BOOK))
    assert f"{len({step for step, _ in _all(answered.steps)})}. " in "\n".join(lines)
    assert wording_calculator.programme(lang, programme) in lines[-2]


def _all(steps: Any) -> list[Any]:
    return [found for step in steps for found in [(step, 0), *_all([n.step for n in step.numbers if n.step])]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.programme}.{field.name}")
def test_every_field_and_choice_is_named_and_its_first_value_can_be_typed(field: Asked, lang: str) -> None:
    assert field.label(lang)
    for choice in field.choices:
        assert asked.read(field, field.choice_words(lang, choice)) == choice
    if field.kind not in ("town", "day") and field.default is not None:
        assert asked.read(field, wording_calculator.default(lang, field)) == pytest.approx(field.default)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_are_left_over_for_fields_that_nobody_asks(lang: str) -> None:
    fields = {f"question.{name}" for name in asked.GENERAL}
    fields |= {f"question.{f.programme}.{f.name}" for f in FIELDS if f.name not in asked.GENERAL}
    choices = {f"choice.{f.programme}.{f.name}.{choice}" for f in FIELDS for choice in f.choices}
    of_calculators = ("question.", *(f"choice.{programme}." for programme in BOOK.programmes))
    assert {key for key in texts(lang) if key.startswith(of_calculators)} == fields | choices


def test_every_programme_of_the_calculator_stands_in_one_group() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(QUESTIONS)
    assert set(QUESTIONS) <= set(BOOK.programmes)
    assert all(has(lang, f"calculator.group.{group}") for group in GROUPS for lang in LANGUAGES)


def test_a_programme_is_found_by_every_name_it_has() -> None:
    header = BOOK.programmes[FIRST]
    for name in (FIRST, header.name_ja, header.name_en, header.name_en.upper(), f" {FIRST} "):
        assert calculator.find(name, BOOK) is QUESTIONS[FIRST]


def test_an_unknown_programme_names_the_nearest() -> None:
    ((code, sentence),) = _problems("old_age_basic_pensions", {})
    assert code == "no_programme"
    assert BOOK.programmes[FIRST].name_ja in sentence
    assert FIRST in sentence


def test_an_unknown_condition_names_the_nearest_and_all() -> None:
    ((code, sentence),) = _problems(FIRST, {"paid_month": "480"})
    assert code == "no_field"
    assert "paid_months" in sentence
    assert all(field.name in sentence for field in asked.of(QUESTIONS[FIRST]))


@pytest.mark.parametrize(
    ("programme", "field", "wrong", "right", "said"),
    [
        ("national_pension_exemption", "age", ("19", "60"), ("20", "59"), "20歳から59歳まで"),
        ("national_pension_premium", "back_payment_years_ago", ("0", "11"), ("1", "10"), "1から10まで"),
    ],
)
def test_ages_and_years_outside_the_law_are_told_their_bounds(
    programme: str, field: str, wrong: tuple[str, ...], right: tuple[str, ...], said: str
) -> None:
    for typed in wrong:
        ((code, sentence),) = _problems(programme, {field: typed})
        assert code == "out_of_bounds"
        assert said in sentence
    assert all(ask(programme, {field: typed}).steps for typed in right)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("481", "out_of_bounds", "0か月から480か月"),
        ("-1", "out_of_bounds", "0か月から480か月"),
        ("たくさん", "not_a_number", "たくさん"),
        ("12.5", "not_whole", "0か月〜480か月"),
        ("1e6", "not_a_number", "1e6"),
        ("9" * 400, "not_a_number", "0か月〜480か月"),
    ],
)
def test_a_number_that_is_none_or_out_of_bounds_is_told_with_its_bounds(typed: str, code: str, said: str) -> None:
    ((found, sentence),) = _problems(FIRST, {"paid_months": typed})
    assert found == code
    assert said in sentence


def test_every_fault_is_told_at_once() -> None:
    given = {"paid_months": "x", "on": "いつか", "municipality": "どこか", "other": "1"}
    found = _problems(FIRST, given)
    assert {code for code, _ in found} == {"not_a_number", "not_a_day", "no_town", "no_field"}
    assert all(sentence for _, sentence in found)


def test_a_condition_without_a_value_is_told() -> None:
    with pytest.raises(NoAnswer) as refused:
        calculator.conditions(FIRST, ["paid_months", "on=2026-10-01"])
    assert [one.given for one in refused.value.problems] == ["paid_months"]
    assert calculator.conditions(FIRST, ["paid_months = 12", "on=2026-10-01"]) == {
        "paid_months": " 12",
        "on": "2026-10-01",
    }


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_day_before_the_law_is_told_the_first_possible_day(programme: str) -> None:
    with pytest.raises(NoAnswer) as refused:
        ask(programme, {"on": "1901-01-01"})
    (problem,) = refused.value.problems
    first: date = problem.facts["first_day"]
    assert problem.code == "before_the_law"
    assert first <= date(2025, 1, 1)
    assert ask(programme, {"on": first}).day == first
    with pytest.raises(NoAnswer):
        ask(programme, {"on": first - timedelta(days=1)})


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("yen", "250万", 2_500_000),
        ("yen", "２，５００，０００", 2_500_000),
        ("yen", "-5", -5),
        ("age", "50歳", 50),
        ("year", "昭和35年", 1960),
        ("year", "1960", 1960),
        ("whole", "480か月", 480),
        ("whole", "3人", 3),
        ("number", "12.5", 12.5),
        ("ratio", "50%", 0.5),
        ("ratio", "0.5", 0.5),
        ("truth", "はい", True),
        ("truth", "no", False),
        ("day", "令和8年10月1日", date(2026, 10, 1)),
        ("day", "2026/10/1", date(2026, 10, 1)),
        ("town", "04100", "04100"),
        ("town", "仙台市", "04100"),
        ("town", "Sendai", "04100"),
        ("several", "60、58歳", (60, 58)),
        ("several", "60,58", (60, 58)),
        ("several", "60 / 58", (60, 58)),
        ("several", "2,500,000", (2_500_000,)),
        ("word", "1_1", "1_1"),
        ("whole", "", 7),
        ("yen", "分からない", 7),
    ],
)
def test_what_planners_type_is_read(kind: Any, typed: str, value: Any) -> None:
    assert asked.read(Asked("p", "f", kind, default=7), typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("yen", "1億2000"),
        ("yen", "12.5"),
        ("truth", "たぶん"),
        ("choice", "other"),
        ("day", "2026-02-30"),
        ("day", "1月"),
        ("town", "ない市"),
        ("several", "60,五十"),
        ("number", "nan"),
    ],
)
def test_what_is_not_clear_is_refused(kind: Any, typed: str) -> None:
    with pytest.raises(Unreadable):
        asked.read(Asked("p", "f", kind, default=7), typed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_town_and_the_day_are_told_with_the_answer(lang: str) -> None:
    lines = {
        code: list(printed.answer(lang, ask(FIRST, {"municipality": code, "on": "2026-02-01"}), BOOK))[-1]
        for code in ("", "04100")
    }
    assert len(set(lines.values())) == 2
    assert all("2026" in line for line in lines.values())


@pytest.mark.parametrize("typed", ["99999", "04101", "ない市"])
def test_an_unknown_town_is_refused_with_those_that_are_known(typed: str) -> None:
    ((code, sentence),) = _problems(FIRST, {"municipality": typed})
    assert code == "no_town"
    assert typed in sentence
    assert all(f"（{known}）" in sentence for known in BOOK.municipalities if known != "00000")


def test_a_day_after_the_law_is_told_the_last_possible_day() -> None:
    ((code, sentence),) = _problems(FIRST, {"on": "2101-01-01"})
    assert code == "after_the_law"
    assert "2100" in sentence
    assert ask(FIRST, {"on": calculator.LAST_DAY}).day == calculator.LAST_DAY


NHI, LATE = "national_health_insurance", "late_elderly_medical_insurance"


@pytest.mark.parametrize(
    ("programme", "given", "code", "said"),
    [
        (NHI, {"age": "60,58", "income_yen": "100万/200万/300万"}, "lists_differ", ("2人分", "3人分")),
        (NHI, {"age": "60,58", "income_yen": "100万"}, "lists_differ", ("2人分", "1人分")),
        (NHI, {"age": "76"}, "late_elderly_age", ("76歳", "late_elderly_medical_insurance")),
        (NHI, {"income_yen": "100万", "pension_income_yen": "150万"}, "part_above_whole", ("150万円", "100万円")),
        (NHI, {"head": "elsewhere", "head_pension_income_yen": "1万"}, "part_above_whole", ("1万円", "0円")),
        (LATE, {"pension_income_yen": "80万"}, "part_above_whole", ("80万円",)),
        ("income_tax", {"moderate_dependants": "1"}, "more_disabled_than_dependants", ("1人", "0人")),
        ("resident_tax", {"spouse": "はい", "severe_dependants": "2"}, "more_disabled_than_dependants", ("2人", "1人")),
        ("resident_tax", {"spouse": "はい", "single": "widow"}, "spouse_and_single", ("どちらか",)),
        ("medical_costs", {"taxable_yen": "100万"}, "untaxed_with_taxable", ("「いいえ」",)),
        ("self_support_medical", {"taxable_yen": "100万"}, "untaxed_with_taxable", ("「いいえ」",)),
        ("care_services", {"taxable_yen": "100万"}, "untaxed_with_taxable", ("「いいえ」",)),
        ("disability_services", {"taxable_yen": "100万"}, "untaxed_with_taxable", ("「いいえ」",)),
        ("inheritance", {"spouse": "いいえ", "children": "0"}, "no_heirs", ("きょうだい",)),
        ("inheritance_tax", {"spouse": "いいえ", "children": "0"}, "no_heirs", ("きょうだい",)),
        ("inheritance_tax", {"spouse": "いいえ", "spouse_receives": "all"}, "no_spouse_receives", ("法定相続分",)),
        ("inheritance_tax", {"children": "0", "disability": "severe"}, "no_disabled_child", ("1人以上",)),
        (FIRST, {"paid_months": "470", "deferred_months": "11"}, "months_together", ("481か月", "480か月まで")),
        (FIRST, {"full_exempt_months": "1"}, "months_together", ("481か月", "はじめから")),
        ("old_age_pension_supplement", {"paid_months": "361"}, "months_together", ("481か月", "480か月まで")),
        ("old_age_employees_pension", WORK_TOO_LONG, "months_together", ("661か月", "660か月まで")),
        ("survivors_employees_pension", WORK_TOO_LONG, "months_together", ("661か月", "660か月まで")),
        ("disability_employees_pension", WORK_TOO_LONG, "months_together", ("661か月", "660か月まで")),
        (
            "old_age_employees_pension",
            {"months_outside_20_to_59": "241"},
            "more_outside_than_months",
            ("241か月", "240か月まで"),
        ),
        (
            "survivors_employees_pension",
            {"died_at_work": "はい", "months_from_2003_04": "0"},
            "no_months_at_work",
            ("1か月以上", "いいえ"),
        ),
        *(
            (programme, {"birth_year": "2008", "birth_month": "11", "on": "2026-10-31"}, "too_young", TOO_YOUNG)
            for programme in OF_AGE
        ),
    ],
)
def test_fields_that_contradict_each_other_are_told_with_the_way_out(
    programme: str, given: dict[str, str], code: str, said: tuple[str, ...]
) -> None:
    ((found, sentence),) = _problems(programme, given)
    assert found == code
    assert all(part in sentence for part in said)
    with pytest.raises(NoAnswer) as refused:
        ask(programme, given)
    (problem,) = refused.value.problems
    assert problem.place[-1] in {field.name for field in asked.of(QUESTIONS[programme])}
    assert wording_calculator.problem("en", problem).isascii()


def test_what_only_looks_contradictory_is_answered() -> None:
    assert ask(FIRST, {"paid_months": "470", "deferred_months": "10"}).result > 0
    assert ask("old_age_employees_pension", WORK_TOO_LONG | {"months_from_2003_04": "260"}).result > 0
    assert ask("survivors_employees_pension", {"died_at_work": "はい", "months_from_2003_04": "1"}).result > 0
    assert ask("survivors_basic_pension", {"receiver": "child", "birth_year": "2015"}).result > 0
    for programme in OF_AGE:
        assert ask(programme, {"birth_year": "2008", "birth_month": "10", "on": "2026-10-31"}).steps
    assert ask(NHI, {"age": "60,58", "income_yen": "0"}).result > 0
    assert ask(NHI, {"age": "74"}).result > 0
    assert ask("resident_tax", {"young_dependants": "1", "severe_dependants": "1"}).steps
    assert ask("inheritance_tax", {"spouse": "いいえ"}).result == 1_800_000


def test_the_law_of_the_day_counts_not_the_mean_of_the_year() -> None:
    before, after = (ask(FIRST, {"on": day}).result for day in ("2026-03-31", "2026-04-01"))
    assert (before, after) == (831_700, 847_300)


def test_the_list_and_the_fields_are_printed() -> None:
    listed = "\n".join(printed.programmes("ja"))
    assert all(name in listed for name in QUESTIONS)
    fields = "\n".join(printed.fields("ja", FIRST))
    assert all(field.name in fields for field in asked.of(QUESTIONS[FIRST]))
    assert "0か月〜480か月" in fields
