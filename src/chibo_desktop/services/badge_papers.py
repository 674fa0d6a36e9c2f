"""Huy hiệu Đảng on paper: the proposal list of a round and the tờ trình that goes with it.

Only who is proposed stands in the list: reaches the step in the round's window, or was asked for.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.letter import LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.badge_rounds import BadgeBoard, BadgeLine, load_badges
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.letter_forms import letter_form
from chibo_desktop.services.life_papers import letter_view
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.numbers import count_text

_C = Align.CENTRE
_KINDS = {
    ProposalKind.REGULAR: "",
    ProposalKind.MISSED: "đủ năm từ đợt trước",
    ProposalKind.EARLY: "tặng sớm",
    ProposalKind.POSTHUMOUS: "truy tặng",
}
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=26),
    ListColumn(title="Ngày sinh", width=12, align=_C),
    ListColumn(title="Ngày vào Đảng", width=12, align=_C),
    ListColumn(title="Ngày chính thức", width=12, align=_C),
    ListColumn(title="Tuổi Đảng", width=14, align=_C),
    ListColumn(title="Đủ năm ngày", width=12, align=_C),
)
_PLACE = ListColumn(title="Chi bộ, đơn vị", width=26)
_NOTE = ListColumn(title="Trường hợp, ghi chú", width=26)


def badge_list_pdf(unit: Unit, round_code: str, today: date, *, dated: date | None = None) -> bytes:
    """The list of a round as PDF. Raises DomainError: badge-round-unknown."""
    return list_paper(_list(*_board(unit, round_code, today, dated)))


def badge_list_workbook(
    unit: Unit, round_code: str, today: date, *, dated: date | None = None
) -> bytes:
    """The same list as a workbook. Raises DomainError: badge-round-unknown."""
    view = _list(*_board(unit, round_code, today, dated))
    return list_workbook([view], created=created_at(unit, dated))


def badge_letter_pdf(
    unit: Unit, round_code: str, today: date, *, dated: date | None = None
) -> bytes:
    """Tờ trình of a round: how many of each badge.

    Raises DomainError: badge-round-unknown, badge-nobody-proposed.
    """
    return letter(_letter(unit, round_code, today, dated))


def badge_letter_workbook(
    unit: Unit, round_code: str, today: date, *, dated: date | None = None
) -> bytes:
    """The same tờ trình as a workbook. Raises DomainError like `badge_letter_pdf`."""
    view = _letter(unit, round_code, today, dated)
    return letter_workbook(view, name="Tờ trình", created=created_at(unit, dated))


def _letter(unit: Unit, round_code: str, today: date, dated: date | None) -> LetterView:
    board, issuer = _board(unit, round_code, today, dated)
    form = letter_form("badge-proposal", dated or today)
    lines = _proposed(board)
    if not lines:
        raise DomainError(
            Problem(code="badge-nobody-proposed", params={"round": date_text(board.round.day)})
        )
    counts = Counter((line.years, line.kind) for line in lines)
    rows = [
        ListRow(cells=(number, _badge(years), _KINDS[kind] or "tặng đúng đợt", count))
        for number, ((years, kind), count) in enumerate(
            sorted(counts.items(), key=lambda one: (-one[0][0], one[0][1])), start=1
        )
    ]
    values = {
        "round_on": date_text(board.round.day),
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "kept": issuer.recipients[-1],
        "proposed_count": count_text(len(lines)),
    }
    return letter_view(form, values, issuer).with_table(_COUNT_COLUMNS, rows)


_COUNT_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Loại Huy hiệu Đảng", width=34),
    ListColumn(title="Trường hợp", width=24),
    ListColumn(title="Số đồng chí", width=14, align=Align.RIGHT),
)


def _board(
    unit: Unit, round_code: str, today: date, dated: date | None
) -> tuple[BadgeBoard, Issuer]:
    return load_badges(unit, today, round_code), issuer_of(unit, dated)


def _proposed(board: BadgeBoard) -> list[BadgeLine]:
    """The lines that are sent, the highest badge first; within one, in the order of the board."""
    return sorted((line for line in board.lines if line.is_proposed), key=lambda one: -one.years)


def _list(board: BadgeBoard, issuer: Issuer) -> ListView:
    lines = _proposed(board)
    has_places = len({(line.org_id, line.branch_id) for line in lines}) > 1
    columns = (*_COLUMNS, *((_PLACE,) if has_places else ()), _NOTE)
    rows: list[ListRow] = []
    for years in dict.fromkeys(line.years for line in lines):
        group = [line for line in lines if line.years == years]
        rows.append(heading(f"{_badge(years)}: {count_text(len(group))} đồng chí"))
        rows += _rows(group, issuer, has_places)
    day = board.round.day
    window = f"(Đủ năm từ {date_text(board.round.first)} đến {date_text(board.round.last)})"
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=(f"đề nghị tặng, truy tặng Huy hiệu Đảng đợt {date_text(day)}",),
        note=window,
        columns=columns,
        rows=tuple(rows),
        after=_after(board, lines),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        sheet=f"Đợt {day.day:02}-{day.month:02}-{day.year}",
        is_practice=issuer.is_practice,
    )


def _rows(lines: Sequence[BadgeLine], issuer: Issuer, has_places: bool) -> list[ListRow]:
    found = []
    for number, line in enumerate(lines, start=1):
        cells: list[Cell] = [
            number,
            line.full_name,
            partial_date_text(line.born_on),
            partial_date_text(line.admitted_on),
            partial_date_text(line.confirmed_on),
            _age(line.months),
            date_text(line.full_on),
        ]
        if has_places:
            cells.append(_place(line, issuer))
        found.append(ListRow(cells=(*cells, _note(line))))
    return found


def _place(line: BadgeLine, issuer: Issuer) -> str:
    if not issuer.is_office or line.unit_name == line.branch_name:
        return line.branch_name or line.unit_name
    return " – ".join(filter(None, (line.unit_name, line.branch_name)))


def _note(line: BadgeLine) -> str:
    died = f"mất {date_text(line.died_on)}" if line.died_on else ""
    unsure = "" if line.is_exact else "ngày vào Đảng chưa đủ ngày, tháng: cần xác minh"
    text = "; ".join(filter(None, (_KINDS[line.kind], died, line.reason, unsure)))
    return text[:1].upper() + text[1:]


def _after(board: BadgeBoard, lines: Sequence[BadgeLine]) -> tuple[str, ...]:
    if not lines:
        return ("Đợt này không có đồng chí nào đủ điều kiện đề nghị.",)
    said = f"Tổng số: {count_text(len(lines))} đồng chí."
    due = f"Hồ sơ gửi trước ngày {date_text(board.round.files_by)}."
    return (f"{said} {due}",)


def _badge(years: int) -> str:
    return f"Huy hiệu {years} năm tuổi Đảng"


def _age(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years} năm {rest} tháng" if rest else f"{years} năm"
