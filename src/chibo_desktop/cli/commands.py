"""The commands: parse, run, and turn what was refused into a sentence and an exit code."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from chibo_desktop.cli.parsing import WRONG_USE, VietnameseParser
from chibo_desktop.cli.ports import INTERRUPTED, REFUSED, Ports, WrongUseError
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.problems import sentence

_log = logging.getLogger(__name__)


def run_command(arguments: Sequence[str], ports: Ports) -> int:
    """Run one command; returns 0 done, 1 refused, 2 wrong use, 3 done in part."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:  # argparse ends the program after its help and its errors
        return ended.code if isinstance(ended.code, int) else WRONG_USE
    try:
        code: int = options.run(options, ports)
    except WrongUseError as error:
        return _refuse(str(error), WRONG_USE)
    except DomainError as refused:
        return _refuse("\n".join(map(sentence, refused.problems)), REFUSED)
    except OSError as error:
        _log.warning("refused by the system", exc_info=True)
        return _refuse(words.CANNOT_WRITE.format(path=error.filename or ""), REFUSED)
    except KeyboardInterrupt:
        return _refuse(words.STOPPED, INTERRUPTED)
    except Exception:  # noqa: BLE001 - the last chance to say it calmly; the log has the place
        _log.exception("uncaught in a command")
        return _refuse(words.UNEXPECTED, REFUSED)
    return code


def _refuse(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    from chibo_desktop.cli import demo, files

    parser = VietnameseParser(prog="chibo", description=words.PROGRAM, epilog=words.COMMANDS)
    commands = parser.add_subparsers(
        required=True, metavar="LỆNH", title=words.ARGUMENTS, parser_class=VietnameseParser
    )

    def add(name: str, help_text: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=help_text, description=help_text)
        one.set_defaults(run=run)
        return one

    one = add("demo", words.DEMO, demo.run)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one.add_argument("--seed", type=int, default=demo.SEED, metavar="SỐ", help=words.SEED)
    one.add_argument("--units", default="", metavar="MÃ", help=words.UNITS)
    one = add("export", words.EXPORT, files.export)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--month", required=True, metavar="THÁNG", help=words.MONTH)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one = add("inspect", words.INSPECT, files.inspect)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.BUNDLE)
    one = add("merge", words.MERGE, files.merge)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.OFFICE_FILE)
    one.add_argument("bundles", type=Path, nargs="+", metavar="GÓI", help=words.BUNDLES)
    one.add_argument("--preview", action="store_true", help=words.PREVIEW)
    one = add("check", words.CHECK, files.check)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--scans", action="store_true", help=words.SCANS)
    one = add("backup", words.BACKUP, files.backup)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=words.OUT)
    return parser
