"""ご家族シート (family sheet): one or two sheets of A4 for a case conference, from the family's file and its outlook.

Every text of the family is escaped by ``print_page``. For a sheet without names give the family of
``anonymous.anonymised`` and its projection.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from planner import answers, print_page, tables, wording, words
from planner.household import Child, Household, Person
from planner.household_talk import Action
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.projection import Projection
from planner.wording_law import day, in_language
from planner.words import choice, has, label, man_yen, t

ROUGH_FROM_YEN, ROUGH_YEN = 1_000_000, 100_000
MOST_OPEN = 10
MEASURE = "measure."

Rows = list[tuple[str, str]]


def page(lang: str, household: Household, p: Projection, lawbook: LawBook, *, on: date, anonymous: bool = False) -> str:
    """ご家族シート — the whole self-contained HTML page to print.

    Args:
        lang: "ja" or "en".
        household: The family, with what was said and agreed; already without names where ``anonymous``.
        p: Its projection as things are.
        lawbook: The law.
        on: Day of the sheet.
        anonymous: Whether years of birth, town and title are left out too.

    """
    inside = body(lang, household, p, lawbook, on=on, anonymous=anonymous)
    return print_page.page(lang, t(lang, "conference.title"), inside, dense=True)


def body(lang: str, household: Household, p: Projection, lawbook: LawBook, *, on: date, anonymous: bool = False) -> str:
    """紙の中身 — the sheet as a part of a page; arguments as of ``page``."""
    as_of = t(lang, "conference.day", day=day(lang, on))
    known = [] if anonymous or not household.title else [household.title]
    parts = {
        "household": print_page.pairs(_household(lang, household, lawbook, on=on, anonymous=anonymous)),
        "money": print_page.pairs(_money(lang, household, p, lawbook)),
        "care": print_page.pairs(_care(lang, household)),
        "health": print_page.pairs(_health(lang, household)),
        "daily": print_page.pairs(_daily(lang, household)),
        "people": print_page.pairs(_people(lang, household)),
        "open": _open(lang, household, p),
        "actions": _actions(lang, household),
    }
    return "".join(
        [
            print_page.heading(t(lang, "conference.title"), 1),
            print_page.paragraph(_joined(lang, [*known, as_of])),
            print_page.paragraph(t(lang, "conference.consent"), "lead"),
            *(print_page.heading(t(lang, f"conference.part.{part}")) + inside for part, inside in parts.items()),
            print_page.paragraph(t(lang, "conference.foot"), "small"),
        ]
    )


def _joined(lang: str, texts: Iterable[str]) -> str:
    return t(lang, "app.between").join(texts)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _note(lang: str, text: str) -> str:
    return text or t(lang, "conference.not_asked_yet")


def _noted(lang: str, household: Household, *names: str) -> Rows:
    """Fields of the talk with what was written there."""
    return [(label(lang, ("talk", name)), _note(lang, getattr(household.talk, name))) for name in names]


def _chosen(lang: str, household: Household, *names: str) -> Rows:
    """Fields of the talk with what was chosen there; what was not is left out."""
    talk = household.talk
    told = [(name, getattr(talk, name)) for name in names]
    return [(label(lang, ("talk", name)), choice(lang, name, value)) for name, value in told if value is not None]


def _household(lang: str, household: Household, lawbook: LawBook, *, on: date, anonymous: bool) -> Rows:
    """Who they are, how old, and where they live."""
    rows = []
    for kind, people in (("parent", household.parents), ("child", household.children), ("sibling", household.siblings)):
        for one in people:
            key = "conference.person.age" if anonymous else "conference.person"
            facts = {"role": one.name, "birth_year": one.birth_year}
            if one.birth_year is None:
                key = "conference.person.sibling_unknown"
            else:
                facts["age"] = on.year - one.birth_year - ((one.birth_month or 1) > on.month)
            rows.append((t(lang, f"conference.person.{kind}"), t(lang, key, **facts)))
    rows.append((t(lang, "conference.place"), _place(lang, household, lawbook, anonymous=anonymous)))
    return rows


def _place(lang: str, household: Household, lawbook: LawBook, *, anonymous: bool) -> str:
    home, town = household.home, lawbook.municipality(household.municipality)
    found = [] if anonymous or town.code == NATIONAL_FALLBACK else [in_language(lang, town, "name")]
    if home is not None:
        kind = choice(lang, "kind", home.kind)
        built = {"kind": kind, "built_year": home.building_year}
        found.append(t(lang, "conference.place.built", **built) if home.building_year else kind)
    return _note(lang, t(lang, "common.comma").join(found))


def _money(lang: str, household: Household, p: Projection, lawbook: LawBook) -> Rows:
    """Income and spending by phase, savings by owner, until when, what is missing and what carries then."""
    outlook = answers.outlook(p)
    living = wording.answer(lang, answers.living(p, outlook, lawbook, 0))
    phases = [
        t(
            lang,
            "conference.month.phase",
            phase=t(lang, f"phase.{phase.key}"),
            income_yen_per_month=phase.income_yen_per_month,
            spending_yen_per_month=phase.spending_yen_per_month,
        )
        for phase in tables.phases(p)
    ]
    rows = [(t(lang, "conference.savings"), _savings(lang, household))]
    owed = sum(debt.balance_yen or 0 for debt in household.debts)
    if owed:
        rows.append((t(lang, "conference.debts"), rough(lang, owed)))
    if outlook.told:
        rows.append((t(lang, "conference.month"), _lines(phases)))
    rows.append((t(lang, "conference.until"), living.sentence))
    return [*rows, (t(lang, "conference.behind"), living.amount)]


def rough(lang: str, yen: float) -> str:
    """おおまかな額 — an amount to 10万円 from 100万円 on, else to 1万円."""
    return man_yen(round(yen / ROUGH_YEN) * ROUGH_YEN if abs(yen) >= ROUGH_FROM_YEN else yen, lang)


def _savings(lang: str, household: Household) -> str:
    found = []
    for member in household.members:
        balances = [account.balance_yen for account in household.accounts if account.owner == member.name]
        known = [balance for balance in balances if balance is not None]
        if balances:
            key = "of" if len(known) == len(balances) else "more" if known else "unknown"
            amount = rough(lang, sum(known))
            found.append(t(lang, f"conference.savings.{key}", owner=member.name, amount=amount))
    return _lines(found) or t(lang, "conference.savings.none")


def _services(lang: str, household: Household, people: tuple[Person, ...]) -> Rows:
    names = {person.name for person in people}
    used = [f"{one.person} {choice(lang, 'kind', one.kind)}" for one in household.services if one.person in names]
    return [(t(lang, "conference.services"), _lines(dict.fromkeys(used)))] if used else []


def _care(lang: str, household: Household) -> Rows:
    return [*_noted(lang, household, "care"), *_services(lang, household, household.parents)]


def _health(lang: str, household: Household) -> Rows:
    """What was said, and what the person is granted."""
    rows = _noted(lang, household, "health")
    for child in household.children:
        pension = child.disability_pension
        granted = t(lang, "conference.pension.none")
        if pension is not None:
            granted = t(lang, "conference.pension.grade", grade=choice(lang, "grade", pension.grade))
        handbook = choice(lang, "disability_handbook", child.disability_handbook)
        rows += [(t(lang, "conference.handbook"), handbook), (t(lang, "conference.pension"), granted)]
    return [*rows, *_services(lang, household, household.children)]


def _daily(lang: str, household: Household) -> Rows:
    """What was said, and for each child what is done alone, with help, or not yet."""
    rows = _noted(lang, household, "daily")
    for child in household.children:
        tasks = _lines(ready(lang, child))
        rows.append((t(lang, "conference.ready", name=child.name), _note(lang, tasks)))
    return rows


def ready(lang: str, child: Child) -> Iterator[str]:
    """できること — the tasks of daily life by how far they go, one line for each answer; those not asked come last."""
    by_ability: dict[str, list[str]] = {}
    for task, value in child.daily_life:
        if isinstance(value, bool):
            continue
        task_words = label(lang, ("children", "daily_life", task))
        ability = t(lang, "conference.not_asked_yet") if value is None else choice(lang, task, value)
        by_ability.setdefault(ability, []).append(task_words)
    unknown = t(lang, "conference.not_asked_yet")
    for ability in sorted(by_ability, key=lambda one: one == unknown):
        yield t(lang, "conference.ready.one", task=tuple(by_ability[ability]), ability=ability)


def _people(lang: str, household: Household) -> Rows:
    """Who helps, who knows what and what may be told, the stage of support, and the worries."""
    talk = household.talk
    worries = [choice(lang, "worries", worry) for worry in talk.worries]
    return [
        *_noted(lang, household, "helpers", "who_knows", "may_be_told"),
        *([(label(lang, ("talk", "telling")), talk.telling)] if talk.telling else []),
        *_chosen(lang, household, "child_told", "siblings_told", "support_stage"),
        (t(lang, "conference.worries"), _note(lang, _lines(worries))),
    ]


def _open(lang: str, household: Household, p: Projection) -> str:
    """What is not known: the places where a typical value stands in."""
    found = [*dict.fromkeys(words.place(lang, one.place, household) for one in p.placeholders)]
    if not found:
        return print_page.paragraph(t(lang, "conference.nothing_open"))
    shown = found[:MOST_OPEN]
    if len(found) > MOST_OPEN:
        shown.append(t(lang, "conference.open.more", count=len(found) - MOST_OPEN))
    listed = t(lang, "common.comma").join(shown)
    return print_page.paragraph(t(lang, "conference.open.text")) + print_page.paragraph(listed)


def _actions(lang: str, household: Household) -> str:
    """Who does what by when, the nearest day first and what is done last; and the next day."""
    talk = household.talk
    ordered = sorted(talk.actions, key=lambda one: (one.done, one.by is None, one.by or date.max))
    listed = print_page.bullets(_action(lang, one) for one in ordered)
    rows = []
    if talk.next_day is not None or talk.next_place:
        on = t(lang, "conference.not_asked_yet") if talk.next_day is None else day(lang, talk.next_day)
        rows.append((t(lang, "conference.next"), t(lang, "conference.next.day", day=on, place=talk.next_place).strip()))
    return (listed or print_page.paragraph(t(lang, "conference.actions.none"))) + print_page.pairs(rows)


def _action(lang: str, one: Action) -> str:
    what = one.words or step_words(lang, one.step)
    if one.done:
        return t(lang, "conference.action.done", what=what)
    who = one.who or t(lang, "conference.action.nobody")
    by = t(lang, "conference.action.some_day")
    if one.by is not None:
        by = t(lang, "conference.action.until", day=day(lang, one.by))
    return t(lang, "conference.action", what=what, who=who, by=by)


def step_words(lang: str, code: str) -> str:
    """することのことば — the words of a step or of a measure by its code; an unknown code stays as it is."""
    kind = code.removeprefix(MEASURE)
    if has(lang, f"step.{code}"):
        return t(lang, f"step.{code}")
    return choice(lang, "measure", kind) if has(lang, f"choice.measure.{kind}") else code
