"""Commands on one data file or one bundle: export, inspect, merge, check, backup."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chibo_desktop.cli.ports import DONE, IN_PART, Ports, WrongUseError
from chibo_desktop.domain.period import Month
from chibo_desktop.services.file_care import back_up_into, check_file, read_label
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import (
    BACKUP_FOLDER,
    DroppedFile,
    back_up,
    files_in,
    preview_drop,
    receive_drop,
)
from chibo_desktop.services.reports import plan_report, write_report
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.wording import cli as words
from chibo_desktop.wording import inbox
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.store import check_sentence

_LABEL = "thu-cong"


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
        if options.preview:
            dropped = preview_drop(session, options.bundles, _silent)
        else:
            back_up(session, "truoc-khi-nhan")
            dropped = []
            receive_drop(session, files_in(options.bundles), _silent, dropped)
    for line in receipt_lines(dropped):
        print(line)
    print(totals(dropped))
    refused = any(one.receipt.outcome is Outcome.REFUSED for one in dropped)
    return IN_PART if refused else DONE


def check(options: Namespace, ports: Ports) -> int:
    """Check a data file against its own journal."""
    with _opened(options.file, ports) as session:
        report = check_file(session)
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
        info = back_up_into(session, folder, _LABEL)
    print(
        words.BACKED_UP.format(
            path=info.path,
            entries=count_text(info.entries),
            members=count_text(info.members),
            size=size_text(info.size),
        )
    )
    return DONE


def receipt_lines(dropped: list[DroppedFile]) -> list[str]:
    """A line for each file: its word and its sentence."""
    return [
        words.RECEIPT_LINE.format(
            name=one.path.name,
            word=inbox.WORDS[one.receipt.outcome.value],
            sentence=_said(one.receipt),
        )
        for one in dropped
    ]


def totals(dropped: list[DroppedFile]) -> str:
    """34 nhận, 2 trùng, 1 hỏng (Chi bộ 19)."""
    by_outcome = {
        outcome: [one.receipt for one in dropped if one.receipt.outcome is outcome]
        for outcome in Outcome
    }
    bad = [one.unit_name or one.file_name for one in by_outcome[Outcome.REFUSED]]
    registered = len(by_outcome[Outcome.REGISTERED])
    ready, duplicates = len(by_outcome[Outcome.READY]), len(by_outcome[Outcome.DUPLICATE])
    if ready:
        return inbox.expected(ready=ready, duplicates=duplicates, registered=registered, bad=bad)
    return inbox.totals(
        received=len(by_outcome[Outcome.MERGED]),
        duplicates=duplicates,
        registered=registered,
        bad=bad,
    )


def _said(one: Receipt) -> str:
    if one.problem is not None:
        return sentence(one.problem)
    if one.outcome is Outcome.REGISTERED:
        return one.fingerprint
    news = words.RECEIPT_NEWS.format(
        unit=one.unit_name,
        new=count_text(one.new_records),
        changed=count_text(one.changed_records),
    )
    findings = inbox.findings(
        conflicts=one.conflicts,
        set_aside=one.set_aside,
        doubts=one.doubts,
        same_state=one.same_state,
        new_entries=one.new_entries,
    )
    return f"{news}. {findings}"


@contextmanager
def _opened(path: Path, ports: Ports) -> Iterator[Session]:
    session = open_file(path, _password(ports), ports.surroundings)
    try:
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
