"""面談 (session): the steps of a counselling session in the counsellors' own order, one to a screen."""

from collections.abc import Callable

from planner.household import Household
from planner.ui.session import agreed, inventory, later, options, worries

STEPS: tuple[tuple[str, Callable[[Household], None]], ...] = (
    ("worries", worries.show),
    ("family", inventory.family),
    ("stock", inventory.stock),
    ("flow", inventory.flow),
    ("old_age", later.old_age),
    ("alone", later.alone),
    ("gap", options.gap),
    ("risks", options.risks),
    ("measures", options.measures),
    ("doing", agreed.doing),
    ("telling", agreed.telling),
    ("next", agreed.coming),
)
NAMES = tuple(name for name, _ in STEPS)
