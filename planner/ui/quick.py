"""はじめの十問 (quick start): ten rough answers -> a household. Pure; the widgets are in ``quick_form``.

What is left empty is not known; the engine puts placeholders there. Of a pension known only as one sum, the
part up to the full basic pension counts as basic pension and the rest as employees' pension.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.household import Household
from planner.problems import Place, Problem
from planner.reading import Unreadable, read_age, read_birth, read_year, read_yen
from planner.words import LANGUAGES, t

MONTHS = 12
OWNED = ("house", "flat")
PENSION_BY_GRADE = {"grade_1": 1, "grade_2": 2}

Data = dict[str, Any]


@dataclass(frozen=True)
class Answers:
    """What was typed and chosen; empty or None is 分からない."""

    father: str = ""
    mother: str = ""
    child: str = ""
    child_name: str = ""
    municipality: str | None = None
    siblings: int | None = None
    savings: str = ""
    together: bool = False
    pension: str = ""
    father_pension: str = ""
    mother_pension: str = ""
    before_tax: bool = False
    living: str = ""
    home: str | None = None
    building: str = ""
    rent: str = ""
    income: str | None = None
    income_amount: str = ""


PLACES: Mapping[str, Place] = {
    "father": ("parents", 0, "birth_year"),
    "mother": ("parents", 1, "birth_year"),
    "child": ("children", 0, "birth_year"),
    "savings": ("accounts", 0, "balance_yen"),
    "pension": ("parents", 0, "old_age_pension"),
    "father_pension": ("parents", 0, "old_age_pension"),
    "mother_pension": ("parents", 1, "old_age_pension"),
    "living": ("spending", 0, "both_parents_yen_per_month"),
    "building": ("home", "building_year"),
    "rent": ("home", "rent_yen_per_month"),
    "income_amount": ("incomes", 0, "yen_per_year"),
}


def read_building(text: str, first_year: int) -> int | None:
    """Read the year a building was built, or its age in years.

    Raises:
        Unreadable: The text is neither.

    """
    without = text.strip()
    for lang in LANGUAGES:
        before, after = t(lang, "quick.building.before"), t(lang, "quick.building.after")
        if without.lower().startswith(before) and without.endswith(after):
            without = without[len(before) : len(without) - len(after)]
    try:
        years = read_age(without)
    except Unreadable:
        return read_year(text)
    return None if years is None else first_year - years


def read(answers: Answers, first_year: int) -> tuple[dict[str, int | None], dict[str, Problem]]:
    """十問を読む — the values that can be read, and a problem for each that cannot, by question."""
    values: dict[str, int | None] = {}
    problems: dict[str, Problem] = {}
    for name, place in PLACES.items():
        try:
            values[name] = _reader(name, first_year)(getattr(answers, name))
        except Unreadable as trouble:
            problems[name] = trouble.problem(place)
    return values, problems


def _reader(name: str, first_year: int) -> Callable[[str], int | None]:
    if name in ("father", "mother", "child"):
        return lambda text: read_birth(text, first_year)
    if name == "building":
        return lambda text: read_building(text, first_year)
    return read_yen


def build(
    answers: Answers, values: Mapping[str, int | None], *, first_year: int, full_basic_yen_per_year: int, lang: str
) -> Household:
    """十問から世帯をつくる — a household from answers that could all be read.

    Args:
        answers: What was typed and chosen.
        values: The amounts and years read from them.
        first_year: First year of the plan.
        full_basic_yen_per_year: Full old-age basic pension, to divide a pension known only as one sum.
        lang: Language of the names that are given to people and items.

    Raises:
        ValidationError: The answers contradict each other.

    """
    child: Data = {"name": answers.child_name.strip() or t(lang, "new.child"), "birth_year": values["child"]}
    data: Data = {
        "first_year": first_year,
        "amounts": "before_tax" if answers.before_tax else "take_home",
        "municipality": answers.municipality,
        "parents": _parents(answers, values, full_basic_yen_per_year, lang),
        "children": [child],
        "siblings": [{"name": t(lang, "quick.sibling", number=i + 1)} for i in range(answers.siblings or 0)],
        "home": _home(answers, values),
    }
    if answers.income in PENSION_BY_GRADE:
        child["disability_pension"] = {"grade": PENSION_BY_GRADE[answers.income]}
    if answers.income == "amount":
        yearly = None if values["income_amount"] is None else values["income_amount"] * MONTHS
        data["incomes"] = [{"name": t(lang, "new.income"), "person": child["name"], "yen_per_year": yearly}]
    first = (data["parents"] or data["children"])[0]["name"]
    data["accounts"] = [{"name": t(lang, "quick.savings_name"), "owner": first, "balance_yen": values["savings"]}]
    if values["living"] is not None:
        phase = ("child_alone", "one_parent", "both_parents")[len(data["parents"])]
        item = {"name": t(lang, "new.living"), "kind": "living", f"{phase}_yen_per_month": values["living"]}
        data["spending"] = [item]
    return Household.model_validate(data)


def _parents(answers: Answers, values: Mapping[str, int | None], full_basic: int, lang: str) -> list[Data]:
    found: list[Data] = []
    for role, sex in (("father", "male"), ("mother", "female")):
        if values[role] is not None:
            found.append({"name": t(lang, f"quick.{role}_name"), "sex": sex, "birth_year": values[role], "role": role})
    together = values["pension"] if answers.together else None
    for number, parent in enumerate(found):
        role = parent.pop("role")
        total = values[f"{role}_pension"] if not answers.together else _part(together, number, len(found), full_basic)
        if total is not None:
            parent["old_age_pension"] = divided(total, full_basic)
    return found


def _part(together: int | None, number: int, parents: int, full_basic: int) -> int | None:
    """A parent's part of one sum: everybody up to a full basic pension in equal parts, the rest to the first."""
    if together is None:
        return None
    others = min(together // parents, full_basic) * (parents - 1)
    return together - others if number == 0 else min(together // parents, full_basic)


def divided(total_yen: int, full_basic_yen_per_year: int) -> Data:
    """Divide a pension known as one sum into basic and employees' pension."""
    basic = min(total_yen, full_basic_yen_per_year)
    return {"basic_yen_per_year": basic, "employees_yen_per_year": total_yen - basic}


def _home(answers: Answers, values: Mapping[str, int | None]) -> Data | None:
    if answers.home is None:
        return None
    if answers.home in OWNED:
        return {"kind": answers.home, "building_year": values["building"]}
    return {"kind": answers.home, "rent_yen_per_month": values["rent"]}
