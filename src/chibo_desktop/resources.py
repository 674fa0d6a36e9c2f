"""Finds the top-level `resources/` folder from source, from a wheel or from a frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds fonts, icons, criteria, catalogues and help.

    Raises FileNotFoundError when the program is installed without its resources.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    here = Path(__file__).resolve().parent
    candidates += [here / "resources", here.parents[1] / "resources"]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(candidates[-1])


def path(*parts: str) -> Path:
    """The path of one resource, e.g. `path("fonts", "Tinos_400Regular.ttf")`."""
    return root().joinpath(*parts)
