"""What a report tells of the dues: collected, kept, passed on, who has not paid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.dues.book import DuesBookSpan
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues_units import load_units_dues
from chibo_desktop.services.dues_year import branch_dues
from chibo_desktop.services.work_report_scope import (
    KnownFigure,
    ReportScope,
    Told,
    numbered,
    worded,
)
from chibo_desktop.wording.dues import dong_text


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    place: str
    span: DuesBookSpan


def dues_told(scope: ReportScope) -> Told:
    """The sums of the period by the branches' own books; nothing where no book was begun."""
    first, last = Month.of(scope.first), Month.of(scope.told_until)
    if scope.is_office:
        books = load_units_dues(scope.unit, first, last)
    else:
        books = [branch_dues(scope.unit, one, first, last) for one in scope.branches]
    lines = [
        _Line(one.name, scope.place(one.key.org_id, ""), one.span)
        for one in books
        if one.span is not None
    ]
    if not lines:
        return {}
    retained = [one.span.retained for one in lines]
    found = {
        "dues_collected": _money(lines, [one.span.collected for one in lines]),
        "dues_remitted": _money(lines, [one.span.remitted for one in lines]),
        "dues_owing": numbered(
            sum(one.span.last.unpaid_members for one in lines),
            [
                NameLine(
                    name=one.name,
                    place=one.place,
                    note=f"{one.span.last.unpaid_members} đồng chí chưa đóng đủ",
                    is_counted=bool(one.span.last.unpaid_members),
                )
                for one in lines
            ],
        ),
        "dues_exempt": numbered(sum(one.span.last.exempt for one in lines)),
    }
    if all(one is not None for one in retained):
        found["dues_retained"] = _money(lines, [one or 0 for one in retained])
    return found


def _money(lines: Sequence[_Line], amounts: Sequence[int]) -> KnownFigure:
    total = sum(amounts)
    names = [
        NameLine(name=one.name, place=one.place, note=dong_text(amount))
        for one, amount in zip(lines, amounts, strict=True)
    ]
    return replace(worded(dong_text(total) if total else "", names), number=total)
