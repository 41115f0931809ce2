"""はじめの一歩 (start): set up a private environment beside this file, then open the planner.

    python start.py                 open the planner on an example family
    python start.py test            run all tests; further words go to pytest
    python start.py app --room      open it for the phones of a workshop too
    python start.py check FILE      any other word goes to the planner's command line

Standard library only. A Python that is too old must still be able to read this file and say what is missing.
"""

import sys


def say(ja: str, en: str) -> None:
    """Print both languages; a console that cannot show a letter shows a question mark."""
    coding = getattr(sys.stdout, "encoding", None) or "ascii"
    for line in (ja, en):
        print(line.encode(coding, "replace").decode(coding), flush=True)


HAVE = ".".join(str(number) for number in sys.version_info[:3])
if sys.version_info < (3, 11):
    say(
        "Python 3.11 以上が必要です（いまは " + HAVE + " です）。新しい Python を入れて、もう一度始めてください。",
        "Python 3.11 or newer is needed (this one is " + HAVE + "). Please install a newer Python and start again.",
    )
    sys.exit(1)

import hashlib
import os
import signal
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent
EXAMPLE = ROOT / "scenarios" / "sato.toml"
ALL_TESTS = ["--numprocesses", "auto", "--dist", "loadfile"]  # on every core; a file of tests stays on one
LOCKS = {"app": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
VENV = ROOT / ".venv"
STAMP = VENV / "complete.txt"
BASE = {"base": str(VENV), "platbase": str(VENV)}
PACKAGES = Path(sysconfig.get_path("purelib", "venv", BASE))
PYTHON = Path(sysconfig.get_path("scripts", "venv", BASE)) / ("python.exe" if os.name == "nt" else "python")
PIP = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
MACHINE = f"Python {HAVE}, {sysconfig.get_platform()}"
THIS_PYTHON = f"{MACHINE}, {sys.base_prefix}"

# Marks in what a failed step prints, and the sentence for them; the first that matches counts.
TROUBLES = (
    (
        ("ensurepip is not", "No module named venv"),
        "Python の一部（venv）が足りません。Debian や Ubuntu では sudo apt install python3-venv で入ります。",
        "A part of Python (venv) is missing. On Debian or Ubuntu, sudo apt install python3-venv adds it.",
    ),
    (
        ("Errno 28]", "WinError 112]", "No space left"),
        "ディスクの空きが足りません。1 GB ほど空けて、もう一度始めてください。",
        "The disk is full. Please free about 1 GB and start again.",
    ),
    (
        ("Errno 1]", "Errno 13]", "Errno 30]", "WinError 5]", "WinError 32]", "Permission denied"),
        f"フォルダー {ROOT} に書き込めません。開いているプランナーを閉じるか、書き込める場所へ移してください。",
        f"The folder {ROOT} cannot be written. Close a planner that is still open, or move the folder elsewhere.",
    ),
    (
        ("Long Path",),
        "フォルダーの場所が長すぎます。C:\\planner のような短い場所へ移して、もう一度始めてください。",
        "The path of this folder is too long. Move it to a short place such as C:\\planner and start again.",
    ),
    (
        ("'ensurepip'",),
        "Python の環境を作れませんでした。ディスクの空き（約 1 GB）を確かめ、Python 3.13 を入れ直してください。",
        "The environment could not be made. Please check that 1 GB is free, then install Python 3.13 again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "届いた部品が記録と一致しないので、使いませんでした。別の回線で、もう一度始めてください。",
        "A downloaded part differs from our record and was not used. Please start again on another network.",
    ),
    (
        ("onnection", "ProxyError", "SSLError", "imed out", "imeout"),
        "インターネットにつながりません。初回と更新のときだけ必要です。つながったら、もう一度始めてください。",
        "The internet cannot be reached. It is needed only the first time and for updates. Please start again later.",
    ),
    (
        ("No matching distribution",),
        f"部品が見つかりません。つながっているときは、64ビット版の Python 3.13 で始めてください（いま: {MACHINE}）。",
        f"A part was not found. If the internet works, please start with 64-bit Python 3.13 (this is {MACHINE}).",
    ),
)


class SetUpError(Exception):
    """A step of the set-up failed; the message is everything that it printed."""


def sentences(printed: str) -> tuple[str, str]:
    """Return what to say, in Japanese and English, about what a failed step printed."""
    for marks, ja, en in TROUBLES:
        if any(mark in printed for mark in marks):
            return ja, en
    last = next((line for line in reversed(printed.splitlines()) if line.strip()), "?")
    return f"準備の途中で止まりました: {last}", f"The set-up stopped: {last}"


def fingerprint(kind: str) -> str:
    """Return the line that stands in the stamp once this lock is installed."""
    return f"{kind} {hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()}"


def installed(kind: str) -> bool:
    """Say whether everything in this lock was installed by this Python and is still there."""
    try:
        lines = set(STAMP.read_text(encoding="utf-8").splitlines())
        present = {f"part {name}" for name in os.listdir(PACKAGES)}
    except (OSError, ValueError):
        return False
    parts = {line for line in lines if line.startswith("part ")}
    return PYTHON.exists() and {THIS_PYTHON, fingerprint(kind)} <= lines and parts <= present


def stamp(kinds: list[str]) -> None:
    """Write down that the set-up is complete; the lines that count come last."""
    parts = [f"part {name}" for name in sorted(os.listdir(PACKAGES)) if name != "__pycache__"]
    lines = [*parts, *(fingerprint(kind) for kind in kinds), THIS_PYTHON]
    STAMP.write_text("\n".join(lines) + "\n", encoding="utf-8")


def step(command: list[str]) -> None:
    """Run one step of the set-up and name each part that arrives.

    Raises:
        SetUpError: The step failed.

    """
    printed: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()) as process:
        for raw in process.stdout or ():
            line = raw.decode("utf-8", "replace").rstrip()
            printed.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                print(f"  {Path(line.partition(' ')[2].partition(' (from')[0]).name}", flush=True)
            elif line.startswith("Installing collected"):
                STAMP.unlink(missing_ok=True)  # from here until the end the environment is neither old nor new
    if process.returncode != 0:
        raise SetUpError("\n".join(printed))


def set_up(kind: str) -> None:
    """Build the environment and install the lock; the only place that uses the network."""
    say(
        "準備をしています。1〜3分かかります。インターネットを使うのはこのときだけです。",
        "Setting up. This takes 1 to 3 minutes and is the only use of the internet.",
    )
    if kind == "app" or not installed("app"):
        step([sys.executable, "-m", "venv", "--clear", str(VENV)])
    step([*PIP, "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(LOCKS[kind])])
    stamp(["app", "test"] if kind == "test" else ["app"])
    say("準備ができました。", "Everything is set up.")


def environment() -> dict[str, str]:
    """Return the environment for the programs started here: this folder first, texts in UTF-8."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def run(command: list[str], folder: Path) -> int:
    """Run a program to its end; Ctrl-C reaches it directly and it closes by itself."""
    process = subprocess.Popen([str(PYTHON), *command], env=environment(), cwd=folder)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def main(words: list[str]) -> int:
    """Set up what is missing, then run the tests or the planner."""
    kind = "test" if words[:1] == ["test"] else "app"
    try:
        if not installed(kind):
            set_up(kind)
    except (SetUpError, OSError) as trouble:
        say(*sentences(str(trouble)))
        return 1
    except KeyboardInterrupt:
        say(
            "準備を途中でやめました。次に始めると、やり直します。",
            "The set-up was stopped. The next start does it again.",
        )
        return 1
    if kind == "test":
        return run(["-m", "pytest", *(words[1:] or ALL_TESTS)], ROOT)
    return run(["-m", "planner.cli", *(words or ["app", str(EXAMPLE)])], Path.cwd())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
