"""Blank forms: whole in themselves, every word in both languages, nothing of the family but what was chosen."""

import re
from html.parser import HTMLParser

import pytest

from planner import forms_to_print, wording
from planner.forms_to_print import ALONE, FORMS, LISTS, TASKS, document
from planner.wording import StepText
from planner.words import LANGUAGES, t

OUTSIDE = re.compile(r"https?:|//|src=|href=|url\(|@import|<script|<link|<iframe|\son\w+=", re.IGNORECASE)
VOID = ("meta", "br")


class Tags(HTMLParser):
    """Counts tags, and notices one that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    assert not found.open
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_is_whole_and_refers_to_nothing_outside(lang: str) -> None:
    page = document(lang)
    assert not OUTSIDE.search(page)
    assert tags(page).counts["section"] == len(FORMS)
    assert f'<html lang="{lang}">' in page
    for name in FORMS:
        assert t(lang, f"blank.{name}.title") in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lines_that_are_named_leave_room_for_own_words(lang: str) -> None:
    for name, rows in LISTS.items():
        assert len(t(lang, f"blank.lists.{name}.rows").split("|")) < rows
    for name, rows in ALONE.items():
        assert len(t(lang, f"blank.alone.{name}.rows").split("|")) < rows


def test_both_languages_have_the_same_lines() -> None:
    for key in ("lists.assets", "lists.debts", "lists.income", "lists.spending", "alone.income", "alone.spending"):
        assert len({t(lang, f"blank.{key}.rows").count("|") for lang in LANGUAGES}) == 1, key


def test_english_forms_hold_no_japanese() -> None:
    assert not re.search("[\u3041-\u30fa\u3400-\u9fff]", document("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tasks_that_were_chosen_stand_on_their_sheet(lang: str) -> None:
    chosen = [wording.step(lang, code) for code in ("ask_bank", "pension_record")]
    page = document(lang, chosen, forms=("tasks",))
    assert tags(page).counts["table"] == TASKS
    for step in chosen:
        assert forms_to_print.html.escape(step.what) in page
        assert forms_to_print.html.escape(step.office) in page


def test_what_was_chosen_is_escaped() -> None:
    page = document("ja", [StepText("<b>x</b>", "a & b", '"c"')], forms=("tasks",))
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "a &amp; b" in page
