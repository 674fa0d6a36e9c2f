"""An argument parser that speaks Vietnamese."""

import argparse
import sys
from typing import Any, NoReturn

from chibo_desktop.wording import cli as words

WRONG_USE = 2


class VietnameseParser(argparse.ArgumentParser):
    """Help and refusals in Vietnamese; wrong use ends with code 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._positionals.title = words.ARGUMENTS
        self._optionals.title = words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP)

    def format_usage(self) -> str:
        """The line that shows how to write the command."""
        formatter = self._get_formatter()
        formatter.add_usage(
            self.usage, self._actions, self._mutually_exclusive_groups, prefix=words.USAGE
        )
        return formatter.format_help()

    def format_help(self) -> str:
        """The whole help."""
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return f"{self.format_usage()}\n{formatter.format_help()}"

    def error(self, message: str) -> NoReturn:
        """Say how the command is written; the library's own English message stays unsaid."""
        del message
        sys.stderr.write(self.format_usage())
        sys.stderr.write(words.WRONG_USE.format(program=self.prog) + "\n")
        raise SystemExit(WRONG_USE)
