"""A file passes 300 lines: split it by idea (style guide)."""

from architecture.repository import SOURCE, relative, source_files

LIMIT = 300
# Written once by Alembic, then frozen: a migration is history, not a text to polish.
GENERATED = SOURCE / "storage" / "migrations" / "versions"
# Path → why it is better whole. Keep this short.
EXCEPTIONS: dict[str, str] = {}


def _too_long() -> dict[str, int]:
    lengths = {
        relative(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in source_files()
        if GENERATED not in path.parents
    }
    return {name: length for name, length in lengths.items() if length > LIMIT}


def test_no_file_outgrows_its_idea() -> None:
    found = _too_long()
    assert not {name: length for name, length in found.items() if name not in EXCEPTIONS}


def test_an_exception_is_dropped_once_it_is_not_needed() -> None:
    assert set(EXCEPTIONS) <= set(_too_long())


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    names = {path.stem for path in SOURCE.rglob("*") if path.suffix in ("", ".py")}
    assert not names & drawers
