"""やさしい答え (easy answers): the five answers and the outlook in short, plain sentences, for a family at home."""

from dataclasses import dataclass

from planner.answers import Answer, Outlook
from planner.projection import Projection
from planner.words import has, t

LITTLE_YEN = 10_000  # below this no amount is told: it would read as exact, and only worry
WITH_FEE = ("daily_life_support", "guardian")  # codes of which the amount is a fee


@dataclass(frozen=True)
class EasyText:
    """One answer in plain words.

    Attributes:
        question: The worry as a question.
        sentence: At most two short sentences.
        amount: One amount, in a sentence.

    """

    question: str
    sentence: str
    amount: str


def answer(lang: str, given: Answer) -> EasyText:
    """やさしい答え — question, sentence and amount of one answer.

    Args:
        lang: "ja" or "en".
        given: One of the five answers.

    """
    facts = {name: value for name, value in given.facts.items() if value is not None}
    if "tasks" in facts:
        facts["tasks"] = t(lang, "task.separator").join(t(lang, f"task.{task}") for task in facts["tasks"])
    amount = f"easy.{given.worry}.{given.code}.amount"
    if given.worry == "keeping" and given.code not in WITH_FEE and facts["money_yen"] < LITTLE_YEN:
        amount = "home.answer.little_money"
    return EasyText(
        question=t(lang, f"easy.{given.worry}", name=facts["name"]),
        sentence=t(lang, f"easy.{given.worry}.{given.code}", **facts),
        amount=t(lang, amount, **facts),
    )


def step(lang: str, code: str) -> str:
    """やさしい一歩 — what to do first, in plain words where there are some.

    Args:
        lang: "ja" or "en".
        code: Code of the step.

    """
    easy = f"easy.step.{code}"
    return t(lang, easy if has(lang, easy) else f"step.{code}")


def until(lang: str, p: Projection, o: Outlook) -> tuple[str, str]:
    """いつまで足りるか — one plain sentence about the outlook, and one that looks ahead from there.

    Args:
        lang: "ja" or "en".
        p: The projection.
        o: Its few numbers.

    """
    last = int(p.years[-1])
    facts = {"name": o.child.name, "last_year": last, "last_age": o.child.age_in(last)}
    code = "lasts"
    if not o.told:
        code = "not_told"
    elif o.short == 0:
        code = "short_now"
    elif o.short is not None:
        year = int(p.years[o.short])
        code, facts = "short", facts | {"year": year, "age": o.child.age_in(year), "years": o.short}
    return t(lang, f"easy.until.{code}", **facts), t(lang, f"easy.until.{code}.ahead", **facts)
