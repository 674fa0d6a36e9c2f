"""Tờ trình and danh sách đề nghị khen thưởng of a year, with the reasons on paper.

Source: domain.md §8.
"""

from collections.abc import Mapping
from datetime import date

from chibo_desktop.documents.letter import LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.commendation import ProposalState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_checks import findings_of
from chibo_desktop.services.commendation_figures import award_money
from chibo_desktop.services.commendations import ProposalLine, load_commendations
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.letter_forms import letter_form
from chibo_desktop.services.life_papers import letter_view
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.merit_forms import form_name, merit_forms
from chibo_desktop.services.merits import MeritLine, load_merits
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import commended_text, money_text, vote_text
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.merits import merit_reasons
from chibo_desktop.wording.numbers import count_text

_C = Align.CENTRE

_LIST_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Tập thể, cá nhân", width=24),
    ListColumn(title="Ngày sinh", width=13, align=_C),
    ListColumn(title="Ngày vào Đảng", width=13, align=_C),
    ListColumn(title="Chức vụ", width=14),
    ListColumn(title="Căn cứ", width=30),
    ListColumn(title="Tóm tắt thành tích", width=26),
    ListColumn(title="Biểu quyết", width=12, align=_C),
)
_COUNT_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Hình thức", width=46),
    ListColumn(title="Số lượng", width=10, align=_C),
    ListColumn(title="Mức tiền (một trường hợp)", width=16, align=Align.RIGHT),
)


def merit_list_pdf(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> bytes:
    """Danh sách trích ngang of everybody who is proposed."""
    return list_paper(merit_list(unit, branch_id, year, dated))


def merit_list_workbook(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> bytes:
    """The same as a workbook."""
    view = merit_list(unit, branch_id, year, dated)
    return list_workbook([view], created=created_at(unit, dated))


def merit_list(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> ListView:
    """Danh sách trích ngang of everybody who is proposed, by form."""
    lines = _proposed(unit, branch_id, year)
    board = load_merits(unit, branch_id, year)
    ids = [line.proposal.member_id for line in lines if line.proposal.member_id]
    members = unit.get_many(Member, ids)
    reasons = _reasons(unit, lines, {one.member_id: one for one in board.lines})
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    rows: list[ListRow] = []
    for code, group in _by_form(lines).items():
        rows.append(heading(f"{form_name(code)}: {count_text(len(group))}"))
        rows += [
            _row(number, line, members.get(line.proposal.member_id), reasons[line.proposal.id])
            for number, line in enumerate(group, start=1)
        ]
    after = []
    if lines and board.cap is not None:
        after.append(f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(board.cap)}")
    if money := sum(line.money or 0 for line in lines):
        after.append(f"Dự kiến tiền thưởng: {money_text(money)} (theo lương cơ sở đang biết).")
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=(f"đề nghị khen thưởng năm {year}",),
        columns=_LIST_COLUMNS,
        rows=tuple(rows),
        after=tuple(after) if lines else ("Chưa có đề nghị khen thưởng nào.",),
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
    lines = _proposed(unit, branch_id, year)
    if not lines:
        raise DomainError(Problem(code="merit-nobody", params={"year": year}))
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    form = letter_form("merit-proposal", dated or unit.now.date())
    collectives = sum(1 for line in lines if line.proposal.is_collective)
    values = {
        "year": str(year),
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "kept": issuer.recipients[-1] if issuer.recipients else "",
        "proposed": commended_text(collectives, len(lines) - collectives),
    }
    day = dated or unit.now.date()
    rows = [
        ListRow(cells=(number, form_name(code), len(group), money_text(award_money(code, day))))
        for number, (code, group) in enumerate(_by_form(lines).items(), start=1)
    ]
    return letter_view(form, values, issuer).with_table(_COUNT_COLUMNS, rows)


def _proposed(unit: Unit, branch_id: str, year: int) -> list[ProposalLine]:
    """What the branch proposes for a year: all but what it has voted down."""
    return [
        line
        for line in load_commendations(unit, year).lines
        if line.proposal.branch_id == branch_id
        and line.proposal.year == year
        and line.state is not ProposalState.NOT_CARRIED
    ]


def _by_form(lines: list[ProposalLine]) -> dict[str, list[ProposalLine]]:
    """The lines by what they are proposed for, in the order of the forms."""
    order = list(merit_forms())
    found: dict[str, list[ProposalLine]] = {}
    for line in sorted(lines, key=lambda line: order.index(line.proposal.standard)):
        found.setdefault(line.proposal.standard, []).append(line)
    return found


def _reasons(
    unit: Unit, lines: list[ProposalLine], known: Mapping[str, MeritLine]
) -> dict[str, str]:
    """Why each may be proposed: of yearly forms for members from the board, read once."""
    found = {}
    for line in lines:
        one = line.proposal
        of_member = known.get(one.member_id)
        check = of_member.check(one.standard) if of_member else None
        if check is not None:
            found[one.id] = " ".join(merit_reasons(check))
        else:
            findings = findings_of(unit, one, unit.now.date())
            found[one.id] = " ".join(finding.text for finding in findings)
    return found


def _row(number: int, line: ProposalLine, member: Member | None, reasons: str) -> ListRow:
    post = catalogues()["position"].label(member.position) if member else ""
    return ListRow(
        cells=(
            number,
            line.name,
            partial_date_text(member.born_on) if member else "",
            partial_date_text(member.admitted_on) if member else "",
            post or ("Đảng viên" if member else ""),
            reasons,
            line.proposal.merit,
            vote_text(line.vote.vote, line.vote.result) if line.vote else "",
        )
    )
