"""One line on the console that moves while something long is made."""

import sys
from collections.abc import Callable

from chibo_desktop.wording import cli as words

Step = Callable[[int, int, str], None]


def progress(what: str) -> Step:
    """A step that writes over the line before; silent where output goes into a file."""

    def step(done: int, total: int, text: str) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else "\r"
            sys.stderr.write(f"\x1b[2K{words.moving(what, done, total, text)}{end}")
            sys.stderr.flush()

    return step
