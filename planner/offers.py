"""自治体の制度 (offers): what a town offers on its own, what it does not, and what nobody has looked up yet.

The list of local programmes that are asked for is the same for every town. A town's file tells of a programme
that it is offered or not offered, both with a source; what stands there not at all, nobody has looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Status = Literal["offered", "not_offered"]
STATUSES = ("offered", "not_offered")


@dataclass(frozen=True)
class LocalProgramme:
    """自治体ごとの制度 — one programme that towns may offer on their own."""

    key: str
    label_ja: str
    label_en: str


@dataclass(frozen=True)
class Offer:
    """自治体の答え — whether a town offers a programme, under which name, and who says so."""

    programme: str
    status: Status
    name_ja: str
    name_en: str
    source: str
    checked_on: date
    note_ja: str = ""
    note_en: str = ""


def programmes(content: Mapping[str, Any]) -> dict[str, LocalProgramme]:
    """Return the local programmes that are asked for, from the content of their file."""
    return {key: LocalProgramme(key=key, **body) for key, body in content.items()}


def of_town(content: Mapping[str, Any], known: Mapping[str, LocalProgramme], where: str) -> dict[str, Offer]:
    """Return a town's offers by programme, from the table ``offers`` of its file.

    Args:
        content: The table.
        known: The programmes that are asked for.
        where: Name of the file, for messages.

    Raises:
        ValueError: A programme that is not asked for, or a status that does not exist.

    """
    for key, body in content.items():
        if key not in known:
            raise ValueError(f"{where}: offers.{key} is not asked for, possible: {tuple(known)}")
        if body.get("status") not in STATUSES:
            raise ValueError(f"{where}: offers.{key}.status is '{body.get('status')}', possible: {STATUSES}")
    return {key: Offer(programme=key, **body) for key, body in content.items()}
