"""法令ファイル: a broken file is refused with file, key and fault, and no family meets a traceback."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner import lawbook
from planner.lawbook import LAW_FOLDER, NATIONAL_FALLBACK
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
TOWN = "04202_ishinomaki.toml"
TOWN_HEADER = '[municipality]\nname_ja = "宮城県石巻市"\nname_en = "Ishinomaki, Miyagi"\n'
BLOCK = (
    '[{key}]\nlabel_ja = "率"\nlabel_en = "Rate"\nunit = "ratio"\nindexed_by = "none"\nconfidence = "quoted"\n'
    'checked_on = 2026-11-23\n[{key}.values]\n{day} = {{ value = 0.07, source = "石巻市「国民健康保険税の税率」" }}\n'
)
RATE = "national_health_insurance.medical_income_ratio"
GOOD = BLOCK.format(key=RATE, day="2024-01-01")
TOWN_FAULTS = {
    "six digits": ("042021_ishinomaki.toml", GOOD, "five digits"),
    "a name without a code": ("ishinomaki.toml", GOOD, "five digits"),
    "a code of another file": ("04100_sendai_again.toml", GOOD, "another file of the code 04100"),
    "a first day after that of the law": (
        TOWN,
        BLOCK.format(key=RATE, day="2024-04-01"),
        f"{RATE}.values begin on 2024",
    ),
    "a misspelt key": (TOWN, GOOD.replace("medical_income", "medical_incom"), f"did you mean '{RATE}'?"),
    "a misspelt programme": (TOWN, GOOD.replace("national_", "nation_"), f"did you mean '{RATE}'?"),
    "a value outside a block": (TOWN, f"[rates]\nmedical = 0.07\n{GOOD}", "rates.medical"),
    "no source": (TOWN, GOOD.replace("source", "sorce"), f"{RATE}.values.2024-01-01.source"),
    "an offer nobody asks for": (TOWN, '[offers.bus]\nstatus = "offered"\n', "offers.bus is not asked for"),
    "an offer without a name": (TOWN, '[offers.rent_support]\nstatus = "offered"\n', "name_ja"),
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


@pytest.mark.parametrize(("name", "blocks", "fault"), TOWN_FAULTS.values(), ids=list(TOWN_FAULTS))
def test_a_broken_file_of_a_town_is_refused_with_file_and_fault(
    tmp_path: Path, name: str, blocks: str, fault: str
) -> None:
    shutil.copytree(LAW_FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "municipal" / name).write_text(TOWN_HEADER + blocks, encoding="utf-8")
    with pytest.raises(LawFileError) as refused:
        lawbook.load(tmp_path)
    assert str(refused.value).startswith(name)
    assert fault in str(refused.value)


def test_a_town_with_a_single_value_is_read_and_the_rest_stands_in(tmp_path: Path) -> None:
    shutil.copytree(LAW_FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "municipal" / TOWN).write_text(TOWN_HEADER + GOOD, encoding="utf-8")
    book = lawbook.load(tmp_path)
    assert list(book.local["04202"]) == [RATE]
    assert book.parameter(RATE, "04202").entries[0].value == 0.07
    assert set(book.fallbacks("04202")) == set(book.local[NATIONAL_FALLBACK]) - {RATE}


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
