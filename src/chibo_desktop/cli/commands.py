"""The commands: parse, run, and turn what was refused into a sentence and an exit code."""

import argparse
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from chibo_desktop.cli.answers import Answer, refuse, told
from chibo_desktop.cli.opened import data_place
from chibo_desktop.cli.parsing import WRONG_USE, VietnameseParser
from chibo_desktop.cli.ports import INTERRUPTED, REFUSED, Ports, WrongUseError
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.problems import sentence

Work = Callable[[argparse.Namespace, Ports], Answer]
_log = logging.getLogger(__name__)


def run_command(arguments: Sequence[str], ports: Ports) -> int:
    """Run one command; returns 0 done, 1 refused, 2 wrong use, 3 done in part."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as ended:  # argparse ends the program after its help and its errors
        return ended.code if isinstance(ended.code, int) else WRONG_USE
    problems: Sequence[Problem] = ()
    try:
        code: int = options.run(options, ports)
        return code
    except WrongUseError as error:
        text, code = str(error), WRONG_USE
    except DomainError as refused:
        problems = refused.problems
        text, code = "\n".join(map(sentence, problems)), REFUSED
    except OSError as error:
        _log.warning("refused by the system", exc_info=True)
        text, code = words.CANNOT_WRITE.format(path=error.filename or ""), REFUSED
    except KeyboardInterrupt:
        text, code = words.STOPPED, INTERRUPTED
    except Exception:  # noqa: BLE001 - the last chance to say it calmly; the log has the place
        _log.exception("uncaught in a command")
        text, code = words.UNEXPECTED, REFUSED
    return refuse(text, code, as_json=options.json, problems=problems)


def _parser() -> argparse.ArgumentParser:
    from chibo_desktop.cli import demo, files, office

    parser = VietnameseParser(prog="chibo", description=words.PROGRAM, epilog=words.COMMANDS)
    commands = parser.add_subparsers(
        required=True, metavar="LỆNH", title=words.ARGUMENTS, parser_class=VietnameseParser
    )

    def add(name: str, help_text: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=help_text, description=help_text)
        one.set_defaults(run=run, json=False)
        return one

    def add_told(name: str, help_text: str, work: Work) -> argparse.ArgumentParser:
        one = add(name, help_text, told(work))
        one.add_argument("--json", action="store_true", help=words.JSON)
        return one

    one = add("demo", words.DEMO, demo.run)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one.add_argument("--seed", type=int, default=demo.SEED, metavar="SỐ", help=words.SEED)
    one.add_argument("--units", default="", metavar="MÃ", help=words.UNITS)
    one = add_told("export", words.EXPORT, files.export)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--month", required=True, metavar="THÁNG", help=words.MONTH)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one = add_told("inspect", words.INSPECT, files.inspect)
    one.add_argument("file", type=Path, metavar="TỆP", help=words.BUNDLE)
    one = add_told("merge", words.MERGE, files.merge)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.OFFICE_FILE)
    one.add_argument("bundles", type=Path, nargs="+", metavar="GÓI", help=words.BUNDLES)
    one.add_argument("--preview", action="store_true", help=words.PREVIEW)
    one.add_argument("--ended", action="append", default=[], metavar="MÃ=SỐ", help=words.ENDED)
    one = add_told("report", words.REPORT, office.report)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.OFFICE_FILE)
    one.add_argument("--month", required=True, metavar="THÁNG", help=words.MONTH)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one = add_told("rescue", words.RESCUE, office.rescue)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.OFFICE_FILE)
    one.add_argument("unit", metavar="MÃ", help=words.UNIT)
    one.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help=words.OUT)
    one = add_told("check", words.CHECK, files.check)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--scans", action="store_true", help=words.SCANS)
    one.add_argument("--bundles", action="store_true", help=words.CHECK_BUNDLES)
    one = add_told("backup", words.BACKUP, files.backup)
    one.add_argument("file", type=data_place, metavar="TỆP", help=words.DATA_FILE)
    one.add_argument("--out", type=Path, metavar="THƯ_MỤC", help=words.OUT)
    return parser
