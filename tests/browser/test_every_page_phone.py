"""Every page in both languages on a phone: no known barrier, no sideways scrolling, one picture of each."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.every_page import assert_every_page, assert_every_part, assert_every_step
from tests.browser.visit import ENGLISH, JAPANESE, PHONE

in_both = pytest.mark.parametrize(
    ("page_options", "lang"),
    [(PHONE | JAPANESE, "ja"), (PHONE | ENGLISH, "en")],
    ids=["ja", "en"],
    indirect=["page_options"],
)


@pytest.fixture
def page_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


@in_both
def test_every_page(page: Page, planner: Callable[..., str], lang: str) -> None:
    assert_every_page(page, planner(), "phone", lang)


@in_both
def test_every_step_of_a_session(page: Page, planner: Callable[..., str], lang: str) -> None:
    assert_every_step(page, planner(), "phone", lang)


@in_both
def test_every_part_of_the_support_and_every_picture(page: Page, planner: Callable[..., str], lang: str) -> None:
    assert_every_part(page, planner(), "phone", lang)
