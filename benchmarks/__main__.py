"""`python3 dev.py bench [NAME …]`: measure, show a table each, and sum up as JSON."""

import argparse
import importlib
import platform
import tempfile
from pathlib import Path

from benchmarks.report import Options, Result, summary

NAMES = (
    "startup",
    "member_list",
    "member_filter",
    "dossier",
    "grid",
    "meetings",
    "branch_life",
    "span_year",
    "study",
    "scans",
    "merge",
    "pdf",
    "workbook",
    "dues",
    "year_report",
    "scale",
    "office",
)


def main() -> int:
    """Run the benchmarks asked for; figures never make it fail."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--repeat", type=int, default=5, help="runs of each kind (5)")
    parser.add_argument("--full", action="store_true", help="also merge 1,000,000 entries")
    parser.add_argument("--anki-venv", type=Path, help="a virtual environment that has aqt")
    parser.add_argument("--json", type=Path, help="write the summary into this file as well")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()}, {platform.platform()}; min / median")
    results: list[Result] = []
    for name in asked.names or NAMES:
        with tempfile.TemporaryDirectory(prefix="chibo-bench-") as folder:
            options = Options(
                repeat=max(1, asked.repeat),
                full=asked.full,
                folder=Path(folder),
                anki_venv=asked.anki_venv,
            )
            result: Result = importlib.import_module(f"benchmarks.{name}").run(options)
        result.show()
        results.append(result)
    text = summary(results)
    print(f"\n{text}")
    if asked.json:
        asked.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
