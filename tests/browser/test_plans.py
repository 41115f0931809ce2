"""What a family looks at after the outlook: plans side by side, how much to leave, what may come; no known barriers."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from planner.chances import COUNT
from planner.words import choice, t
from tests.browser.test_journeys import DESK, PHONE, STREAMLITS_OWN, fits
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
    page.get_by_role("link", name=t(lang, f"page.{view}"), exact=True).first.click()
    expect(page.get_by_role("link", name=t(lang, f"page.{view}"), exact=True).first).to_be_visible()
    expect(page).to_have_title(t(lang, "app.page_title", page=t(lang, f"page.{view}"), title=t(lang, "app.title")))


def _barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds when the page stands still."""
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    found = [one for one in Axe().run(page).response["violations"] if one["id"] not in STREAMLITS_OWN]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:2]]) for one in found]


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
    assert _barriers(page) == []


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
    assert _barriers(page) == []


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
    assert _barriers(page) == []
