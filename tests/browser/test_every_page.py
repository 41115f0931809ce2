"""Every page in both languages, on a desk and on a phone: no known barrier, no sideways scrolling, one picture each."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from planner.ui import pages, session, support
from planner.ui import pictures as drawn
from planner.words import t
from tests.browser.visit import (
    DESK,
    ENGLISH,
    JAPANESE,
    PHONE,
    at_rest,
    barriers,
    fits,
    go_to,
    keep_picture,
)

PLACES = {"desk": DESK, "phone": PHONE}
LANGUAGES = {"ja": JAPANESE, "en": ENGLISH}
everywhere = pytest.mark.parametrize(
    ("page_options", "where", "lang"),
    [(PLACES[where] | LANGUAGES[lang], where, lang) for where in PLACES for lang in LANGUAGES],
    ids=[f"{where}-{lang}" for where in PLACES for lang in LANGUAGES],
    indirect=["page_options"],
)


@pytest.fixture
def page_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def _assert_calm(page: Page, name: str) -> None:
    assert fits(page), name
    assert barriers(page) == [], name
    keep_picture(page, name)


@everywhere
def test_every_page(page: Page, planner: Callable[..., str], where: str, lang: str) -> None:
    page.goto(planner())
    at_rest(page)
    for view in pages.NAMES:
        go_to(page, lang, view)
        _assert_calm(page, f"{view}.{lang}.{where}")


@everywhere
def test_every_step_of_a_session(page: Page, planner: Callable[..., str], where: str, lang: str) -> None:
    page.goto(planner())
    go_to(page, lang, "session")
    for number, step in enumerate(session.NAMES, start=1):
        expect(page.get_by_role("heading", level=1, name=t(lang, f"session.{step}"), exact=True)).to_be_visible()
        _assert_calm(page, f"session-{number:02}-{step}.{lang}.{where}")
        if step != session.NAMES[-1]:
            following = t(lang, f"session.{session.NAMES[number]}")
            page.get_by_role("button", name=t(lang, "session.go_next", step=following), exact=True).click()


@everywhere
def test_every_part_of_the_support_and_every_picture(
    page: Page, planner: Callable[..., str], where: str, lang: str
) -> None:
    page.goto(planner())
    for view, parts, key in (("support", support.PARTS, "support.part"), ("pictures", drawn.PARTS, "pictures.part")):
        go_to(page, lang, view)
        for part in parts:
            chosen = page.get_by_role("radio", name=t(lang, f"{key}.{part}"), exact=True)
            chosen.click()
            expect(chosen).to_be_checked()
            _assert_calm(page, f"{view}-{part}.{lang}.{where}")
