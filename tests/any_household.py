"""Any household at all, for the file: every field of the model, odd names, much that nobody knows."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from planner.household import Household
from planner.household_fields import LONGEST_NAME
from planner.problems import keys_at, limits

MEMBERS = {"owner", "person", "paid_by", "ends_with_death_of", "begins_with_death_of", "insured", "beneficiary"}
PARTS = ("old_age_pension", "record", "career", "disability_pension", "daily_life", "assumptions")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=LONGEST_NAME).filter(
    lambda name: name == name.strip() != "unknown"
)


@st.composite
def any_household(draw: DrawFn) -> Household:
    """A consistent household in which any field may have any value or none."""
    names = draw(st.lists(NAMES, min_size=6, max_size=6, unique=True))
    parents, children, siblings = names[: draw(st.integers(0, 2))], names[2:4], names[4:]
    first_year = draw(st.integers(2026, 2040))
    people = {"parents": parents, "children": children, "siblings": siblings}
    data: dict[str, Any] = draw(_tables((), people)) | {"first_year": first_year}
    for group, chosen in people.items():
        data[group] = [draw(_tables((group,), people)) | {"name": name} for name in chosen]
    for person, youngest, oldest in [*((p, 70, 99) for p in data["parents"]), *((c, 30, 50) for c in data["children"])]:
        person["birth_year"] = first_year - draw(st.integers(youngest, oldest))
        person["last_age"] = draw(st.none() | st.integers(100, 120))
        if person.get("disability_pension", {}).get("grade") == 3:
            person["disability_pension"]["yen_per_year"] = 635_500
        if "disability_pension" in person:
            person.pop("special_disability_benefit_grade", None)
    for group in ("accounts", "incomes", "spending", "one_offs", "debts", "insurances"):
        data[group] = draw(st.lists(_tables((group,), people), max_size=2))
    data["services"] = draw(st.lists(_tables(("services",), people), max_size=2))
    for item in [*data["spending"], *data["incomes"], *data["services"]]:
        item.pop("to_year", None)
        item.pop("to_age", None)
    if isinstance(split := data.get("split_from_year"), int):
        data["split_from_year"] = max(split, first_year) if parents else None
    data["home"] = draw(st.none() | _tables(("home",), people))
    if data["home"] is not None and data["home"]["kind"] in ("house", "flat"):
        year = draw(st.none() | st.integers(first_year, 2200))
        data["rebuilding"] = draw(_tables(("rebuilding",), people)) | {"year": year}
    data["move"] = draw(st.none() | _moves(data["home"], first_year, people))
    aid = [draw(_tables(("mutual_aid",), people)) | {"parent": parents[0], "child": children[0]}] if parents else []
    return Household.model_validate(data | {"mutual_aid": aid, "wills": [draw(_wills(children[0], siblings))]})


@st.composite
def _moves(
    draw: DrawFn, home: Mapping[str, Any] | None, first_year: int, people: Mapping[str, list[str]]
) -> dict[str, Any]:
    """A move that fits the home of today."""
    new = draw(_tables(("move", "home"), people))
    move = draw(_tables(("move",), people)) | {"home": new, "year": draw(st.none() | st.integers(first_year, 2200))}
    owned = home is not None and home["kind"] in ("house", "flat")
    move["sale"] = draw(st.sampled_from(["sell", "keep"])) if owned else "keep"
    if move["sale"] != "sell":
        move.pop("sale_yen", None)
    if new["kind"] not in ("house", "flat"):
        move.pop("price_yen", None)
    return move


@st.composite
def _tables(draw: DrawFn, path: tuple[str, ...], people: Mapping[str, list[str]]) -> dict[str, Any]:
    """One table with some of its fields; lists of tables are left to the caller."""
    table: dict[str, Any] = {}
    for key in keys_at(path):
        here = (*path, key)
        if keys_at(here):
            if key in PARTS:
                table[key] = draw(_tables(here, people))
        elif key != "format" and (key in _required(path) or draw(st.booleans())):
            table[key] = draw(_values(here, [*people["parents"], *people["children"]]))
    return table


def _required(path: tuple[str, ...]) -> set[str]:
    always = {"name", "owner", "person", "insured", "beneficiary", "grade", "entry_year", "birth_year", "year"}
    return always | ({"kind"} if path in (("home",), ("move", "home"), ("services",)) else set())


def _values(path: tuple[str, ...], members: list[str]) -> st.SearchStrategy[Any]:
    """Any value that the model allows at a path."""
    possible = limits(path)
    options: list[st.SearchStrategy[Any]] = []
    if path[-1] in MEMBERS:
        options.append(st.sampled_from(members))
    elif path[-1] == "municipality":
        options.append(st.from_regex(r"[0-9]{5}", fullmatch=True))
    elif path[-1].endswith("_2009_04") or path[-2:-1] == ("record",):
        options.append(st.integers(0, 10))
    else:
        if "choices" in possible:
            options.append(st.sampled_from(possible["choices"]))
        if isinstance(possible.get("low"), float):
            options.append(st.floats(possible["low"], possible["high"]))
        elif "low" in possible:
            options.append(st.integers(possible["low"], possible["high"]))
        if "letters" in possible:
            options.append(NAMES)
    if "can_be_unknown" in possible:
        options.append(st.none() | st.just("unknown"))
    return st.one_of(options) if options else st.booleans()


def _wills(person: str, heirs: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    shares = [{"name": heirs[0], "ratio": 1 / 3}, {"name": heirs[1], "ratio": 1 - 1 / 3}]
    some = st.sampled_from([[], shares])
    return st.fixed_dictionaries({"person": st.just(person), "money": some, "home": some})
