"""What is committed names no machine and no server, and its Vietnamese is in one normal form."""

import re
import unicodedata

from architecture.repository import RESOURCES, ROOT, SOURCE, relative, text_files

# Put together from words, so that no place stands here whole.
_FOLDERS = ("work", "root")
_HOSTS = (
    ("files", "python" + "hosted"),
    ("pypi", "org/simple"),
    ("registry", "npmjs"),
    ("deb", "debian", "org"),
)
_PLACES = re.compile(
    "|".join(
        (
            *(f"/{folder}/" for folder in _FOLDERS),
            "/" + "home" + r"/\w",
            "C" + r":\\+" + "Users" + r"\\",
            *(r"\.".join(words) for words in _HOSTS),
        )
    )
)
# Written so that no pattern matches its own line.
_MAKERS = re.compile(r"\b(?:[s]ub-?agents?|[C]laude|[A]nthropic|[C]hatGPT|[C]opilot)\b", re.I)
_UNFINISHED = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b")


def _lines_matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{relative(path)}:{number}: {line.strip()}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_machine_and_no_server_is_named() -> None:
    assert not _lines_matching(_PLACES)
    locks = [path for path in text_files() if path.suffix == ".lock"]
    assert not [relative(path) for path in locks if "://" in path.read_text(encoding="utf-8")]


def test_locks_that_name_servers_are_not_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "uv.lock" in ignored


def test_the_text_is_about_the_program() -> None:
    assert not _lines_matching(_MAKERS)


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert not _lines_matching(_UNFINISHED)


def test_vietnamese_is_composed() -> None:
    folders = (SOURCE, RESOURCES, ROOT / "docs")
    decomposed = [
        relative(path)
        for folder in folders
        if folder.is_dir()
        for path in text_files(folder)
        if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]
    assert not decomposed
