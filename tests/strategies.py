"""Made-up households for property tests: odd on purpose, short of horizon so that many can be tried."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from planner.household import Household
from tests.builders import FIRST_YEAR, Part

PARENTS, CHILDREN, SIBLINGS = ("父", "母"), ("長男", "長女", "次男"), ("次女", "三男")
LONGEST_YEARS = 14
CALMLY = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(CALMLY, max_examples=40)
FEW = settings(CALMLY, max_examples=15)

YEN = st.integers(0, 30_000_000)
YEN_PER_YEAR = st.integers(0, 3_000_000)
YEN_PER_MONTH = st.integers(0, 300_000)
LAST_YEARS = st.integers(FIRST_YEAR, FIRST_YEAR + LONGEST_YEARS)
MONTHS = st.integers(1, 12)


@st.composite
def households(
    draw: DrawFn, *, law: bool = True, assistance: bool | None = None, returns: bool = True, moves: bool = True
) -> Household:
    """A whole household.

    Args:
        draw: Given by hypothesis.
        law: With pensions, premiums and mutual aid, whose amounts the law fixes.
        assistance: Whether public assistance is planned; None leaves it to chance.
        returns: With returns on accounts.
        moves: With a later home.

    """
    parents = [draw(_people(name, 62, 92, law=law)) for name in PARENTS[: draw(st.integers(0, 2))]]
    children = [draw(_people(name, 18, 49, law=law)) for name in CHILDREN[: draw(st.integers(1, 3))]]
    children = [one | {"daily_life": draw(_daily_lives(helped=law))} for one in children]
    siblings = SIBLINGS[: draw(st.integers(0, 2))]
    members = [person["name"] for person in (*parents, *children)]
    given: Part = {
        "first_year": FIRST_YEAR,
        "amounts": draw(st.sampled_from(["before_tax", "take_home"])) if law else "take_home",
        "municipality": draw(st.sampled_from([None, "04100", "14100"])),
        "parents": [{**parent, "funeral_yen": draw(YEN_PER_YEAR)} for parent in parents],
        "children": children,
        "siblings": [{"name": name} for name in siblings],
        "accounts": draw(st.lists(_accounts(members, returns=returns), max_size=4)),
        "incomes": draw(st.lists(_incomes(members), max_size=3)),
        "spending": [
            _no_special(),
            draw(_spending(members, "living")),
            *draw(st.lists(_spending(members), max_size=2)),
        ],
        "one_offs": draw(st.lists(_one_offs(members), max_size=3)),
        "insurances": draw(st.lists(_insurances(members), max_size=1)),
        "debts": draw(st.lists(_debts(members), max_size=1)),
        "home": draw(st.none() | _homes([*members, *siblings])),
        "wills": [draw(_wills(name, [*members, *siblings])) for name in members if draw(st.booleans())],
        "assumptions": draw(_assumptions(assistance)),
    }
    if law and parents and draw(st.booleans()):
        aid = {"parent": parents[0]["name"], "child": children[0]["name"], "entry_year": 2010}
        given["mutual_aid"] = [{**aid, "units": draw(st.sampled_from([1, 2]))}]
    if parents:
        given["split_from_year"] = draw(st.none() | LAST_YEARS)
    if moves and draw(st.booleans()):
        given["move"] = draw(_moves([*members, *siblings], given["home"]))
    return Household.model_validate(given)


@st.composite
def _people(draw: DrawFn, name: str, youngest: int, oldest: int, *, law: bool) -> Part:
    birth_year = FIRST_YEAR - draw(st.integers(youngest, oldest))
    person: Part = {
        "name": name,
        "sex": "male" if name in ("父", "長男", "次男") else "female",
        "birth_year": birth_year,
        "birth_month": draw(MONTHS),
        "last_age": draw(LAST_YEARS) - birth_year,
        "last_month": draw(st.sampled_from([12, 12, 1, 6])),
    }
    if law:
        person["old_age_pension"] = draw(_old_age_pensions())
        person["disability_pension"] = draw(st.none() | _disability_pensions())
    return person


def _daily_lives(*, helped: bool) -> SearchStrategy[Part]:
    """Some tasks told; help is counted at a guide price, so that it is drawn only with the law."""
    abilities = st.sampled_from([None, "alone", "with_help", "not_yet"])
    counted = st.booleans() if helped else st.just(False)
    return st.fixed_dictionaries({"cooking": abilities, "rubbish": abilities, "help_counted": counted})


def _old_age_pensions() -> SearchStrategy[Part]:
    typed = st.fixed_dictionaries(
        {
            "basic_yen_per_year": YEN_PER_YEAR,
            "employees_yen_per_year": YEN_PER_YEAR,
            "start_age": st.integers(60, 75),
        }
    )
    recorded = st.fixed_dictionaries(
        {
            "record": st.just({}),
            "treatment": st.sampled_from(["pay", "full_exempt", "half_exempt", "deferred", "unpaid"]),
        }
    )
    return st.just({}) | typed | recorded


def _disability_pensions() -> SearchStrategy[Part]:
    from_year = st.none() | LAST_YEARS
    return st.fixed_dictionaries({"grade": st.sampled_from([1, 2]), "from_year": from_year})


def _accounts(members: list[str], *, returns: bool) -> SearchStrategy[Part]:
    ratio = st.sampled_from([0.0, 0.01, -0.02]) if returns else st.just(0.0)
    owner = st.sampled_from(members)
    return st.fixed_dictionaries({"name": st.just("預金"), "owner": owner, "balance_yen": YEN, "return_ratio": ratio})


def _incomes(members: list[str]) -> SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "name": st.just("収入"),
            "person": st.sampled_from(members),
            "yen_per_year": YEN_PER_YEAR,
            "to_age": st.none() | st.integers(30, 95),
            "begins_with_death_of": st.none() | st.sampled_from(members),
            "only_when_alone": st.booleans(),
            "growth": st.sampled_from(["none", "wages", 0.01]),
        }
    )


def _no_special() -> Part:
    return {"name": "特別な支出", "kind": "special"}


def _spending(members: list[str], kind: str = "other") -> SearchStrategy[Part]:
    phases = ("both_parents_yen_per_month", "one_parent_yen_per_month", "child_alone_yen_per_month")
    return st.fixed_dictionaries(
        {
            "name": st.just("支出"),
            "kind": st.just(kind),
            **dict.fromkeys(phases, YEN_PER_MONTH),
            "paid_by": st.none() | st.sampled_from(members),
            "ends_with_death_of": st.none() | st.sampled_from(members),
            "every_years": st.sampled_from([1, 1, 2, 3]),
            "growth": st.sampled_from(["none", "prices"]),
        }
    )


def _one_offs(members: list[str]) -> SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "name": st.just("一度だけ"),
            "year": LAST_YEARS,
            "income_yen": YEN,
            "spending_yen": YEN,
            "person": st.none() | st.sampled_from(members),
        }
    )


def _insurances(members: list[str]) -> SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "name": st.just("生命保険"),
            "insured": st.sampled_from(members),
            "beneficiary": st.sampled_from(members),
            "benefit_yen": YEN,
            "premium_yen_per_year": st.integers(0, 200_000),
        }
    )


def _debts(members: list[str]) -> SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "name": st.just("借入"),
            "owner": st.sampled_from(members),
            "balance_yen": YEN,
            "payment_yen_per_year": YEN_PER_YEAR,
            "interest_ratio": st.sampled_from([0.0, 0.02]),
            "ends_with_death": st.booleans(),
        }
    )


def _homes(people: list[str]) -> SearchStrategy[Part]:
    owned = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["house", "flat"]),
            "owners": _shares(people),
            "property_tax_yen_per_year": st.integers(0, 200_000),
            "upkeep_yen_per_year": st.integers(0, 300_000),
        }
    )
    rented = st.fixed_dictionaries(
        {
            "kind": st.just("rented"),
            "rent_yen_per_month": st.integers(1, 90_000),
            "child_alone_rent_yen_per_month": st.none() | st.integers(0, 60_000),
        }
    )
    return owned | rented


@st.composite
def _moves(draw: DrawFn, people: list[str], home: Part | None) -> Part:
    new, sold = draw(_homes(people)), home is not None and home["kind"] != "rented" and draw(st.booleans())
    move: Part = {"home": new, "year": draw(st.none() | LAST_YEARS), "costs_yen": draw(st.none() | YEN_PER_YEAR)}
    if sold:
        move |= {"sale": "sell", "sale_yen": draw(st.none() | YEN)}
    if new["kind"] != "rented":
        move["price_yen"] = draw(st.none() | YEN)
    return move


def _shares(people: list[str]) -> SearchStrategy[list[Part]]:
    def halves(pair: tuple[str, str]) -> list[Part]:
        first, second = pair
        if first == second:
            return [{"name": first, "ratio": 1.0}]
        return [{"name": first, "ratio": 0.3}, {"name": second, "ratio": 0.7}]

    return st.just([]) | st.tuples(st.sampled_from(people), st.sampled_from(people)).map(halves)


def _wills(person: str, people: list[str]) -> SearchStrategy[Part]:
    heirs = [name for name in people if name != person]
    empty: Part = {"person": person}
    if not heirs:
        return st.just(empty)
    return st.fixed_dictionaries({"person": st.just(person), "money": _shares(heirs), "home": _shares(heirs)})


def _assumptions(assistance: bool | None) -> SearchStrategy[Part]:
    choice: SearchStrategy[Any] = st.booleans() if assistance is None else st.just(assistance)
    growth = st.sampled_from([0.0, 0.01, 0.02])
    return st.fixed_dictionaries({"price_growth_ratio": growth, "public_assistance": choice})
