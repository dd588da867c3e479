"""Gets Chromium for the browser tests where that is easy, and says so where it is not."""

# ruff: noqa: S603 - the commands are our own

import os
import shutil
import subprocess

MINUTES = 6


def main() -> None:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return
    reason = why_not_by_apt()
    if reason is None:
        print("Installing Chromium for the browser tests (apt-get) ...", flush=True)
        reason = install()
    if reason:
        print(f"No Chromium: browser tests will be skipped ({reason}).", flush=True)


def why_not_by_apt() -> str | None:
    if not shutil.which("apt-get"):
        return "this machine has no apt-get; install chromium yourself"
    if os.geteuid() != 0:
        return "only root may install it: sudo apt-get install chromium"
    return None


def install() -> str | None:
    """Install within a time limit; returns why it did not work, or ``None``."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        command = ["apt-get", "-o", "DPkg::Lock::Timeout=60", *words]
        try:
            done = subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=MINUTES * 60,
            )
        except subprocess.TimeoutExpired:
            return f"apt-get {words[0]} took longer than {MINUTES} minutes"
        if done.returncode != 0:
            last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            return f"apt-get {words[0]} failed: {' '.join(last)}"
    return None


if __name__ == "__main__":
    main()
