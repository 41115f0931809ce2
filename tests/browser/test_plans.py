"""What a family looks at after the outlook: plans side by side, how much to leave, what may come; no known barriers."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from planner.chances import COUNT
from planner.words import choice, t
from tests.browser.visit import DESK, PHONE, barriers, fits, go_to
from tests.processes import ROOT

ENGLISH_PHONE: dict[str, Any] = {**PHONE, "locale": "en-GB"}
SMALL_FAMILY = ROOT / "scenarios" / "finasee_14870.toml"
WORK_MILLISECONDS = 60_000
in_both = pytest.mark.parametrize(
    ("page_options", "lang"), [(DESK, "ja"), (ENGLISH_PHONE, "en")], ids=["desk", "phone"], indirect=["page_options"]
)


@pytest.fixture
def page_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **request.param}


def _open(page: Page, address: str, view: str, lang: str) -> None:
    page.goto(address)
    go_to(page, lang, view)


@in_both
def test_a_plan_is_added_and_stands_beside_the_family_as_it_is(
    page: Page, planner: Callable[..., str], lang: str
) -> None:
    _open(page, planner(SMALL_FAMILY), "plans", lang)
    table = page.get_by_role("region", name=t(lang, "plans.table.caption"))
    expect(table.get_by_role("columnheader")).to_have_count(2)
    page.get_by_role("button", name=t(lang, "plans.add"), exact=True).click()
    expect(table.get_by_role("columnheader", name=t(lang, "plans.new", number=1))).to_be_visible()
    page.get_by_label(t(lang, "plans.add_measure")).click()
    page.get_by_role("option", name=choice(lang, "measure", "small_earnings")).click()
    name = t(lang, "plans.take_measure", name=choice(lang, "measure", "small_earnings"))
    page.get_by_role("button", name=name).click()
    difference = table.get_by_role("row", name=t(lang, "plans.row.difference"))
    more = t(lang, "plans.cell.more", amount="").strip()
    expect(difference.get_by_role("cell").nth(1)).to_contain_text(more)
    expect(page.get_by_role("heading", name=t(lang, "tornado.title"))).to_be_visible()
    assert fits(page)
    assert barriers(page) == []


@in_both
def test_how_much_to_leave_follows_the_age_and_tells_how_surely(
    page: Page, planner: Callable[..., str], lang: str
) -> None:
    _open(page, planner(SMALL_FAMILY), "leave", lang)
    lead = page.get_by_role("heading", level=1)
    before = lead.inner_text()
    field = page.get_by_label(t(lang, "leave.to_age"), exact=True)
    field.fill("70")
    field.press("Enter")
    expect(lead).not_to_have_text(before)
    expect(lead).to_contain_text("70")
    page.get_by_role("button", name=t(lang, "leave.certain.go"), exact=True).click()
    expect(page.get_by_text(t(lang, "chance.of_twenty", count=19), exact=True)).to_be_visible(timeout=WORK_MILLISECONDS)
    assert fits(page)
    assert barriers(page) == []


@in_both
def test_what_may_come_is_drawn_on_the_button(page: Page, planner: Callable[..., str], lang: str) -> None:
    _open(page, planner(SMALL_FAMILY), "chances", lang)
    expect(page.get_by_text(t(lang, "stress.bad_first_decade"), exact=True)).to_be_visible()
    page.get_by_role("button", name=t(lang, "chances.go"), exact=True).click()
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=WORK_MILLISECONDS)
    expect(page.get_by_text(t(lang, "chances.how.drawn", futures=f"{COUNT:,}"))).to_be_visible()
    expect(page.get_by_role("region", name=t(lang, "chances.fan.caption"))).to_be_visible()
    page.get_by_text(t(lang, "chances.factor"), exact=True).click()
    expect(page.get_by_label(t(lang, "field.children.mortality_factor")).first).to_be_visible()
    assert fits(page)
    assert barriers(page) == []
