"""Where the browser of the tests is found, and what is said where there is none."""

import os
import shutil
import sys
from pathlib import Path

import pytest

VARIABLE = "PLANNER_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = {
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
}
NO_BROWSER = (
    f"Chromium・Chrome・Edge が見つからないので、ブラウザーの試験は省きました（{VARIABLE} で場所を指定できます）。",
    f"No Chromium, Chrome or Edge was found, so the browser tests were left out ({VARIABLE} may name one).",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one that is named, on the PATH, or in its usual place.

    Raises:
        pytest.UsageError: PLANNER_CHROMIUM names a file that is not there.

    """
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise pytest.UsageError(f"{VARIABLE} names {named}, which is not there")
        return named
    on_path = (shutil.which(name) for name in NAMES)
    usual = (os.path.expandvars(place) for place in PLACES.get(sys.platform, ()))
    return next((path for path in (*on_path, *usual) if path and Path(path).is_file()), None)
