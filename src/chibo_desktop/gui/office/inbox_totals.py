"""What the inbox's button, its heading and its banner say of the files of a drop."""

from collections.abc import Sequence

from chibo_desktop.gui.office.inbox_table import who
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording.inbox import expected, totals
from chibo_desktop.wording.numbers import count_text


def waits_for_number(receipt: Receipt) -> bool:
    """Whether a bundle takes so much away that it is opened, and a number typed, before."""
    return receipt.outcome in (Outcome.READY, Outcome.HELD) and receipt.shrinkage.is_large


def is_taken(receipt: Receipt) -> bool:
    """Whether one press takes it with the others: what takes much away is opened by itself."""
    if receipt.outcome is Outcome.REGISTERED:
        return True
    return receipt.outcome is Outcome.READY and not waits_for_number(receipt)


def act_text(wanted: Sequence[DroppedFile]) -> str:
    """Nhận 34 gói, 1 đăng ký."""
    bundles = sum(1 for one in wanted if one.receipt.outcome is Outcome.READY)
    registrations = len(wanted) - bundles
    parts = [f"{count_text(bundles)} gói"] if bundles or not registrations else []
    if registrations:
        parts.append(f"{count_text(registrations)} đăng ký")
    return f"Nhận {', '.join(parts)}"


def _sorts(receipts: Sequence[Receipt]) -> tuple[int, int, int, tuple[str, ...]]:
    taken = sum(1 for one in receipts if one.outcome in (Outcome.READY, Outcome.MERGED))
    duplicates = sum(1 for one in receipts if one.outcome is Outcome.DUPLICATE)
    registered = sum(1 for one in receipts if one.outcome is Outcome.REGISTERED)
    bad = tuple(who(one) for one in receipts if one.outcome is Outcome.REFUSED)
    return taken, duplicates, registered, bad


def expected_text(receipts: Sequence[Receipt]) -> str:
    """What can be received of the files shown."""
    ready, duplicates, registered, bad = _sorts(receipts)
    return expected(ready=ready, duplicates=duplicates, registered=registered, bad=bad)


def totals_text(receipts: Sequence[Receipt]) -> str:
    """What became of the files; bundles that take much away and still wait are named."""
    merged = [one for one in receipts if one.outcome is not Outcome.READY]
    received, duplicates, registered, bad = _sorts(merged)
    said = totals(received=received, duplicates=duplicates, registered=registered, bad=bad)
    waiting = [who(one) for one in receipts if waits_for_number(one)]
    if not waiting:
        return said
    return f"{said}. Chưa nhận vì giảm bất thường: {', '.join(waiting)}; mở dòng đó để xem"
