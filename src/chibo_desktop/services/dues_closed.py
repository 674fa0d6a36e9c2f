"""The lines of a closed month as they are kept: written once, read back to the đồng."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from chibo_desktop.domain.dues.ledger import DuesLine
from chibo_desktop.domain.dues.rates import MonthlyDues
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.period import Month


def plain_line(full_name: str, group: str, line: DuesLine) -> dict[str, Plain]:
    """A line in plain form; nothing that is 0, unknown or untrue is written."""
    dues = line.dues
    values: dict[str, Plain] = {
        "name": full_name,
        "group": group,
        "owed": dues.amount,
        "base": dues.base,
        "share": str(dues.share) if dues.share is not None else "",
        "lacks": dues.lacks,
        "stated": dues.is_stated,
        "voluntary": dues.is_voluntary,
        "exempt": line.is_exempt,
        "carried": line.carried,
        "adjusted": line.adjusted,
        "paid": line.paid,
    }
    return {key: value for key, value in values.items() if value or key == "owed"}


def plain_lines(rows: Sequence[tuple[str, str, str, DuesLine]]) -> dict[str, Plain]:
    """Lines by member: (member id, name, group, line) in the order of the book."""
    return {member_id: plain_line(name, group, line) for member_id, name, group, line in rows}


def closed_line(plain: Mapping[str, Plain], month: Month) -> DuesLine:
    """The line that a plain form stands for; what is missing counts as nothing."""
    share = plain.get("share")
    return DuesLine(
        month=month,
        dues=MonthlyDues(
            amount=_amount(plain, "owed"),
            lacks=str(plain.get("lacks", "")),
            base=_amount(plain, "base"),
            share=Decimal(str(share)) if share else None,
            is_stated=bool(plain.get("stated")),
            is_voluntary=bool(plain.get("voluntary")),
        ),
        is_exempt=bool(plain.get("exempt")),
        carried=_amount(plain, "carried") or 0,
        adjusted=_amount(plain, "adjusted") or 0,
        paid=_amount(plain, "paid") or 0,
    )


def _amount(plain: Mapping[str, Plain], key: str) -> int | None:
    value = plain.get(key)
    return value if type(value) is int else None
