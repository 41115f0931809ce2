"""いちばん近い名前 (nearest): what somebody may have meant by a name that does not exist."""

import difflib
from collections.abc import Iterable


def hint(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the nearest known name, empty where none is near."""
    near = difflib.get_close_matches(name, [*known], n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
