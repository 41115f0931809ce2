"""読みとり: what families type, and what is refused rather than guessed."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import words
from planner.household_fields import LARGEST_YEN
from planner.reading import Unreadable, read_age, read_birth, read_factor, read_ratio, read_year, read_yen

MANY = settings(max_examples=300, deadline=None)
UNKNOWN = ["", "  ", "　", "分からない", "わからない", "不明", "？", "unknown", "Unknown", "I don't know", "don’t know"]
READERS = [read_yen, read_year, read_age, read_ratio, lambda text: read_birth(text, 2026)]


def code_of(reader: Any, text: str, **more: Any) -> str:
    with pytest.raises(Unreadable) as refused:
        reader(text, **more)
    return refused.value.code


def outcome(reader: Any, text: str) -> tuple[Any, str | None]:
    try:
        return reader(text), None
    except Unreadable as refused:
        return None, refused.code


@pytest.mark.parametrize("text", UNKNOWN)
@pytest.mark.parametrize("reader", READERS)
def test_not_knowing_is_an_answer(reader: Any, text: str) -> None:
    assert reader(text) is None


@pytest.mark.parametrize(
    ("text", "amount_yen"),
    [
        ("0", 0),
        ("0円", 0),
        ("０万円", 0),
        ("なし", 0),
        ("ゼロ", 0),
        ("none", 0),
        ("2,500,000", 2_500_000),
        ("2500000円", 2_500_000),
        ("2,500,000 yen", 2_500_000),
        ("２５０万", 2_500_000),
        ("２，５００，０００円", 2_500_000),
        ("250万", 2_500_000),
        ("250万円", 2_500_000),
        (" 250 万円 ", 2_500_000),
        ("12.5万", 125_000),
        ("１２．５万円", 125_000),
        ("1.5億", 150_000_000),
        ("1億", 100_000_000),
        ("1億2000万", 120_000_000),
        ("1億2,000万円", 120_000_000),
        ("1億2000円", 100_002_000),
        ("1億2345万6789円", 123_456_789),
        ("1億2.5万円", 100_025_000),
        ("1万2000", 12_000),
        ("1万500円", 10_500),
        ("25万5円", 250_005),
        ("20000万", 200_000_000),
        ("1兆", LARGEST_YEN),
        ("約250万", 2_500_000),
        ("およそ250万円", 2_500_000),
        ("250万円くらい", 2_500_000),
        ("250万ほど", 2_500_000),
        ("¥2500000", 2_500_000),
        ("￥２，５００", 2_500),
        ("\\2500", 2_500),
        ("千円", 1_000),
        ("300千円", 300_000),
        ("２千５百円", 2_500),
        ("3千万", 30_000_000),
        ("12百万円", 12_000_000),
        ("三百万", 3_000_000),
        ("三百二十万五千円", 3_205_000),
        ("二五〇万", 2_500_000),
        ("一億二千万円", 120_000_000),
        ("十", 10),
        ("零", 0),
        ("100.0", 100),
        ("2.5 million yen", 2_500_000),
        ("300 thousand", 300_000),
        ("1 billion yen", 1_000_000_000),
    ],
)
def test_amounts_as_families_write_them(text: str, amount_yen: int) -> None:
    assert read_yen(text) == amount_yen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5万", "negative"),
        ("−5万", "negative"),
        ("▲5万", "negative"),
        ("△5万円", "negative"),
        ("ー5万", "negative"),
        ("¥-500", "negative"),
        ("2.5", "fraction"),
        ("12.34567万", "fraction"),
        ("0.1円", "fraction"),
        ("1兆1円", "too_large"),
        ("2000000000000", "too_large"),
        ("99999999999999999999999", "too_large"),
        ("月8万", "per_month"),
        ("月額8万円", "per_month"),
        ("月々8万", "per_month"),
        ("毎月８万円", "per_month"),
        ("8万円/月", "per_month"),
        ("80,000 yen a month", "per_month"),
        ("年100万", "per_year"),
        ("年間100万円", "per_year"),
        ("100万円／年", "per_year"),
        ("1億2000", "unit_missing"),
        ("25万5", "unit_missing"),
        ("1億2000万5", "unit_missing"),
        ("たくさん", "not_an_amount"),
        ("1e6", "not_an_amount"),
        ("2,5万", "not_an_amount"),
        ("1,2345", "not_an_amount"),
        ("12,34,567", "not_an_amount"),
        ("250 300", "not_an_amount"),
        ("250〜300万", "not_an_amount"),
        ("1.5億2000万", "not_an_amount"),
        ("2万万", "not_an_amount"),
        ("万", "not_an_amount"),
        ("1万20000", "not_an_amount"),
        ("1万2億", "not_an_amount"),
        ("2百5千", "not_an_amount"),
        ("2千5000", "not_an_amount"),
        ("1.2.3", "not_an_amount"),
        (".5", "not_an_amount"),
        ("円", "not_an_amount"),
        ("約", "not_an_amount"),
        ("月", "not_an_amount"),
        ("-", "not_an_amount"),
        ("--5", "negative"),
        ("٣万", "not_an_amount"),
        ("250man", "not_an_amount"),
        ("9" * 29, "not_an_amount"),
        ("nan", "not_an_amount"),
    ],
)
def test_unclear_amounts_are_refused(text: str, code: str) -> None:
    assert code_of(read_yen, text) == code


@MANY
@given(st.integers(0, LARGEST_YEN), st.sampled_from(words.LANGUAGES))
def test_an_amount_to_the_yen_is_read_as_it_is_written(amount_yen: int, lang: str) -> None:
    assert read_yen(words.yen(amount_yen, lang)) == amount_yen


@MANY
@given(st.integers(0, LARGEST_YEN // 10_000), st.sampled_from(words.LANGUAGES))
def test_an_amount_in_large_units_is_read_as_it_is_written(man: int, lang: str) -> None:
    assert read_yen(words.man_yen(man * 10_000, lang)) == man * 10_000


@MANY
@given(st.integers(0, 9_999), st.sampled_from(words.LANGUAGES))
def test_a_monthly_amount_is_read_as_it_is_written(thousand: int, lang: str) -> None:
    assert read_yen(words.man_yen_1(thousand * 1_000, lang)) == thousand * 1_000


@MANY
@given(st.integers(-10_000, 10_000), st.sampled_from(words.LANGUAGES))
def test_a_percentage_is_read_as_it_is_written(hundredths: int, lang: str) -> None:
    ratio = read_ratio(words.percent(hundredths / 10_000, lang))
    assert ratio is not None
    assert math.isclose(ratio, hundredths / 10_000, abs_tol=1e-12)


@MANY
@given(st.text(alphabet="0123456789０１２,，.．万億千百十兆円¥月年/-−▲約昭和平成令元歳才満% 　三二一〇分", max_size=12))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for reader in READERS:
        value, code = outcome(reader, text)
        assert value is None or value > -1.1
        assert code is None or words.has("ja", f"problem.{code}")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1948", 1948),
        ("1948年", 1948),
        ("１９４８年", 1948),
        ("西暦1948年", 1948),
        ("一九四八年", 1948),
        ("昭和23年", 1948),
        ("昭和 23 年", 1948),
        ("昭和２３", 1948),
        ("昭和二十三年", 1948),
        ("昭和23年生まれ", 1948),
        ("㍼23年", 1948),
        ("昭23", 1948),
        ("S23", 1948),
        ("ｓ２３", 1948),
        ("昭和元年", 1926),
        ("昭和64年", 1989),
        ("明治33年", 1900),
        ("明治45", 1912),
        ("大正元年", 1912),
        ("大正15", 1926),
        ("T15", 1926),
        ("平成元年", 1989),
        ("平成3", 1991),
        ("H31", 2019),
        ("令和元年", 2019),
        ("令和8年", 2026),
        ("R8", 2026),
        ("2200", 2200),
    ],
)
def test_years_western_and_japanese(text: str, year: int) -> None:
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("昭和65年", "era_year_out_of_range"),
        ("平成32", "era_year_out_of_range"),
        ("大正16", "era_year_out_of_range"),
        ("昭和0年", "era_year_out_of_range"),
        ("明治32年", "year_out_of_range"),
        ("令和183年", "year_out_of_range"),
        ("1899", "year_out_of_range"),
        ("2201", "year_out_of_range"),
        ("48", "not_a_year"),
        ("948", "not_a_year"),
        ("元年", "not_a_year"),
        ("s23.5", "not_a_year"),
        ("昭和23年5月", "not_a_year"),
        ("1948-05-01", "not_a_year"),
        ("令和8年度", "not_a_year"),
        ("慶応3年", "not_a_year"),
        ("X23", "not_a_year"),
        ("1,948", "not_a_year"),
        ("-1948", "not_a_year"),
        ("むかし", "not_a_year"),
    ],
)
def test_unclear_years_are_refused(text: str, code: str) -> None:
    assert code_of(read_year, text) == code


def test_the_last_year_of_an_era_is_told() -> None:
    with pytest.raises(Unreadable) as refused:
        read_year("昭和65年")
    place = ("parents", 0, "birth_year")
    sentence = words.problem("ja", refused.value.problem(place))
    assert sentence.startswith(
        "親御さん（1人目）の生まれ年が「昭和65年」になっていますが、昭和は1年（元年）から64年まで"
    )
    assert "Showa has the years 1 to 64" in words.problem("en", refused.value.problem(place))


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("78", 78),
        ("78歳", 78),
        ("７８才", 78),
        ("満78歳", 78),
        ("七十八歳", 78),
        ("七八歳", 78),
        ("0", 0),
        ("120", 120),
    ],
)
def test_ages(text: str, age: int) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize(
    ("text", "code"),
    [("121", "age_out_of_range"), ("78.5", "not_an_age"), ("数え78", "not_an_age"), ("-3", "not_an_age")],
)
def test_unclear_ages_are_refused(text: str, code: str) -> None:
    assert code_of(read_age, text) == code


@pytest.mark.parametrize(
    ("text", "birth_year"),
    [("78", 1948), ("78歳", 1948), ("1948", 1948), ("昭和23年", 1948), ("S23", 1948), ("120", 1906), ("0歳", 2026)],
)
def test_a_birth_is_read_from_a_year_or_an_age(text: str, birth_year: int) -> None:
    assert read_birth(text, 2026) == birth_year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("150", "age_out_of_range"),
        ("1850", "year_out_of_range"),
        ("昭和65年", "era_year_out_of_range"),
        ("むかし", "not_a_birth"),
        ("-3", "not_a_birth"),
    ],
)
def test_unclear_births_are_refused(text: str, code: str) -> None:
    assert code_of(read_birth, text, first_year=2026) == code


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("1%", 0.01),
        ("１．５％", 0.015),
        ("1", 0.01),
        ("0.01", 0.0001),
        ("1.1%", 0.011),
        ("100%", 1.0),
        ("-1%", -0.01),
        ("▲0.5％", -0.005),
        ("2パーセント", 0.02),
        ("2 percent", 0.02),
    ],
)
def test_percentages(text: str, ratio: float) -> None:
    assert read_ratio(text) == ratio


def test_minus_zero_is_zero() -> None:
    assert str(read_ratio("-0%")) == "0.0"


@pytest.mark.parametrize(
    ("text", "code"),
    [("101%", "percentage_out_of_range"), ("1割", "not_a_percentage"), ("1,5%", "not_a_percentage")],
)
def test_unclear_percentages_are_refused(text: str, code: str) -> None:
    assert code_of(read_ratio, text) == code


@pytest.mark.parametrize(
    ("text", "factor"),
    [("1", 1.0), ("２．１８", 2.18), ("1.5倍", 1.5), ("2 times", 2.0), ("", 1.0), ("分からない", 1.0)],
)
def test_factors(text: str, factor: float) -> None:
    assert read_factor(text) == factor


@pytest.mark.parametrize("text", ["-1", "1,5", "二倍くらい", "1.5%"])
def test_unclear_factors_are_refused(text: str) -> None:
    assert code_of(read_factor, text) == "not_a_factor"


def test_what_was_typed_is_kept_short_and_out_of_the_message() -> None:
    with pytest.raises(Unreadable) as refused:
        read_yen("秘密" * 1000)
    assert len(refused.value.given) <= 41
    assert "秘密" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["昭和21年5月3日", "昭和２１年５月３日生まれ", "昭和21年5月", "1946年5月3日", "1946/5/3", "1946-05-03", "S21.5.3"],
)
def test_a_whole_date_of_birth_is_read_as_its_year(text: str) -> None:
    assert read_birth(text, 2026) == 1946
