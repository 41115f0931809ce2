"""根拠のことば (evidence): values of the law and placeholders, written with unit, first day, source and mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner import coverage, lawbook, words
from planner.offers import LocalProgramme, Offer
from planner.parameter import Parameter, Programme
from planner.placeholders import Placeholder
from planner.problems import path_of
from planner.projection import Projection
from planner.wording import own_word
from planner.wording_law import Fact, day, end_of, fact, in_language
from planner.words import t


@dataclass(frozen=True)
class Chapter:
    """One programme with the values that were used."""

    name: str
    statute: str
    apply_at: str
    papers: str
    left_out: str
    facts: tuple[Fact, ...]


def chapters(lang: str, p: Projection) -> Iterator[Chapter]:
    """制度ごとの根拠 — every law value that was read, by programme, in the order of reading."""
    book = lawbook.load()
    by_programme: dict[str, list[Parameter]] = {}
    for key, parameter in p.law.items():
        by_programme.setdefault(key.partition(".")[0], []).append(parameter)
    for key, parameters in by_programme.items():
        told = tuple(fact(lang, parameter, end_of(int(p.years[0]))) for parameter in parameters)
        yield _chapter(lang, book.programmes[key], told)


def _chapter(lang: str, programme: Programme, facts: tuple[Fact, ...]) -> Chapter:
    return Chapter(
        name=in_language(lang, programme, "name"),
        statute=programme.statute,
        apply_at=in_language(lang, programme, "apply_at"),
        papers=in_language(lang, programme, "papers"),
        left_out=in_language(lang, programme, "left_out"),
        facts=facts,
    )


def stand_in_words(lang: str, found: Placeholder, code: str | None) -> str:
    """仮の値のことば — the value that stands in for an empty field, where it comes from and from when it is."""
    parameter = lawbook.load().parameter(found.key, code)
    facts = {
        "amount": _stand_in_amount(lang, found, parameter),
        "label": in_language(lang, parameter, "label"),
        "year": parameter.entries[-1].first_day.year,
    }
    return t(lang, "evidence.stand_in", **facts)


def _stand_in_amount(lang: str, found: Placeholder, parameter: Parameter) -> str:
    """A placeholder has the unit of the field it stands for."""
    field = str(found.place[-1])
    if field.endswith("_yen_per_month") or isinstance(found.place[-1], int):
        return t(lang, "value.yen_per_month", amount=words.man_yen_1(found.value, lang))
    if field.endswith("_yen_per_year"):
        return t(lang, "value.yen_per_year", amount=words.man_yen(found.value, lang))
    if field.endswith("_yen"):
        return words.man_yen(found.value, lang)
    if field.endswith("_ratio"):
        return words.percent(found.value, lang)
    unit = "age" if field.endswith("_age") else "month" if field.endswith("_month") else parameter.unit
    return t(lang, f"value.{unit}", number=f"{found.value:g}")


def _where(lang: str, p: Projection, found: Placeholder) -> str:
    """Name the field, or the item that was added as a whole."""
    part, number = found.place[0], found.place[1]
    if part != "spending" or not isinstance(number, int) or number < len(p.given.spending):
        return words.place(lang, found.place, p.given)
    item = own_word(lang, p.household.spending[number].name, lawbook.load())
    fields = path_of(found.place)
    return t(lang, "place.part", whole=item, part=words.label(lang, fields)) if len(fields) > 1 else item


def stand_ins(lang: str, p: Projection) -> Iterator[tuple[str, str, Fact]]:
    """仮の値の一覧 — place, amount, and the law or guide value behind each placeholder."""
    book = lawbook.load()
    for found in p.placeholders:
        parameter = book.parameter(found.key, p.household.municipality)
        where = _where(lang, p, found)
        yield (
            where[:1].upper() + where[1:],
            _stand_in_amount(lang, found, parameter),
            fact(lang, parameter, end_of(int(p.years[0]))),
        )


def cases(lang: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """検算の例 — how many worked examples the rules are checked against: one sentence, and the number by kind."""
    counted, kinds = coverage.cases(), coverage.cases_by_kind()
    told = t(lang, "law.cases", count=sum(kinds.values()), programmes=len(counted))
    return told, tuple(
        (t(lang, f"law.cases.{kind}"), t(lang, "law.cases.count", count=count))
        for kind, count in kinds.items()
        if count
    )


@dataclass(frozen=True)
class OfTown:
    """自治体の制度 — what is known of one programme of a town: offered, not offered, or nobody has looked."""

    label: str
    name: str
    status: str
    source: str
    checked: str
    note: str


def town(lang: str, p: Projection) -> tuple[str, str, tuple[OfTown, ...]]:
    """お住まいの市 — name of the town, a sentence about what stands in, and its own programmes."""
    book, code = lawbook.load(), p.household.municipality
    if book.municipality(code).code == lawbook.NATIONAL_FALLBACK:
        return "", t(lang, "law.town_choose"), ()
    found = coverage.town(code, book)
    name = in_language(lang, book.municipality(code), "name")
    stand_in = t(lang, "law.town_stand_ins", name=name, count=len(found.stand_ins)) if found.stand_ins else ""
    offers = tuple(_offer(lang, book.local_programmes[key], offer) for key, offer in found.offers.items())
    return name, stand_in, offers


def _offer(lang: str, asked: LocalProgramme, offer: Offer | None) -> OfTown:
    label = in_language(lang, asked, "label")
    if offer is None:
        return OfTown(label, "", t(lang, "law.status.nobody_looked"), "", "", "")
    return OfTown(
        label=label,
        name=in_language(lang, offer, "name"),
        status=t(lang, f"law.status.{offer.status}"),
        source=t(lang, "evidence.source", source=offer.source),
        checked=t(lang, "law.looked", day=day(lang, offer.checked_on)),
        note=in_language(lang, offer, "note"),
    )
