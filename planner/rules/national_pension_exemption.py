"""国民年金保険料の免除・納付猶予 (exemption and deferral), 国民年金法 第90条〜第90条の3、平成16年改正法附則 第19条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def full_exemption_allowed(
    *,
    own_income_yen: ArrayLike,
    head_income_yen: ArrayLike,
    dependants: ArrayLike,
    full_base_yen: ArrayLike,
    full_yen_per_person: ArrayLike,
) -> NDArray[np.bool_]:
    """全額免除の所得審査 — whether own and household head's income are low enough for full exemption.

    No deductions are taken off. Left out: the higher limit for persons who are disabled under
    the local tax law, and the spouse's income. Recipients of a disability basic pension and of
    public assistance are exempt by statute without this test (法定免除).

    Args:
        own_income_yen: The person's income of the year before, yen.
        head_income_yen: Income of the household head, yen; the person's own when living alone.
        dependants: Number of dependants, applied to both.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.

    """
    limit_yen = np.multiply(np.add(dependants, 1), full_yen_per_person) + full_base_yen
    own_low = np.less_equal(own_income_yen, limit_yen)
    head_low = np.less_equal(head_income_yen, limit_yen)
    return np.asarray(np.logical_and(own_low, head_low))


def partial_exemption_limit_yen(
    *, dependants: ArrayLike, base_yen: ArrayLike, dependant_deduction_yen: ArrayLike
) -> NDArray[np.float64]:
    """一部免除の所得基準 — income limit of a three-quarter, half or quarter exemption.

    Args:
        dependants: Number of general dependants.
        base_yen: Base of the kind (``three_quarter_base_yen``, ``half_base_yen``, ``quarter_base_yen``).
        dependant_deduction_yen: Part for each general dependant, yen.

    Returns:
        Yen of income after deductions up to which the exemption is given.

    """
    return np.asarray(np.add(base_yen, np.multiply(dependants, dependant_deduction_yen)), dtype=np.float64)


def partial_exemption_allowed(
    *,
    own_income_yen: ArrayLike,
    own_deductions_yen: ArrayLike,
    head_income_yen: ArrayLike,
    head_deductions_yen: ArrayLike,
    dependants: ArrayLike,
    base_yen: ArrayLike,
    dependant_deduction_yen: ArrayLike,
) -> NDArray[np.bool_]:
    """一部免除の所得審査 — whether a three-quarter, half or quarter exemption is open.

    Left out: the spouse's income, and the larger parts for elderly and student dependants.

    Args:
        own_income_yen: The person's income of the year before, yen.
        own_deductions_yen: Social insurance, medical, disability deductions of the person, yen.
        head_income_yen: Income of the household head, yen.
        head_deductions_yen: The same deductions of the household head, yen.
        dependants: Number of general dependants, applied to both.
        base_yen: Base of the kind of exemption, yen.
        dependant_deduction_yen: Part for each general dependant, yen.

    """
    limit_yen = partial_exemption_limit_yen(
        dependants=dependants, base_yen=base_yen, dependant_deduction_yen=dependant_deduction_yen
    )
    own_low = np.less_equal(np.subtract(own_income_yen, own_deductions_yen), limit_yen)
    head_low = np.less_equal(np.subtract(head_income_yen, head_deductions_yen), limit_yen)
    return np.asarray(np.logical_and(own_low, head_low))


def deferral_allowed(
    *,
    own_income_yen: ArrayLike,
    age: ArrayLike,
    year: ArrayLike,
    dependants: ArrayLike,
    full_base_yen: ArrayLike,
    full_yen_per_person: ArrayLike,
    deferral_age_limit: ArrayLike,
    deferral_last_year: ArrayLike,
) -> NDArray[np.bool_]:
    """納付猶予の審査 — whether deferral is open; the household head's income does not count.

    Deferred months keep the entitlement but add nothing to the amount. Left out: the spouse's
    income; the measure ends with June of its last year, here the whole year counts.

    Args:
        own_income_yen: The person's income of the year before, yen.
        age: Age of the person.
        year: Calendar year.
        dependants: Number of dependants.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.
        deferral_age_limit: Age from which deferral is closed (50).
        deferral_last_year: Last year of the measure.

    """
    limit_yen = np.multiply(np.add(dependants, 1), full_yen_per_person) + full_base_yen
    in_time = np.logical_and(np.less(age, deferral_age_limit), np.less_equal(year, deferral_last_year))
    return np.asarray(np.logical_and(in_time, np.less_equal(own_income_yen, limit_yen)))
