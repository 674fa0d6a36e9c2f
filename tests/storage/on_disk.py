"""What stands in a folder, and children that meet a bad disk of their own."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_child(code: str, *arguments: object, mounts: str = "") -> list[str]:
    """Run Python in a process of its own and give its lines.

    `mounts` are shell commands that change the disk as that process alone sees it; where the
    system has no such thing, the test is skipped.
    """
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
    if mounts:
        if shutil.which("unshare") is None:
            pytest.skip("no private mounts here")
        probe = subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True)
        if probe.returncode:
            pytest.skip("no private mounts allowed here")
        command = ["unshare", "-rm", "sh", "-ec", f'{mounts}\nexec "$@"', "sh", *command]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
