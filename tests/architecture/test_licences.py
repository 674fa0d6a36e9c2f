"""The page of licences and the lock files name the same packages in the same versions."""

import re

from architecture.repository import RESOURCES, ROOT

_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
_LISTED = re.compile(r"^\| ([a-z0-9][a-z0-9._-]*) \| ([0-9][^ ]*) \| ([^|]+) \|", re.MULTILINE)


def _pinned(name: str) -> set[tuple[str, str]]:
    return set(_PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


def test_every_locked_package_has_its_licence_listed() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = {(package, version) for package, version, _ in _LISTED.findall(page)}
    assert listed == _pinned("requirements-dev.lock")


def test_the_tools_are_tried_with_the_libraries_that_users_get() -> None:
    assert _pinned("requirements.lock") <= _pinned("requirements-dev.lock")


def test_borrowed_fonts_and_icons_carry_their_licence() -> None:
    faces = {path.name.split("_")[0] for path in (RESOURCES / "fonts").glob("*.ttf")}
    texts = {path.stem for path in (RESOURCES / "fonts").glob("LICENSE-*.txt")}
    assert {f"LICENSE-{face}" for face in faces} == texts
    assert (RESOURCES / "icons" / "LICENSE.txt").is_file()
