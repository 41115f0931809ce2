"""起動したサーバー (served): the planner as a family starts it, in a process of its own, watched from outside.

Memory and CPU seconds come from /proc, so these two are measured on Linux only.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

REPOSITORY = Path(__file__).parents[1]
FAMILY = REPOSITORY / "scenarios" / "sato.toml"
STOP_SECONDS = 20
KILOBYTE, MEGABYTE = 1024, 1_000_000
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
USER_TIME, SYSTEM_TIME = 11, 12  # fields of /proc/<pid>/stat behind the name of the program


class Served:
    """One running planner on a port of its own."""

    def __init__(self, family: Path = FAMILY, port: int | None = None) -> None:
        """Prepare to serve a family's file."""
        self.family, self.port = family, port or free_port()

    def __enter__(self) -> Self:
        """Start; the server need not answer yet."""
        command = [sys.executable, "-m", "planner.cli", "app", str(self.family), "--port", str(self.port)]
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(  # noqa: S603 - our own
            [*command, "--no-browser"], cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server that was started here."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def cpu_seconds(self) -> float:
        """CPU seconds of the server so far, of all its threads."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return (int(fields[USER_TIME]) + int(fields[SYSTEM_TIME])) / TICKS

    def memory(self) -> dict[str, float]:
        """Return megabytes of the server now: "Rss" in all, "Pss" its share, "Private_Dirty" its own alone."""
        lines = (line.split() for line in self._proc("smaps_rollup").splitlines()[1:])
        return {name.rstrip(":"): int(size) * KILOBYTE / MEGABYTE for name, size, *_ in lines}

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="utf-8")


def free_port() -> int:
    """Return a port that nobody uses at this moment."""
    with socket.socket() as test:
        test.bind(("localhost", 0))
        return int(test.getsockname()[1])
