"""案をくらべる: what the page says of plans that do not fit yet, and what fields that are left open stand for."""

import html

import pytest

from planner.words import LANGUAGES, t
from tests.ui.conftest import OpenApp, words_on
from tests.ui.test_leave import CHEAPER, EARNING, IMPOSSIBLE, family

INSURANCE = {"measure": "life_insurance", "parent": "父", "child": "長男", "benefit_yen": 1, "premium_yen_per_year": 1}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plans_that_do_not_fit_yet_are_no_invitation_to_begin(open_app: OpenApp, lang: str) -> None:
    shown = html.unescape(words_on(open_app(family(plans=[IMPOSSIBLE]), lang=lang, view="plans")))
    assert t(lang, "plans.lead.not_yet") in shown
    assert t(lang, "plans.lead.none.next") not in shown


def test_a_first_age_left_open_begins_when_it_fits_and_a_last_one_has_no_end(open_app: OpenApp) -> None:
    plan = {"name": "案", "measures": [*EARNING["measures"], INSURANCE]}
    app = open_app(family(plans=[plan]), view="plans")
    fields = {one.key: one.proto.placeholder for one in app.text_input}
    assert fields["0.plans.0.measures.0.from_age"] == t("ja", "form.begins")
    assert fields["0.plans.0.measures.0.to_age"] == t("ja", "form.open")
    assert fields["0.plans.0.measures.1.cover_to_age"] == t("ja", "form.open")
    assert fields["0.plans.0.measures.1.premium_yen_per_year"] == t("ja", "form.unknown")


@pytest.mark.parametrize("view", ["plans", "leave"])
def test_below_a_number_stands_which_may_be_chosen(open_app: OpenApp, view: str) -> None:
    """The child is fifty, and 110 is the oldest age of the draws."""
    app = open_app(family(plans=[{"name": "案", "measures": [CHEAPER]}]), view=view)
    assert t("ja", "leave.between", low="50歳", high="110歳") in words_on(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_has_told_no_money_sees_no_sum_that_is_missing(open_app: OpenApp, lang: str) -> None:
    untold = family(parents=[], accounts=[], spending=[], plans=[{"name": "案", "measures": [CHEAPER]}])
    app = open_app(untold, lang=lang, view="plans")
    shown = html.unescape(words_on(app))
    assert t(lang, "plans.row.missing") not in shown
    assert t(lang, "plans.title") in shown
    assert t(lang, "tornado.title") not in shown
