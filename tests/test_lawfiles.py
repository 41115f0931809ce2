"""法令ファイル: a broken file is refused with file, key and fault, and no family meets a traceback."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner import lawbook
from planner.lawbook import LAW_FOLDER
from planner.lawfiles import LawFileError

PREMIUM = "national_pension_premium.toml"
KEY = "national_pension_premium.yen_per_month"
FAULTS = {
    "no TOML": ("unit = ", "unit  ", PREMIUM, "line 15"),
    "another unit": ('unit = "yen/month"', 'unit = "yen/week"', f"{KEY}.unit", "yen/week"),
    "another family": ('indexed_by = "none"', 'indexed_by = "price"', "indexed_by", "price"),
    "another confidence": ('confidence = "quoted"', 'confidence = "memory"', "confidence", "memory"),
    "a misspelt field": ("label_ja = ", "labl_ja = ", "label_ja", "required"),
    "no such day": ("2026-04-01 =", "2026-04-31 =", "2026-04-31", "valid date"),
    "no source": ("source = ", "sorce = ", "source", "required"),
    "a short source": ('source = "', 'source = "x" } #', "source", "at least 8"),
    "less than nothing": ("value = ", "value = -", "value", "greater than or equal to 0"),
    "never checked": ("checked_on = 2026-11-23\n", "", "checked_on", "required"),
    "a header without a name": ("name_ja = ", "nama_ja = ", "[programme]", "nama_ja"),
    "lists of two lengths": ("value = 16_", "value = [1, 2] #", "", ""),
}


def broken(folder: Path, old: str, new: str) -> Path:
    """A copy of the law in which one file has a fault."""
    shutil.copytree(LAW_FOLDER, folder, dirs_exist_ok=True)
    path = folder / PREMIUM
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("old", "new", "place", "fault"), FAULTS.values(), ids=list(FAULTS))
def test_a_broken_file_is_refused_with_file_key_and_fault(
    tmp_path: Path, old: str, new: str, place: str, fault: str
) -> None:
    with pytest.raises(LawFileError) as refused:
        lawbook.load(broken(tmp_path, old, new))
    assert str(refused.value).startswith(PREMIUM)
    assert place in str(refused.value)
    assert fault in str(refused.value)


def test_the_command_line_says_so_in_a_sentence(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from planner import cli, lawbook; "
        f"lawbook.load.__wrapped__.__defaults__ = (Path({str(broken(tmp_path, 'unit = ', 'unit  '))!r}),); "
        "sys.exit(cli.main(['law']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert PREMIUM in done.stderr
    assert "法令ファイル" in done.stderr
    assert "Traceback" not in done.stderr
