"""Technical terms: each stands in the glossary or is listed, and each that a family at home reads is explained."""

import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import terms, words
from planner.words import LANGUAGES, texts
from tests.strategies import SOME
from tests.test_house_rules import ROOT

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]*")
SECTIONS_OF_LAW = ("制度", "年金と免除", "生活保護", "相続と住まい")
PLAIN = {"納付", "未納", "住み替え", "世帯主", "扶養する人", "給与所得者等", "持分", "子の加算"}
AT_HOME = ("home.", "easy.")


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Section, Japanese words and identifiers of each row of the glossary."""
    section = ""
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ").partition(" ")[0]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4:
            yield section, cells[0], re.findall(r"`([^`]+)`", cells[2])


def read_at_home(lang: str) -> dict[str, str]:
    return {key: text for key, text in texts(lang).items() if key.startswith(AT_HOME)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_stands_in_the_glossary_or_is_listed_as_everyday(lang: str) -> None:
    in_glossary = {identifier for _, _, identifiers in rows() for identifier in identifiers}
    found = {term.identifier for term in terms.known(lang)}
    assert not in_glossary & {*terms.EVERYDAY}
    assert found == (found & in_glossary) | {*terms.EVERYDAY}
    assert len({term.word for term in terms.known(lang)}) == len(found)


def test_readings_are_kana_and_meanings_are_one_line() -> None:
    for term in terms.known("ja"):
        assert KANA.fullmatch(term.reading), term
        assert bool(term.reading) == bool(re.search("[㐀-鿿]", term.word)), term
    for lang in LANGUAGES:
        for term in terms.known(lang):
            assert term.meaning.endswith(("。", "."))
            assert 10 < len(term.meaning) < 110, term


def test_every_word_of_the_law_that_a_family_reads_at_home_is_explained() -> None:
    of_law = {
        word
        for section, cell, _ in rows()
        if section in SECTIONS_OF_LAW
        for word in re.split("[・、]", re.sub("（.*?）", "", cell))
        if len(word) > 1 and word not in PLAIN
    }
    assert {"生活保護", "遺言", "日常生活自立支援事業"} <= of_law
    for key, text in read_at_home("ja").items():
        explained = "".join(term.word for term in terms.in_text("ja", text))
        missing = [word for word in of_law if word in text and word not in explained]
        assert not missing, f"{key}: {missing}"


def test_the_longest_term_wins_and_each_is_found_once_in_order() -> None:
    found = terms.in_text("ja", "生活保護と障害基礎年金。生活保護は相続税とはちがい、相続でもありません。")
    assert [term.identifier for term in found] == [
        "public_assistance",
        "disability_basic_pension",
        "inheritance_tax",
        "inheritance",
    ]


def test_english_terms_are_whole_words_in_any_case_also_of_several() -> None:
    def found(text: str) -> list[str]:
        return [term.identifier for term in terms.in_text("en", text)]

    assert found("The money will last; you can be trustful.") == []
    assert found("Think about writing a will. Trusts and Public assistance") == ["will", "trusts", "public_assistance"]
    assert found("No technical word") == []


def test_furigana_stands_above_the_terms_and_everything_is_escaped() -> None:
    assert terms.ruby("<b>相続</b>") == ("&lt;b&gt;<ruby>相続<rp>(</rp><rt>そうぞく</rt><rp>)</rp></ruby>&lt;/b&gt;")
    assert terms.ruby('"信託"さん & 父').startswith("&quot;<ruby>信託")
    assert terms.ruby("ファイナンシャル・プランナー") == "ファイナンシャル・プランナー"


WORDS = st.sampled_from([term.word for term in terms.known("ja")])


@SOME
@given(st.lists(st.one_of(st.text(max_size=8), WORDS), max_size=6).map("".join))
def test_without_its_furigana_a_text_is_the_same_text(text: str) -> None:
    assert html.unescape(re.sub("<rp>.*?</rp>|<rt>.*?</rt>|</?ruby>", "", terms.ruby(text))) == text


def test_no_text_at_home_uses_a_word_to_avoid() -> None:
    avoided = ("破綻", "絶望", "寄生", "死亡", "無職", "自立させる", "面倒", "お荷物", "育て方")
    for text in [*read_at_home("ja").values(), *(term.meaning for term in terms.known("ja"))]:
        assert not [word for word in avoided if word in text]


def test_easy_texts_are_short() -> None:
    for lang, most in (("ja", 90), ("en", 190)):
        for key, text in read_at_home(lang).items():
            if key.startswith("easy."):
                assert len(re.sub(r"\{.*?\}", "0000", text)) <= most, (key, text)
                ends = re.findall(r"[。?!]|\.(?=\s|$)", re.sub("^(いい知らせです。|Good news: )", "", text))
                assert len(ends) <= 2, (key, text)
    assert words.has("ja", "easy.until.lasts")
