"""The one command that measures knows every benchmark and refuses what it does not know."""

import os
import subprocess
import sys

from architecture.repository import ROOT


def _bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_name_it_offers_is_a_benchmark_and_explained() -> None:
    done = _bench("--help")
    assert done.returncode == 0
    explained = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in (
        "startup",
        "member_list",
        "member_filter",
        "dossier",
        "merge",
        "pdf",
        "workbook",
        "scans",
        "span_year",
    ):
        assert name in done.stdout
        assert f"`{name}`" in explained
        source = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
        assert "def run(options: Options) -> Result:" in source


def test_an_unknown_benchmark_is_refused() -> None:
    done = _bench("flying")
    assert done.returncode == 2
    assert "flying" in done.stderr
