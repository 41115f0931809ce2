"""A family at home in a real browser: the whole way on a phone in Japanese, on a desk in English, by keyboard alone."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from planner import household_file
from planner.answers import WORRIES
from planner.words import t
from tests.browser.visit import DESK, PHONE, STREAMLITS_OWN, fits
from tests.processes import free_port, serving

LOCALES = {"ja": "ja-JP", "en": "en-GB"}
GIVEN: dict[str, Mapping[str, str]] = {
    "ja": {"child": "50歳", "child_name": "太郎", "mother": "昭和23年", "father": "", "siblings": "1"}
    | {"savings": "1,800万円", "pension": "25万", "living": "20万", "home": "house", "building": "築38年"}
    | {"income": "grade_2"},
    "en": {"child": "50", "child_name": "Taro", "mother": "1948", "father": "1946", "siblings": "0"}
    | {"savings": "200 million", "pension": "", "living": "220,000", "home": "rented", "rent": "50,000"}
    | {"income": "amount", "income_amount": "30,000"},
}
MOST_TABS = 40
CHART_MILLISECONDS = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The planner as it opens without a family."""
    port = free_port()
    command = [sys.executable, "-m", "planner.cli", "app", "--port", str(port), "--no-browser"]
    with serving(command, port, tmp_path_factory.mktemp("planner") / "log.txt"):
        yield f"http://localhost:{port}"


@pytest.fixture
def lang(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "ja"))


@pytest.fixture
def page_options(request: pytest.FixtureRequest, lang: str) -> dict[str, Any]:
    return {"locale": LOCALES[lang], "timezone_id": "Asia/Tokyo", **getattr(request, "param", PHONE)}


def _open(page: Page, address: str, lang: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=t(lang, "page.home"), exact=True).first.click()


def _asked(page: Page, lang: str, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(t(lang, f"home.question.{name}"))


def _button(page: Page, lang: str, key: str) -> None:
    page.locator(".st-key-home_view").get_by_role("button", name=t(lang, key), exact=True).click()


def _answer(page: Page, lang: str, name: str, given: str) -> None:
    """Answer the question on the screen and go on."""
    if not given:
        _button(page, lang, "home.unknown.parent" if name in ("mother", "father") else "home.unknown")
        return
    if name in ("siblings", "home", "income"):
        page.get_by_text(t(lang, f"home.choose.{name}.{given}"), exact=True).click()
        expect(page.get_by_role("radio", name=t(lang, f"home.choose.{name}.{given}"), exact=True)).to_be_checked()
    else:
        page.get_by_label(t(lang, f"home.question.{name}"), exact=True).fill(given)
    _button(page, lang, "home.finish" if name == "income_amount" else "home.next")


def _barriers(page: Page) -> list[Any]:
    """What is in the way of some visitors, sideways scrolling included."""
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    found = [one for one in Axe().run(page).response["violations"] if one["id"] not in STREAMLITS_OWN]
    told = [(one["id"], [node["html"][:160] for node in one["nodes"][:2]]) for one in found]
    return told if fits(page) else [*told, "sideways scrolling"]


def _at_top(page: Page) -> bool:
    return bool(page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop === 0"))


@pytest.mark.parametrize(
    ("lang", "page_options"), [("ja", PHONE), ("en", DESK)], ids=["phone-ja", "desk-en"], indirect=True
)
def test_from_the_first_question_to_what_to_do_now(page: Page, address: str, lang: str, tmp_path: Path) -> None:
    _open(page, address, lang)
    for name in GIVEN[lang]:
        _asked(page, lang, name)
        assert _barriers(page) == [], name
        last = name == "income" and GIVEN[lang][name] != "amount"
        if last:
            page.get_by_text(t(lang, f"home.choose.income.{GIVEN[lang][name]}"), exact=True).click()
            _button(page, lang, "home.finish")
        else:
            _answer(page, lang, name, GIVEN[lang][name])
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=CHART_MILLISECONDS)
    for number, _ in enumerate(("outlook", *WORRIES), start=1):
        expect(page.get_by_text(t(lang, "home.answer.progress", at=number, count=7), exact=True)).to_be_visible()
        assert _barriers(page) == [], number
        assert _at_top(page)
        _button(page, lang, "home.answer.next")
    expect(page.get_by_role("heading", level=1)).to_have_text(t(lang, "home.now"))
    page.get_by_text(t(lang, "home.now.refine_other"), exact=True).click()
    assert _barriers(page) == []
    with page.expect_download() as download:
        page.locator(".st-key-home_view").get_by_role("button", name=t(lang, "app.save")).click()
    saved = tmp_path / "family.toml"
    download.value.save_as(saved)
    assert household_file.load(saved).children[0].name == GIVEN[lang]["child_name"]


def test_one_part_is_made_more_exact_and_counts_at_once(page: Page, address: str) -> None:
    _open(page, address, "ja")
    _asked(page, "ja", "child")
    _answer(page, "ja", "child", "50")
    _asked(page, "ja", "child_name")
    _button(page, "ja", "home.early")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", "easy.until.not_told"))
    for number in range(2, 4):
        _button(page, "ja", "home.answer.next")
        expect(page.get_by_text(t("ja", "home.answer.progress", at=number, count=7), exact=True)).to_be_visible()
    _button(page, "ja", "home.answer.enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("ja", "home.refine.money"))
    assert _barriers(page) == []
    field = page.get_by_label(t("ja", "field.accounts.balance_yen"), exact=True)
    field.fill("1億円")
    field.press("Enter")
    expect(field).to_have_value("1億円")
    _button(page, "ja", "home.refine.back_to_answer")
    expect(page.locator("p.answer")).not_to_contain_text(t("ja", "easy.living.not_told")[:12])


def test_by_keyboard_alone(page: Page, address: str) -> None:
    _open(page, address, "ja")
    _asked(page, "ja", "child")
    _tab_to(page, "home_entry")
    page.keyboard.type("昭和51年")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1976年生まれ")).to_be_visible()
    _tab_to(page, "home_next")
    page.keyboard.press("Enter")
    _asked(page, "ja", "child_name")
    expect(page.locator("#home-title")).to_be_focused()
    _tab_to(page, "home_early")
    page.keyboard.press("Enter")
    expect(page.get_by_text(t("ja", "home.answer.progress", at=1, count=7), exact=True)).to_be_visible()
    _tab_to(page, "home_next")
    page.keyboard.press("Enter")
    expect(page.get_by_text(t("ja", "home.answer.progress", at=2, count=7), exact=True)).to_be_visible()


def _tab_to(page: Page, key: str) -> None:
    """Press Tab until the focus is inside what bears a key."""
    inside = "key => document.activeElement.closest(`.st-key-${key}`) !== null"
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(inside, key):
            return
    raise AssertionError(f"the keyboard does not reach {key}")
