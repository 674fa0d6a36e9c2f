"""Cấp ủy, đại hội, văn bản, kiểm tra – giám sát on paper: lists in the Party's document format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.terms.documents import DocumentLine
from chibo_desktop.domain.terms.records import CommitteeSeat
from chibo_desktop.services.branch_documents import load_documents
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.committee import load_committee
from chibo_desktop.services.congress_papers import preparation_view, results_view
from chibo_desktop.services.inspections import load_inspections
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.units_terms import units_view
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.terms import (
    DOCUMENT_STATES,
    capitalised,
    decision_text,
    document_text,
    documents_headline,
    follow_text,
    inspection_state,
    inspections_headline,
    missing_text,
    month_of,
    period_text,
    post_text,
    seat_days,
    span_text,
)

_C = Align.CENTRE


class TermPaper(StrEnum):
    """Which paper."""

    COMMITTEE = "committee"
    PREPARATION = "preparation"
    CONGRESS = "congress"
    DOCUMENTS = "documents"
    INSPECTIONS = "inspections"
    UNITS = "units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Of what: an organisation, a year, the day looked at; `key` a term, a congress or its name."""

    branch_id: str
    year: int
    today: date
    key: str = ""


def term_paper_pdf(unit: Unit, paper: TermPaper, where: Where) -> bytes:
    """The paper as PDF."""
    return list_paper(_VIEWS[paper](unit, where))


def term_paper_workbook(unit: Unit, paper: TermPaper, where: Where) -> bytes:
    """The same as a workbook."""
    return list_workbook([_VIEWS[paper](unit, where)], created=created_at(unit, None))


def _committee(unit: Unit, where: Where) -> ListView:
    board = load_committee(unit, where.branch_id, where.key, where.today)
    issuer = issuer_of(unit, None, Scope(org_id=board.org_id, branch_id=board.branch_id))
    labels = catalogues()
    rows = [
        _seat_row(number, one, labels["committee_post"].labels, is_branch=bool(board.branch_id))
        for number, one in enumerate(board.seated, start=1)
    ]
    changed = [
        f"– {one.full_name} ({seat_days(one)}): "
        + ", ".join(filter(None, (labels["seat_exit"].label(one.exit).lower(), one.exit_decision)))
        for one in board.before
    ]
    term = board.span.term if board.span else None
    approval = decision_text(term.decision_number, term.decision_on) if term else ""
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách cấp ủy",
        subjects=tuple(filter(None, (issuer.subject, span_text(board.span) if board.span else ""))),
        note=f"(Quyết định chuẩn y: {approval})" if approval else "",
        columns=_SEATS,
        rows=tuple(rows),
        after=("Thay đổi trong nhiệm kỳ:", *changed)
        if changed
        else (() if rows else ("Chưa ghi cấp ủy viên nào của nhiệm kỳ này.",)),
        signatures=issuer.table_signatures,
        sheet="Cấp ủy",
        is_practice=issuer.is_practice,
    )


def _seat_row(
    number: int, one: CommitteeSeat, posts: Mapping[str, str], *, is_branch: bool
) -> ListRow:
    return ListRow(
        cells=(
            number,
            one.full_name,
            post_text(one.post, is_branch=is_branch, labels=posts),
            date_text(one.from_on) if one.from_on else "",
            catalogues()["seat_entry"].label(one.entry),
            decision_text(one.decision_number, one.decision_on),
            one.duties,
        )
    )


_SEATS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=24),
    ListColumn(title="Chức vụ", width=17),
    ListColumn(title="Từ ngày", width=13, align=_C),
    ListColumn(title="Hình thức", width=15),
    ListColumn(title="Quyết định chuẩn y", width=22),
    ListColumn(title="Nhiệm vụ được phân công", width=40),
)


def _documents(unit: Unit, where: Where) -> ListView:
    board = load_documents(unit, where.branch_id, where.year, where.today)
    issuer = issuer_of(unit, None, Scope(org_id=board.org_id, branch_id=board.branch_id))
    missing = [line for line in board.lines if line.document is None and not line.found]
    after = [f"{documents_headline(board.lines)}."]
    if missing:
        after.append(f"Chưa có: {missing_text(missing)}.")
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng theo dõi văn bản phải có",
        subjects=tuple(filter(None, (issuer.subject, f"năm {board.year}"))),
        columns=_DOCUMENTS,
        rows=tuple(_document_row(number, one) for number, one in enumerate(board.lines, start=1)),
        after=tuple(after),
        signatures=issuer.table_signatures,
        footnote=issuer.noted(
            "Danh mục theo thông lệ công tác chi bộ; cần kiểm tra với văn bản gốc."
        ),
        sheet=f"Văn bản {board.year}",
        is_practice=issuer.is_practice,
    )


def _document_row(number: int, line: DocumentLine) -> ListRow:
    return ListRow(
        cells=(
            number,
            line.kind.title,
            capitalised(period_text(line.period)),
            date_text(line.due_on),
            DOCUMENT_STATES[line.state],
            document_text(line),
            line.document.kept_at if line.document else "",
        )
    )


_DOCUMENTS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Văn bản", width=46),
    ListColumn(title="Kỳ", width=18),
    ListColumn(title="Hạn", width=13, align=_C),
    ListColumn(title="Tình trạng", width=13),
    ListColumn(title="Số, ngày ban hành", width=26),
    ListColumn(title="Nơi lưu", width=20),
)


def _inspections(unit: Unit, where: Where) -> ListView:
    board = load_inspections(unit, where.branch_id, where.year, where.today)
    issuer = issuer_of(unit, None, Scope(org_id=board.org_id, branch_id=board.branch_id))
    labels = catalogues()
    rows = [
        ListRow(
            cells=(
                number,
                labels["inspection_kind"].label(one.kind),
                one.title,
                one.full_name,
                month_of(one),
                one.leader_name,
                inspection_state(one, board.today, labels["inspection_state"].labels),
                " – ".join(filter(None, (one.conclusion_number, one.result))),
                follow_text(one),
            )
        )
        for number, one in enumerate(board.lines, start=1)
    ]
    said = inspections_headline(board.count)
    return ListView(
        letterhead=issuer.letterhead,
        title="Sổ theo dõi kiểm tra, giám sát",
        subjects=tuple(filter(None, (issuer.subject, f"năm {board.year}"))),
        columns=_INSPECTIONS,
        rows=tuple(rows),
        after=(f"{capitalised(said)}.",)
        if rows
        else ("Chưa có cuộc kiểm tra, giám sát nào của năm này.",),
        signatures=issuer.table_signatures,
        sheet=f"Kiểm tra {board.year}",
        is_practice=issuer.is_practice,
    )


_INSPECTIONS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Hình thức", width=13),
    ListColumn(title="Nội dung", width=30),
    ListColumn(title="Đối tượng", width=18),
    ListColumn(title="Tháng", width=11, align=_C),
    ListColumn(title="Phụ trách", width=13),
    ListColumn(title="Tình trạng", width=15),
    ListColumn(title="Kết luận", width=30),
    ListColumn(title="Việc phải khắc phục", width=24),
)


_VIEWS: Mapping[TermPaper, Callable[[Unit, Where], ListView]] = {
    TermPaper.COMMITTEE: _committee,
    TermPaper.PREPARATION: lambda unit, where: preparation_view(
        unit, where.branch_id, where.key, where.today
    ),
    TermPaper.CONGRESS: lambda unit, where: results_view(
        unit, where.branch_id, where.key, where.today
    ),
    TermPaper.DOCUMENTS: _documents,
    TermPaper.INSPECTIONS: _inspections,
    TermPaper.UNITS: lambda unit, where: units_view(unit, where.key, where.year, where.today),
}
