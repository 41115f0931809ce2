"""ごきょうだいに渡す紙 (paper for brothers and sisters): the page's words on one sheet, with or without amounts."""

from planner import print_page
from planner.wording_siblings import SiblingsText
from planner.words import t

LINES = 2


def body(lang: str, told: SiblingsText) -> str:
    """紙の中身 — thanks first, then money, tasks, inheritance, and whom to call.

    Args:
        lang: "ja" or "en".
        told: The words, made with or without amounts.

    """
    parts = [
        print_page.heading(t(lang, "siblings.paper.heading"), 1),
        print_page.paragraph(told.thanks),
        print_page.heading(t(lang, "siblings.money.title")),
        print_page.paragraph(told.money[0], "lead"),
        *(print_page.paragraph(sentence) for sentence in told.money[1:]),
        print_page.heading(t(lang, "siblings.tasks.title")),
        print_page.columns([_tasks(lang, "asked", told.asked), _tasks(lang, "not_asked", told.not_asked)]),
        print_page.paragraph(told.unexpected),
        print_page.paragraph(told.services_first),
        *_inherited(lang, told),
        print_page.heading(t(lang, "siblings.emergency.title")),
        print_page.pairs(told.emergency),
        print_page.paragraph(t(lang, "siblings.emergency.write"), "small"),
        print_page.lines_to_write_on(LINES),
        print_page.paragraph(t(lang, "siblings.paper.foot"), "small"),
    ]
    return "".join(parts)


def _tasks(lang: str, which: str, tasks: tuple[str, ...]) -> str:
    settled = print_page.bullets(tasks) or print_page.paragraph(t(lang, f"siblings.{which}.none"))
    return print_page.heading(t(lang, f"siblings.{which}"), 3) + settled


def _inherited(lang: str, told: SiblingsText) -> list[str]:
    parts = [print_page.heading(t(lang, "siblings.inherited.title"))]
    for name, lines in told.inherited:
        parts += [print_page.heading(name, 3), print_page.bullets(lines)]
    return [*parts, *(print_page.paragraph(note, "small") for note in told.notes)]


def page(lang: str, told: SiblingsText) -> str:
    """渡す紙 — the whole self-contained HTML page to print."""
    return print_page.page(lang, t(lang, "siblings.paper.heading"), body(lang, told))
