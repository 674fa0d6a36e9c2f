"""Commands on one data file or one bundle: export, inspect, merge, check, backup."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chibo_desktop.cli.ports import DONE, IN_PART, Ports, WrongUseError
from chibo_desktop.cli.receipts import receipt_lines, totals
from chibo_desktop.domain.period import Month
from chibo_desktop.services.backups import BACKUP_FOLDER, back_up
from chibo_desktop.services.file_care import check_file, read_label
from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.receiving import DroppedFile, files_in, preview_drop, receive_drop
from chibo_desktop.services.reports import plan_report, write_report
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.migration import migrated_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.store import check_sentence

_LABEL, _BEFORE_MERGING = "thu-cong", "truoc-khi-nhan"


def export(options: Namespace, ports: Ports) -> int:
    """Write the month's report of a unit."""
    month = _month(options.month)
    with _opened(options.file, ports) as session:
        options.out.mkdir(parents=True, exist_ok=True)
        with session.unit() as unit:
            plan = plan_report(unit, month)
            written = write_report(unit, month, options.out)
    print(
        words.WRITTEN.format(
            seq=written.seq,
            month=short_month_text(month),
            path=written.path,
            size=size_text(written.size),
            entries=count_text(written.entries),
        )
    )
    if not plan.is_whole:
        print(words.NOT_CLOSED.format(names=words.names(plan.open_branches)))
    return DONE


def inspect(options: Namespace, _ports: Ports) -> int:
    """Say what stands outside on a bundle."""
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise WrongUseError(words.CANNOT_READ.format(path=options.file)) from error
    label = read_label(data)
    print(
        words.LABEL.format(
            sender=label.sender,
            addressee=label.addressee,
            bundle=label.bundle_id,
            format=label.format,
            size=size_text(label.size),
        )
    )
    if not label.is_whole:
        sizes = {"size": size_text(label.size), "expected": size_text(label.expected_size)}
        print(words.LABEL_SHORT.format(**sizes))
        return IN_PART
    return DONE


def merge(options: Namespace, ports: Ports) -> int:
    """Receive bundles into the office's file, or say what they would bring."""
    with _opened(options.file, ports) as session:
        if not session.is_office:
            raise WrongUseError(words.NOT_OFFICE)
        dropped: list[DroppedFile] = []
        if options.preview:
            dropped = preview_drop(session, options.bundles, _silent)
        else:
            back_up(session, _BEFORE_MERGING)
            receive_drop(session, files_in(options.bundles), _silent, dropped)
    for line in receipt_lines(dropped):
        print(line)
    print(totals(dropped))
    refused = any(one.receipt.outcome is Outcome.REFUSED for one in dropped)
    return IN_PART if refused else DONE


def check(options: Namespace, ports: Ports) -> int:
    """Check a data file against its own journal."""
    with _opened(options.file, ports) as session:
        report = check_file(session, reads_scans=options.scans)
    entries = count_text(report.entries)
    if report.is_sound:
        print(words.SOUND.format(entries=entries))
    else:
        print(words.UNSOUND.format(count=len(report.problems), entries=entries))
    for one in (*report.problems, *report.notes):
        print(f"  {check_sentence(one.code, one.where)}")
    return DONE if report.is_sound else IN_PART


def backup(options: Namespace, ports: Ports) -> int:
    """Back a data file up and verify the copy."""
    with _opened(options.file, ports) as session:
        folder = options.out or session.path.parent / BACKUP_FOLDER
        info = back_up(session, _LABEL, folder)
    print(
        words.BACKED_UP.format(
            path=info.path,
            entries=count_text(info.entries),
            members=count_text(info.members),
            size=size_text(info.size),
        )
    )
    return DONE


@contextmanager
def _opened(path: Path, ports: Ports) -> Iterator[Session]:
    session = open_file(path, _password(ports), ports.surroundings)
    try:
        if (copy := session.backup_before_migration) is not None:
            print(migrated_text(copy.name, copy.parent.name))
        yield session
    finally:
        session.close()


def _password(ports: Ports) -> str:
    try:
        password = ports.password or ports.ask(words.ASK_PASSWORD)
    except EOFError:
        password = ""
    if not password:
        raise WrongUseError(words.NOT_GIVEN)
    return password


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise WrongUseError(words.BAD_MONTH.format(text=text)) from error


def _silent(_done: int, _total: int, _text: str) -> None:
    return
