"""What every test in a real browser does: go to a page, look for barriers, keep a picture for a person to look at."""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from planner.ui import pages
from planner.words import t
from tests.processes import ROOT

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
JAPANESE: dict[str, Any] = {"locale": "ja-JP", "timezone_id": "Asia/Tokyo"}
ENGLISH: dict[str, Any] = {"locale": "en-GB", "timezone_id": "Asia/Tokyo"}
# Known of Streamlit itself: its file field, and the marks around the words of a chart.
STREAMLITS_OWN = {"presentation-role-conflict"}
PICTURES = Path(os.environ.get("PLANNER_PICTURES", ROOT / ".pictures"))
TALLEST_PIXELS = 8000
expect.set_options(timeout=20_000)  # machines that run the tests may be slow; how fast a page is stands in benchmarks


def go_to(page: Page, lang: str, view: str) -> None:
    """Open another page as a visitor does: from the frame, or from its list of pages."""
    link = page.get_by_role("link", name=t(lang, f"page.{view}"), exact=True).first
    if view not in (pages.START, *pages.WAYS):
        page.get_by_role("button", name=t(lang, "app.pages"), exact=True).click()
        expect(link).to_be_visible()
    link.click()
    expect(page).to_have_title(t(lang, "app.page_title", page=t(lang, f"page.{view}"), title=t(lang, "app.title")))
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until the page is drawn and nothing is being worked out."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    expect(page.locator("[data-testid=stElementContainer][data-stale=true]")).to_have_count(0)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds when the page stands still, but for what is known of Streamlit itself."""
    at_rest(page)
    found = [one for one in Axe().run(page).response["violations"] if one["id"] not in STREAMLITS_OWN]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:2]]) for one in found]


def fits(page: Page) -> bool:
    """Whether nothing but the wide tables has to be moved sideways."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page, which a person looks at before a release; the folder is not committed."""
    PICTURES.mkdir(exist_ok=True)
    size = page.viewport_size
    assert size is not None
    height = page.evaluate("() => document.querySelector('.stMain')?.scrollHeight ?? 0")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(int(height), TALLEST_PIXELS))})
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)
    at_rest(page)
