"""`chibo`: without a command the window, with one the command line."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from chibo_desktop import bootstrap
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.wording import cli as words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; returns the exit code."""
    bootstrap.speak_unicode()
    given = list(sys.argv[1:] if arguments is None else arguments)
    places = bootstrap.own_folders()
    bootstrap.start_log(places.log_file)
    if given and not given[0].startswith("-") and bootstrap.document_in(given[0]) is None:
        from chibo_desktop.cli.commands import run_command

        return run_command(given, bootstrap.command_ports())
    return _window(given, places)


def _window(given: Sequence[str], places: bootstrap.Folders) -> int:
    options = _parser().parse_args(given)
    if options.office and not options.practice:
        print(words.OFFICE_NEEDS_PRACTICE, file=sys.stderr)  # noqa: T201 - said on the console
        return 2
    if not options.practice:
        try:
            file = _file(options, places)
        except DomainError as refused:
            from chibo_desktop.wording.problems import sentence

            print("\n".join(map(sentence, refused.problems)), file=sys.stderr)  # noqa: T201 - said on the console
            return 1
        return bootstrap.open_window(
            sys.argv[:1],
            around=bootstrap.surroundings(),
            places=places,
            file=file,
            document=options.document,
            password=os.environ.get(bootstrap.PASSWORD_VARIABLE, ""),
        )
    from chibo_desktop.cli.progress import progress

    around = bootstrap.practice_surroundings()
    file = (
        bootstrap.practice_office_file(places.data, progress(words.MAKING))
        if options.office
        else bootstrap.practice_branch_file(places.data)
    )
    return bootstrap.open_window(
        sys.argv[:1],
        around=around,
        places=places,
        file=file,
        document=options.document,
        is_practice=True,
        password=bootstrap.PRACTICE_PASSWORD,
        hint=words.PRACTICE_HINT.format(password=bootstrap.PRACTICE_PASSWORD),
    )


def _book(document: Path | None) -> Path | None:
    return document if document is not None and document.suffix.lower() == ".chibo" else None


def _file(options: argparse.Namespace, places: bootstrap.Folders) -> Path | None:
    if options.database:
        from chibo_desktop.services.servers import bookmark_for

        return bookmark_for(places.data, options.database)
    file: Path | None = options.file or _book(options.document)
    return file


def _parser() -> argparse.ArgumentParser:
    from chibo_desktop.cli.parsing import VietnameseParser

    parser = VietnameseParser(prog="chibo", description=words.PROGRAM, epilog=words.COMMANDS)
    parser.add_argument("--practice", action="store_true", help=words.PRACTICE)
    parser.add_argument("--office", action="store_true", help=words.OFFICE)
    parser.add_argument("--file", type=Path, metavar="TỆP", help=words.FILE)
    parser.add_argument("document", nargs="?", type=Path, metavar="TỆP", help=words.DOCUMENT)
    parser.add_argument("--database", metavar="ĐỊA_CHỈ", help=words.DATABASE)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
