"""What became of the files of a drop: lines for a console, plain objects for a program."""

from collections.abc import Sequence
from typing import Any

from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording import cli as words
from chibo_desktop.wording import inbox
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.problems import sentence


def receipt_lines(dropped: Sequence[DroppedFile]) -> list[str]:
    """A line for each file: its word and its sentence."""
    return [
        words.RECEIPT_LINE.format(
            name=one.path.name,
            word=inbox.WORDS[one.receipt.outcome.value],
            sentence=_said(one.receipt),
        )
        for one in dropped
    ]


def plain_receipts(dropped: Sequence[DroppedFile]) -> dict[str, Any]:
    """How many files ended how, and each file."""
    counts = {
        outcome.value: sum(1 for one in dropped if one.receipt.outcome is outcome)
        for outcome in Outcome
    }
    return {"outcomes": counts, "files": [_plain(one) for one in dropped]}


def totals(dropped: Sequence[DroppedFile]) -> str:
    """34 nhận, 2 trùng, 1 hỏng (Chi bộ 19)."""
    by_outcome = {
        outcome: [one.receipt for one in dropped if one.receipt.outcome is outcome]
        for outcome in Outcome
    }
    bad = [one.unit_name or one.file_name for one in by_outcome[Outcome.REFUSED]]
    registered = len(by_outcome[Outcome.REGISTERED])
    ready, duplicates = len(by_outcome[Outcome.READY]), len(by_outcome[Outcome.DUPLICATE])
    waiting = len(by_outcome[Outcome.WAITING])
    if ready:
        return inbox.expected(
            ready=ready, duplicates=duplicates, registered=registered, waiting=waiting, bad=bad
        )
    return inbox.totals(
        received=len(by_outcome[Outcome.MERGED]),
        duplicates=duplicates,
        registered=registered,
        waiting=waiting,
        bad=bad,
    )


def _plain(one: DroppedFile) -> dict[str, Any]:
    receipt = one.receipt
    return {
        "path": str(one.path),
        "outcome": receipt.outcome.value,
        "problem": receipt.problem.code if receipt.problem else "",
        "sentence": _said(receipt),
        "unit": receipt.unit_code,
        "period": receipt.period,
        "number": receipt.seq,
        "bundle": receipt.bundle_id,
        "new_records": receipt.new_records,
        "changed_records": receipt.changed_records,
        "conflicts": receipt.conflicts,
        "set_aside": receipt.set_aside,
        "same_state": receipt.same_state,
        "ended_members": receipt.shrinkage.members.gone,
    }


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
        shrinkage=one.shrinkage,
        scans=one.scans,
        part=one.part,
        lines=one.lines,
    )
    return f"{news}. {findings}"
