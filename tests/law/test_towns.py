"""自治体のファイル: a town tells what somebody found for it, in one form; what is missing falls back and shows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from planner import lawbook
from planner.lawbook import NATIONAL_FALLBACK
from planner.parameter import Parameter

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how_to" / "add_a_municipality.md"
BOOK = lawbook.load()
STAND_INS = BOOK.local[NATIONAL_FALLBACK]
TOWNS = [code for code in BOOK.municipalities if code != NATIONAL_FALLBACK]
AREAS = ("1_1", "1_2", "2_1", "2_2", "3_1", "3_2")
PREFECTURE = re.compile("^(北海道|東京都|京都府|大阪府|.{2,3}県)")
RENT = "public_assistance.rent_limit_by_persons_yen_per_month"
CARE = "long_term_care_insurance"
STAGES = tuple(f"{CARE}.{key}" for key in ("taxed_from_yen", "taxed_yen_per_year"))
TOGETHER = (
    *(
        tuple(
            f"national_health_insurance.{part}_{levy}"
            for levy in ("income_ratio", "per_head_yen_per_year", "per_household_yen_per_year")
        )
        for part in ("medical", "support", "care", "childcare")
    ),
    *(
        tuple(f"late_elderly_medical_insurance.{part}_{levy}" for levy in ("income_ratio", "per_head_yen_per_year"))
        for part in ("medical", "childcare")
    ),
    (*STAGES, f"{CARE}.untaxed_household_yen_per_year", f"{CARE}.untaxed_person_yen_per_year"),
)
OF_THE_PREFECTURE = (
    "late_elderly_medical_insurance.",
    "public_assistance.winter_zone",
    "resident_tax.prefecture_flat_yen",
)

Local = Mapping[str, Mapping[str, Parameter]]


def own_name(code: str) -> str:
    """The town's name without its prefecture."""
    return PREFECTURE.sub("", BOOK.municipalities[code].name_ja)


@pytest.mark.parametrize("code", TOWNS)
def test_a_town_is_named_with_its_prefecture_in_both_languages(code: str) -> None:
    town = BOOK.municipalities[code]
    assert PREFECTURE.match(town.name_ja)
    assert own_name(code)
    assert town.name_en.isascii()
    assert ", " in town.name_en


@pytest.mark.parametrize("code", TOWNS)
def test_every_value_of_a_town_lies_over_one_of_the_nation_in_its_unit(code: str) -> None:
    assert BOOK.local[code]
    for key, value in BOOK.local[code].items():
        below = STAND_INS.get(key) or BOOK.national[key]
        assert (value.unit, type(value.entries[0].value)) == (below.unit, type(below.entries[0].value)), key


@pytest.mark.parametrize("code", TOWNS)
def test_what_a_town_did_not_find_falls_back_and_shows(code: str) -> None:
    assert set(BOOK.fallbacks(code)) == set(STAND_INS) - set(BOOK.local[code])
    for key in BOOK.fallbacks(code):
        assert BOOK.parameter(key, code) is STAND_INS[key]


def test_every_stand_in_is_marked_unconfirmed_and_says_why() -> None:
    for key, value in STAND_INS.items():
        assert value.confidence == "unconfirmed", key
        assert value.note_ja, key


@pytest.mark.parametrize("code", BOOK.local)
def test_what_belongs_together_is_found_together(code: str) -> None:
    """One levy of the town beside two stand-ins would be the premium of no town."""
    for group in TOGETHER:
        found = [key for key in group if key in BOOK.local[code]]
        assert found in ([], list(group)), f"{code}: give all of {group}, or none"


@pytest.mark.parametrize("code", BOOK.local)
def test_the_values_of_public_assistance_have_their_form(code: str) -> None:
    area, zone, rent = (
        BOOK.parameter(key, code) for key in ("public_assistance.area_class", "public_assistance.winter_zone", RENT)
    )
    assert {entry.value for entry in area.entries} <= set(AREAS)
    for entry in zone.entries:
        assert f"public_assistance.winter_zone_{entry.value:.0f}_yen_per_month" in BOOK.national
    for entry in rent.entries:
        assert isinstance(entry.value, tuple)
        assert len(entry.value) == 7
        assert list(entry.value) == sorted(entry.value)


@pytest.mark.parametrize("code", BOOK.local)
def test_the_stages_of_the_care_premium_begin_at_0_and_rise(code: str) -> None:
    for key, count in (("untaxed_household_yen_per_year", 3), ("untaxed_person_yen_per_year", 2)):
        assert {len(_list(entry.value)) for entry in BOOK.parameter(f"{CARE}.{key}", code).entries} == {count}
    bounds, amounts = (BOOK.parameter(key, code).entries for key in STAGES)
    assert [entry.first_day for entry in bounds] == [entry.first_day for entry in amounts]
    for bound, amount in zip(bounds, amounts, strict=True):
        assert len(_list(bound.value)) == len(_list(amount.value))
        assert _list(bound.value)[0] == 0
        assert list(_list(bound.value)) == sorted(set(_list(bound.value)))
        assert list(_list(amount.value)) == sorted(_list(amount.value))


def _list(value: object) -> tuple[float, ...]:
    assert isinstance(value, tuple)
    return value


def unlike_within_a_prefecture(local: Local) -> Iterator[str]:
    """Values of a prefecture or its union that differ between two of its towns."""
    first: dict[tuple[str, str], Parameter] = {}
    for code in TOWNS:
        for key, value in local[code].items():
            if key.startswith(OF_THE_PREFECTURE):
                told = first.setdefault((code[:2], key), value)
                if [(e.first_day, e.value) for e in told.entries] != [(e.first_day, e.value) for e in value.entries]:
                    yield f"{code}: {key}"


def test_the_towns_of_a_prefecture_agree_on_the_values_of_the_prefecture() -> None:
    assert not list(unlike_within_a_prefecture(BOOK.local))


def test_two_towns_of_a_prefecture_that_disagree_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = BOOK.local["04100"]["public_assistance.winter_zone"]
    other = replace(zone, entries=(replace(zone.entries[0], value=1.0),))
    neighbour = {**BOOK.local["04100"], zone.key: other}
    monkeypatch.setattr(f"{__name__}.TOWNS", ["04100", "04999"])
    assert list(unlike_within_a_prefecture({**BOOK.local, "04999": neighbour})) == [f"04999: {zone.key}"]


@pytest.mark.parametrize("code", TOWNS)
def test_no_value_of_a_town_rests_on_the_page_of_another_of_our_towns(code: str) -> None:
    """A value copied with its source, say; what a prefecture fixes for all its towns may be told by any of them."""
    others = [own_name(other) for other in TOWNS if other != code]
    for key, value in BOOK.local[code].items():
        named = [name for entry in value.entries for name in others if name in entry.source]
        assert not named or key.startswith(OF_THE_PREFECTURE), f"{code}: {key} rests on {named}"
    for offer in BOOK.offers[code].values():
        assert not [name for name in others if name in offer.source], f"{code}: {offer.programme}"


@pytest.mark.parametrize("code", TOWNS)
def test_readme_and_changelog_name_every_town(code: str) -> None:
    english = BOOK.municipalities[code].name_en.partition(",")[0]
    told = {"README.md": (own_name(code), english), "CHANGELOG.md": (english,)}
    for file, names in told.items():
        missing = [name for name in names if name not in (ROOT / file).read_text(encoding="utf-8")]
        assert not missing, f"{file} does not name the town"


def test_the_page_for_a_new_town_tells_every_value_that_a_town_can_have() -> None:
    told = set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text(encoding="utf-8")))
    for code in BOOK.local:
        for key in BOOK.local[code]:
            assert key.partition(".")[2] in told, f"{PAGE.name} does not tell of {key}"
