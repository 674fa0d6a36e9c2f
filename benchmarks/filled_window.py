"""Starts the program as its own `__main__` does and says when the first page is filled.

Prints "filled <monotonic seconds>" when the home page has its figures and stands painted on the
screen. The program itself knows nothing of being watched.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chibo_desktop.__main__ import main
from chibo_desktop.services.opening import Opening


def _watch() -> None:
    """Lay hold of the first page when the file is open: importing the windows sooner than the
    program does would change the very order that is measured.
    """
    wait = Opening.wait

    def opened(opening: Opening) -> Any:
        from chibo_desktop.gui import window as gui_window

        window: Any = gui_window
        places_of_branch = window.branch_places

        def branch_places(context: Any) -> list[Any]:
            first, *others = places_of_branch(context)
            return [replace(first, factory=_telling(first.factory)), *others]

        window.branch_places = branch_places
        return wait(opening)

    Opening.wait = opened  # type: ignore[method-assign]


def _telling(factory: Callable[[], Any]) -> Callable[[], Any]:
    def make() -> Any:
        page = factory()
        fill = page._on_home

        def filled(home: Any) -> None:
            from PySide6.QtCore import QTimer

            fill(home)
            QTimer.singleShot(0, painted)  # after the layout that the new cards ask for

        def painted() -> None:
            page.window().repaint()
            print("filled", time.monotonic(), flush=True)

        page._on_home = filled
        return page

    return make


if __name__ == "__main__":
    _watch()
    raise SystemExit(main())
