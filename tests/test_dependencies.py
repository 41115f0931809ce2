"""The locks: complete, in step with pyproject.toml, and free of addresses."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.processes import ROOT

LOCKS = ("requirements.txt", "requirements-test.txt")
ENTRY = re.compile(
    r"^(?P<pin>\S+==\S+(?: ; [^\\]+)?) \\\n(?P<hashes>(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
SYSTEMS = [("win32", "nt", "Windows"), ("darwin", "posix", "Darwin"), ("linux", "posix", "Linux")]
PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]


def pins(lock: str) -> list[Requirement]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [Requirement(match["pin"]) for match in ENTRY.finditer(text)]


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = [line for line in ENTRY.sub("", text).splitlines() if line and not line.lstrip().startswith("#")]
    assert rest == []
    assert len(pins(lock)) > 30


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_place_on_a_machine(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash=)|(?<![\w.-])/\w+/", text, re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_each_system_gets_every_part_once_in_a_version_that_the_project_allows(
    lock: str, system: tuple[str, str, str], python: str
) -> None:
    platform, os_name, platform_system = system
    machine = {
        "sys_platform": platform,
        "os_name": os_name,
        "platform_system": platform_system,
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    chosen = [pin for pin in pins(lock) if pin.marker is None or pin.marker.evaluate(machine)]
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in chosen}
    assert len(versions) == len(chosen)
    wanted = project()["dependencies"]
    if lock == "requirements-test.txt":
        wanted = [*wanted, *project()["optional-dependencies"]["test"]]
    for text in wanted:
        requirement = Requirement(text)
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier


def test_the_lock_of_the_tests_contains_the_lock_of_the_planner() -> None:
    assert {str(pin) for pin in pins(LOCKS[0])} <= {str(pin) for pin in pins(LOCKS[1])}
