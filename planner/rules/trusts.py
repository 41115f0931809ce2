"""特定贈与信託・生命保険信託 (Trusts for a Child with a Disability), 相続税法 第21条の4、信託業法."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def tax_free_yen(
    *,
    trusted_yen: ArrayLike,
    severe: ArrayLike,
    entitled: ArrayLike,
    gift_severe_to_yen: ArrayLike,
    gift_other_to_yen: ArrayLike,
) -> Floats:
    """特定贈与信託の非課税 — part of the money in trust on which no gift tax falls; once in the child's life.

    Severe: 特別障害者. Others: 中軽度の知的障害, 精神障害者保健福祉手帳 2級・3級. Left out: the trustee's own fee.

    Args:
        trusted_yen: Money put in trust so far and now, yen.
        severe: Whether the child is a 特別障害者.
        entitled: Whether the child belongs to the others who may have such a trust.
        gift_severe_to_yen: Free up to this sum, severe.
        gift_other_to_yen: Free up to this sum, others.

    """
    limit = np.where(severe, gift_severe_to_yen, np.where(entitled, gift_other_to_yen, 0.0))
    return np.asarray(np.minimum(trusted_yen, limit), dtype=np.float64)


def life_insurance_trust_yen(
    *,
    benefit_yen: ArrayLike,
    years: ArrayLike,
    insurance_contract_yen: ArrayLike,
    insurance_payout_ratio: ArrayLike,
    insurance_yen_per_year: ArrayLike,
) -> Floats:
    """生命保険信託の費用 — cost of a trust that pays an insurance benefit out bit by bit, over all years.

    Prices of one provider; others differ.

    Args:
        benefit_yen: Insurance benefit, yen.
        years: Years over which it is paid out.
        insurance_contract_yen: Fee at the contract, yen.
        insurance_payout_ratio: Fee at the death, share of the benefit.
        insurance_yen_per_year: Fee while it is paid out, yen per year.

    """
    at_death = np.multiply(benefit_yen, insurance_payout_ratio)
    return np.asarray(insurance_contract_yen + at_death + np.multiply(years, insurance_yen_per_year), dtype=np.float64)
