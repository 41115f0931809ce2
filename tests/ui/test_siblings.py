"""ごきょうだいへ・ご家族シート: every example, what is chosen and written reaches the file, names stay text."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from planner import desks, household_file, inherited, lawbook, wording_siblings
from planner.household import Household
from planner.household_talk import SiblingTask
from planner.projection import Projection
from planner.ui import outlook
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import SCENARIOS
from tests.ui.conftest import OpenApp, household_of, words_on

VIEWS = ("siblings", "conference")
EXAMPLES = tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))
JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]+")
DESKS = [one for found in desks.load().desks.values() for one in found]
NAMES_OF_DESKS = {name for one in DESKS for name in JAPANESE.findall(f"{one.name_en} {one.purpose_en} {one.how_en}")}
"""English readers meet the Japanese name of a desk in brackets, as it stands on the door."""
BOOK = lawbook.load()
ASKED, NOT_ASKED = "talk.asked_of_siblings", "talk.not_asked_of_siblings"
LASTING = {"name": "続く案", "measures": [{"measure": "spend_less", "phase": "child_alone", "yen_per_month": 100_000}]}


def family(**more: Any) -> Household:
    parts: dict[str, Any] = {
        "parents": [builders.parent(age=80, last_age=82)],
        "siblings": [{"name": "長女"}],
        "accounts": [builders.money("母", 9_000_000)],
    }
    return builders.household(**(parts | more))


def shown_on(app: Any) -> str:
    return html.unescape(words_on(app))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("view", VIEWS)
def test_both_pages_show_every_example(
    open_app: OpenApp, scenarios: Mapping[str, Household], view: str, name: str, lang: str
) -> None:
    app = open_app(scenarios[name], lang=lang, view=view)
    shown = shown_on(app)
    assert not app.exception
    assert t(lang, "fault.title") not in shown
    if view == "siblings" and not scenarios[name].siblings:
        assert t(lang, "siblings.nobody") in shown
    if lang == "en":
        known = (*_typed(scenarios[name].model_dump()), *NAMES_OF_DESKS, t("ja", "app.this_language"))
        typed = sorted(set(known), key=len, reverse=True)
        left = re.sub(r"\\", "", shown)
        for text in typed:
            left = left.replace(text, "")
        assert JAPANESE.findall(left) == []


def _typed(value: Any) -> Iterator[str]:
    if isinstance(value, str) and JAPANESE.search(value):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _typed(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _typed(inside)


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_family_the_page_shows_the_way(open_app: OpenApp, view: str) -> None:
    assert t("ja", "empty.title") in words_on(open_app(view=view))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_the_engine_found(open_app: OpenApp, runs: Mapping[str, Projection], lang: str) -> None:
    for name in ("sato", "well_off_with_brother"):
        p = runs[name]
        shown = shown_on(open_app(p.given, lang=lang, view="siblings"))
        assert outlook.until(lang, p)[0] in shown
        for one in inherited.inherited(p, BOOK):
            for line in wording_siblings.portion(lang, one, amounts=True):
                assert line in shown


def test_where_the_money_does_not_last_the_plan_that_makes_it_last_is_named(open_app: OpenApp) -> None:
    spending = [builders.living(alone=120_000)]
    short = family(spending=spending, accounts=[builders.money("母", 100_000)])
    assert t("ja", "siblings.money.desks") in shown_on(open_app(short, view="siblings"))
    assisted = family(spending=spending, assumptions={**builders.STILL, "public_assistance": True})
    assert t("ja", "siblings.money.inquiry") in shown_on(open_app(assisted, view="siblings"))
    plan = {"name": "続く案", "measures": [{**LASTING["measures"][0], "yen_per_month": 120_000}]}
    planned = family(spending=spending, accounts=[builders.money("母", 100_000)], plans=[plan])
    assert t("ja", "siblings.money.plan", plan="続く案", last_year=2036, name="長男", last_age=60) in shown_on(
        open_app(planned, view="siblings")
    )


def test_a_plan_that_rests_on_brothers_and_sisters_is_not_named_to_them(open_app: OpenApp) -> None:
    support = {"measure": "sibling_support", "sibling": "長女", "child": "長男", "yen_per_month": 300_000}
    one = family(spending=[builders.living(alone=120_000)], plans=[{"name": "仕送り", "measures": [support]}])
    assert "仕送り" not in shown_on(open_app(one, view="siblings"))


def test_before_any_money_is_told_no_year_is_named(open_app: OpenApp) -> None:
    one = family(accounts=[])
    assert t("ja", "siblings.money.not_told") in shown_on(open_app(one, view="siblings"))


def test_what_is_chosen_in_one_column_leaves_the_other(open_app: OpenApp) -> None:
    app = open_app(family(), view="siblings")
    for task in ("guarantor", "counter"):
        app.checkbox(key=f"0.{ASKED}.{task}").check().run()
    app.checkbox(key=f"0.{NOT_ASKED}.guarantor").check().run()
    assert not app.checkbox(key=f"0.{ASKED}.guarantor").value
    found = household_of(app)
    assert found is not None
    assert (found.talk.asked_of_siblings, found.talk.not_asked_of_siblings) == (("counter",), ("guarantor",))
    app.checkbox(key=f"0.{NOT_ASKED}.guarantor").uncheck().run()
    found = household_of(app)
    assert found is not None
    assert found.talk.not_asked_of_siblings == ()


def test_what_nobody_expects_follows_what_is_asked(open_app: OpenApp) -> None:
    app = open_app(family(), view="siblings")
    start = t("ja", "choice.not_asked_of_siblings.guarantor") + "、"
    assert start + t("ja", "choice.not_asked_of_siblings.live_together") in shown_on(app)
    for task in get_args(SiblingTask):
        app.checkbox(key=f"0.{ASKED}.{task}").check().run()
    assert t("ja", "siblings.unexpected", tasks=("x",)).replace("x", "") not in shown_on(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("view", "field"),
    [("siblings", "thanks_to_siblings"), *(("conference", name) for name in ("health", "care", "daily", "helpers"))],
)
def test_what_is_written_reaches_the_file(open_app: OpenApp, view: str, field: str) -> None:
    app = open_app(family(), view=view)
    app.text_area(key=f"0.talk.{field}").set_value('一行目\n「二行目」 \\ " # 🍵 ').run()
    found = household_of(app)
    assert found is not None
    assert getattr(found.talk, field) == '一行目\n「二行目」 \\ " # 🍵'
    assert household_file.loads(household_file.dumps_toml(found).encode(), "family.toml") == found
    assert "「二行目」" in shown_on(app)


def test_a_text_that_is_too_long_stays_in_its_field_with_a_sentence(open_app: OpenApp) -> None:
    app = open_app(family(), view="conference")
    app.text_area(key="0.talk.who_knows").set_value("あ" * 401).run()
    assert app.text_area(key="0.talk.who_knows").value == "あ" * 401
    assert any("400文字" in warning.value for warning in app.warning)
    found = household_of(app)
    assert found is not None
    assert found.talk.who_knows == ""
    app.text_area(key="0.talk.who_knows").set_value("母").run()
    assert not app.warning


def test_amounts_and_names_can_be_left_out_of_the_papers(open_app: OpenApp) -> None:
    app = open_app(family(siblings=[{"name": "花子"}]), view="siblings")
    with_amounts = words_on(app).count("450万円")
    app.toggle(key="amounts_for_siblings").set_value(False).run()
    assert words_on(app).count("450万円") < with_amounts
    app = open_app(family(siblings=[{"name": "花子"}], title="花子の家"), view="conference")
    app.toggle(key="sheet_without_names").set_value(True).run()
    sheets = [one.proto.body for one in app.get("html") if "paper" in one.proto.body]
    assert sheets
    assert not any("花子" in one for one in sheets)
    assert "きょうだい1" in sheets[0]


@pytest.mark.parametrize("view", VIEWS)
def test_names_are_never_read_as_html_or_links(open_app: OpenApp, view: str) -> None:
    name = "![x](//example.org/a.png)<i>"
    talk = {"thanks_to_siblings": name, "health": name}
    odd = family(children=[builders.child(name)], siblings=[{"name": f"{name}2"}], title=name, talk=talk)
    app = open_app(odd, view=view)
    assert not app.exception
    assert not any("<i>" in one.proto.body for one in app.get("html"))
    shown = "\n".join(part.value for part in (*app.markdown, *app.caption, *app.warning, *app.header, *app.subheader))
    assert "![x](" not in shown
