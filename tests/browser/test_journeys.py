"""What a family does, in a real browser: from the welcome to the five answers, with files, on a desk and on a phone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from planner import household_file
from planner.household import Household
from planner.words import t
from tests.browser.visit import DESK, PHONE, fits, go_to
from tests.processes import free_port, serving

WORRIES = ("home", "living", "housework", "keeping", "leaving")
TOO_LARGE_MEGABYTES = 50
at_desk_and_on_the_phone = pytest.mark.parametrize("page_options", [DESK, PHONE], ids=["desk", "phone"], indirect=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The planner as it opens without a family."""
    port = free_port()
    command = [sys.executable, "-m", "planner.cli", "app", "--port", str(port), "--no-browser"]
    with serving(command, port, tmp_path_factory.mktemp("planner") / "log.txt"):
        yield f"http://localhost:{port}"


@pytest.fixture
def page_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **getattr(request, "param", DESK)}


def _door(page: Page, name: str) -> None:
    page.get_by_role("button", name=t("ja", f"door.{name}.open")).click()


def _type(page: Page, question: str, text: str) -> None:
    field = page.get_by_label(t("ja", f"quick.{question}"), exact=True)
    field.fill(text)
    field.press("Enter")


@at_desk_and_on_the_phone
def test_from_the_ten_questions_to_the_five_answers(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name=t("ja", "welcome.title"))).to_be_visible()
    _door(page, "quick")
    _type(page, "father", "昭和23年")
    expect(page.get_by_text("1948年生まれ")).to_be_visible()
    _type(page, "mother", "７５歳")
    _type(page, "child", "50歳くらいかな")
    expect(page.get_by_text("50歳くらいかな", exact=False)).to_be_visible()
    _type(page, "child", "50歳")
    _type(page, "savings", "1,800万円")
    expect(page.get_by_text(t("ja", "quick.echo.amount", amount="1,800万円"), exact=True)).to_be_visible()
    _type(page, "father_pension", "200万")
    _type(page, "living", "22万")
    page.get_by_role("button", name=t("ja", "quick.go")).click()
    for worry in WORRIES:
        expect(page.get_by_text(t("ja", f"answer.{worry}"), exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("お子さん")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    expect(page.get_by_role("region", name=t("ja", "table.caption"))).to_be_visible()
    assert fits(page)


def test_the_file_goes_home_and_comes_back(
    page: Page, address: str, tmp_path: Path, scenarios: dict[str, Household]
) -> None:
    page.goto(address)
    _door(page, "example")
    page.get_by_role("button", name=t("ja", "door.example.go")).click()
    expect(page.get_by_text(t("ja", "answer.living"), exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=t("ja", "app.save")).first.click()
    saved = tmp_path / "family.toml"
    download.value.save_as(saved)
    assert household_file.load(saved) == scenarios["sato"]
    page.goto(address)
    _door(page, "file")
    page.locator("input[type=file]").set_input_files(saved)
    expect(page.get_by_text(t("ja", "answer.living"), exact=True)).to_be_visible()


def test_files_that_cannot_be_used_are_answered_with_a_sentence(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address)
    _door(page, "file")
    wrong = tmp_path / "wrong.toml"
    wrong.write_bytes(b"\x00\x01\x02")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text(t("ja", "problem.file_not_text", name="wrong.toml"))).to_be_visible()
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(TOO_LARGE_MEGABYTES * 1_000_000)
    page.locator("input[type=file]").set_input_files(large)
    refused = page.get_by_test_id("stFileUploader").filter(has=page.get_by_role("alert"))
    expect(refused).to_be_visible()
    assert t("ja", "upload.too_large") in refused.evaluate("one => getComputedStyle(one, '::after').content")


def test_the_language_is_changed_on_the_page(page: Page, planner: Callable[..., str]) -> None:
    page.goto(planner())
    go_to(page, "ja", "evidence")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("en", "evidence.title"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title(t("en", "app.page_title", page=t("en", "page.evidence"), title=t("en", "app.title")))
