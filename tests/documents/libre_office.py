"""LibreOffice as the independent reader of our workbooks and papers."""

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

needs_libre_office = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")


def resaved(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice writes it into `folder`; `kind` may name a filter after a colon."""
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{kind.split(':')[0]}"


@cache
def _profile() -> Path:
    """Making a profile takes longer than using it: one for all tests of this process."""
    folder = Path(tempfile.mkdtemp(prefix="chibo-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
