"""見込みのことば (wording of chances): three lives, how often the money lasts, and named stresses."""

from planner.chances import Chances, Lives
from planner.compare import Result
from planner.wording_plans import in_ten, lasts, signed
from planner.words import man_yen, t

Rows = tuple[tuple[str, str], ...]
ROUND_AGE, OLDEST_SHOWN, SOME_YEARS = 5, 100, 10


def lead(lang: str, found: Chances) -> tuple[str, str]:
    """一番上の文 — how often the money lasts as long as the child lives, and what to look at next."""
    facts = {"chance": in_ten(lang, found.lasts_for_life), "name": found.child}
    sentence = t(lang, "chances.lead", **facts)
    if found.runs_out_from_age is None:
        return sentence, t(lang, "chances.lead.never")
    ages = {"from_age": found.runs_out_from_age, "to_age": found.runs_out_to_age}
    same = found.runs_out_from_age == found.runs_out_to_age
    return sentence, t(lang, "chances.lead.age" if same else "chances.lead.ages", **ages)


def three_lives(lang: str, found: Lives, name: str, *, parents: bool) -> Rows:
    """三つの人生 — expected years, as far as they concern the family."""
    rows = [(t(lang, "chances.child_years", name=name), t(lang, "chances.years", years=found.child_years))]
    if parents:
        rows += [
            (t(lang, "chances.parents_years"), t(lang, "chances.years", years=found.parents_years)),
            (t(lang, "chances.years_alone", name=name), t(lang, "chances.years", years=found.years_alone)),
            (t(lang, "chances.outlives", name=name), in_ten(lang, found.outlives_parents)),
        ]
    return tuple(rows)


def rows(lang: str, found: Chances) -> Rows:
    """見込みの一覧 — the chances of one plan, with how sure they are where they were drawn."""
    told = [
        (
            t(lang, "chances.lasts_for_life", name=found.child),
            _chance(lang, found.lasts_for_life, found.lasts_for_life_error),
        ),
        (
            t(lang, "chances.lasts_to_age", age=found.to_age),
            _chance(lang, found.lasts_to_age, found.lasts_to_age_error),
        ),
        (t(lang, "chances.assistance"), _chance(lang, found.assistance_begins, found.assistance_begins_error)),
    ]
    if found.runs_out_from_age is not None:
        ages = {"from_age": found.runs_out_from_age, "to_age": found.runs_out_to_age}
        same = found.runs_out_from_age == found.runs_out_to_age
        when = t(lang, "chances.age", age=found.runs_out_from_age) if same else t(lang, "chances.ages", **ages)
        told.append((t(lang, "chances.runs_out"), when))
    return tuple(told)


def _chance(lang: str, ratio: float, error: float) -> str:
    facts = {"chance": in_ten(lang, ratio), "chance_ratio": round(ratio, 3), "error_ratio": round(error, 3)}
    return t(lang, "chances.exactly" if error == 0 else "chances.about", **facts)


def how(lang: str, found: Chances) -> str:
    """どう計算したか — exact over all orders, or drawn, and how many."""
    if found.exact and found.futures == 1:
        return t(lang, "chances.how.child_alone")
    return t(lang, "chances.how.exact" if found.exact else "chances.how.drawn", futures=f"{found.futures:,}")


def stress(lang: str, name: str, found: Result, first: Result) -> tuple[str, str]:
    """もしもの一行 — a stress, until when the money lasts then, and the difference to the plan as it is."""
    told = t(lang, "stress.told", lasts=lasts(lang, found), difference=signed(lang, found.end_yen - first.end_yen))
    return t(lang, f"stress.{name}"), told


def ages_shown(found: Chances, birth_year: int) -> list[int]:
    """図に出す年齢 — ages of the child from the first year on, up to an age that few live beyond."""
    ages = [int(year) - birth_year for year in found.years]
    return [age for age in ages if age <= max(OLDEST_SHOWN, found.to_age)]


def round_ages(found: Chances, birth_year: int) -> tuple[int, ...]:
    """きりのよい年齢 — the child's age now, then every fifth year up to the oldest age of the picture."""
    ages = ages_shown(found, birth_year)
    return (ages[0], *(age for age in ages[1:] if age % ROUND_AGE == 0))


def fan_message(lang: str, found: Chances, birth_year: int) -> str:
    """扇の図の言いたいこと — the middle and the width some years from now."""
    place = min(SOME_YEARS, len(found.years) - 1)
    low, *_, high = money = found.fan[:, place]
    facts = {"age": int(found.years[place]) - birth_year, "middle_yen": money[len(money) // 2]}
    return t(lang, "chances.fan.alt", years=place, low_yen=low, high_yen=high, **facts)


def fan_rows(lang: str, found: Chances, ages: tuple[int, ...], birth_year: int) -> tuple[tuple[str, ...], ...]:
    """扇の数字 — money at some ages of the child in the lower, middle and upper futures.

    Args:
        lang: "ja" or "en".
        found: The chances.
        ages: Ages of the child that lie in the plan.
        birth_year: Of the child.

    Returns:
        A row for each age: age, then 5, 25, 50, 75 and 95 %.

    """
    first = int(found.years[0])
    return tuple(
        (t(lang, "chances.age", age=age), *(man_yen(yen, lang) for yen in found.fan[:, birth_year + age - first]))
        for age in ages
    )


def kept(lang: str, found: Chances) -> str:
    """小さな額のわけ — why small sums remain where public assistance carries the household; "" elsewhere."""
    return t(lang, "chances.fan.kept") if found.assistance_begins > 0 else ""
