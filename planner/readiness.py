"""暮らしの準備の次の一歩 (readiness): what is not settled yet becomes a step of an answer; what is settled does not."""

from planner.household import DailyLife

CONTRACTS, GO_ON = "accounts_in_own_name", "keep_going"


def around(daily: DailyLife) -> tuple[str, ...]:
    """見守りと連絡先 — steps towards people who look in, and towards somebody to call; for what is told as not yet."""
    points = {"watching_over": daily.watched_over, "emergency_contact": daily.emergency_contact}
    return tuple(step for step, settled in points.items() if settled == "not_yet")


def of_money(daily: DailyLife, steps: tuple[str, ...]) -> tuple[str, ...]:
    """契約と窓口 — the steps without the contracts that stand in the own name already, with the counter if not yet.

    Args:
        daily: What the family has told.
        steps: The steps of the answer on keeping the money.

    Returns:
        At least one step.

    """
    kept = tuple(step for step in steps if step != CONTRACTS or daily.own_contracts != "done")
    rehearsal = ("rehearse_counter",) if daily.counter_rehearsed == "not_yet" else ()
    return (*kept, *rehearsal) or (GO_ON,)
