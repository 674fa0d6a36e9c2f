"""The pages of the repository lead where they say, and every decision is in the index."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from architecture.repository import ROOT, relative

_LINK = re.compile(r"\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_DECISIONS = ROOT / "docs" / "decisions"
_PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def _targets(page: Path) -> Iterator[str]:
    for link, picture in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in (target := link or picture):
            yield unquote(target)


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", text).strip().lower().replace(" ", "-") for text in headings}


@pytest.mark.parametrize("page", _PAGES, ids=relative)
def test_links_and_pictures_are_there(page: Path) -> None:
    for target in _targets(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


def test_the_index_lists_every_decision_under_its_title() -> None:
    index = (_DECISIONS / "README.md").read_text(encoding="utf-8")
    for page in sorted(_DECISIONS.glob("0*.md")):
        heading = page.read_text(encoding="utf-8").partition("\n")[0]
        title = re.sub(r"^# \d{4} (?:– )?", "", heading)
        assert f"| [{page.name[:4]}]({page.name}) | {title} |" in index
