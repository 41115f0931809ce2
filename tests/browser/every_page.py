"""A walk over every page, step and part: no known barrier, no sideways scrolling, one picture of each.

The tests stand in one file for the desk and one for the phone, so that two workers share them.
"""

from playwright.sync_api import Page, expect

from planner.ui import pages, session, support
from planner.ui import pictures as drawn
from planner.words import t
from tests.browser.visit import at_rest, barriers, fits, go_to, keep_picture


def _assert_calm(page: Page, name: str) -> None:
    assert fits(page), name
    assert barriers(page) == [], name
    keep_picture(page, name)


def assert_every_page(page: Page, address: str, where: str, lang: str) -> None:
    """Look at every page."""
    page.goto(address)
    at_rest(page)
    for view in pages.NAMES:
        go_to(page, lang, view)
        _assert_calm(page, f"{view}.{lang}.{where}")


def assert_every_step(page: Page, address: str, where: str, lang: str) -> None:
    """Look at every step of a session."""
    page.goto(address)
    go_to(page, lang, "session")
    for number, step in enumerate(session.NAMES, start=1):
        expect(page.get_by_role("heading", level=1, name=t(lang, f"session.{step}"), exact=True)).to_be_visible()
        _assert_calm(page, f"session-{number:02}-{step}.{lang}.{where}")
        if step != session.NAMES[-1]:
            following = t(lang, f"session.{session.NAMES[number]}")
            page.get_by_role("button", name=t(lang, "session.go_next", step=following), exact=True).click()


def assert_every_part(page: Page, address: str, where: str, lang: str) -> None:
    """Look at every part of the support, and at every picture."""
    page.goto(address)
    for view, parts, key in (("support", support.PARTS, "support.part"), ("pictures", drawn.PARTS, "pictures.part")):
        go_to(page, lang, view)
        for part in parts:
            chosen = page.get_by_role("radio", name=t(lang, f"{key}.{part}"), exact=True)
            chosen.click()
            expect(chosen).to_be_checked()
            _assert_calm(page, f"{view}-{part}.{lang}.{where}")
