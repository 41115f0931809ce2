"""The two commands of the README, with tiny packages from a folder instead of the network."""

import ast
import base64
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from tests.processes import ROOT

START = ROOT / "start.py"
COMMAND_LINE = "import os, sys, tiny; print('planner', *sys.argv[1:], 'in', os.getcwd())"
FAKE_PYTEST = "import sys; print('pytest', *sys.argv[1:])"
TOO_OLD = "import runpy, sys; sys.version_info = (3, 8, 18, 'final', 0); runpy.run_path({!r}, run_name='__main__')"
SECONDS = 120


class Run(NamedTuple):
    code: int
    printed: str


class Project(NamedTuple):
    folder: Path
    wheels: Path

    def start(self, *words: str, folder: Path | None = None, **environment: str) -> Run:
        """Run start.py as a person would, with packages from the folder only."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_NO_INDEX": "1"}
        command = [sys.executable, str(self.folder / "start.py"), *words]
        env = {**own, **pip, "PYTHONUTF8": "1", **environment}
        done = subprocess.run(
            command, cwd=folder or self.folder, env=env, stdout=-1, stderr=-2, timeout=SECONDS, check=False
        )
        return Run(done.returncode, done.stdout.decode("utf-8", "replace"))

    def lock(self, name: str, *lines: str) -> None:
        """Write a lock file."""
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def module(self) -> ModuleType:
        """Load this project's start.py to ask it directly."""
        spec = importlib.util.spec_from_file_location("start_of_a_copy", self.folder / "start.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def wheel(folder: Path, name: str, content: str) -> str:
    """Write a package of one module and return its line in a lock."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": content,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{path},sha256={_digest(text)},{len(text)}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"]) + "\n"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def make_project(folder: Path) -> Project:
    project = Project(folder / "プランナー 1", folder / "wheels")
    (project.folder / "planner").mkdir(parents=True)
    project.wheels.mkdir()
    shutil.copy(START, project.folder)
    (project.folder / "planner" / "__init__.py").touch()
    (project.folder / "planner" / "cli.py").write_text(COMMAND_LINE, encoding="utf-8")
    tiny = wheel(project.wheels, "tiny", "")
    wheel(project.wheels, "extra", "")
    project.lock("requirements.txt", tiny)
    project.lock("requirements-test.txt", tiny, wheel(project.wheels, "pytest", FAKE_PYTEST))
    return project


class Installed(NamedTuple):
    project: Project
    first: Run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A project after its first start, in a folder with a blank and Japanese letters."""
    project = make_project(tmp_path_factory.mktemp("start"))
    return Installed(project, project.start())


@pytest.fixture
def project(installed: Installed) -> Project:
    """The project with its own lock files and everything in place."""
    assert installed.project.start("again").code == 0
    return installed.project


def test_the_first_start_sets_up_and_opens_the_example(installed: Installed) -> None:
    code, printed = installed.first
    example = installed.project.folder / "scenarios" / "sato.toml"
    assert code == 0
    assert "準備をしています" in printed
    assert "Everything is set up" in printed
    assert "  tiny-1.0" in printed
    assert f"planner app {example}" in printed


def test_the_second_start_sets_nothing_up(project: Project) -> None:
    assert project.start(PIP_FIND_LINKS="").printed.startswith("planner app ")


def test_other_words_go_to_the_command_line_in_the_callers_folder(project: Project, tmp_path: Path) -> None:
    run = project.start("check", "family.toml", folder=tmp_path)
    assert run.printed.splitlines() == [f"planner check family.toml in {tmp_path}"]


def test_the_tests_get_their_own_parts_and_words_and_the_planner_needs_no_second_set_up(project: Project) -> None:
    run = project.start("test", "-k", "money")
    assert run.code == 0
    assert "  pytest-1.0" in run.printed
    assert run.printed.splitlines()[-1] == "pytest -k money"
    assert project.start("test").printed.splitlines() == ["pytest --numprocesses auto --dist loadfile"]
    assert project.start("answers").printed.startswith("planner answers")


def remove_python(start: ModuleType) -> None:
    start.PYTHON.unlink()


def remove_a_part(start: ModuleType) -> None:
    (start.PACKAGES / "tiny.py").unlink()


def cut_the_stamp(start: ModuleType) -> None:
    text = start.STAMP.read_text(encoding="utf-8")
    start.STAMP.write_text(text[: len(text) // 2], encoding="utf-8")


def fill_the_stamp_with_nonsense(start: ModuleType) -> None:
    start.STAMP.write_bytes(b"\xff\x00" * 10)


def change_the_lock(start: ModuleType) -> None:
    lock = start.LOCKS["app"]
    lock.write_text("# newer\n" + lock.read_text(encoding="utf-8"), encoding="utf-8")


def come_with_another_python(start: ModuleType) -> None:
    text = start.STAMP.read_text(encoding="utf-8")
    start.STAMP.write_text(text.replace(start.THIS_PYTHON, "Python 3.10.1"), encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        remove_python,
        remove_a_part,
        cut_the_stamp,
        fill_the_stamp_with_nonsense,
        change_the_lock,
        come_with_another_python,
    ],
)
def test_a_damaged_or_outdated_environment_is_noticed(
    project: Project, tmp_path: Path, damage: Callable[[ModuleType], None]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project.folder, copy, symlinks=True)
    start = Project(copy, project.wheels).module()
    assert start.installed("app")
    damage(start)
    assert not start.installed("app")


def test_a_damaged_environment_is_repaired(project: Project) -> None:
    remove_a_part(project.module())
    run = project.start("check")
    assert run.code == 0
    assert "準備をしています" in run.printed
    assert run.printed.splitlines()[-1].startswith("planner check")


FAR = "far==1.0 --hash=sha256:" + "0" * 64
OTHER_BYTES = "extra==1.0 --hash=sha256:" + "0" * 64
NO_NETWORK = {"PIP_NO_INDEX": "0", "PIP_PROXY": "127.0.0.1:9", "PIP_RETRIES": "1"}


@pytest.mark.parametrize(
    ("line", "environment", "sentences"),
    [
        (FAR, NO_NETWORK, ("インターネットにつながりません", "The internet cannot be reached")),
        (FAR, {}, ("部品が見つかりません", "please start with 64-bit Python 3.13")),
        (OTHER_BYTES, {}, ("届いた部品が記録と一致しない", "differs from our record")),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence_and_the_planner_still_opens(
    project: Project, tmp_path: Path, line: str, environment: dict[str, str], sentences: tuple[str, str]
) -> None:
    copy = Project(tmp_path / "copy", project.wheels)
    shutil.copytree(project.folder, copy.folder, symlinks=True)
    copy.lock("requirements-test.txt", line)
    run = copy.start("test", **environment)
    assert run.code == 1
    for sentence in sentences:
        assert sentence in run.printed
    assert "Traceback" not in run.printed
    assert copy.start("check").printed.startswith("planner check")


def test_a_file_where_the_environment_belongs_is_said_in_a_sentence(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project.folder / ".venv").touch()
    run = project.start()
    assert run.code == 1
    assert "準備の途中で止まりました" in run.printed
    assert "Traceback" not in run.printed


@pytest.mark.parametrize(
    ("printed", "en"),
    [
        ("created successfully because ensurepip is not\navailable.", "sudo apt install python3-venv"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("Error: [Errno 13] Permission denied: '/opt/planner/.venv'", "cannot be written"),
        ("[WinError 5] アクセスが拒否されました。: '.venv\\\\Scripts\\\\python.exe'", "cannot be written"),
        ("HINT: this system does not have Windows Long Path support enabled", "too long"),
        ("Error: Command '['python', '-m', 'ensurepip', '--upgrade']' returned", "The environment could not be made"),
        ("SSLError(SSLCertVerificationError(1, 'certificate verify failed'))", "The internet cannot be reached"),
        ("ReadTimeoutError: Read timed out.", "The internet cannot be reached"),
        ("something new\n\n", "The set-up stopped: something new"),
        ("", "The set-up stopped: ?"),
    ],
)
def test_each_trouble_has_its_sentence(installed: Installed, printed: str, en: str) -> None:
    ja_sentence, en_sentence = installed.project.module().sentences(printed)
    assert en in en_sentence
    assert ja_sentence


@pytest.mark.parametrize("coding", ["utf-8", "cp932", "cp1252", "ascii"])
def test_an_old_python_is_told_what_is_needed_on_every_console(coding: str) -> None:
    command = [sys.executable, "-c", TOO_OLD.format(str(START))]
    env = {**os.environ, "PYTHONIOENCODING": coding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, env=env, stdout=-1, stderr=-2, check=False, timeout=SECONDS)
    printed = done.stdout.decode(coding)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed (this one is 3.8.18)" in printed
    assert ("いまは 3.8.18" in printed) == (coding in ("utf-8", "cp932"))
    assert "Traceback" not in printed


def test_an_old_python_can_read_the_file() -> None:
    assert ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_is_short_and_uses_only_the_standard_library_and_names_no_address() -> None:
    text = START.read_text(encoding="utf-8")
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names
    assert len(text.splitlines()) <= 200
    assert "://" not in text
