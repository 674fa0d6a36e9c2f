"""Bản cam kết of each member and the branch's register of them (sổ đăng ký); PDF and workbook.

Source: domain.md §4.4. The wording follows the usual form; it was not compared with an original.
"""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.letterhead import Signature
from chibo_desktop.documents.list_paper import list_paper, list_papers
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.study import Commitment, CommitmentLine
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commitments import commitment_templates
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.study import load_study_year
from chibo_desktop.storage.study import commitments_of, lines_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.study import UNCHECKED

_C = Align.CENTRE
_TITLE = "Bản cam kết"
_SUBJECT = "tu dưỡng, rèn luyện, phấn đấu năm {year}"
_DOTS = "……………………………………………"
_EMPTY_ROWS = 8
_PROMISE = "Tôi cam kết thực hiện đúng những nội dung trên và chịu trách nhiệm trước chi bộ."
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Nội dung cam kết", width=52),
    ListColumn(title="Sản phẩm, chỉ số", width=20),
    ListColumn(title="Thời hạn", width=10, align=_C),
    ListColumn(title="Tự đánh giá", width=10, align=_C),
    ListColumn(title="Chi bộ nhận xét", width=16),
)


def commitments_pdf(
    unit: Unit, member_ids: Sequence[str], year: int, *, dated: date | None = None
) -> bytes:
    """The commitments of members as PDF; who has none gets the empty form with the name.

    Raises DomainError: nobody-to-print.
    """
    return list_papers(_commitments(unit, member_ids, year, dated))


def commitments_workbook(
    unit: Unit, member_ids: Sequence[str], year: int, *, dated: date | None = None
) -> bytes:
    """The same as one sheet, a heading a member. Raises DomainError: nobody-to-print."""
    views = _commitments(unit, member_ids, year, dated)
    rows: list[ListRow] = []
    for view in views:
        rows += [heading(view.before[0].removesuffix(".")), *view.rows]
    first = views[0]
    whole = ListView(
        letterhead=first.letterhead,
        title=first.title,
        subjects=first.subjects,
        note=first.note,
        columns=first.columns,
        rows=tuple(rows),
        sheet=f"Cam kết {year}",
        is_practice=first.is_practice,
    )
    return list_workbook([whole], created=created_at(unit, dated))


def blank_commitment_pdf(
    unit: Unit, year: int, template_id: str = "", *, dated: date | None = None
) -> bytes:
    """One commitment without a name: with the lines of a template, or empty ones."""
    return list_paper(_blank(unit, year, template_id, dated))


def blank_commitment_workbook(
    unit: Unit, year: int, template_id: str = "", *, dated: date | None = None
) -> bytes:
    """The same as a workbook, to be filled in on a computer."""
    view = _blank(unit, year, template_id, dated)
    return list_workbook([view], created=created_at(unit, dated))


def register_pdf(
    unit: Unit,
    branch_id: str,
    year: int,
    today: date,
    *,
    dated: date | None = None,
    is_blank: bool = False,
) -> bytes:
    """Sổ đăng ký of a branch's commitments as PDF; blank ones have names and room to write."""
    return list_paper(_register(unit, branch_id, year, today, dated, is_blank))


def register_workbook(
    unit: Unit,
    branch_id: str,
    year: int,
    today: date,
    *,
    dated: date | None = None,
    is_blank: bool = False,
) -> bytes:
    """The same as a workbook."""
    view = _register(unit, branch_id, year, today, dated, is_blank)
    return list_workbook([view], created=created_at(unit, dated))


def _commitments(
    unit: Unit, member_ids: Sequence[str], year: int, dated: date | None
) -> list[ListView]:
    members = unit.get_many(Member, member_ids)
    if not members:
        raise DomainError(Problem(code="nobody-to-print"))
    commitments = commitments_of(unit.connection, list(members), year)
    lines = lines_of(unit.connection, [one.id for one in commitments.values()])
    issuers: dict[str, Issuer] = {}
    views = []
    for member_id in member_ids:
        member = members.get(member_id)
        if member is None:
            continue
        if member.branch_id not in issuers:
            issuers[member.branch_id] = issuer_of(unit, dated, Scope(branch_id=member.branch_id))
        commitment = commitments.get(member_id)
        own = lines.get(commitment.id, []) if commitment else []
        about = _about(
            issuers[member.branch_id],
            member.full_name,
            partial_date_text(member.born_on),
            catalogues()["position"].label(member.position),
        )
        issuer = issuers[member.branch_id]
        views.append(_view(issuer, year, about, _rows(own), commitment, member.full_name))
    return views


def _blank(unit: Unit, year: int, template_id: str, dated: date | None) -> ListView:
    issuer = issuer_of(unit, dated)
    template = next((one for one in commitment_templates() if one.id == template_id), None)
    lines = [
        CommitmentLine(
            id="",
            org_id="",
            heading=one.heading,
            content=one.content,
            product=one.product,
            due=one.due,
        )
        for one in (template.lines if template else ())
    ]
    return _view(issuer, year, _about(issuer, _DOTS, "", ""), _rows(lines), None, "")


def _view(
    issuer: Issuer,
    year: int,
    about: tuple[str, ...],
    rows: Sequence[ListRow],
    commitment: Commitment | None,
    name: str,
) -> ListView:
    note = commitment.note if commitment else ""
    return ListView(
        letterhead=issuer.letterhead,
        title=_TITLE,
        subjects=(_SUBJECT.format(year=year),),
        note=f"(Mẫu thường dùng, {UNCHECKED})",
        before=about,
        columns=_COLUMNS,
        rows=tuple(rows),
        after=(_PROMISE, *((f"Nhận xét chung của chi bộ: {note}",) if note else ())),
        signatures=(Signature(lines=("NGƯỜI CAM KẾT",), name=name), issuer.signature),
        sheet=f"Cam kết {year}",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _about(issuer: Issuer, name: str, born_on: str, position: str) -> tuple[str, ...]:
    branch = issuer.subject or issuer.letterhead.issuer
    return (
        f"Họ và tên: {name}.",
        f"Ngày sinh: {born_on or '………………'}. Chức vụ: {position or '………………'}.",
        f"Đang sinh hoạt tại: {branch or _DOTS}.",
    )


def _rows(lines: Sequence[CommitmentLine]) -> list[ListRow]:
    if not lines:
        empty: tuple[Cell, ...] = ("\n\n", "", "", "", "")
        return [ListRow(cells=(number, *empty)) for number in range(1, _EMPTY_ROWS + 1)]
    rows: list[ListRow] = []
    last = ""
    for number, line in enumerate(lines, start=1):
        if line.heading and line.heading != last:
            rows.append(heading(line.heading))
        last = line.heading or last
        result = catalogues()["commitment_result"].label(line.self_result)
        rows.append(
            ListRow(cells=(number, line.content, line.product, line.due, result, line.remark))
        )
    return rows


def _register(
    unit: Unit, branch_id: str, year: int, today: date, dated: date | None, is_blank: bool
) -> ListView:
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    members = load_study_year(unit, branch_id, year, today).followed()
    commitments = commitments_of(unit.connection, [row.member_id for row in members], year)
    lines = lines_of(unit.connection, [one.id for one in commitments.values()])
    rows: list[ListRow] = []
    for number, row in enumerate(members, start=1):
        commitment = None if is_blank else commitments.get(row.member_id)
        own = lines.get(commitment.id, []) if commitment else []
        day = commitment.registered_on if commitment else None
        first: tuple[Cell, ...] = (number, row.full_name, date_text(day) if day else "")
        if not own:
            room = "\n\n" if is_blank else "" if commitment else "Chưa đăng ký"
            rows.append(ListRow(cells=(*first, room, "", "", "")))
        for place, line in enumerate(own):
            head = first if not place else ("", "", "")
            rows.append(ListRow(cells=(*head, line.content, line.product, line.due, "")))
    counted = f"{len(commitments)}/{len(members)} đồng chí đã đăng ký bản cam kết năm {year}."
    return ListView(
        letterhead=issuer.letterhead,
        title="Sổ đăng ký",
        subjects=tuple(
            filter(None, (f"nội dung tu dưỡng, rèn luyện, phấn đấu năm {year}", issuer.subject))
        ),
        note=f"(Mẫu thường dùng, {UNCHECKED})",
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Họ và tên", width=22),
            ListColumn(title="Ngày đăng ký", width=11, align=_C),
            ListColumn(title="Nội dung đăng ký", width=48),
            ListColumn(title="Sản phẩm, chỉ số", width=26),
            ListColumn(title="Thời hạn", width=11, align=_C),
            ListColumn(title="Ký", width=9),
        ),
        rows=tuple(rows),
        after=() if is_blank else (counted,),
        signatures=(issuer.signature,),
        sheet=f"Sổ đăng ký {year}",
        is_practice=issuer.is_practice,
    )
