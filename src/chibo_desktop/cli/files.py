"""Commands on one data file or one bundle: export, inspect, merge, check, backup."""

from argparse import Namespace
from collections.abc import Sequence

from chibo_desktop.cli.answers import Answer
from chibo_desktop.cli.opened import month_of, opened, opened_office
from chibo_desktop.cli.ports import DONE, IN_PART, Ports, WrongUseError
from chibo_desktop.cli.progress import progress
from chibo_desktop.cli.receipts import plain_receipts, receipt_lines, totals
from chibo_desktop.services.backups import BACKUP_FOLDER, BackupReason, back_up, secure
from chibo_desktop.services.file_care import check_file, read_label
from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.receiving import DroppedFile, files_in, preview_drop, receive_drop
from chibo_desktop.services.report_plan import plan_report
from chibo_desktop.services.reports import write_report
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.store import check_sentence


def export(options: Namespace, ports: Ports) -> Answer:
    """Write the month's report of a unit."""
    month = month_of(options.month)
    with opened(options.file, ports) as session:
        options.out.mkdir(parents=True, exist_ok=True)
        with session.unit() as unit:
            plan = plan_report(unit, month)
            written = write_report(unit, month, options.out)
    lines = [
        words.WRITTEN.format(
            seq=written.seq,
            month=short_month_text(month),
            path=written.path,
            size=size_text(written.size),
            entries=count_text(written.entries),
        )
    ]
    if not plan.is_whole:
        lines.append(words.NOT_CLOSED.format(names=words.names(plan.open_branches)))
    plain = {
        "path": str(written.path),
        "bundle": written.bundle_id,
        "number": written.seq,
        "period": str(month),
        "size": written.size,
        "entries": written.entries,
        "sha256": written.digest,
        "not_closed": list(plan.open_branches),
    }
    return Answer(lines=lines, plain=plain)


def inspect(options: Namespace, _ports: Ports) -> Answer:
    """Say what stands outside on a bundle."""
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise WrongUseError(words.CANNOT_READ.format(path=options.file)) from error
    label = read_label(data)
    lines = [
        words.LABEL.format(
            sender=label.sender,
            addressee=label.addressee,
            bundle=label.bundle_id,
            format=label.format,
            size=size_text(label.size),
        )
    ]
    if not label.is_whole:
        sizes = {"size": size_text(label.size), "expected": size_text(label.expected_size)}
        lines.append(words.LABEL_SHORT.format(**sizes))
    plain = {
        "sender": label.sender,
        "addressee": label.addressee,
        "bundle": label.bundle_id,
        "format": label.format,
        "size": label.size,
        "expected_size": label.expected_size,
        "is_whole": label.is_whole,
    }
    return Answer(code=DONE if label.is_whole else IN_PART, lines=lines, plain=plain)


def merge(options: Namespace, ports: Ports) -> Answer:
    """Receive bundles into the office's file, or say what they would bring."""
    with opened_office(options.file, ports) as session:
        dropped: list[DroppedFile] = []
        if options.preview:
            dropped = preview_drop(session, options.bundles, progress(words.PREVIEWING))
        else:
            secure(session, BackupReason.BEFORE_RECEIVING)
            files = files_in(options.bundles)
            receive_drop(session, files, progress(words.MERGING), dropped, _ended(options.ended))
    left = (Outcome.REFUSED, Outcome.HELD)
    refused = any(one.receipt.outcome in left for one in dropped)
    return Answer(
        code=IN_PART if refused else DONE,
        lines=[*receipt_lines(dropped), totals(dropped)],
        plain=plain_receipts(dropped),
    )


def _ended(given: Sequence[str]) -> dict[str, int]:
    numbers = {}
    for one in given:
        code, _, number = one.rpartition("=")
        if not code or not number.isdecimal():
            raise WrongUseError(words.BAD_ENDED.format(text=one))
        numbers[code] = int(number)
    return numbers


def check(options: Namespace, ports: Ports) -> Answer:
    """Check a data file against its own journal."""
    with opened(options.file, ports) as session:
        if options.bundles and not session.is_office:
            raise WrongUseError(words.NOT_OFFICE)
        report = check_file(session, reads_scans=options.scans, reads_bundles=options.bundles)
    entries = count_text(report.entries)
    if report.is_sound:
        first = words.SOUND.format(entries=entries)
    else:
        first = words.UNSOUND.format(count=len(report.problems), entries=entries)
    said = {
        name: [
            {"code": one.code, "where": one.where, "sentence": check_sentence(one.code, one.where)}
            for one in found
        ]
        for name, found in (("problems", report.problems), ("notes", report.notes))
    }
    return Answer(
        code=DONE if report.is_sound else IN_PART,
        lines=[first, *(f"  {one['sentence']}" for found in said.values() for one in found)],
        plain={"entries": report.entries, "is_sound": report.is_sound, **said},
    )


def backup(options: Namespace, ports: Ports) -> Answer:
    """Back a data file up and verify the copy."""
    with opened(options.file, ports) as session:
        folder = options.out or session.path.parent / BACKUP_FOLDER
        info = back_up(session, BackupReason.BY_HAND, folder)
    line = words.BACKED_UP.format(
        path=info.path,
        entries=count_text(info.entries),
        members=count_text(info.members),
        size=size_text(info.size),
    )
    plain = {
        "path": str(info.path),
        "entries": info.entries,
        "members": info.members,
        "size": info.size,
    }
    return Answer(lines=[line], plain=plain)
