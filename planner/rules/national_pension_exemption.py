"""国民年金保険料の免除・納付猶予 (exemption and deferral), 国民年金法 第90条〜第90条の3、平成16年改正法附則 第19条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Bools = NDArray[np.bool_]


def full_exemption_limit_yen(
    *,
    dependants: ArrayLike,
    disabled: ArrayLike,
    full_base_yen: ArrayLike,
    full_yen_per_person: ArrayLike,
    disabled_income_limit_yen: ArrayLike,
) -> NDArray[np.float64]:
    """全額免除の所得基準 — income limit of one screened person for full exemption, without deductions.

    Dependants of every age count alike. A disabled person (also a widow or a single parent) has the larger
    of this limit and a flat one.

    Args:
        dependants: Number of dependants.
        disabled: Whether the person is disabled, a widow or a single parent under the local tax law.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.
        disabled_income_limit_yen: Flat limit, yen.

    Returns:
        Yen of income of the year before.

    """
    limit = np.multiply(np.add(dependants, 1), full_yen_per_person) + full_base_yen
    return np.asarray(np.where(disabled, np.maximum(limit, disabled_income_limit_yen), limit), dtype=np.float64)


def deferral_limit_yen(
    *, dependants: ArrayLike, full_base_yen: ArrayLike, full_yen_per_person: ArrayLike
) -> NDArray[np.float64]:
    """納付猶予の所得基準 — income limit for deferral, as for full exemption but without the flat one.

    Args:
        dependants: Number of dependants.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.

    """
    limit = np.multiply(np.add(dependants, 1), full_yen_per_person) + full_base_yen
    return np.asarray(limit, dtype=np.float64)


def partial_exemption_limit_yen(
    *,
    dependants: ArrayLike,
    elderly_dependants: ArrayLike = 0,
    student_dependants: ArrayLike = 0,
    base_yen: ArrayLike,
    dependant_deduction_yen: ArrayLike,
    elderly_deduction_yen: ArrayLike = 0,
    student_deduction_yen: ArrayLike = 0,
) -> NDArray[np.float64]:
    """一部免除の所得基準 — income limit of a three-quarter, half or quarter exemption.

    Args:
        dependants: Number of general dependants.
        elderly_dependants: Number of dependants of 70 or more.
        student_dependants: Number of dependants from 16 to 22 (特定扶養など).
        base_yen: Base of the kind (``three_quarter_base_yen``, ``half_base_yen``, ``quarter_base_yen``).
        dependant_deduction_yen: Part for each general dependant, yen.
        elderly_deduction_yen: Part for each dependant of 70 or more, yen.
        student_deduction_yen: Part for each dependant from 16 to 22, yen.

    Returns:
        Yen of income after deductions up to which the exemption is given.

    """
    general = np.multiply(dependants, dependant_deduction_yen)
    elderly = np.multiply(elderly_dependants, elderly_deduction_yen)
    students = np.multiply(student_dependants, student_deduction_yen)
    return np.asarray(np.add(base_yen, general) + elderly + students, dtype=np.float64)


def income_after_deductions_yen(
    *,
    income_yen: ArrayLike,
    deductions_yen: ArrayLike,
    disability: ArrayLike,
    disabled_deduction_yen: ArrayLike,
    severely_disabled_deduction_yen: ArrayLike,
) -> NDArray[np.float64]:
    """一部免除で比べる所得 — income less social insurance, medical costs and the disability deduction.

    Args:
        income_yen: Income of the year before, yen.
        deductions_yen: Social insurance, medical costs and the like, yen.
        disability: 0 without, 1 with a disability, 2 with a severe one.
        disabled_deduction_yen: Deduction of a disabled person, yen.
        severely_disabled_deduction_yen: Deduction of a severely disabled person, yen.

    Returns:
        Yen, never below 0.

    """
    by_disability = np.where(np.greater_equal(disability, 1), disabled_deduction_yen, 0.0)
    by_disability = np.where(np.greater_equal(disability, 2), severely_disabled_deduction_yen, by_disability)
    return np.asarray(np.maximum(0.0, np.subtract(income_yen, deductions_yen) - by_disability), dtype=np.float64)


def screening_passed(
    *,
    own_income_yen: ArrayLike,
    own_limit_yen: ArrayLike,
    head_income_yen: ArrayLike,
    head_limit_yen: ArrayLike,
    spouse_income_yen: ArrayLike,
    spouse_limit_yen: ArrayLike,
) -> Bools:
    """所得審査 — whether everybody who is screened stays within the own limit.

    Where nobody heads the household but the person, or there is no spouse, that income is 0. For deferral the
    head is not screened: give 0. Left out: the exemption year from July to June, losing work, disasters.

    Args:
        own_income_yen: Income of the person, yen.
        own_limit_yen: Limit of the person, yen.
        head_income_yen: Income of the household head, yen.
        head_limit_yen: Limit of the household head, yen.
        spouse_income_yen: Income of the spouse, yen.
        spouse_limit_yen: Limit of the spouse, yen.

    """
    own = np.less_equal(own_income_yen, own_limit_yen)
    head = np.less_equal(head_income_yen, head_limit_yen)
    spouse = np.less_equal(spouse_income_yen, spouse_limit_yen)
    return np.asarray(own & head & spouse)


def full_exemption_allowed(
    *,
    own_income_yen: ArrayLike,
    head_income_yen: ArrayLike,
    dependants: ArrayLike,
    full_base_yen: ArrayLike,
    full_yen_per_person: ArrayLike,
) -> Bools:
    """全額免除の所得審査 — whether own and household head's income are low enough for full exemption.

    For a person without a spouse, and nobody disabled; ``screening_passed`` is the whole test. No deductions
    are taken off. Recipients of a disability basic pension and of public assistance are exempt by statute
    without this test (法定免除).

    Args:
        own_income_yen: The person's income of the year before, yen.
        head_income_yen: Income of the household head, yen; the person's own when living alone.
        dependants: Number of dependants, applied to both.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.

    """
    limit_yen = deferral_limit_yen(
        dependants=dependants, full_base_yen=full_base_yen, full_yen_per_person=full_yen_per_person
    )
    return np.asarray(np.less_equal(own_income_yen, limit_yen) & np.less_equal(head_income_yen, limit_yen))


def partial_exemption_allowed(
    *,
    own_income_yen: ArrayLike,
    own_deductions_yen: ArrayLike,
    head_income_yen: ArrayLike,
    head_deductions_yen: ArrayLike,
    dependants: ArrayLike,
    base_yen: ArrayLike,
    dependant_deduction_yen: ArrayLike,
) -> Bools:
    """一部免除の所得審査 — whether a three-quarter, half or quarter exemption is open.

    For a person without a spouse and with general dependants only; ``screening_passed`` is the whole test.

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
    return np.asarray(own_low & head_low)


def deferral_allowed(
    *,
    own_income_yen: ArrayLike,
    spouse_income_yen: ArrayLike = 0,
    age: ArrayLike,
    year: ArrayLike,
    dependants: ArrayLike,
    full_base_yen: ArrayLike,
    full_yen_per_person: ArrayLike,
    deferral_age_limit: ArrayLike,
    deferral_last_year: ArrayLike,
) -> Bools:
    """納付猶予の審査 — whether deferral is open; the household head's income does not count.

    Deferred months keep the entitlement but add nothing to the amount. The measure ends with June of its
    last year, here the whole year counts.

    Args:
        own_income_yen: The person's income of the year before, yen.
        spouse_income_yen: Income of the spouse, yen, 0 without.
        age: Age of the person.
        year: Calendar year.
        dependants: Number of dependants.
        full_base_yen: Fixed part of the limit, yen.
        full_yen_per_person: Part for the person and each dependant, yen.
        deferral_age_limit: Age from which deferral is closed (50).
        deferral_last_year: Last year of the measure.

    """
    limit_yen = deferral_limit_yen(
        dependants=dependants, full_base_yen=full_base_yen, full_yen_per_person=full_yen_per_person
    )
    in_time = np.less(age, deferral_age_limit) & np.less_equal(year, deferral_last_year)
    low = np.less_equal(own_income_yen, limit_yen) & np.less_equal(spouse_income_yen, limit_yen)
    return np.asarray(in_time & low)


def pays_ratio(
    *,
    full_allowed: ArrayLike,
    three_quarter_allowed: ArrayLike,
    half_allowed: ArrayLike,
    quarter_allowed: ArrayLike,
    deferral_allowed: ArrayLike,
    pays_ratio_three_quarter_exempt: ArrayLike,
    pays_ratio_half_exempt: ArrayLike,
    pays_ratio_quarter_exempt: ArrayLike,
) -> NDArray[np.float64]:
    """納める割合 — smallest part of the premium that the screening leaves to pay.

    Args:
        full_allowed: Whether full exemption is open.
        three_quarter_allowed: Whether a three-quarter exemption is open.
        half_allowed: Whether a half exemption is open.
        quarter_allowed: Whether a quarter exemption is open.
        deferral_allowed: Whether deferral is open.
        pays_ratio_three_quarter_exempt: Part paid under three-quarter exemption.
        pays_ratio_half_exempt: Part paid under half exemption.
        pays_ratio_quarter_exempt: Part paid under quarter exemption.

    Returns:
        0 when exempt or deferred, 1 when nothing is open.

    """
    ratio = np.where(quarter_allowed, pays_ratio_quarter_exempt, 1.0)
    ratio = np.where(half_allowed, pays_ratio_half_exempt, ratio)
    ratio = np.where(three_quarter_allowed, pays_ratio_three_quarter_exempt, ratio)
    nothing_due = np.logical_or(full_allowed, deferral_allowed)
    return np.asarray(np.where(nothing_due, 0.0, ratio), dtype=np.float64)
