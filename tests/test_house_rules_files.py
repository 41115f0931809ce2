"""House rules of whole files: what a stranger's computer gets, and what every test keeps to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.test_house_rules import MODULES, PROGRAMS, ROOT, TEST_FILES, TEXT_FILES, at, calls, tree

# What a stranger's computer gets

OURS_ALONE = ("/wo" + "rk/", "../sha" + "red", "/tm" + "p/", "/ro" + "ot/", "/ho" + "me/")
INDEXES = ("pypi" + ".org", "python" + "hosted", "--index" + "-url", "art" + "ifactory", "proxy." + "golang")
FOLDERS = ("planner", "docs", "scenarios", "tests", "benchmarks", ".ci", ".streamlit")


def project_files() -> list[Path]:
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return [path for path in (*inside, *ROOT.glob("*")) if path.is_file() and path.suffix in (*TEXT_FILES, "")]


def test_no_file_names_a_place_on_one_computer_or_a_package_index() -> None:
    assert len(project_files()) > len(MODULES)
    for path in project_files():
        content = path.read_text(encoding="utf-8")
        found = [word for word in (*OURS_ALONE, *INDEXES) if word in content]
        assert not found, f"{path.relative_to(ROOT)} names {found}"


# Tests


def written_tests(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node


def test_every_test_can_fail() -> None:
    for path in TEST_FILES:
        for test in written_tests(path):
            code = ast.unparse(test)
            checks = [node for node in ast.walk(test) if isinstance(node, ast.Assert)]
            assert checks or re.search(r"raises|warns|assert_|expect\(|_compare\(", code), f"{at(path, test.lineno)}"
            for check in checks:
                assert not isinstance(check.test, ast.Constant), f"{at(path, check.lineno)} asserts a constant"


def test_no_test_is_skipped() -> None:
    for path in TEST_FILES:
        marks = [at(path, line) for name, line in calls(path) if name in ("skip", "skipif", "xfail", "importorskip")]
        assert not marks


def test_no_unfinished_work_is_left() -> None:
    for path in [*PROGRAMS, *TEST_FILES]:
        left = re.findall(
            r"\b(?:TO" + "DO|FIX" + "ME|Not" + r"Implemented(?:Error)?)\b", path.read_text(encoding="utf-8")
        )
        assert not left, path
