"""Đại hội on paper: the list of its preparation, and the report of its results."""

from datetime import date

from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.attendance import share_of
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.congress import CongressBoard, ElectionLine, load_congress
from chibo_desktop.services.issuers import Issuer, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import percent
from chibo_desktop.wording.terms import (
    attendance_text,
    congress_name,
    list_title,
    quorum_text,
    step_due_text,
)

_C, _R = Align.CENTRE, Align.RIGHT


def preparation_view(unit: Unit, branch_id: str, congress_id: str, today: date) -> ListView:
    """What is to be done before and after a congress, by whom, until when, how it stands."""
    board = load_congress(unit, branch_id, congress_id, today)
    issuer = _issuer(unit, board)
    states = catalogues()["item_state"]
    congress = board.congress
    rows = []
    for number, step in enumerate(board.steps, start=1):
        due_on = step.due_on(congress) if congress else None
        done = date_text(step.done_on) if step.done_on else ""
        rows.append(
            ListRow(
                cells=(
                    number,
                    step.title,
                    date_text(due_on) if due_on else "",
                    step_due_text(step),
                    step.owner_name,
                    states.label(step.state or ItemState.OPEN),
                    " – ".join(filter(None, (done, step.result))),
                )
            )
        )
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng theo dõi chuẩn bị đại hội",
        subjects=_subjects(issuer, board),
        columns=_STEPS,
        rows=tuple(rows),
        after=(f"Đã xong {board.done}/{len(board.steps)} việc, quá hạn {board.late} việc.",)
        if rows
        else ("Chưa có việc nào.",),
        signatures=issuer.table_signatures,
        sheet="Chuẩn bị đại hội",
        is_practice=issuer.is_practice,
    )


_STEPS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Việc", width=48),
    ListColumn(title="Hạn", width=13, align=_C),
    ListColumn(title="So với ngày đại hội", width=17),
    ListColumn(title="Phụ trách", width=17),
    ListColumn(title="Tình trạng", width=14),
    ListColumn(title="Ngày xong, kết quả", width=28),
)


def results_view(unit: Unit, branch_id: str, congress_id: str, today: date) -> ListView:
    """Who was there, who was elected with how many votes, what the congress adopted."""
    board = load_congress(unit, branch_id, congress_id, today)
    issuer = _issuer(unit, board)
    rows: list[ListRow] = []
    for line in board.lists:
        if line.candidates:
            rows.append(heading(_list_heading(line)))
            rows += _candidate_rows(board, line)
    return ListView(
        letterhead=issuer.letterhead.numbered(f"……-BC/{issuer.symbol}"),
        title="Báo cáo kết quả đại hội",
        subjects=_subjects(issuer, board),
        before=_told(board),
        columns=_VOTES,
        rows=tuple(rows),
        after=_tied(board),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(
            "Trúng cử khi được trên một phần hai số được triệu tập bầu; cần kiểm tra với văn bản "
            "gốc."
        ),
        sheet="Kết quả đại hội",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


_VOTES = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=38),
    ListColumn(title="Số phiếu", width=10, align=_R),
    ListColumn(title="So với số được triệu tập", width=15, align=_R),
    ListColumn(title="Kết quả", width=16),
)


def _told(board: CongressBoard) -> tuple[str, ...]:
    one = board.congress
    if one is None:
        return ("Chưa có đại hội nào.",)
    day = f"ngày {date_text(one.held_on)}" if one.held_on else ""
    where = f" tại {one.place}" if one.place else ""
    attended = "; ".join(filter(None, (attendance_text(one), quorum_text(board.is_quorate))))
    said = [f"{congress_name(one)}, tổ chức {day}{where}."]
    if attended:
        absent = f" Vắng mặt: {one.absent_note}." if one.absent_note else ""
        said.append(f"Đại hội {attended}.{absent}")
    if one.chair_names:
        said.append(f"Đoàn chủ tịch: {one.chair_names}.")
    if one.secretary_names:
        said.append(f"Thư ký: {one.secretary_names}.")
    said += one.result.splitlines()
    if one.resolution_number:
        said.append(f"Nghị quyết đại hội số {one.resolution_number}.")
    return tuple(said)


def _list_heading(line: ElectionLine) -> str:
    ballot = line.ballot
    parts = [f"số lượng bầu {ballot.seats}" if ballot.seats is not None else ""]
    parts.append(f"phát ra {ballot.issued}" if ballot.issued is not None else "")
    parts.append(f"thu về {ballot.collected}" if ballot.collected is not None else "")
    parts.append(f"không hợp lệ {ballot.invalid}" if ballot.invalid is not None else "")
    told = ", ".join(filter(None, parts))
    title = list_title(line.kind, catalogues()["congress_list"].labels)
    return f"{title} ({told})" if told else title


def _candidate_rows(board: CongressBoard, line: ElectionLine) -> list[ListRow]:
    convened = (board.congress.convened if board.congress else 0) or 0
    rows = []
    for number, one in enumerate(line.candidates, start=1):
        share = share_of(one.votes, convened) if one.votes is not None else None
        rows.append(
            ListRow(
                cells=(
                    number,
                    one.full_name,
                    one.votes,
                    percent(share),
                    line.said_of(one.id),
                )
            )
        )
    return rows


def _tied(board: CongressBoard) -> tuple[str, ...]:
    return tuple(
        f"{list_title(line.kind, catalogues()['congress_list'].labels)}: "
        f"{', '.join(line.names(line.elected.tied))} bằng phiếu nhau ở vị trí cuối; đại hội quyết "
        "định có bầu tiếp hay không."
        for line in board.lists
        if line.elected.tied
    )


def _subjects(issuer: Issuer, board: CongressBoard) -> tuple[str, ...]:
    name = congress_name(board.congress) if board.congress else ""
    return tuple(filter(None, (issuer.subject, name)))


def _issuer(unit: Unit, board: CongressBoard) -> Issuer:
    return issuer_of(unit, None, Scope(org_id=board.org_id, branch_id=board.branch_id))
