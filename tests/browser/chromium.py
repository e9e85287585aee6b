"""Find a Chromium for the browser tests; run as a script, fetch one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# the shell draws no window of its own, which costs a tenth of the time
SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FETCH_SECONDS = 300


def find_chromium() -> str | None:
    """Return the path of a Chromium: CHROMIUM of the environment, Playwright's own, the system's; None for none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    return next((path for name in SYSTEM_NAMES if (path := shutil.which(name))), None)


def fetch_chromium() -> str | None:
    """Fetch Playwright's Chromium, else the system's package; return its path, None where neither could be had."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    attempts = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"]]
    if shutil.which("apt-get") and root:
        attempts += [["apt-get", "update", "-q"]]
        attempts += [["apt-get", "install", "-y", "-q", name, "fonts-dejavu-core"] for name in SYSTEM_NAMES[:2]]
    for command in attempts:
        print("fetching a browser:", " ".join(command[-3:]), flush=True)
        try:
            subprocess.run(command, timeout=FETCH_SECONDS, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            print("that took too long; trying another way", flush=True)
        if found := find_chromium():
            return found
    return None


if __name__ == "__main__" and not (find_chromium() or fetch_chromium()):
    sys.exit(
        "The browser tests need Chromium. Install it with your system's packages (as root: apt-get install chromium) "
        "or set CHROMIUM to the path of one."
    )
