"""Phiếu bổ sung hồ sơ đảng viên (3-HSĐV): made of what changed since the last one.

Source: domain.md §2.1: yearly, and on an official transfer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chibo_desktop.documents.dossier_form import Withheld
from chibo_desktop.documents.letterhead import Letterhead, Signature, committee_signature
from chibo_desktop.documents.supplement_form import SupplementForm, supplement_form
from chibo_desktop.documents.supplement_sheet import (
    SupplementOfPerson,
    Unchanged,
    supplement_sheets,
)
from chibo_desktop.documents.supplement_workbook import supplement_workbook
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.supplement import Supplement
from chibo_desktop.services.dossier_printing import check_sheets
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.member_changes import MemberChanges, member_changes
from chibo_desktop.services.person_on_paper import branch_secretary, member_texts
from chibo_desktop.services.supplement_words import Told, told
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

__all__ = [
    "Supplement",
    "record_supplements",
    "supplements_of",
    "supplements_pdf",
    "supplements_workbook",
]

_SINCE_NEW = "Hồ sơ được nhập vào phần mềm trong kỳ này: phiếu chỉ nêu những việc có ngày trong kỳ."


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSpan:
    """From when a member's next supplement tells: the last one's end, or the year's beginning."""

    since: datetime
    last: Supplement | None = None


def supplements_of(unit: Unit, member_id: str) -> tuple[Supplement, ...]:
    """The supplements written to one dossier, the newest first."""
    found = [
        one
        for one in standing_rows(unit.connection, Supplement, unit.author.org_id)
        if one.member_id == member_id
    ]
    return tuple(sorted(found, key=lambda one: one.covers_until, reverse=True))


def supplements_pdf(
    unit: Unit,
    member_ids: Sequence[str],
    *,
    withheld: frozenset[Withheld] = frozenset(),
    progress: Progress = lambda _done, _total, _text: None,
) -> bytes:
    """A supplement for everybody who has changes, and the list of those who have none.

    `progress` may stop the work by raising. Raises DomainError: nobody-to-print.
    """
    run = _Run(unit, member_ids, withheld, progress)
    return supplement_sheets(
        supplement_form(),
        _letterhead(unit),
        run.people(),
        lambda: run.unchanged,
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def supplements_workbook(
    unit: Unit,
    member_ids: Sequence[str],
    *,
    withheld: frozenset[Withheld] = frozenset(),
    progress: Progress = lambda _done, _total, _text: None,
) -> bytes:
    """The same supplements as a workbook, one sheet a person.

    `progress` may stop the work by raising. Raises DomainError: nobody-to-print,
    too-many-sheets.
    """
    check_sheets(len(member_ids))
    run = _Run(unit, member_ids, withheld, progress)
    return supplement_workbook(
        supplement_form(),
        _letterhead(unit),
        run.people(),
        lambda: run.unchanged,
        created=created_at(unit, None),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


class _Run:
    """One going through of the people: who has changes, and in `unchanged` who has none."""

    def __init__(
        self,
        unit: Unit,
        member_ids: Sequence[str],
        withheld: frozenset[Withheld],
        progress: Progress,
    ) -> None:
        self.unit, self.ids, self.withheld, self.progress = unit, member_ids, withheld, progress
        self.members = unit.get_many(Member, member_ids)
        self.unchanged: list[Unchanged] = []
        if not self.members:
            raise DomainError(Problem(code="nobody-to-print"))

    def people(self) -> Iterator[SupplementOfPerson]:
        """Those with changes, in the order of the ids."""
        unit, form = self.unit, supplement_form()
        names = branch_names(unit.connection)
        spans = _spans(unit)
        for done, member_id in enumerate(self.ids, start=1):
            member = self.members.get(member_id)
            if member is not None:
                span = spans.get(member_id) or _first(unit)
                changes = member_changes(unit, member_id, span.since)
                found = told(form, changes, span.since.date(), self.withheld)
                if found.is_empty:
                    unchanged = Unchanged(name=member.full_name, reason=_reason(span))
                    self.unchanged.append(unchanged)
                else:
                    yield _sheet(unit, member, names, form, span, changes, found, self.withheld)
            self.progress(done, len(self.ids), f"{form.title} {done}/{len(self.ids)}")


def _letterhead(unit: Unit) -> Letterhead:
    workplace = unit.get(Workplace, unit.author.org_id)
    return Letterhead(
        superior=workplace.superior_name if workplace else "",
        issuer=workplace.name if workplace else "",
        place=workplace.place if workplace else "",
        dated=unit.now.date(),
    )


def record_supplements(
    unit: Unit,
    member_ids: Sequence[str],
    *,
    progress: Progress = lambda _done, _total, _text: None,
) -> int:
    """Remember that supplements were written today for those with changes; how many.

    The next ones begin here. `progress` may stop the work by raising: then none is remembered.
    """
    spans = _spans(unit)
    form = supplement_form()
    lines = []
    for done, member_id in enumerate(member_ids, start=1):
        progress(done, len(member_ids), form.title)
        span = spans.get(member_id) or _first(unit)
        changes = member_changes(unit, member_id, span.since)
        if not told(form, changes, span.since.date(), frozenset()).is_empty:
            lines.append(
                Supplement(
                    id=unit.new_id(),
                    org_id=unit.author.org_id,
                    member_id=member_id,
                    written_on=unit.now.date(),
                    since=span.since.date(),
                    covers_until=unit.now.isoformat(),
                )
            )
    unit.save_all(lines, act="supplement.write")
    return len(lines)


def _spans(unit: Unit) -> dict[str, SupplementSpan]:
    """Where the next supplement begins, of members who have had one."""
    found: dict[str, SupplementSpan] = {}
    for one in standing_rows(unit.connection, Supplement, unit.author.org_id):
        since = datetime.fromisoformat(one.covers_until)
        if one.member_id not in found or found[one.member_id].since < since:
            found[one.member_id] = SupplementSpan(since=since, last=one)
    return found


def _first(unit: Unit) -> SupplementSpan:
    now = unit.now
    return SupplementSpan(since=datetime(now.year, 1, 1, tzinfo=now.tzinfo))


def _reason(span: SupplementSpan) -> str:
    return f"Không có thay đổi từ ngày {date_text(span.since.date())}"


def _sheet(
    unit: Unit,
    member: Member,
    names: Mapping[str, str],
    form: SupplementForm,
    span: SupplementSpan,
    changes: MemberChanges,
    found: Told,
    withheld: frozenset[Withheld],
) -> SupplementOfPerson:
    texts = member_texts(member, names)
    facts = [
        ("Họ và tên", texts["full_name_upper"]),
        ("Sinh ngày", texts["born_on"]),
        ("Số lý lịch", texts["dossier_number"]),
        ("Số thẻ đảng viên", texts["card_number"]),
        ("Ngày vào Đảng; chính thức", f"{texts['admitted_on']}; {texts['confirmed_on']}"),
    ]
    if Withheld.NUMBERS in withheld:
        facts.pop(3)
    until: date = unit.now.date()
    return SupplementOfPerson(
        name=member.full_name,
        facts=tuple(facts),
        span=f"Từ ngày {date_text(span.since.date())} đến ngày {date_text(until)}",
        groups=found.groups,
        signatures=(
            Signature(lines=("NGƯỜI KHAI",), of_member=True),
            committee_signature(branch_secretary(unit, member.branch_id)),
            Signature(lines=("XÁC NHẬN", "CẤP ỦY CƠ SỞ")),
        ),
        issuer=names.get(member.branch_id, ""),
        remark="" if changes.was_known else _SINCE_NEW,
    )
