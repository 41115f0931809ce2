"""Every page in both languages with every example family, and what happens to wrong entries and files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from planner import desks, lawbook, lives, tables, words, yearly
from planner.household import Household
from planner.projection import Projection
from planner.ui import doors, forms, state
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import SCENARIOS
from tests.ui.conftest import OpenApp, go_to, household_of, words_on

SECTIONS = tuple(name for name, _ in forms.SECTIONS)
VIEWS = (
    "family",
    "session",
    "pictures",
    "support",
    "outlook",
    "plans",
    "leave",
    "chances",
    "steps",
    "conference",
    "evidence",
)
EXAMPLES = tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))
JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]+")
WORDS_TO_AVOID = ("破綻", "絶望", "寄生", "赤字転落", "パラサイト", "不良債権", "無職", "死亡")
PARENTS = builders.household(
    parents=[builders.parent("父", old_age_pension=builders.old_age(780_000, 900_000)), builders.parent()],
    accounts=[{"name": "定期", "owner": "父", "balance_yen": 5_000_000}],
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_page_shows_every_example(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection], name: str, lang: str
) -> None:
    app = open_app(scenarios[name], lang=lang, sections=SECTIONS)
    for view in VIEWS:
        shown = words_on(app if view == "family" else go_to(app, view))
        assert not app.exception
        assert t(lang, "fault.title") not in shown
        assert len(shown) > 400
        assert [word for word in WORDS_TO_AVOID if word in shown] == []
        if lang == "en":
            assert _japanese(shown, runs[name]) == []


def _japanese(shown: str, p: Projection) -> list[str]:
    """Japanese that is neither the family's own nor the name of a statute or source."""
    allowed = {*_typed(p.given.model_dump()), t("ja", "app.this_language"), *doors.titles().values()}
    for key, parameter in p.law.items():
        allowed |= {entry.source for entry in parameter.entries}
        allowed.add(lawbook.load().programmes[key.partition(".")[0]].statute)
    for found in p.placeholders:
        allowed |= {entry.source for entry in lawbook.load().parameter(found.key, p.household.municipality).entries}
    allowed |= {factor.parameter.entries[-1].source for factor in lives.factors(lawbook.load())}
    for offer in lawbook.load().offers.get(p.household.municipality or "", {}).values():
        allowed.add(offer.source)
    for desk in (one for found in desks.load().desks.values() for one in found):  # proper names stand in brackets
        english = (desk.name_en, desk.purpose_en, desk.for_whom_en, desk.how_en)
        allowed |= {name for text in english for name in JAPANESE.findall(text)}
    for entry in yearly.entries().values():
        allowed |= {entry.statute, entry.source}
    for text in sorted(allowed - {""}, key=len, reverse=True):
        for form in (text, text.replace('"', "&quot;").replace("&", "&amp;"), text.replace("&", "&amp;")):
            shown = shown.replace(form, "")
    return JAPANESE.findall(re.sub(r"\\", "", shown))


def _typed(value: Any) -> Iterator[str]:
    if isinstance(value, str) and JAPANESE.search(value):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _typed(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _typed(inside)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_visitor_without_a_family_is_welcomed_or_shown_the_way(open_app: OpenApp, view: str, lang: str) -> None:
    shown = words_on(open_app(lang=lang, view=view))
    assert t(lang, {"family": "welcome.title", "session": "session.start"}.get(view, "empty.title")) in shown
    if view == "family":
        assert all(t(lang, f"door.{door}") in shown for door in doors.DOORS)
    if lang == "en":
        assert JAPANESE.findall(shown.replace(t("ja", "app.this_language"), "")) == []


def test_the_outlook_shows_until_when_five_answers_the_formulas_and_the_table(
    open_app: OpenApp, scenarios: Mapping[str, Household], runs: Mapping[str, Projection]
) -> None:
    app = open_app(scenarios["sato"], view="outlook")
    shown = words_on(app)
    for worry in ("home", "living", "housework", "keeping", "leaving"):
        assert t("ja", f"answer.{worry}") in shown
    for phase in tables.phases(runs["sato"]):
        assert words.man_yen(phase.gap_yen, "ja") in shown
    assert len(app.get("plotly_chart")) == 1
    assert "<table><caption>" in shown
    assert t("ja", "outlook.convention") in shown


def test_another_growth_of_prices_goes_into_the_family_and_changes_the_outlook(
    open_app: OpenApp, scenarios: Mapping[str, Household]
) -> None:
    app = open_app(scenarios["sato"], view="outlook")
    before = words_on(app)
    app.button_group(key="0.prices").set_value(0.02).run()
    now = household_of(app)
    assert now is not None
    assert now.assumptions.price_growth_ratio == 0.02
    assert words_on(app) != before


def test_an_entry_is_read_taken_over_and_written_back(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money",))
    field = app.text_input(key="0.accounts.0.balance_yen")
    field.set_value("１億２，０００万").run()
    assert _account(household_of(app)) == 120_000_000
    assert app.text_input(key="0.accounts.0.balance_yen").value == "1億2,000万円"


def _account(household: Household | None) -> int | None:
    assert household is not None
    return household.accounts[0].balance_yen


def test_another_language_writes_the_entries_anew_and_keeps_what_waits(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money", "pensions"))
    app.text_input(key="0.parents.0.old_age_pension.basic_yen_per_year").set_value("たくさん").run()
    app.button_group(key=state.LANGUAGE).set_value("en").run()
    assert app.text_input(key="1.accounts.0.balance_yen").value == "5,000,000 yen"
    assert app.text_input(key="1.parents.0.old_age_pension.basic_yen_per_year").value == "たくさん"
    assert app.warning


@pytest.mark.parametrize("wrong", ["たくさん", "-5万", "1e6", "10^9", "999999999999999"])
def test_a_wrong_entry_stays_with_a_sentence_and_the_last_good_answer_counts(open_app: OpenApp, wrong: str) -> None:
    app = open_app(PARENTS, sections=("money", "pensions"))
    app.text_input(key="0.accounts.0.balance_yen").set_value(wrong).run()
    app.text_input(key="0.parents.0.old_age_pension.basic_yen_per_year").set_value("80万").run()
    assert app.text_input(key="0.accounts.0.balance_yen").value == wrong
    assert any("定期" in warning.value for warning in app.warning)
    assert _account(household_of(app)) == 5_000_000
    go_to(app, "outlook")
    app = go_to(app, "family")
    assert app.text_input(key="0.accounts.0.balance_yen").value == wrong
    app.text_input(key="0.accounts.0.balance_yen").set_value("").run()
    assert _account(household_of(app)) is None
    assert not app.warning


def test_entries_that_contradict_wait_until_the_others_are_put_right(open_app: OpenApp) -> None:
    family = builders.household(parents=[builders.parent()], children=[builders.child(last_age=100)])
    app = open_app(family, sections=("people",))
    app.text_input(key="0.children.0.birth_year").set_value("昭和15年").run()
    assert "1940" in app.warning[0].value
    app.text_input(key="0.parents.0.birth_year").set_value("大正4年").run()
    assert household_of(app) == family
    app.text_input(key="0.parents.0.last_age").set_value("115歳").run()
    found = household_of(app)
    assert found is not None
    assert (found.parents[0].birth_year, found.children[0].birth_year) == (1915, 1940)
    assert not app.warning


def test_a_new_name_goes_wherever_the_old_one_stood_and_a_taken_one_is_refused(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("people",))
    app.text_input(key="0.parents.0.name").set_value("一郎").run()
    found = household_of(app)
    assert found is not None
    assert (found.parents[0].name, found.accounts[0].owner) == ("一郎", "一郎")
    app.text_input(key="1.parents.0.name").set_value("母").run()
    assert app.text_input(key="1.parents.0.name").value == "母"
    assert len(app.warning) == 1
    assert household_of(app) == found


def test_adding_removing_and_going_back(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money",))
    app.button(key="0.accounts.add").click().run()
    assert _count(household_of(app)) == 2
    app.button(key="1.accounts.0.remove").click().run()
    assert _count(household_of(app)) == 1
    app.button(key="undo").click().run()
    assert _count(household_of(app)) == 2
    app.button(key="redo").click().run()
    assert _count(household_of(app)) == 1


def test_what_was_entered_after_an_addition_is_undone_first(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money",))
    app.button(key="0.accounts.add").click().run()
    app.text_input(key="1.accounts.0.balance_yen").set_value("300万").run()
    app.button(key="undo").click().run()
    found = household_of(app)
    assert (_count(found), _account(found)) == (2, 5_000_000)
    assert app.text_input(key="2.accounts.0.balance_yen").value == "500万円"


def test_an_entry_that_waits_is_told_where_its_field_is_out_of_sight(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money",))
    app.text_input(key="0.accounts.0.balance_yen").set_value("たくさん").run()
    assert t("ja", "family.waiting", count=1) not in words_on(app)
    app = go_to(app, "outlook")
    assert t("ja", "family.waiting", count=1) in words_on(app)
    app = go_to(app, "family")
    app.session_state["unfold.money"] = False
    assert t("ja", "family.waiting", count=1) in words_on(app.run())


def _count(household: Household | None) -> int:
    assert household is not None
    return len(household.accounts)


def test_the_last_child_cannot_be_removed_and_a_sentence_says_why(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("people",))
    app.button(key="0.children.0.remove").click().run()
    assert household_of(app) == PARENTS
    assert len(app.warning) == 1


def test_shares_are_taken_over_together(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("wills",))
    app.button(key="0.wills.add").click().run()
    for name, percent in (("母", 60), ("長男", 30)):
        app.number_input(key=f"1.wills.0.money.{name}").set_value(percent)
    _press_form(app, "1.wills.0.money.form")
    assert any("90" in warning.value for warning in app.warning)
    app.number_input(key="1.wills.0.money.長男").set_value(40)
    _press_form(app, "1.wills.0.money.form")
    found = household_of(app)
    assert found is not None
    assert {share.name: share.ratio for share in found.wills[0].money} == {"母": 0.6, "長男": 0.4}
    assert not app.warning


def _press_form(app: Any, form: str) -> None:
    next(button for button in app.button if button.form_id == form).click().run()


def test_a_grade_and_a_record_begin_and_end_their_part(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("pensions",))
    app.selectbox(key="0.children.0.disability_pension.grade").set_value(2).run()
    app.toggle(key="1.children.0.old_age_pension.has_record").set_value(True).run()
    app.number_input(key="2.children.0.old_age_pension.record.paid_months").set_value(120).run()
    child = _child(household_of(app))
    assert child.disability_pension is not None
    assert child.old_age_pension.record is not None
    assert (child.disability_pension.grade, child.old_age_pension.record.paid_months) == (2, 120)
    app.selectbox(key="2.children.0.disability_pension.grade").set_value("").run()
    assert _child(household_of(app)).disability_pension is None


@pytest.mark.parametrize(("age", "asked"), [(59, True), (60, False)])
def test_a_parent_under_60_is_asked_how_the_national_pension_is_paid(open_app: OpenApp, age: int, asked: bool) -> None:
    mother = builders.parent(age=age, old_age_pension=builders.old_age(780_000))
    app = open_app(builders.household(parents=[mother], children=[builders.child(age=20)]), sections=("pensions",))
    box = [one for one in app.selectbox if one.key == "0.parents.0.old_age_pension.treatment"]
    assert bool(box) is asked
    if asked:
        box[0].set_value("dependant_spouse").run()
        household = household_of(app)
        assert household is not None
        assert household.parents[0].old_age_pension.treatment == "dependant_spouse"


def _child(household: Household | None) -> Any:
    assert household is not None
    return household.children[0]


def test_a_home_begins_with_its_kind_and_says_what_stands_in(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("home",))
    app.selectbox(key="0.home.kind").set_value("house").run()
    app.text_input(key="1.home.building_year").set_value("昭和63年").run()
    found = household_of(app)
    assert found is not None
    assert found.home is not None
    assert found.home.building_year == 1988
    stand_in = t("ja", "value.yen_per_year", amount=words.man_yen(100_000, "ja"))
    assert any(stand_in in caption.value for caption in app.caption)


def test_a_rebuilding_is_told_of_an_own_home_and_taken_out_again(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("home",))
    assert not [field for field in app.text_input if "rebuilding" in str(field.key)]
    app.selectbox(key="0.home.kind").set_value("house").run()
    for told, year in (("2035", 2035), ("", None)):
        app.text_input(key="1.rebuilding.year").set_value(told).run()
        found = household_of(app)
        assert found is not None
        assert found.rebuilding.year == year


def test_names_are_never_read_as_links_pictures_or_html(open_app: OpenApp) -> None:
    name = "![x](//example.org/a.png)<i>"
    household = builders.household(
        children=[builders.child(name)],
        accounts=[{"name": "a", "owner": name, "balance_yen": None}],
        title=name,
        plans=[{"name": name, "measures": [{"measure": "small_earnings", "child": name}]}],
    )
    for view in VIEWS:
        app = open_app(household, view=view, sections=SECTIONS)
        shown = words_on(app).replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
        assert name in shown or view in ("session", "pictures", "support", "steps", "evidence")
        assert "![x](" not in _markdown(app)
        assert not any("<i>" in html.proto.body for html in app.get("html"))


def _markdown(app: Any) -> str:
    parts = [*app.markdown, *app.caption, *app.warning, *app.header]
    return "\n".join([*(part.value for part in parts), *(button.label for button in app.button)])


def test_two_visitors_do_not_see_each_other(open_app: OpenApp) -> None:
    one, other = open_app(PARENTS, sections=("people",)), open_app(lang="en")
    one.text_input(key="0.parents.0.name").set_value("秘密太郎").run()
    other.run()
    assert "秘密太郎" not in words_on(other)
    assert household_of(other) is None
    assert "秘密太郎" in words_on(go_to(one, "outlook"))
    assert "秘密太郎" not in words_on(go_to(other, "outlook"))


def test_another_family_in_the_same_visit_shows_no_entry_of_the_one_before(open_app: OpenApp) -> None:
    app = open_app(PARENTS, sections=("money",))
    app.text_input(key="0.accounts.0.balance_yen").set_value("読めない").run()
    app.session_state["unfold.other"] = True
    app.run()
    app.button(key="door.example").click().run()
    app.button(key="door.example.go").click().run()
    assert "読めない" not in words_on(go_to(app, "family"))


def test_a_fault_of_ours_is_one_calm_page_and_the_log_has_no_family_in_it(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = f"秘{chr(0x5BC6)}"

    def broken(_: Household) -> Projection:
        raise ValueError(secret)

    monkeypatch.setattr(state, "projected", broken)
    shown = words_on(open_app(PARENTS, view="outlook"))
    assert t("ja", "fault.title") in shown
    assert t("ja", "app.save") in shown
    assert secret not in shown
    assert "Traceback" not in shown
    assert "ValueError" in caplog.text
    assert secret not in caplog.text
