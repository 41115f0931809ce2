"""世帯分離: what moves when the children have a household of their own in the resident register, and what does not.

The figures are worked out by hand from the law book: Sendai, a whole year of fiscal 2026 (2027 and later), no growth.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks import plain_loop, same_table
from planner import findings, futures, lawbook, switches, working
from planner import household_file as files
from planner.household import Household
from planner.lawbook import Cell, LawBook
from planner.projection import Projection, project
from planner.ui import edit
from tests.builders import Part, child, household, item, old_age, parent, yen_by_year
from tests.pension_families import pension_families
from tests.strategies import FEW, SOME, households

SENDAI = "04100"
BOOK = lawbook.load()
NHI, LATE, CARE = "national_health_insurance", "late_elderly_medical_insurance", "long_term_care_insurance"
SUPPLEMENT = "old_age_pension_supplement"
SPLIT_YEAR = 2028
BEFORE, AFTER = 1, 2  # 2027 and 2028
SON_ALONE_YEN = 15_903 + 6_105 + 4_878 + 614
"""7割: 医療 8,073 + 7,830, 支援 3,099 + 3,006, 介護 2,787 + 2,091, 子ども 383.7 + 230.7 (cut)."""


def family(*parents: Part, children: Any = None, split: int | None = SPLIT_YEAR, **parts: Any) -> Household:
    given_: Part = {"municipality": SENDAI, "amounts": "before_tax", "split_from_year": split, "spending": [item("x")]}
    return household(parents=list(parents), children=children or [child(age=50, last_age=70)], **given_ | parts)


def run(given_: Household, book: LawBook = BOOK) -> Projection:
    return project(given_, futures.calm(given_, book), book)


def pensioner(yen: int, name: str = "母", age: int = 80, last_age: int = 92, **more: Any) -> Part:
    return parent(name, age, last_age, old_age_pension=old_age(yen, **more))


def wages(person: str, yen: int) -> Part:
    return {"name": "給与", "kind": "wages", "person": person, "yen_per_year": yen}


def service(kind: str, person: str, bill: int) -> Part:
    return {"name": "利用", "kind": kind, "person": person, "bill_yen_per_month": bill}


def of_both_years(p: Projection, programme: str, person: str | None = None) -> tuple[int, int]:
    yen = yen_by_year(p, programme, person)
    return -yen[BEFORE], -yen[AFTER]


def test_two_bills_of_the_health_insurance_cost_more_than_one() -> None:
    """母70 has 2,000,000 of pension: income 900,000, base 470,000, tested 750,000.

    Together the limit of 5割 is 430,000 + 2 × 310,000. 医療 38,822 + 26,910 + 13,050, 支援 14,899 + 10,330 + 5,010,
    介護 4,645 + 3,485, 子ども 1,269 + 1,279 + 384.5 (cut): 78,782 + 30,239 + 8,130 + 2,932 = 120,083.
    Apart she is over 740,000 and has 2割: 医療 38,822 + 21,528 + 20,880, 支援 14,899 + 8,264 + 8,016, 子ども 1,269 +
    1,023.2 + 615.2 (cut): 81,230 + 31,179 + 2,907 = 115,316; he has 7割.
    """
    p = run(family(pensioner(2_000_000, age=70)))
    assert of_both_years(p, NHI) == (120_083, 115_316 + SON_ALONE_YEN)
    assert -yen_by_year(p, NHI, "母")[AFTER] == 115_316
    assert -yen_by_year(p, NHI, "長男")[AFTER] == SON_ALONE_YEN
    assert [line.payer for line in p.lines if line.programme == NHI] == [None] * 3


def test_a_head_who_is_not_insured_stops_counting_in_the_other_household() -> None:
    """父80 has 4,000,000 of pension and stops every reduction; five years after his 75th birthday 平等割 is at 3/4.

    医療 26,910 + 19,575, 支援 10,330 + 7,515, 介護 9,290 + 6,970, 子ども 1,279 + 769: 82,638. Apart: the son's own 7割.
    """
    p = run(family(pensioner(4_000_000, "父")))
    assert of_both_years(p, NHI) == (82_638, SON_ALONE_YEN)


def test_the_household_left_behind_becomes_a_special_one() -> None:
    """父76 moved on at 75; 母70 stays insured: with the son two are insured, apart she is alone and 平等割 is at 1/2.

    Both have 700,000 of pension and 7割: 医療 8,073 + 3,915, 支援 3,099 + 1,503, 子ども 383.7 + 230.7 (cut).
    """
    p = run(family(pensioner(700_000, "父", age=76), pensioner(700_000, age=70)))
    assert -yen_by_year(p, NHI, "母")[AFTER] == 11_988 + 4_602 + 614
    assert -yen_by_year(p, NHI, "長男")[AFTER] == SON_ALONE_YEN


def test_premiums_from_75_on_never_looked_at_the_children() -> None:
    given_ = family(pensioner(700_000, "父"), pensioner(1_800_000), incomes=[wages("長男", 3_000_000)])
    together = given_.model_copy(update={"split_from_year": None})
    for name in ("父", "母"):
        assert yen_by_year(run(given_), LATE, name) == yen_by_year(run(together), LATE, name)


def test_a_child_of_75_is_reduced_by_the_own_household() -> None:
    """A daughter of 77 beside a mother of 95 with 4,000,000: no reduction; apart 7.2割 and 7割 of 52,200 and 1,370.

    52,200 × 0.28 = 14,616 and 1,370 × 0.3 = 411, each cut to 100 yen: 14,600 + 400. Whole: 52,200 + 1,300.
    """
    p = run(family(pensioner(4_000_000, age=95, last_age=104), children=[child("長女", 77, 90)]))
    assert of_both_years(p, LATE, "長女") == (53_500, 15_000)


def test_the_care_premium_falls_to_the_stage_of_an_untaxed_household() -> None:
    p = run(family(pensioner(700_000), incomes=[wages("長男", 3_000_000)]))
    assert of_both_years(p, CARE, "母") == (62_000, 20_700)


def test_a_taxed_parent_keeps_the_own_stage() -> None:
    """An income of 1,900,000 is in the stage from 1,250,000 on, in whatever household."""
    assert of_both_years(run(family(pensioner(3_000_000))), CARE, "母") == (91_100, 91_100)


def test_the_supplement_of_the_pension_is_gained() -> None:
    """240 of 480 months paid: 5,620 × 240 / 480 = 2,810 yen a month, once nobody of the own household is taxed."""
    mother = pensioner(700_000, record={"paid_months": 240})
    p = run(family(mother, incomes=[wages("長男", 3_000_000)]))
    assert of_both_years(p, SUPPLEMENT, "母") == (0, -12 * 2_810)


def test_the_exemption_looks_at_the_own_head() -> None:
    """父's 3,000,000 refuse the exemption until the son is head of his own household."""
    son = child(age=40, last_age=60, old_age_pension={"treatment": "full_exempt"})
    p = run(family(pensioner(3_000_000, "父"), children=[son]))
    assert p.flow.exemption_granted["長男"][0, :5].tolist() == [False, False, True, True, True]
    refused = [f for f in findings.all_findings(p, BOOK) if f.code == "exemption_not_granted"]
    assert [(f.facts["year"], f.facts["years"]) for f in refused] == [(2026, 2)]


def test_the_first_child_heads_the_household_of_the_children() -> None:
    """The sister's exemption looks at her brother, whose 2,500,000 of wages refuse it."""
    sister = child("長女", 40, 60, old_age_pension={"treatment": "full_exempt"})
    home = family(pensioner(500_000), children=[child("長男", 45, 60), sister], incomes=[wages("長男", 2_500_000)])
    p = run(home)
    assert p.flow.exemption_granted["長女"][0, :4].tolist() == [True, True, False, False]


def test_the_note_on_the_head_is_not_told_where_the_child_heads() -> None:
    son = child(age=40, last_age=60, old_age_pension={"treatment": "full_exempt"})

    def codes(split: int | None) -> set[str]:
        return {f.code for f in findings.all_findings(run(family(pensioner(0), children=[son], split=split)), BOOK)}

    assert "exemption_by_head" in codes(None)
    assert "exemption_by_head" in codes(SPLIT_YEAR)
    assert "exemption_by_head" not in codes(2026)


def test_the_ceiling_of_care_follows_the_own_household() -> None:
    """A tenth of 300,000 under 44,400; in an untaxed household with 700,000 of pension 15,000 a month."""
    home = family(pensioner(700_000), incomes=[wages("長男", 3_000_000)], services=[service("care", "母", 300_000)])
    assert of_both_years(run(home), "care_services") == (12 * 30_000, 12 * 15_000)


def test_the_ceiling_of_medical_care_follows_the_own_household() -> None:
    """Of an out-patient of 80: a tenth of 300,000, at most 22,000 a month and 216,000 a year (一般); then 8,000."""
    home = family(pensioner(700_000), incomes=[wages("長男", 3_000_000)], services=[service("medical", "母", 300_000)])
    yen = yen_by_year(run(home.model_copy(update={"split_from_year": 2029})), "medical_costs")
    assert (-yen[2], -yen[3]) == (216_000, 12 * 8_000)


def test_the_psychiatric_ceiling_looks_at_the_own_household_of_the_town_insurance() -> None:
    """Beside 母70 with 4,000,000 a levy of 33,000 and more: 10,000; alone without income 2,500 a month."""
    home = family(pensioner(4_000_000, age=70), services=[service("psychiatric", "長男", 200_000)])
    assert of_both_years(run(home), "self_support_medical") == (12 * 10_000, 12 * 2_500)


def test_insurance_at_work_joins_both_households() -> None:
    """母66 earns 4,000,000 and covers the son: her levy of 33,000 and more counts for him before and after.

    For his own bill of 300,000 a month her 4,000,000 (2,760,000 less 430,000) stand in the class above 2,100,000.
    """
    home = family(
        parent(age=66, last_age=92, insured_at_work_to_age=74, old_age_pension=old_age(0)),
        children=[child(age=40, last_age=60, insured_at_work_to_age=60)],
        incomes=[wages("母", 4_000_000)],
        services=[service("psychiatric", "長男", 200_000), service("medical", "長男", 300_000)],
    )
    split, together = run(home), run(home.model_copy(update={"split_from_year": None}))
    assert of_both_years(split, NHI) == (0, 0)
    assert of_both_years(split, "self_support_medical") == (12 * 10_000, 12 * 10_000)
    assert yen_by_year(split, "medical_costs")[AFTER] == yen_by_year(together, "medical_costs")[AFTER] < 0


def test_services_for_disabled_people_look_at_the_user_alone_as_before() -> None:
    home = family(pensioner(4_000_000), services=[service("disability_service", "長男", 200_000)])
    assert of_both_years(run(home), "disability_services") == (0, 0)


def test_dependants_and_supporter_stay() -> None:
    home = family(pensioner(2_400_000, "父", age=72), pensioner(700_000, age=70))
    split, together = run(home).flow, run(home.model_copy(update={"split_from_year": None})).flow
    assert split.standing.supporter.tolist() == together.standing.supporter.tolist()
    for name, own in together.status.supported.items():
        assert split.status.supported[name].persons.tolist() == own.persons.tolist()
        assert split.status.taxed[name].tolist() == together.status.taxed[name].tolist()


def test_the_supporter_deducts_the_bill_of_the_household_split_off() -> None:
    """父 heads, 母 has more and supports: he deducts the parents' bill, she the son's (所得税法74条)."""
    home = family(pensioner(1_000_000, "父", age=72), pensioner(2_400_000, age=70))
    p = run(home)
    deducted = p.flow.status.social_insurance_yen
    parents = -yen_by_year(p, NHI, "父")[AFTER] - yen_by_year(p, NHI, "母")[AFTER]
    assert deducted["父"][0, AFTER] == parents - yen_by_year(p, CARE, "父")[AFTER]
    assert deducted["母"][0, AFTER] == SON_ALONE_YEN - yen_by_year(p, CARE, "母")[AFTER]
    assert deducted["長男"][0, AFTER] == 0


def test_public_assistance_takes_the_family_as_it_lives() -> None:
    """One unit before and after: the minimum is that of two persons, whoever heads what (生活保護法10条)."""
    parts: Part = {"assumptions": {"price_growth_ratio": 0.0, "public_assistance": True}, "amounts": "take_home"}
    home = family(pensioner(600_000), spending=[item("x", one=150_000, alone=100_000)], **parts)
    split, together = run(home), run(home.model_copy(update={"split_from_year": None}))
    assert together.purse.assistance[AFTER].sum() > 0
    assert split.purse.assistance.tolist() == together.purse.assistance.tolist()


def test_who_stands_where_is_told_of_both_households() -> None:
    p = run(family(pensioner(700_000, age=70, last_age=75), incomes=[wages("長男", 3_000_000)]))
    rows = {row.key: row.values for row in switches.rows(p) if row.person is None}
    assert rows["head"][:7] == ("母",) * 6 + ("長男",)
    assert rows["head_apart"][:7] == (None, None, "長男", "長男", "長男", "長男", None)
    assert rows["household_untaxed"][:7] == (False, False, True, True, True, True, False)
    assert rows["household_untaxed_apart"][:7] == (None, None, False, False, False, False, None)
    assert rows["health_insurance_reduction"][:4] == (0, 0, 0.7, 0.7)
    assert rows["health_insurance_reduction_apart"][:4] == (None, None, 0, 0)
    (at_the_split,) = [one for one in switches.changes(p, [SPLIT_YEAR]) if one.key == "care_stage_yen"]
    assert (at_the_split.before, at_the_split.after) == (62_000, 20_700)


def test_a_family_that_never_splits_has_no_rows_of_a_second_household() -> None:
    keys = {row.key for row in switches.rows(run(family(pensioner(700_000), split=None)))}
    assert not [key for key in keys if key.endswith("apart")]


def test_the_last_step_of_each_bill_is_its_amount() -> None:
    given_ = family(pensioner(2_000_000, age=70))
    p = run(given_)
    for y, yen in ((BEFORE, None), (AFTER, SON_ALONE_YEN)):
        steps = working.of_cell(Cell(NHI, "長男"), y, p.applied, count_years=len(p.years))
        told = [step.result for step in steps if step.result]
        assert told == [-yen_by_year(p, NHI, "長男")[y]]
        assert yen in (None, told[0])


def test_a_split_without_a_parent_or_in_a_year_gone_by_is_refused() -> None:
    given_ = family(pensioner(700_000))
    for update, code in (({"parents": []}, "split_without_parents"), ({"split_from_year": 2025}, "split_before_start")):
        data = files.dumps_toml(given_.model_copy(update=update))
        with pytest.raises(files.FileProblems) as refused:
            files.loads(data.encode(), "家族.toml")
        assert [problem.code for problem in refused.value.problems] == [code]


def test_with_the_last_parent_the_split_leaves_the_form() -> None:
    assert edit.without_person(family(pensioner(700_000)), "母").split_from_year is None
    assert edit.without_person(family(pensioner(0, "父"), pensioner(0)), "母").split_from_year == SPLIT_YEAR


@SOME
@given(households(), st.integers(2026, 2044))
def test_before_the_split_nothing_changes(given_: Household, year: int) -> None:
    assume(given_.parents)
    split, together = (run(given_.model_copy(update={"split_from_year": one})) for one in (year, None))
    for line in split.lines:
        same = sum(one.yen[0] for one in together.lines if (one.cell, one.payer) == (line.cell, line.payer))
        mine = sum(one.yen[0] for one in split.lines if (one.cell, one.payer) == (line.cell, line.payer))
        before = split.years < year
        assert np.array_equal((mine + 0 * line.yen[0])[before], (same + 0 * line.yen[0])[before]), line.cell


@SOME
@given(households(), st.integers(2026, 2044))
def test_two_years_after_the_last_parent_nothing_differs(given_: Household, year: int) -> None:
    """The resident tax of the year after still looks back at premiums of the year before."""
    assume(given_.parents)
    split, together = (run(given_.model_copy(update={"split_from_year": one})) for one in (year, None))
    later = split.years * 12 > split.time.last_end[0, 0] + 12
    for programme in {line.programme for line in (*split.lines, *together.lines)}:
        mine, same = (np.array(yen_by_year(p, programme)) for p in (split, together))
        assert mine[later].tolist() == same[later].tolist(), programme


@FEW
@given(households())
def test_a_split_after_every_parent_leaves_no_trace(given_: Household) -> None:
    assume(given_.parents)
    together = run(given_.model_copy(update={"split_from_year": None}))
    split = run(given_.model_copy(update={"split_from_year": 2100}))
    assert [(one.cell, one.yen.tolist()) for one in split.lines] == [
        (one.cell, one.yen.tolist()) for one in together.lines
    ]
    assert split.purse.closing.tolist() == together.purse.closing.tolist()


def test_many_futures_give_what_each_gives_alone() -> None:
    given_ = family(
        pensioner(2_000_000, "父", age=74),
        pensioner(700_000, age=72),
        incomes=[wages("長男", 2_000_000)],
        services=[service("care", "母", 300_000), service("medical", "父", 300_000)],
    )
    calm = futures.calm(given_, BOOK)
    lives = np.array([[2030, 2042, 2046], [2046, 2027, 2046], [2026, 2027, 2046], [2036, 2036, 2030]])
    many = replace(calm, weights=np.full(4, 1 / 4), last_year=lives)
    together = project(given_, many, BOOK)
    for i in range(4):
        alone = project(given_, many.part(i, i + 1), BOOK)
        for programme in {line.programme for line in together.lines}:
            whole = sum(
                np.broadcast_to(line.yen, (4, len(calm.years)))[i]
                for line in together.lines
                if line.programme == programme
            )
            assert np.asarray(whole).tolist() == yen_by_year(alone, programme), (i, programme)


KINDS = ("medical", "psychiatric", "care", "disability_service", "group_home")


@st.composite
def with_bills(draw: st.DrawFn) -> Household:
    """A family of pensions and work, with a year of the split and bills of every kind."""
    given_ = draw(pension_families())
    people = st.sampled_from([member.name for member in given_.members])
    bills = st.builds(service, st.sampled_from(KINDS), people, st.integers(1_000, 900_000))
    used = [bill | {"name": f"利用{i}"} for i, bill in enumerate(draw(st.lists(bills, max_size=4)))]
    more = {"split_from_year": draw(st.integers(2026, 2040)), "services": used, "municipality": SENDAI}
    return Household.model_validate(given_.model_dump() | more)


@SOME
@given(with_bills(), st.lists(st.integers(-8, 6), min_size=4, max_size=4))
def test_a_plain_loop_gives_the_same_table(given_: Household, years: list[int]) -> None:
    calmly = futures.calm(given_, BOOK)
    lives = calmly.last_year.shape[1]
    moved = np.array([years[:lives], [0] * lives])
    last_year = np.clip(calmly.last_year + moved, calmly.years[0], calmly.years[-1])
    engine = project(given_, replace(calmly, weights=np.full(2, 0.5), last_year=last_year), BOOK)
    for future in range(2):
        course = same_table.course_of(engine.household, engine.futures, future)
        assert same_table.between(engine, plain_loop.project(engine.household, course, BOOK), future) == []
