"""JSON と CSV (report): a projection in a documented, versioned shape; see docs/json_output.md."""

import csv
import io
from typing import Any

import numpy as np

from planner import __version__, answers, findings, switches, tables
from planner.lawbook import LawBook
from planner.parameter import Parameter
from planner.projection import Projection
from planner.purse import BY_OWNER
from planner.wording import row_label

REPORT_FORMAT = 1


def as_json(p: Projection, lawbook: LawBook, future: int = 0) -> Any:
    """見通しの JSON — yearly rows by line and person, balances by owner, findings, answers, law with source."""
    return plain(
        {
            "format": REPORT_FORMAT,
            "planner": __version__,
            "years": p.years.tolist(),
            "marks": tables.marks(p),
            "people": [
                {**person, "ages": list(row.values)}
                for person, row in zip(tables.people(p), tables.yearly(p, future), strict=False)
            ],
            "lines": [_line(line, future) for line in p.lines if line.yen.any()],
            "owners": _owners(p, future),
            "household": _household(p, future),
            "standing": [vars(status) for status in switches.rows(p)],
            "phases": [vars(phase) for phase in tables.phases(p, future)],
            "answers": [vars(answer) for answer in answers.five(p, lawbook, future)],
            "findings": [vars(finding) for finding in findings.all_findings(p, lawbook, future)],
            "placeholders": [
                {"place": list(s.place), "key": s.key, "value": s.value, "source": _source(lawbook, s.key, p)}
                for s in p.placeholders
            ],
            "law": [law_entry(key, parameter, int(p.years[0])) for key, parameter in sorted(p.law.items())],
        }
    )


def _line(line: Any, future: int) -> dict[str, Any]:
    yen = line.yen[min(future, len(line.yen) - 1)]
    return {"programme": line.programme, "person": line.person, "payer": line.payer, "name": line.name, "yen": yen}


def _owners(p: Projection, future: int) -> list[dict[str, Any]]:
    return [
        {"name": life.name, **{name: getattr(p.purse, name)[:, i, future] for name in BY_OWNER}}
        for i, life in enumerate(p.time.lives)
    ]


def _household(p: Projection, future: int) -> dict[str, Any]:
    money = {name: getattr(p.purse, name)[:, :, future].sum(axis=1) for name in BY_OWNER}
    return {**money, "left_outside": p.purse.left_outside[:, future], "minimum": p.purse.minimum[:, future]}


def law_entry(key: str, parameter: Parameter, year: int) -> dict[str, Any]:
    """One law value: the newest entry in force by the end of a year, with its source and mark."""
    started = [entry for entry in parameter.entries if entry.first_day.year <= year]
    entry = (started or list(parameter.entries))[-1]
    return {
        "key": key,
        "label_ja": parameter.label_ja,
        "label_en": parameter.label_en,
        "value": entry.value,
        "unit": parameter.unit,
        "first_day": entry.first_day.isoformat(),
        "ends": entry.ends.isoformat() if entry.ends else None,
        "source": entry.source,
        "checked_on": parameter.checked_on.isoformat(),
        "confidence": parameter.confidence,
        "indexed_by": parameter.indexed_by,
        "mark": parameter.mark(year),
    }


def _source(lawbook: LawBook, key: str, p: Projection) -> str:
    return lawbook.parameter(key, p.household.municipality).entries[-1].source


def plain(value: Any) -> Any:
    """Turn arrays, tuples and numpy numbers into what JSON knows; yen are rounded to whole yen at the very end only."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return value.item()
    return value


def as_csv(p: Projection, lawbook: LawBook, lang: str, future: int = 0) -> str:
    """見通しの CSV — the yearly table: label in the first column, one column per year, whole yen."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["", *p.years.tolist()])
    for row in tables.yearly(p, future):
        values = ["" if value is None else round(value) for value in row.values]
        writer.writerow([_harmless(row_label(lang, row, lawbook)), *values])
    return out.getvalue()


def _harmless(label: str) -> str:
    """A label that a spreadsheet does not take for a formula."""
    return f"'{label}" if label[:1] in "=+-@\t" else label
