"""What the inbox's button, its heading and its banner say of the files of a drop."""

from collections.abc import Sequence

from chibo_desktop.gui.office.inbox_table import is_clean, who
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording.inbox import expected, totals
from chibo_desktop.wording.numbers import count_text

_ASKING = (Outcome.REGISTERED, Outcome.WAITING)


def waits_for_number(receipt: Receipt) -> bool:
    """Whether a bundle takes so much away that it is opened, and a number typed, before."""
    return receipt.outcome in (Outcome.READY, Outcome.HELD) and receipt.shrinkage.is_large


def is_taken(receipt: Receipt) -> bool:
    """Whether one press takes it with the others: what takes much away is opened by itself."""
    if receipt.outcome in (Outcome.REGISTERED, Outcome.WAITING):
        return True
    return receipt.outcome is Outcome.READY and not waits_for_number(receipt)


def asks_for_answer(receipts: Sequence[Receipt]) -> bool:
    """Whether a key waits for the telephone, or a bundle for a person's word."""
    return any(one.outcome in _ASKING for one in receipts)


def needs_look(receipts: Sequence[Receipt]) -> bool:
    """Whether one of the files was refused or is not clean."""
    return any(
        one.outcome is Outcome.REFUSED or not is_clean(one)
        for one in receipts
        if one.outcome not in (Outcome.DUPLICATE, *_ASKING)
    )


def act_text(wanted: Sequence[DroppedFile]) -> str:
    """Nhận 34 gói, 1 đăng ký."""
    outcomes = [one.receipt.outcome for one in wanted]
    bundles, waiting = outcomes.count(Outcome.READY), outcomes.count(Outcome.WAITING)
    registrations = len(wanted) - bundles - waiting
    parts = [f"{count_text(bundles)} gói"] if bundles or len(wanted) == 0 else []
    if registrations:
        parts.append(f"{count_text(registrations)} đăng ký")
    if waiting:
        parts.append(f"giữ {count_text(waiting)} gói")
    said = ", ".join(parts)
    return f"Nhận {said}" if len(parts) > 1 or not waiting else f"Giữ {count_text(waiting)} gói"


def _sorts(receipts: Sequence[Receipt]) -> tuple[int, int, int, int, tuple[str, ...]]:
    taken = sum(1 for one in receipts if one.outcome in (Outcome.READY, Outcome.MERGED))
    duplicates = sum(1 for one in receipts if one.outcome is Outcome.DUPLICATE)
    registered = sum(1 for one in receipts if one.outcome is Outcome.REGISTERED)
    bad = tuple(who(one) for one in receipts if one.outcome is Outcome.REFUSED)
    waiting = sum(1 for one in receipts if one.outcome is Outcome.WAITING)
    return taken, duplicates, registered, waiting, bad


def expected_text(receipts: Sequence[Receipt]) -> str:
    """What can be received of the files shown."""
    ready, duplicates, registered, waiting, bad = _sorts(receipts)
    return expected(
        ready=ready, duplicates=duplicates, registered=registered, waiting=waiting, bad=bad
    )


def totals_text(receipts: Sequence[Receipt]) -> str:
    """What became of the files; bundles that take much away and still wait are named."""
    merged = [one for one in receipts if one.outcome is not Outcome.READY]
    received, duplicates, registered, kept, bad = _sorts(merged)
    said = totals(
        received=received, duplicates=duplicates, registered=registered, waiting=kept, bad=bad
    )
    waiting = [who(one) for one in receipts if waits_for_number(one)]
    if not waiting:
        return said
    return f"{said}. Chưa nhận vì giảm bất thường: {', '.join(waiting)}; mở dòng đó để xem"
