"""信託 (trust): money that reaches the child bit by bit: given now, out of an insurance, or at the parent's death.

A gift moves from the parent's accounts to one of the child's. The fee of an insurance trust at the death is taken off
the benefit. A trust at the death is reckoned as a will of the part that is trusted now; the rest goes by statutory
shares. Left out: gains of the trust, its end, the tax on a gift above the limit (refused), claims of reserved portions.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from planner.household import Account, Household, Insurance, OneOff, Spending, Will
from planner.household_home import Share
from planner.lawbook import LawBook
from planner.measure_inputs import TrustForChild
from planner.measures.common import MONTHS, Refusal, changed, child, item_name, number
from planner.rules import inheritance, trusts

LAW = "trusts"
NAME = item_name("trust")


def refusals(household: Household, measure: TrustForChild, lawbook: LawBook) -> Iterator[Refusal]:
    """More money than is there, a gift that would be taxed, no insurance, or a will or a trust that stands already."""
    have_yen = _money_yen(household, measure)
    facts = {"parent": measure.parent, "name": measure.child, "trusted_yen": measure.trusted_yen, "have_yen": have_yen}
    if not measure.trusted_yen:
        yield Refusal("trust_of_nothing", facts)
    if measure.form == "insurance":
        yield from _refuses_insurance(household, measure, facts)
        return
    if measure.trusted_yen > have_yen:
        yield Refusal("trust_more_than_money", facts)
    if measure.form == "gift":
        yield from _refuses_gift(household, measure, facts, lawbook)
    elif _will(household, measure).money:
        yield Refusal("trust_beside_will", facts)


def apply(household: Household, measure: TrustForChild, lawbook: LawBook) -> Household:
    """Move the money in the form of the trust, and add its fees."""
    if measure.form == "gift":
        found = _given(household, measure)
    elif measure.form == "insurance":
        ratio = number(lawbook, f"{LAW}.insurance_payout_ratio", household)
        found = changed(household, insurances=tuple(_insured(household.insurances, measure, ratio)))
    else:
        found = _willed(household, measure, lawbook)
    at_contract, yearly = _fees(household, measure, lawbook)
    if at_contract:
        once = OneOff(name=NAME, year=household.first_year, spending_yen=at_contract, person=measure.parent)
        found = changed(found, one_offs=(*found.one_offs, once))
    if yearly:
        found = changed(found, spending=(*found.spending, _yearly_fee(measure, yearly)))
    return found


def facts(household: Household, measure: TrustForChild, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what is trusted, what is free of tax, and the fees."""
    at_contract, yearly = _fees(household, measure, lawbook)
    payout_ratio = number(lawbook, f"{LAW}.insurance_payout_ratio", household)
    return {
        "parent": measure.parent,
        "name": measure.child,
        "year": household.first_year,
        "trusted_yen": measure.trusted_yen,
        "limit_yen": _limit_yen(household, measure, lawbook),
        "contract_yen": at_contract,
        "fee_yen_per_year": yearly,
        "payout_yen": measure.trusted_yen * payout_ratio,
    }


def _refuses_gift(
    household: Household, measure: TrustForChild, facts: dict[str, Any], lawbook: LawBook
) -> Iterator[Refusal]:
    """Free of gift tax only for 特定障害者, and once in the child's life up to the limit (相続税法21条の4)."""
    limit_yen = _limit_yen(household, measure, lawbook)
    trusted_yen = sum(a.balance_yen or 0 for a in household.accounts if (a.owner, a.name) == (measure.child, NAME))
    if not limit_yen:
        yield Refusal("trust_no_disability", facts)
    elif trusted_yen + measure.trusted_yen > limit_yen:
        yield Refusal("trust_gift_over_limit", facts | {"limit_yen": limit_yen, "rest_yen": limit_yen - trusted_yen})


def _refuses_insurance(household: Household, measure: TrustForChild, facts: dict[str, Any]) -> Iterator[Refusal]:
    benefits = [one.benefit_yen for one in household.insurances if _is_open(one, measure)]
    known_yen = sum(benefit or 0 for benefit in benefits)
    if not benefits:
        yield Refusal("trust_without_insurance", facts)
    elif not known_yen:
        yield Refusal("trust_insurance_unknown", facts)
    elif measure.trusted_yen > known_yen:
        yield Refusal("trust_more_than_benefit", facts | {"benefit_yen": known_yen})


def _limit_yen(household: Household, measure: TrustForChild, lawbook: LawBook) -> float:
    """贈与税のかからない額 — the most that can be given in trust to this child; nothing without a handbook."""
    severe_to, other_to = (number(lawbook, f"{LAW}.gift_{kind}_to_yen", household) for kind in ("severe", "other"))
    handbook = child(household, measure.child).disability_handbook
    free = trusts.tax_free_yen(
        trusted_yen=severe_to + other_to,
        severe=handbook == "severe",
        entitled=handbook != "none",
        gift_severe_to_yen=severe_to,
        gift_other_to_yen=other_to,
    )
    return float(free)


def _money_yen(household: Household, measure: TrustForChild) -> int:
    return sum(account.balance_yen or 0 for account in household.accounts if account.owner == measure.parent)


def _given(household: Household, measure: TrustForChild) -> Household:
    """Take the gift out of the parent's accounts, what earns least first, into an account of the child."""
    left, accounts = measure.trusted_yen, list(household.accounts)
    for i, account in sorted(enumerate(household.accounts), key=lambda pair: pair[1].return_ratio):
        if account.owner == measure.parent and account.balance_yen:
            taken = min(left, account.balance_yen)
            accounts[i] = account.model_copy(update={"balance_yen": account.balance_yen - taken})
            left -= taken
    trusted = Account(name=NAME, owner=measure.child, balance_yen=measure.trusted_yen)
    return changed(household, accounts=(*accounts, trusted))


def _is_open(insurance: Insurance, measure: TrustForChild) -> bool:
    """An insurance on the parent for the child of which no part is in a trust yet."""
    alike = (insurance.insured, insurance.beneficiary) == (measure.parent, measure.child)
    return alike and insurance.name != NAME


def _insured(insurances: tuple[Insurance, ...], measure: TrustForChild, payout_ratio: float) -> Iterator[Insurance]:
    """The insurances, each split into what stays free and what is in trust, less the fee at the death."""
    left = measure.trusted_yen
    for insurance in insurances:
        benefit_yen = insurance.benefit_yen or 0
        taken = min(left, benefit_yen) if _is_open(insurance, measure) else 0
        left -= taken
        yield insurance.model_copy(update={"benefit_yen": benefit_yen - taken}) if taken else insurance
        if taken:
            arrives = taken - round(taken * payout_ratio)
            yield insurance.model_copy(update={"name": NAME, "benefit_yen": arrives, "premium_yen_per_year": 0})


def _will(household: Household, measure: TrustForChild) -> Will:
    return next((will for will in household.wills if will.person == measure.parent), Will(person=measure.parent))


def _willed(household: Household, measure: TrustForChild, lawbook: LawBook) -> Household:
    """A will of the trusted part of the parent's money to the child, and of the rest by statutory shares."""
    others = [one.name for one in household.parents if one.name != measure.parent]
    children = [*(one.name for one in household.children), *(one.name for one in household.siblings)]
    statutory = inheritance.heirs_shares(
        spouse_alive=bool(others),
        children_alive=np.ones(len(children), dtype=bool),
        spouse_with_children_ratio=number(lawbook, "inheritance.spouse_with_children_ratio", household),
    )
    trusted = measure.trusted_yen / _money_yen(household, measure)
    by_name = dict(zip([*others, *children], statutory[0 if others else 1 :], strict=True))
    ratios = {name: float(share) * (1 - trusted) + trusted * (name == measure.child) for name, share in by_name.items()}
    money = tuple(Share(name=name, ratio=ratio) for name, ratio in ratios.items() if ratio > 0)
    will = _will(household, measure).model_copy(update={"money": money})
    wills = (one for one in household.wills if one.person != measure.parent)
    return changed(household, wills=(*wills, will))


def _fees(household: Household, measure: TrustForChild, lawbook: LawBook) -> tuple[int, int]:
    """Fees at the contract and of a year; unknown ones of an insurance trust are the law book's, of others nothing."""
    typical = dict.fromkeys(("contract_yen", "yen_per_year"), 0.0)
    if measure.form == "insurance":
        typical = {key: number(lawbook, f"{LAW}.insurance_{key}", household) for key in typical}
    told = (measure.contract_fee_yen, measure.fee_yen_per_year)
    at_contract, yearly = (
        round(guess) if fee is None else fee for fee, guess in zip(told, typical.values(), strict=True)
    )
    return at_contract, yearly


def _yearly_fee(measure: TrustForChild, yen_per_year: int) -> Spending:
    """The child pays from the gift, or from the parent's death, for life; in whole yen of a month."""
    monthly = round(yen_per_year / MONTHS)
    return Spending(
        name=NAME,
        both_parents_yen_per_month=monthly,
        one_parent_yen_per_month=monthly,
        child_alone_yen_per_month=monthly,
        paid_by=measure.child,
        begins_with_death_of=None if measure.form == "gift" else measure.parent,
        ends_with_death_of=measure.child,
        growth="none",
    )
