"""相談先: every file in its form, both languages, a source and a day; nobody is left without somebody to ask."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from planner import desks, lawbook, wording_desks, words
from planner.desks import STAGES, TOPICS, Desk, DirectoryError
from planner.lawbook import NATIONAL_FALLBACK
from planner.measures import examples
from planner.ui import desk_cards
from tests.test_house_rules import JAPANESE, WORDS_TO_AVOID

ALL = tuple(one for found in desks.load().desks.values() for one in found)
TOWNS = tuple(code for code in desks.load().desks if code != NATIONAL_FALLBACK)
NEVER_SAID = (*WORDS_TO_AVOID, "自立させる", "面倒をみる", "お荷物", "育て方", "社会復帰")
READ_EARLY_2025 = date(2025, 3, 31)
FIELDS = ("name", "purpose", "for_whom", "how")
SENDAI = "04100"


def of(desk: Desk) -> str:
    return f"{desk.code}.{desk.key}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(desks.FOLDER, tmp_path / "directory"))


def with_changed(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_town_with_a_law_file_has_a_directory_file_and_the_other_way_round() -> None:
    assert desks.load().desks.keys() == lawbook.load().municipalities.keys()
    named = {path.name for path in desks.FOLDER.glob("*_*.toml")}
    assert named == {path.name for path in (lawbook.LAW_FOLDER / "municipal").glob("*.toml")}


@pytest.mark.parametrize("desk", ALL, ids=of)
def test_a_desk_is_told_in_both_languages_without_words_that_hurt(desk: Desk) -> None:
    for field in FIELDS:
        japanese, english = getattr(desk, f"{field}_ja"), getattr(desk, f"{field}_en")
        assert not [word for word in NEVER_SAID if word in japanese]
        assert not JAPANESE.search(re.sub(r"\([^()]*\)", "", english)), english
        assert not re.search("[。、]", english.replace("ここにいるよ。", "")), english


@pytest.mark.parametrize("desk", ALL, ids=of)
def test_a_desk_is_dated_and_its_page_is_an_address(desk: Desk) -> None:
    assert re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]+(/\S*)?", desk.page)
    assert date(2020, 1, 1) <= desk.as_of <= date(2026, 11, 30)
    assert desk.code == NATIONAL_FALLBACK or desk.as_of >= READ_EARLY_2025


@pytest.mark.parametrize("desk", ALL, ids=of)
def test_hours_and_numbers_say_of_which_year_they_are(desk: Desk) -> None:
    for how in (desk.how_ja, desk.how_en):
        figures = re.sub("20[0-9]{2}", "", how)
        assert not re.search("[0-9]", figures) or re.search("20[0-9]{2}", how), how


@pytest.mark.parametrize("code", [*TOWNS, None, "13101"])
def test_in_every_town_somebody_can_be_asked_about_everything(code: str | None) -> None:
    directory = desks.load()
    found = [desks.for_topic(code, topic) for topic in TOPICS]
    found += [desks.for_stage(code, stage) for stage in STAGES]
    found += [desks.for_step(code, step) for step in directory.steps]
    found += [desks.for_action(code, f"measure.{kind}") for kind in directory.measures]
    for several in found:
        assert several
        assert len(set(several)) == len(several)
        codes = [one.code == NATIONAL_FALLBACK for one in several]
        assert codes == sorted(codes), "the town's own desks come first"
        assert codes[-1], "a desk that is found everywhere is among them"
        assert {one.code for one in several} <= {code, NATIONAL_FALLBACK}


def test_every_step_has_its_topics_and_those_at_home_are_named() -> None:
    texts = words.texts("ja")
    steps = {key.split(".")[1] for key in texts if key.startswith("step.") and key.count(".") == 1}
    assert set(desks.load().steps) == steps
    at_home = {step for step in steps if texts[f"step.{step}.office"].startswith("ご家族で")}
    assert {step for step in steps if desks.is_at_home(step)} == at_home


def test_every_kind_of_measure_has_its_topics() -> None:
    assert set(desks.load().measures) == set(examples.kinds())


def test_the_money_of_a_family_in_sendai_is_first_asked_of_the_life_plan_counselling() -> None:
    first = desks.for_step(SENDAI, "self_reliance_desk")[0]
    assert (first.code, first.key) == (SENDAI, "life_plan_after_parents")
    assert "ソーシャルワーカー" in first.purpose_ja


@pytest.mark.parametrize(
    ("topic", "key"),
    [("housing", "housing_support"), ("inheritance", "notary"), ("keeping", "social_welfare_council")],
)
def test_who_is_there_for_a_topic_above_all_comes_first(topic: desks.Topic, key: str) -> None:
    assert desks.for_topic(None, topic)[0].key == key


def test_what_a_file_says_is_to_be_done_leads_to_somebody() -> None:
    assert desks.for_action(SENDAI, "pension_record") == desks.for_step(SENDAI, "pension_record")
    services = desks.for_topic(SENDAI, "services")
    assert desks.for_action(SENDAI, "measure.group_home") == desks.for_action(SENDAI, "group_home") == services
    assert desks.for_action(None, "") == desks.for_topic(None, "first_talk")


def test_a_name_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(LookupError, match="no step 'pension_recrod'; did you mean 'pension_record'"):
        desks.for_step(SENDAI, "pension_recrod")
    with pytest.raises(LookupError, match="no topic"):
        desks.for_topic(SENDAI, "weather")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('stages = ["family"]', 'stages = ["famly"]', r"04100_sendai.toml: \[life_plan_after_parents\].stages"),
        ('page = "https', 'page = "ftp', r"04100_sendai.toml: \[life_plan_after_parents\].page"),
        ("as_of = 2025-03-31\n", "", r"04100_sendai.toml: \[life_plan_after_parents\].as_of: Field required"),
        ("name_en", "name_fr", r"04100_sendai.toml: \[life_plan_after_parents\].name_en: Field required"),
        ("source =", "sauce =", r"04100_sendai.toml: \[life_plan_after_parents\].source: Field required"),
        ('for_whom_en = "families', 'for_whom_en = 3 # "', r"\[life_plan_after_parents\].for_whom_en"),
        ("[life_plan_after_parents]", "[life_plan_after_parents", "04100_sendai.toml: "),
    ],
)
def test_a_fault_is_named_with_file_and_key(folder: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        desks.load(with_changed(folder, "04100_sendai.toml", old, new))


def test_a_directory_that_leaves_a_topic_to_nobody_is_refused(folder: Path) -> None:
    with pytest.raises(DirectoryError, match=r"00000_national\.toml: no desk for trust"):
        desks.load(with_changed(folder, "00000_national.toml", 'topics = ["trust"]', 'topics = ["bank"]'))


def test_a_table_of_steps_that_is_not_in_its_form_is_refused(folder: Path) -> None:
    with pytest.raises(DirectoryError, match=r"steps.toml: steps.will"):
        desks.load(with_changed(folder, "steps.toml", 'will = ["inheritance"]', 'will = ["weather"]'))


def test_a_step_at_home_that_is_not_in_the_table_is_refused(folder: Path) -> None:
    with pytest.raises(DirectoryError, match="at_home: no step 'live_wel'; did you mean 'live_well'"):
        desks.load(with_changed(folder, "steps.toml", '"live_well"', '"live_wel"'))


# In words


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("desk", ALL, ids=of)
def test_a_desk_in_words_says_as_of_when_and_where_to_look(lang: str, desk: Desk) -> None:
    told = wording_desks.desk(lang, desk)
    assert str(desk.as_of.year) in told.as_of
    assert told.page == desk.page
    assert bool(told.remark) == (desk.confirmation == "unconfirmed")
    assert bool(told.where) == (desk.code == NATIONAL_FALLBACK)
    assert {told.name, told.purpose, told.as_of} <= set(wording_desks.lines(lang, desk))


def test_the_day_of_a_state_is_the_end_of_a_month_or_a_day() -> None:
    assert wording_desks.as_of("ja", date(2025, 3, 31)) == "2025年3月末"
    assert wording_desks.as_of("en", date(2025, 3, 31)) == "the end of March 2025"
    assert wording_desks.as_of("ja", date(2025, 8, 14)) == "2025年8月14日"
    sentence = wording_desks.desk("ja", desks.for_topic(SENDAI, "money")[0]).as_of
    assert sentence == "2025年3月末の情報です。お出かけの前に、公式のページで確かめてください。"


def test_a_card_escapes_what_it_shows_and_links_plainly() -> None:
    told = wording_desks.desk("ja", ALL[0])
    odd = wording_desks.DeskText(**{**vars(told), "name": "<b>&", "page": 'https://a.jp/?a=1&b="'})
    card = desk_cards.card("ja", odd)
    assert "<h3>&lt;b&gt;&amp;</h3>" in card
    assert 'href="https://a.jp/?a=1&amp;b=&quot;" target="_blank" rel="noreferrer noopener"' in card
    assert "<img" not in card
    assert "<script" not in card
