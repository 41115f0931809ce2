"""文言: how amounts, places and fields are written for families."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from planner import lawbook, words
from planner.household import Household
from planner.problems import Place, all_paths, limits
from planner.words import man_yen, man_yen_1, percent, t, yen

PATHS = tuple(all_paths())
HOUSEHOLD = Household.model_validate(
    {
        "first_year": 2026,
        "parents": [{"name": "母", "birth_year": 1948}],
        "children": [{"name": "健一", "birth_year": 1978}],
        "accounts": [{"name": "ゆうちょ", "owner": "母"}],
        "wills": [{"person": "母", "money": [{"name": "健一", "ratio": 1.0}]}],
    }
)


@pytest.mark.parametrize(
    ("amount_yen", "japanese", "english"),
    [
        (0, "0円", "0 yen"),
        (8_000, "8,000円", "8,000 yen"),
        (9_999, "9,999円", "9,999 yen"),
        (10_000, "1万円", "10,000 yen"),
        (14_999, "1万円", "10,000 yen"),
        (15_000, "2万円", "20,000 yen"),
        (300_000, "30万円", "300,000 yen"),
        (995_000, "100万円", "1 million yen"),
        (1_200_000, "120万円", "1.2 million yen"),
        (10_940_000, "1,094万円", "10.94 million yen"),
        (99_994_999, "9,999万円", "99.99 million yen"),
        (99_995_000, "1億円", "100 million yen"),
        (120_000_000, "1億2,000万円", "120 million yen"),
        (123_456_789, "1億2,346万円", "123.46 million yen"),
        (1_000_000_000_000, "1兆円", "1 trillion yen"),
        (1_000_200_000_000, "1兆2億円", "1.0002 trillion yen"),
        (-8_000, "▲8,000円", "−8,000 yen"),
        (-1_200_000, "▲120万円", "−1.2 million yen"),
        (-15_000, "▲2万円", "−20,000 yen"),
        (-0.4, "0円", "0 yen"),
        (9_999.6, "1万円", "10,000 yen"),
        (np.float64(10_940_000.0), "1,094万円", "10.94 million yen"),
        (np.int64(300_000), "30万円", "300,000 yen"),
    ],
)
def test_amounts_are_written_in_the_large_units_of_the_language(amount_yen: float, japanese: str, english: str) -> None:
    assert (man_yen(amount_yen, "ja"), man_yen(amount_yen, "en")) == (japanese, english)


@pytest.mark.parametrize(
    ("amount_yen", "japanese", "english"),
    [
        (108_000, "10.8万円", "108,000 yen"),
        (100_000, "10万円", "100,000 yen"),
        (70_608, "7.1万円", "71,000 yen"),
        (9_300, "9,300円", "9,300 yen"),
        (1_083_500, "108.4万円", "1.084 million yen"),
        (-108_000, "▲10.8万円", "−108,000 yen"),
        (120_004_000, "1億2,000万円", "120 million yen"),
    ],
)
def test_monthly_amounts_keep_one_decimal(amount_yen: float, japanese: str, english: str) -> None:
    assert (man_yen_1(amount_yen, "ja"), man_yen_1(amount_yen, "en")) == (japanese, english)


@pytest.mark.parametrize(
    ("amount_yen", "japanese", "english"),
    [
        (1_094_321, "1,094,321円", "1,094,321 yen"),
        (-5, "▲5円", "−5 yen"),
        (0.5, "1円", "1 yen"),
        (-0.5, "▲1円", "−1 yen"),
    ],
)
def test_exact_amounts_keep_every_yen(amount_yen: float, japanese: str, english: str) -> None:
    assert (yen(amount_yen, "ja"), yen(amount_yen, "en")) == (japanese, english)


@pytest.mark.parametrize(
    ("ratio", "japanese", "english"),
    [
        (0, "0%", "0%"),
        (0.015, "1.5%", "1.5%"),
        (0.1, "10%", "10%"),
        (1, "100%", "100%"),
        (0.12345, "12.35%", "12.35%"),
        (-0.01, "▲1%", "−1%"),
    ],
)
def test_ratios_are_written_as_percent(ratio: float, japanese: str, english: str) -> None:
    assert (percent(ratio, "ja"), percent(ratio, "en")) == (japanese, english)


@pytest.fixture
def own_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with our own texts in place of the planner's, beside the ones every text needs."""
    for lang in words.LANGUAGES:
        common = (words.TEXT_FOLDER / lang / "common.toml").read_text(encoding="utf-8")
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "common.toml").write_text(common, encoding="utf-8")
    monkeypatch.setattr(words, "TEXT_FOLDER", tmp_path)
    words.texts.cache_clear()
    yield tmp_path
    words.texts.cache_clear()


def test_the_end_of_a_facts_name_is_its_unit(own_texts: Path) -> None:
    template = (
        '"x" = "{left_yen}, {yen}, {paid_yen_per_year}, {rent_yen_per_month}, {share_ratio}, {year}, {last_age}, {n}"'
    )
    (own_texts / "ja" / "x.toml").write_text(template, encoding="utf-8")
    facts = {"left_yen": 10_940_000, "yen": 9_000, "paid_yen_per_year": 300_000.4, "rent_yen_per_month": 54_000}
    more = {"share_ratio": 0.25, "year": np.float64(2031.0), "last_age": 63, "n": 12_000}
    assert t("ja", "x", **facts, **more) == "1,094万円, 9,000円, 30万円, 5.4万円, 25%, 2031, 63, 12000"


def test_unknown_lists_and_texts_are_written_as_they_are(own_texts: Path) -> None:
    (own_texts / "ja" / "x.toml").write_text('"x" = "{savings_yen}・{names}・{none}・{rent_yen}"', encoding="utf-8")
    written = t("ja", "x", savings_yen=None, names=("父", "母"), none=(), rent_yen="月6万円")
    assert written == "分からない・父、母・なし・月6万円"


def test_braces_of_a_family_are_no_placeholders() -> None:
    assert t("ja", "given.text", text="{place}") == "「{place}」"


def test_facts_may_have_any_name() -> None:
    assert t("ja", "given.text", text="a", lang="b", key="c") == "「a」"


def test_what_is_missing_is_named(own_texts: Path) -> None:
    (own_texts / "ja" / "x.toml").write_text('"x" = "{year}"', encoding="utf-8")
    with pytest.raises(LookupError, match=r"no text 'finding\.nothing' in 'ja'"):
        t("ja", "finding.nothing")
    with pytest.raises(LookupError, match="the text 'x' in 'ja' needs the fact 'year'"):
        t("ja", "x")
    with pytest.raises(LookupError, match="no language 'fr'"):
        t("fr", "x")


def test_a_text_stands_in_one_file_only(own_texts: Path) -> None:
    (own_texts / "ja" / "x.toml").write_text('"common.yes" = "うん"', encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.toml repeats the text 'common\.yes'"):
        words.texts("ja")


def test_texts_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        words.texts("ja")["common.yes"] = "うん"  # type: ignore[index]


def test_has_says_whether_a_text_exists() -> None:
    assert words.has("ja", "common.yes")
    assert not words.has("ja", "common.perhaps")


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_every_field_and_every_choice_has_its_words(lang: str, path: tuple[str, ...]) -> None:
    assert words.has(lang, "field." + ".".join(path))
    for value in limits(path).get("choices", ()):
        assert words.choice(lang, path[-1], value)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_no_words_are_left_over_for_fields_that_do_not_exist(lang: str) -> None:
    fields = {"field." + ".".join(path) for path in PATHS}
    choices = {
        f"choice.{path[-1]}.{value}"
        for path in PATHS
        for value in (*limits(path).get("choices", ()), *limits((*path, 0)).get("choices", ()))
    }
    lists = {"item." + ".".join(path) for path in PATHS if limits((*path, 0)) != limits(path) or is_list(path)}
    of_calculators = tuple(f"choice.{programme}." for programme in lawbook.load().programmes)
    all_worded = {key for key in words.texts(lang) if key.startswith(("field.", "choice.", "item."))}
    worded = {key for key in all_worded if not key.startswith(of_calculators)}
    assert worded == fields | choices | lists | {"item.other"}


def is_list(path: tuple[str, ...]) -> bool:
    """Whether the items of a list stand at a path: the model says how many, or its people have names and shares."""
    return "most" in limits(path) or path[-1] in ("owners", "money") or path == ("wills", "home")


@pytest.mark.parametrize(
    ("place", "japanese", "english"),
    [
        ((), "ご家族の内容", "the household"),
        (("first_year",), "見通しの最初の年", "first year of the plan"),
        (("accounts",), "口座", "accounts"),
        (("accounts", 2), "口座（3つ目）", "account 3"),
        (("accounts", 2, "balance_yen"), "口座（3つ目）の残高", "balance of account 3"),
        (("accounts", 11, "balance_yen"), "口座（12番目）の残高", "balance of account 12"),
        (("parents", 1, "birth_year"), "親御さん（2人目）の生まれ年", "year of birth of parent 2"),
        (
            ("children", 0, "old_age_pension", "record", "paid_months"),
            "ご本人（1人目）の国民年金を納めた月数",
            "months of national pension paid of child 1",
        ),
        (
            ("wills", 0, "money", 1, "ratio"),
            "遺言（1つ目）のお金を受け取る人（2人目）の割合",
            "share of heir of the money 2 of will 1",
        ),
        (("accounts", 0, "balanse"), "口座（1つ目）の「balanse」", "“balanse” of account 1"),
        (("household", 4, "size"), "5つ目の「size」", "“size” of item 5"),
    ],
)
def test_places_are_named_as_a_family_would(place: Place, japanese: str, english: str) -> None:
    assert (words.place("ja", place), words.place("en", place)) == (japanese, english)


@pytest.mark.parametrize(
    ("place", "japanese", "english"),
    [
        (("accounts", 0, "balance_yen"), "口座（ゆうちょ）の残高", "balance of account “ゆうちょ”"),
        (("wills", 0, "money", 0, "ratio"), "遺言（母）のお金を受け取る人（健一）の割合", None),
        (("accounts", 5, "balance_yen"), "口座（6つ目）の残高", "balance of account 6"),
    ],
)
def test_names_replace_numbers_where_they_are_known(place: Place, japanese: str, english: str | None) -> None:
    assert words.place("ja", place, HOUSEHOLD) == japanese
    assert english is None or words.place("en", place, HOUSEHOLD) == english


@pytest.mark.parametrize("junk", [3, "text", {"accounts": "text"}, {"accounts": [{"name": 5}]}, {"accounts": {}}, []])
def test_data_that_is_no_household_keeps_the_numbers(junk: object) -> None:
    assert words.place("ja", ("accounts", 0, "balance_yen"), junk) == "口座（1つ目）の残高"


def test_a_measure_goes_by_its_kind_as_several_may_be_one_parents() -> None:
    measures = [{"measure": "will", "parent": "父"}, {"measure": "life_insurance", "parent": "父"}, {"measure": "x"}]
    plans = {"plans": [{"name": "案1", "measures": measures}]}
    place = ("plans", 0, "measures", 1, "premium_yen_per_year")
    assert words.place("ja", place, plans) == "案（案1）の対策（親御さんの生命保険）の1年の保険料"
    assert words.place("ja", (*place[:3], 2), plans) == "案（案1）の対策（3つ目）"


def test_a_blank_or_endless_name_is_no_name() -> None:
    blank = {"accounts": [{"name": "\u202e "}, {"name": "あ" * 500}]}
    assert words.place("ja", ("accounts", 0), blank) == "口座（1つ目）"
    assert words.place("ja", ("accounts", 1), blank) == "口座（" + "あ" * 40 + "…）"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("長男", "長男さん"),
        ("ご本人", "ご本人"),
        ("花子さん", "花子さん"),
        ("太郎くん", "太郎くん"),
        ("山田様", "山田様"),
        ("父", "お父さま"),
        ("お母さん", "お母さん"),
        ("叔母", "叔母さん"),
    ],
)
def test_nobody_is_addressed_twice(name: str, called: str) -> None:
    sentence = words.t("ja", "finding.record_unknown", name=name)
    assert sentence.startswith(f"{called}の")
