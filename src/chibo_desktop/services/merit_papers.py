"""Tờ trình and danh sách đề nghị khen thưởng of a year, with the reasons on paper.

Source: domain.md §8.
"""

from datetime import date

from chibo_desktop.documents.letter import LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.letter_forms import letter_form
from chibo_desktop.services.life_papers import letter_view
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.merits import MeritBoard, load_merits, members_named
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.merits import merit_money, merit_reasons
from chibo_desktop.wording.numbers import count_text

_C = Align.CENTRE
_LIST_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=24),
    ListColumn(title="Ngày sinh", width=11, align=_C),
    ListColumn(title="Ngày vào Đảng", width=11, align=_C),
    ListColumn(title="Chức vụ", width=14),
    ListColumn(title="Căn cứ", width=34),
    ListColumn(title="Tóm tắt thành tích", width=30),
)
_COUNT_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Hình thức", width=46),
    ListColumn(title="Số đồng chí", width=10, align=_C),
    ListColumn(title="Mức tiền (một người)", width=16, align=Align.RIGHT),
)


def merit_list(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> ListView:
    """Danh sách trích ngang of everybody who is proposed, by form."""
    board = load_merits(unit, branch_id, year)
    members = members_named(unit, board)
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    rows: list[ListRow] = []
    for standard in board.standards:
        group = [(line, one) for line, one in board.proposed if one.standard == standard.code]
        if not group:
            continue
        rows.append(heading(f"{standard.form.name}: {count_text(len(group))} đồng chí"))
        for number, (line, one) in enumerate(group, start=1):
            member, check = members.get(line.member_id), line.check(standard.code)
            rows.append(
                ListRow(
                    cells=(
                        number,
                        line.full_name,
                        partial_date_text(member.born_on) if member else "",
                        partial_date_text(member.admitted_on) if member else "",
                        line.position or "Đảng viên",
                        " ".join(merit_reasons(check)) if check else "",
                        one.merit,
                    )
                )
            )
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=(f"đề nghị khen thưởng năm {year}",),
        columns=_LIST_COLUMNS,
        rows=tuple(rows),
        after=_after(board) or ("Chưa đề nghị khen thưởng đồng chí nào.",),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        sheet="Khen thưởng",
        is_practice=issuer.is_practice,
    )


def merit_letter_pdf(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> bytes:
    """Tờ trình đề nghị khen thưởng. Raises DomainError: merit-nobody."""
    return letter(_letter(unit, branch_id, year, dated))


def merit_letter_workbook(
    unit: Unit, branch_id: str, year: int, dated: date | None = None
) -> bytes:
    """The same as a workbook. Raises DomainError: merit-nobody."""
    view = _letter(unit, branch_id, year, dated)
    return letter_workbook(view, name="Tờ trình", created=created_at(unit, dated))


def _letter(unit: Unit, branch_id: str, year: int, dated: date | None) -> LetterView:
    board = load_merits(unit, branch_id, year)
    if not board.proposed:
        raise DomainError(Problem(code="merit-nobody", params={"year": year}))
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    form = letter_form("merit-proposal", dated or unit.now.date())
    people = {line.member_id for line, _ in board.proposed}
    values = {
        "year": str(year),
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "kept": issuer.recipients[-1] if issuer.recipients else "",
        "proposed_count": count_text(len(people)),
    }
    rows: list[ListRow] = []
    for standard in board.standards:
        count = sum(1 for _, one in board.proposed if one.standard == standard.code)
        if count:
            number = len(rows) + 1
            cells = (number, standard.form.name, count, merit_money(standard))
            rows.append(ListRow(cells=cells))
    return letter_view(form, values, issuer).with_table(_COUNT_COLUMNS, rows)


def _after(board: MeritBoard) -> tuple[str, ...]:
    if not board.proposed:
        return ()
    said = []
    if board.cap is not None:
        said.append(f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(board.cap)}")
    money = sum(
        standard.money or 0
        for standard in board.standards
        for _, one in board.proposed
        if one.standard == standard.code
    )
    if money:
        said.append(f"Dự kiến tiền thưởng: {count_text(money)} đ (theo lương cơ sở đang biết).")
    return tuple(said)
