"""端数処理と表引き (rounding and table look-up) that several programmes share; no law of its own."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FLOAT_NOISE_DECIMALS = 6


def round_half_up(amount_yen: ArrayLike, to_yen: float = 1.0) -> NDArray[np.float64]:
    """四捨五入 — round to the nearest multiple, the half upwards.

    Args:
        amount_yen: Any amounts, yen.
        to_yen: The multiple, 1 for whole yen, 10 or 100 where the law says so.

    """
    in_steps: NDArray[np.float64] = np.asarray(amount_yen if to_yen == 1.0 else np.divide(amount_yen, to_yen))
    steps = np.asarray(np.round(in_steps, FLOAT_NOISE_DECIMALS), dtype=np.float64)
    steps += 0.5
    np.floor(steps, out=steps)
    if to_yen != 1.0:
        steps *= to_yen
    return steps


def round_up(amount_yen: ArrayLike, to_yen: float) -> NDArray[np.float64]:
    """切り上げ — round up to a multiple.

    Args:
        amount_yen: Any amounts, yen.
        to_yen: The multiple.

    """
    steps = np.round(np.divide(amount_yen, to_yen), FLOAT_NOISE_DECIMALS)
    return np.asarray(np.ceil(steps) * to_yen, dtype=np.float64)


def round_down(amount_yen: ArrayLike, to_yen: ArrayLike) -> NDArray[np.float64]:
    """切り捨て — round down to a multiple.

    Args:
        amount_yen: Any amounts, yen.
        to_yen: The multiple.

    """
    steps = np.asarray(np.divide(amount_yen, to_yen) + 10.0**-FLOAT_NOISE_DECIMALS)
    np.floor(steps, out=steps)
    np.multiply(steps, to_yen, out=steps)
    return steps


def add_up(*parts_yen: ArrayLike) -> NDArray[np.float64]:
    """合計 — the sum of amounts of different shapes; the small ones first, which is quicker."""
    first, *rest = sorted((np.asarray(part, dtype=np.float64) for part in parts_yen), key=np.size)
    together = np.array(first)
    for part in rest:
        together = np.add(together, part, out=together if part.shape == together.shape else None)
    return np.asarray(together)


def by_place(values: ArrayLike, place: ArrayLike) -> NDArray[np.float64]:
    """表引き — pick one value of a list for every cell; places beyond the ends take the end.

    Values that no cell takes are passed over: most lists of the law go far beyond one family.

    Args:
        values: A list of the law, shape (n,) or (n, futures or 1, years).
        place: Which one, 0 for the first, shape (futures, years) or a number.

    Returns:
        The values picked, in the shape of the cells.

    """
    table = np.asarray(values, dtype=np.float64)
    index = np.clip(np.asarray(place, dtype=np.int64), 0, len(table) - 1)
    if table.ndim == 1:
        return np.asarray(table[index], dtype=np.float64)
    first, last = int(index.min()), int(index.max())
    picked = table[first]
    for i in range(first + 1, last + 1):
        picked = np.where(index >= i, table[i], picked)
    return np.broadcast_to(picked, np.broadcast_shapes(picked.shape, index.shape))


def by_amount(values: ArrayLike, *, amount: ArrayLike, amount_from: ArrayLike) -> NDArray[np.float64]:
    """金額の階級の表引き — pick the value of the band into which an amount falls.

    Bands that no amount reaches are passed over, since most tables of the law end far above a family's income.

    Args:
        values: One value per band, shape (n,) or (n, futures or 1, years).
        amount: Whole yen, shape (futures, years) or a number.
        amount_from: First whole yen of each band, rising; the first is 0 or less, shape like ``values``.

    """
    table, first = np.asarray(values, dtype=np.float64), np.asarray(amount_from, dtype=np.float64)
    highest, picked = np.max(amount), np.asarray(table[0])
    for i in range(1, len(table)):
        if highest < first[i].min():
            break
        picked = np.where(np.greater_equal(amount, first[i]), table[i], picked)
    return picked


def by_age(values: ArrayLike, *, age: ArrayLike, age_from: ArrayLike) -> NDArray[np.float64]:
    """年齢階級の表引き — pick the value of the age band.

    Args:
        values: One value per band, shape (n,) or (n, futures or 1, years).
        age: Age in years, shape (futures, years) or a number.
        age_from: First age of each band, rising, shape (n,).

    """
    return by_place(values, np.searchsorted(np.asarray(age_from, dtype=np.float64), age, side="right") - 1)


def by_persons(values: ArrayLike, *, persons: ArrayLike) -> NDArray[np.float64]:
    """世帯人員の表引き — pick the value for the number of persons.

    Args:
        values: One value for 1, 2, 3 … persons, shape (n,) or (n, futures or 1, years).
        persons: Number of persons, 1 or more.

    """
    return by_place(values, np.subtract(persons, 1))
