"""House rules: what every file of the project keeps to. A broken rule is named with its place."""

import ast
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from planner import lawbook, words

ROOT = Path(__file__).parents[1]
PLANNER, TESTS = ROOT / "planner", ROOT / "tests"
MODULES = sorted(PLANNER.rglob("*.py"))
PROGRAMS = [*MODULES, *sorted((ROOT / "benchmarks").glob("*.py")), ROOT / "start.py", ROOT / "streamlit_app.py"]
TEST_FILES = sorted(TESTS.rglob("*.py"))
MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_A_MODULE, MOST_LINES_OF_A_SCREEN = 60, 400, 80


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(paths: list[Path]) -> Iterator[tuple[Path, ast.AST]]:
    return ((path, node) for path in paths for node in ast.walk(tree(path)))


def at(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


# Imports point one way


@cache
def imports(path: Path) -> frozenset[str]:
    """Modules that a file imports, ``from planner import x`` as planner.x; for type checkers alone is no import."""
    only_for_types = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if id(node) in only_for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names} & KNOWN
            found |= inside or {node.module}
    return frozenset(found)


KNOWN = {module_name(path) for path in MODULES}
PATHS = {module_name(path): path for path in MODULES}


def reached(name: str) -> set[str]:
    """Every module of ours that a module needs, itself included."""
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += imports(PATHS[one]) & KNOWN
    return found


ENGINE = reached("planner.projection")
LAW = {f"planner.{name}" for name in ("lawbook", "lawfiles", "parameter", "offers", "indexing", "nearest")}
OUTSIDE = ("planner.ui", "planner.cli", "planner.charts", "planner.report", "planner.wording", "planner.words")


def test_household_and_lawbook_know_nobody() -> None:
    of_household = {
        "planner.measure_inputs",
        *(f"planner.household{n}" for n in ("", "_checks", "_fields", "_home", "_talk")),
    }
    assert reached("planner.household") == of_household
    assert reached("planner.lawbook") == LAW
    assert reached("planner.lives") == {"planner.lives", *LAW}


def test_rules_know_only_rules() -> None:
    for name in KNOWN:
        if name.startswith("planner.rules"):
            assert all(other.startswith("planner.rules") for other in reached(name)), name


def test_the_engine_knows_neither_results_nor_words() -> None:
    results = {"planner.tables", "planner.answers", "planner.findings", "planner.outcomes"}
    assert not ENGINE & results
    assert not [name for name in ENGINE if name.startswith(OUTSIDE)]


def test_results_know_no_words() -> None:
    pictured = ("planner.sources", "planner.owners", "planner.spans", "planner.gap")
    for name in ("planner.tables", "planner.answers", "planner.findings", "planner.outcomes", *pictured):
        assert not [other for other in reached(name) if other.startswith(OUTSIDE)], name


def test_only_the_command_line_opens_the_screen() -> None:
    for name in KNOWN:
        if not name.startswith("planner.ui"):
            into_the_screen = [other for other in imports(PATHS[name]) if other.startswith("planner.ui")]
            assert not into_the_screen or name == "planner.cli", f"{name} imports {into_the_screen}"


def test_no_module_needs_itself() -> None:
    for name in KNOWN:
        others = imports(PATHS[name]) & KNOWN
        assert not [other for other in others if name in reached(other)], f"{name} is imported by what it imports"


def test_the_engine_needs_numpy_pydantic_and_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"planner", "numpy", "pydantic", "pydantic_core"}
    for name in ENGINE:
        foreign = {other.partition(".")[0] for other in imports(PATHS[name])} - allowed
        assert not foreign, f"{name} imports {foreign}"


def test_only_the_screen_needs_streamlit_and_only_charts_and_screen_plotly() -> None:
    for name in KNOWN - {"planner.charts"}:
        if not name.startswith("planner.ui"):
            foreign = {other.partition(".")[0] for other in imports(PATHS[name])}
            assert not foreign & {"streamlit", "plotly", "starlette", "tornado", "pandas"}, name


# Clock, chance and files have their homes

CLOCK = {"now", "utcnow", "today", "localtime", "gmtime"}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
HOMES_OF_CLOCK = ("ui.state",)  # a new plan begins with the current year; from then on the year is in the file
HOMES_OF_FILES = ("lawfiles", "lawbook", "lives", "words", "household_file", "coverage", "cli", "ui.")
HOMES_OF_CHANCE = ("draws",)


def calls(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node.lineno


def in_home(path: Path, homes: tuple[str, ...]) -> bool:
    return module_name(path).removeprefix("planner.").startswith(homes)


def test_the_clock_is_read_only_in_its_home() -> None:
    strangers = [path for path in MODULES if not in_home(path, HOMES_OF_CLOCK)]
    read = [at(path, line) for path in strangers for name, line in calls(path) if name in CLOCK]
    assert not read


def test_files_are_opened_only_in_their_homes() -> None:
    strangers = [path for path in MODULES if not in_home(path, HOMES_OF_FILES)]
    opened = [at(path, line) for path in strangers for name, line in calls(path) if name in FILES]
    assert not opened


def test_chance_enters_only_in_its_homes() -> None:
    for path in MODULES:
        if not in_home(path, HOMES_OF_CHANCE):
            assert not imports(path) & {"random", "secrets", "uuid"}, path
            assert ".random" not in path.read_text(encoding="utf-8"), path


# Size


@pytest.mark.parametrize("path", [*PROGRAMS, *TEST_FILES], ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_and_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES_OF_A_MODULE, f"{lines} lines"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{at(path, node.lineno)} {node.name}: {length} lines"


def test_screens_are_thin() -> None:
    screens = sorted((PLANNER / "ui" / "views").glob("*.py"))
    assert len(screens) > 1
    for path in screens:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_A_SCREEN, path.name


# Words

JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")
VOCABULARY = ("reading", "words")  # what people write amounts and years with: 兆 億 万, 歳, 令和
WORDS_TO_AVOID = ("破綻", "絶望", "寄生", "赤字転落", "パラサイト", "不良債権", "無職", "死亡")
FIRST, SECOND = words.LANGUAGES


def docstrings(path: Path) -> set[int]:
    """Strings that stand alone: docstrings, and notes below a name."""
    return {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}


def test_no_japanese_sentence_in_the_program() -> None:
    for path in [*(path for path in MODULES if not in_home(path, VOCABULARY)), ROOT / "streamlit_app.py"]:
        spoken = docstrings(path)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                assert not JAPANESE.search(node.value), f"{at(path, node.lineno)} {node.value}"


def read_by_families() -> list[Path]:
    folders = [PLANNER / "text", PLANNER / "law", PLANNER / "directory", ROOT / "docs", ROOT / "scenarios"]
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".toml", ".md", ".csv")]
    return [*found, ROOT / "README.md", ROOT / "CHANGELOG.md", *PROGRAMS]


def test_words_to_avoid_stand_nowhere() -> None:
    paths = read_by_families()
    assert len(paths) > len(PROGRAMS)
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = [word for word in WORDS_TO_AVOID if word in line]
            assert not found, f"{at(path, number)} {found}"


def test_both_languages_have_the_same_keys() -> None:
    assert words.texts(FIRST).keys() == words.texts(SECOND).keys()
    topics = [{path.name for path in (PLANNER / "text" / lang).iterdir()} for lang in words.LANGUAGES]
    assert topics[0] == topics[1]


@pytest.mark.parametrize("topic", sorted(path.name for path in (PLANNER / "text" / "ja").glob("*.toml")))
def test_both_languages_keep_a_key_in_the_same_topic_and_order(topic: str) -> None:
    first, second = (
        tomllib.loads((PLANNER / "text" / lang / topic).read_text(encoding="utf-8")) for lang in words.LANGUAGES
    )
    assert list(first) == list(second)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_placeholders() -> None:
    for key, text in words.texts(FIRST).items():
        different = placeholders(text) ^ placeholders(words.texts(SECOND)[key])
        assert not different - {THE_PERSON}, key


THE_PERSON = "name"  # where Japanese says ご本人, English says the name


def test_english_texts_hold_no_japanese_sentence() -> None:
    for key, text in words.texts(SECOND).items():
        assert not re.search("[。、]", text), f"{key}: {text}"


# Texts and the program know each other

KEY = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+")


def constants() -> set[str]:
    return {node.value for _, node in nodes(PROGRAMS) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def patterns() -> list[re.Pattern[str]]:
    """Keys that are put together: f"answer.{worry}.{code}" stands for every key of that form."""
    found = []
    for _, node in nodes(PROGRAMS):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            plain = "".join(str(part or "") for part in parts)
            if "." in plain and re.fullmatch(r"[a-z_0-9.]*", plain):
                found.append(re.compile("".join(r"[a-z_0-9.]+" if part is None else re.escape(part) for part in parts)))
    return found


def test_every_text_is_used() -> None:
    written, put_together = constants(), patterns()
    unused = [
        key
        for key in words.texts(FIRST)
        if key not in written and not any(pattern.fullmatch(key) for pattern in put_together)
    ]
    assert not unused


def test_every_text_that_is_asked_for_exists() -> None:
    known = words.texts(FIRST)
    for path, node in nodes(PROGRAMS):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("t", "has"):
            for argument in node.args[1:2]:
                if isinstance(argument, ast.Constant):
                    assert argument.value in known, f"{at(path, node.lineno)} asks for '{argument.value}'"


TEXT_FILES = (".py", ".toml", ".md", ".csv", ".txt", ".json", ".css", ".yaml", ".yml", ".cfg")
NAMES_OF_OTHERS = {"planner", "server"}  # modules of ours, options of streamlit


def test_what_looks_like_a_text_key_is_one() -> None:
    known = words.texts(FIRST)
    topics = {key.partition(".")[0] for key in known} - lawbook.load().programmes.keys() - NAMES_OF_OTHERS
    for one in constants():
        if KEY.fullmatch(one) and one.partition(".")[0] in topics and Path(one).suffix not in TEXT_FILES:
            assert one in known or any(key.startswith(one) for key in known), f"there is no text '{one}'"


# Glossary


def glossary() -> dict[str, tuple[str, str, str]]:
    """Japanese, English and statute by identifier."""
    found = {}
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4:
            found |= dict.fromkeys(re.findall(r"`([^`]+)`", cells[2]), (cells[0], cells[1], cells[3]))
    return found


def test_every_programme_stands_in_the_glossary_under_its_names() -> None:
    rows = glossary()
    for key, programme in lawbook.load().programmes.items():
        assert rows[key] == (programme.name_ja, programme.name_en, programme.statute), key


def test_every_line_of_the_cash_flow_stands_in_the_glossary() -> None:
    written = {
        node.args[0].value
        for _, node in nodes(MODULES)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("Line", "Cell")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert {"income", "spending", "rent", "debt"} <= written
    for programme in written:
        assert programme in glossary(), programme
