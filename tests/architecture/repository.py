"""What the architecture tests read: the files of the repository, without asking git."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "chibo_desktop"
RESOURCES = ROOT / "resources"

_NOT_OURS = {"__pycache__", "build", "dist", "practice", "demo-out"}
_TEXT = {
    "", ".cfg", ".css", ".csv", ".html", ".ini", ".json", ".lock", ".md", ".ps1", ".py", ".qss",
    ".sh", ".spec", ".svg", ".toml", ".txt", ".yaml", ".yml",
}  # fmt: skip


def source_files() -> list[Path]:
    """Every Python file of the program."""
    return sorted(SOURCE.rglob("*.py"))


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every text file people wrote below `folder`; hidden folders are tools', `.ci` excepted."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            hidden = path.name.startswith(".") and path.name != ".ci"
            if not hidden and path.name not in _NOT_OURS and not path.name.endswith(".egg-info"):
                yield from text_files(path)
        elif path.suffix in _TEXT and path.name != ".git":
            yield path


@cache
def syntax(path: Path) -> ast.Module:
    """The parsed file; kept, since several tests walk the same trees."""
    return ast.parse(path.read_bytes(), str(path))


def relative(path: Path) -> str:
    """A path as a reader of a failing test wants it."""
    return path.relative_to(ROOT).as_posix()
