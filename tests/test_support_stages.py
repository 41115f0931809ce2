"""支援の段階: gentle words, real measures, somebody who helps; and no number that changes by itself."""

from pathlib import Path

import pytest

from planner import desks, household_file, lawbook, measures, support_stages, wording_measures, wording_stages, words
from planner.desks import STAGES, Stage
from planner.measures import examples
from planner.ui import stage_card
from tests.test_desks import NEVER_SAID
from tests.test_house_rules import ENGINE, ROOT

SCENARIOS = sorted((ROOT / "scenarios").glob("*.toml"))
BOOK = lawbook.load()


def test_the_stages_stand_in_the_order_of_the_model() -> None:
    assert STAGES == ("family", "individual", "group", "participation")
    assert [support_stages.before(stage) for stage in STAGES] == [None, *STAGES[:-1]]
    assert support_stages.CHANGES.keys() == set(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_names_real_measures(stage: Stage) -> None:
    for change in support_stages.CHANGES[stage]:
        assert change.kind in examples.kinds()
        assert change.chosen.keys() <= examples.model_of(change.kind).model_fields.keys()


def test_what_the_stages_are_said_to_concern() -> None:
    kinds = {stage: {change.kind for change in support_stages.CHANGES[stage]} for stage in STAGES}
    assert "spend_less" in kinds["family"]
    assert "disability_pension" in kinds["individual"]
    assert "small_earnings" in kinds["participation"]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("stage", STAGES)
def test_a_family_gets_its_measures_ready_and_none_is_switched_on(path: Path, stage: Stage) -> None:
    family = household_file.load(path)
    before = family.model_copy(deep=True)
    found = support_stages.measures(stage, family)
    assert [one.measure for one in found] == [change.kind for change in support_stages.CHANGES[stage]]
    assert family == before
    for one in found:
        assert all(isinstance(refusal.code, str) for refusal in measures.refusals(family, one, BOOK))
        for lang in words.LANGUAGES:
            assert wording_measures.title(lang, one)


def test_no_calculation_knows_the_stages() -> None:
    assert not ENGINE & {"planner.support_stages", "planner.desks"}


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_told_gently_in_both_languages(lang: str, stage: Stage) -> None:
    told = wording_stages.stage(lang, stage)
    assert len(told.signs) == len(support_stages.SIGNS)
    assert len(told.changes) == len(support_stages.CHANGES[stage])
    everything = " ".join(
        [told.name, told.what, told.next, *told.signs, *(text for pair in told.changes for text in pair)]
    )
    assert not [word for word in (*NEVER_SAID, "must", "べき", "なければなりません") if word in everything]
    assert told.rule == words.t(lang, "stage.rule")
    assert told.rule in stage_card.card(lang, told)


def test_change_is_never_counted_on_beforehand() -> None:
    assert "選ぶまでは今のままの見通し" in words.t("ja", "stage.rule")
    assert "only as a measure that has been chosen" in words.t("en", "stage.rule")


@pytest.mark.parametrize(("lang", "remark"), [("ja", "お一人ずつ違い"), ("en", "Every course is different")])
def test_the_published_series_is_quoted_with_its_source_and_a_remark(lang: str, remark: str) -> None:
    series, source = wording_stages.published(lang)
    assert "8" in series or "eight" in series
    assert remark in series
    assert support_stages.SOURCE_PAGE in source


@pytest.mark.parametrize("code", [*desks.load().desks, None])
@pytest.mark.parametrize("stage", STAGES)
def test_somebody_helps_in_every_stage_and_town(code: str | None, stage: Stage) -> None:
    assert support_stages.who_helps(code, stage) == desks.for_stage(code, stage)
    assert support_stages.who_helps(code, stage)
