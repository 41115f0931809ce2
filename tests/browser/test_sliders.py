"""In a session: after a slider was moved everything else on the page agrees with it, and so does the saved file."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from planner import household_file
from planner.ui import session
from planner.words import t
from tests.browser.visit import at_rest, go_to


def test_a_moved_slider_is_in_the_saved_file_and_can_be_taken_back_at_once(
    page: Page, planner: Callable[..., str], tmp_path: Path
) -> None:
    page.goto(planner())
    go_to(page, "ja", "session")
    for before, after in zip(session.NAMES, session.NAMES[1:], strict=False):
        if before == "gap":
            break
        page.get_by_role("button", name=t("ja", "session.go_next", step=t("ja", f"session.{after}"))).click()
        expect(page.get_by_role("heading", level=1, name=t("ja", f"session.{after}"))).to_be_visible()
    at_rest(page)
    page.get_by_role("slider").first.press("ArrowRight")
    undo = page.get_by_role("button", name=t("ja", "app.undo")).first
    expect(undo).to_be_enabled()
    with page.expect_download() as found:
        page.get_by_role("button", name=t("ja", "app.save")).first.click()
    found.value.save_as(tmp_path / "family.toml")
    saved = household_file.load(tmp_path / "family.toml")
    assert saved.parents[0].last_age == 89
    undo.click()
    expect(page.get_by_role("slider").first).to_have_attribute("aria-valuetext", t("ja", "value.age", number=88))
