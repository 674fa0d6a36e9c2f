"""One line on the console that moves while something long is made."""

import sys

from chibo_desktop.wording import cli as words


def say_progress(done: int, total: int, text: str) -> None:
    """Write over the line before; say nothing where output goes into a file."""
    if sys.stderr.isatty():
        end = "\n" if done == total else "\r"
        sys.stderr.write(f"\x1b[2K{words.making(done, total, text)}{end}")
        sys.stderr.flush()
