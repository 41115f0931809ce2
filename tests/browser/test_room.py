"""勉強会 in a real browser: the leader goes through it by keys before a projector, phones open the family by a link."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from planner import forms_to_print, share
from planner.household import Household
from planner.ui import network
from planner.ui.middleware import LINK_NAME
from planner.ui.room import SCREENS
from planner.words import LANGUAGES, t
from tests.browser.conftest import EXAMPLE
from tests.browser.test_plans import ENGLISH_PHONE
from tests.browser.visit import PHONE, barriers, fits
from tests.processes import free_port, serving

PROJECTOR: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
A4_PIXELS = {"width": 688, "height": 1020}
LAST_ROW_PIXELS = 34
CHART_MILLISECONDS = 30_000


@pytest.fixture
def page_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **getattr(request, "param", PROJECTOR)}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The planner as it is started for a room, with a family of the leader; its port."""
    port = free_port()
    command = [sys.executable, "-m", "planner.cli", "app", str(EXAMPLE), "--port", str(port), "--no-browser", "--room"]
    log = tmp_path_factory.mktemp("planner") / "log.txt"
    with serving(command, port, log):
        yield port
        printed = log.read_text(encoding="utf-8")
    assert "Traceback" not in printed
    assert LINK_NAME + "=" not in printed


def _enter(page: Page, address: str, lang: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=t(lang, "page.room"), exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t(lang, "room.family.title"))
    expect(page.get_by_role("button", name=t(lang, "room.next")).first).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)


def _barriers_at_rest(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds once buttons have changed their colour."""
    still = (
        "() => document.getAnimations().every(one => one.playState !== 'running' || !(one instanceof CSSTransition))"
    )
    page.wait_for_timeout(100)
    for _ in range(50):
        if page.evaluate(still):
            break
        page.wait_for_timeout(100)
    return barriers(page)


def test_the_leader_goes_through_the_whole_sequence_by_keys(page: Page, room: int) -> None:
    _enter(page, f"http://localhost:{room}", "ja")
    heading = page.get_by_role("heading", level=1)
    size = heading.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= LAST_ROW_PIXELS
    for place, screen in enumerate(SCREENS):
        title = t("ja", f"room.{screen}.title")
        expect(heading).to_have_text(title)
        assert fits(page), screen
        assert _barriers_at_rest(page) == [], screen
        if screen == "guess":
            page.get_by_role("button", name=t("ja", "room.guess.go")).click()
            expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=CHART_MILLISECONDS)
            assert _barriers_at_rest(page) == []
        page.keyboard.press("ArrowRight" if place % 2 else "PageDown")
    expect(heading).to_have_text(t("ja", "room.close.title"))
    page.keyboard.press("PageUp")
    expect(heading).to_have_text(t("ja", "room.phones.title"))
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text(t("ja", "room.tasks.title"))


def test_the_code_fills_the_screen_where_the_room_has_a_network(page: Page, room: int) -> None:
    _enter(page, f"http://localhost:{room}", "ja")
    _jump(page, "phones")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", "room.phones.title"))
    code = page.get_by_role("img", name=t("ja", "room.phones.alt"))
    if network.local_address() is None:
        expect(page.get_by_text(t("ja", "room.phones.no_network"))).to_be_visible()
        return
    box = code.bounding_box()
    assert box is not None
    assert box["height"] >= PROJECTOR["viewport"]["height"] * 0.6
    assert page.evaluate("document.querySelector('.qr').naturalWidth") > 0


def _jump(page: Page, screen: str) -> None:
    page.get_by_role("combobox").last.click()
    page.get_by_role("option", name=t("ja", f"room.screen.{screen}")).click()


def test_the_answer_and_the_way_on_are_in_sight_without_scrolling(page: Page, room: int) -> None:
    _enter(page, f"http://localhost:{room}", "ja")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name=t("ja", "room.guess.go")).click()
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=CHART_MILLISECONDS)
    box = page.locator(".js-plotly-plot").bounding_box()
    assert box is not None
    assert box["y"] < PROJECTOR["viewport"]["height"] / 2
    expect(page.get_by_role("button", name=t("ja", "room.next")).first).to_be_in_viewport()


def test_a_key_on_the_slider_moves_the_guess_and_not_the_screen(page: Page, room: int) -> None:
    _enter(page, f"http://localhost:{room}", "ja")
    page.keyboard.press("ArrowRight")
    slider = page.get_by_role("slider")
    expect(slider).to_be_visible()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_test_id("stSliderThumbValue")).to_have_text(t("ja", "room.guess.age", age=90))
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", "room.guess.title"))


@pytest.mark.parametrize("page_options", [ENGLISH_PHONE], ids=["phone"], indirect=True)
def test_a_phone_opens_the_link_and_sees_the_same_figures(
    page: Page, room: int, scenarios: dict[str, Household]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    text = share.encode(scenarios["sato"])
    page.goto(f"http://localhost:{room}/#{LINK_NAME}={text}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(t("en", "until.short", name="Child", year=2049, age=73))
    assert not [address for address in asked if text[:20] in address]
    assert text[:20] not in page.url
    assert fits(page)
    assert _barriers_at_rest(page) == []
    page.go_back()
    assert LINK_NAME not in page.url


@pytest.mark.parametrize("page_options", [ENGLISH_PHONE], ids=["phone"], indirect=True)
def test_a_broken_link_opens_the_first_page_with_a_sentence(page: Page, room: int, tmp_path: Path) -> None:
    del tmp_path
    address = f"http://127.0.0.1:{room}/#{LINK_NAME}=1broken"
    page.goto(address)
    expect(page.get_by_text(t("en", "share.trouble").strip(), exact=False)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "broken" not in page.url


@pytest.mark.parametrize("page_options", [PHONE], ids=["phone"], indirect=True)
def test_the_screens_of_the_room_fit_a_phone(page: Page, room: int) -> None:
    _enter(page, f"http://localhost:{room}", "ja")
    heading = page.get_by_role("heading", level=1)
    for screen in SCREENS[1:]:
        page.get_by_role("button", name=t("ja", "room.next")).first.click()
        expect(heading).to_have_text(t("ja", f"room.{screen}.title"))
        assert fits(page), screen


def test_others_come_in_by_the_number_of_this_computer_and_find_an_empty_desk(
    chromium: Browser, room: int, page_options: dict[str, Any]
) -> None:
    """As a phone does; a computer without a network has its own number only, where the leader's family is kept."""
    number = network.local_address() or "127.0.0.1"
    context = chromium.new_context(**page_options)
    page = context.new_page()
    page.goto(f"http://{number}:{room}")
    expected = "welcome.title" if number != "127.0.0.1" else "room.family.title"
    if number == "127.0.0.1":
        page.get_by_role("link", name=t("ja", "page.room"), exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", expected))
    context.close()


def test_without_room_the_screen_says_how_phones_come_in(page: Page, planner: Callable[..., str]) -> None:
    _enter(page, planner(), "ja")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", "room.guess.title"))
    _jump(page, "phones")
    expect(page.get_by_text(t("ja", "room.phones.alone"))).to_be_visible()
    expect(page.get_by_role("img", name=t("ja", "room.phones.alt"))).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", forms_to_print.FORMS)
def test_every_form_is_one_sheet_of_paper(page: Page, tmp_path: Path, lang: str, name: str) -> None:
    file = tmp_path / "form.html"
    file.write_text(forms_to_print.document(lang, forms=(name,)), encoding="utf-8")
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page" + os.linesep.encode()) in (1, 2)
    page.set_viewport_size(A4_PIXELS)
    page.emulate_media(media="print")
    heights = page.locator("section").evaluate("one => [one.scrollHeight, one.clientHeight]")
    assert heights[0] == heights[1]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
