"""自治体の制度: offered, not offered, and nobody has looked; and which values of a town are stand-ins."""

from datetime import date
from pathlib import Path

import pytest

from planner import lawbook
from planner.lawbook import NATIONAL_FALLBACK, LawBook
from tests.test_lawbook import HEADER, LOCAL, TRIAL, line, parameter

ASKED = '[taxi]\nlabel_ja = "タクシー券"\nlabel_en = "Taxi vouchers"\n[rent]\nlabel_ja = "家賃"\nlabel_en = "Rent"\n'
OFFER = (
    '[offers.{key}]\nstatus = "{status}"\nname_ja = "券"\nname_en = "Vouchers"\nsource = "海辺市の案内の頁"\n'
    "checked_on = 2026-11-23\n"
)
BOOK = lawbook.load()


def write(folder: Path, offers: str) -> Path:
    for name in ("municipal", "local"):
        (folder / name).mkdir(parents=True)
    (folder / "trial.toml").write_text(TRIAL, encoding="utf-8")
    (folder / "local" / "programmes.toml").write_text(ASKED, encoding="utf-8")
    stand_ins = parameter("trial.own_yen", line("2024-01-01", "5"), unit="yen", confidence="unconfirmed")
    stand_ins += parameter("trial.fee_yen", line("2024-01-01", "7"), unit="yen", confidence="unconfirmed")
    (folder / "municipal" / "00000_national.toml").write_text(LOCAL.format(name="全国") + stand_ins, encoding="utf-8")
    own = parameter("trial.own_yen", line("2024-01-01", "9"), unit="yen")
    (folder / "municipal" / "99999_town.toml").write_text(LOCAL.format(name="海辺市") + own + offers, encoding="utf-8")
    return folder


@pytest.fixture
def book(tmp_path: Path) -> LawBook:
    offers = OFFER.format(key="taxi", status="offered") + OFFER.format(key="rent", status="not_offered")
    return lawbook.load(write(tmp_path, offers))


def test_a_programme_is_offered_not_offered_or_nobody_has_looked(book: LawBook) -> None:
    taxi, rent = book.offer("taxi", "99999"), book.offer("rent", "99999")
    assert taxi is not None
    assert rent is not None
    assert (taxi.status, rent.status) == ("offered", "not_offered")
    assert (taxi.name_ja, taxi.checked_on) == ("券", date(2026, 11, 23))
    assert book.offer("taxi", "12345") is None
    assert book.offer("taxi", None) is None


def test_a_programme_that_nobody_asks_for_is_refused_with_the_nearest(book: LawBook) -> None:
    with pytest.raises(LookupError) as refusal:
        book.offer("taxis", "99999")
    assert str(refusal.value) == "no local programme 'taxis'; did you mean 'taxi'?"


@pytest.mark.parametrize(
    ("offers", "message"),
    [
        (OFFER.format(key="bus", status="offered"), "offers.bus is not asked for, possible"),
        (OFFER.format(key="taxi", status="perhaps"), "offers.taxi.status is 'perhaps', possible"),
    ],
)
def test_an_offer_in_the_wrong_form_is_refused_by_name(tmp_path: Path, offers: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"99999_town.toml: {message}"):
        lawbook.load(write(tmp_path, offers))


def test_a_town_without_a_value_takes_the_stand_in_and_says_so(book: LawBook) -> None:
    assert book.parameter("trial.own_yen", "99999").entries[0].value == 9
    assert book.parameter("trial.fee_yen", "99999").entries[0].value == 7
    assert book.parameter("trial.fee_yen", "99999").mark(2026) == "unconfirmed"
    assert book.fallbacks("99999") == ("trial.fee_yen",)
    assert book.fallbacks(None) == book.fallbacks("12345") == ("trial.own_yen", "trial.fee_yen")


def test_a_folder_without_a_list_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "municipal").mkdir()
    (tmp_path / "trial.toml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "municipal" / "00000_national.toml").write_text(LOCAL.format(name="全国"), encoding="utf-8")
    assert lawbook.load(tmp_path).local_programmes == {}


def test_a_value_that_ended_within_the_year_is_not_known_for_that_year() -> None:
    rates = BOOK.parameter("national_health_insurance.medical_income_ratio", "04100")
    assert rates.entries[-1].ends == date(2026, 3, 31)
    assert [rates.mark(year) for year in (2025, 2026, 2027)] == ["confirmed", "projected", "projected"]


def test_every_local_programme_is_labelled_in_both_languages() -> None:
    for programme in BOOK.local_programmes.values():
        assert not programme.label_ja.isascii()
        assert programme.label_en.isascii()


def test_every_offer_has_names_a_source_and_notes_in_both_languages() -> None:
    offers = [offer for town in BOOK.offers.values() for offer in town.values()]
    assert offers
    for offer in offers:
        assert not offer.name_ja.isascii()
        assert offer.name_en.isascii()
        assert len(offer.source) >= 8
        assert bool(offer.note_ja) == bool(offer.note_en)


def test_sendai_has_answers_and_open_questions() -> None:
    found = BOOK.offer("disability_medical_subsidy", "04100")
    assert found is not None
    assert found.status == "offered"
    assert BOOK.offer("rent_support", "04100") is None


def test_the_nation_offers_nothing_of_its_own_and_its_stand_ins_are_unconfirmed() -> None:
    assert BOOK.offers[NATIONAL_FALLBACK] == {}
    assert {BOOK.local[NATIONAL_FALLBACK][key].confidence for key in BOOK.fallbacks(None)} == {"unconfirmed"}


@pytest.mark.parametrize("code", ["40100", "35202"])
def test_towns_whose_care_stages_nobody_found_take_the_stand_in(code: str) -> None:
    assert {key.partition(".")[0] for key in BOOK.fallbacks(code)} == {"long_term_care_insurance"}
    assert BOOK.fallbacks("04100") == ()
