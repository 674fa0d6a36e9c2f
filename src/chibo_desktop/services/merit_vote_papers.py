"""Biên bản biểu quyết đề nghị khen thưởng: what each vote came to, from the minutes of meetings."""

from datetime import date

from chibo_desktop.documents.letter import LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendations import ProposalLine, load_commendations
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.letter_forms import letter_form
from chibo_desktop.services.life_papers import letter_view
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.minutes import VoteLine
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import carried_text
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text, share_text

_C = Align.CENTRE
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Tập thể, cá nhân", width=21),
    ListColumn(title="Hình thức", width=15),
    ListColumn(title="Đảng viên chính thức", width=11, align=_C),
    ListColumn(title="Tán thành", width=11, align=_C),
    ListColumn(title="Không tán thành", width=11, align=_C),
    ListColumn(title="Ý kiến khác", width=9, align=_C),
    ListColumn(title="Tỷ lệ", width=10, align=_C),
    ListColumn(title="Kết quả", width=12, align=_C),
)


def vote_minutes_pdf(unit: Unit, branch_id: str, year: int, dated: date | None = None) -> bytes:
    """The minutes of a branch's votes on a year's proposals. Raises DomainError: merit-no-vote."""
    return letter(_view(unit, branch_id, year, dated))


def vote_minutes_workbook(
    unit: Unit, branch_id: str, year: int, dated: date | None = None
) -> bytes:
    """The same as a workbook. Raises DomainError: merit-no-vote."""
    view = _view(unit, branch_id, year, dated)
    return letter_workbook(view, name="Biểu quyết", created=created_at(unit, dated))


def _view(unit: Unit, branch_id: str, year: int, dated: date | None) -> LetterView:
    lines = [
        (line, line.vote)
        for line in load_commendations(unit, year).lines
        if line.proposal.branch_id == branch_id and line.proposal.year == year and line.vote
    ]
    if not lines:
        raise DomainError(Problem(code="merit-no-vote", params={"year": year}))
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    form = letter_form("merit-count-minutes", dated or unit.now.date())
    carried = [vote.result.is_carried for _, vote in lines]
    days = sorted({line.voted_on for line, _ in lines if line.voted_on})
    majority = catalogues()["majority"].label(lines[0][1].vote.majority)
    values = {
        "year": str(year),
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "kept": issuer.recipients[-1] if issuer.recipients else "",
        "held": ", ".join(map(date_text, days)),
        "majority": majority.lower(),
        "carried": count_text(carried.count(True)),
        "refused": count_text(carried.count(False)),
    }
    rows = [_row(number, line, vote) for number, (line, vote) in enumerate(lines, start=1)]
    return letter_view(form, values, issuer).with_table(_COLUMNS, rows)


def _row(number: int, line: ProposalLine, one: VoteLine) -> ListRow:
    vote, share = one.vote, one.result.share
    return ListRow(
        cells=(
            number,
            line.name,
            line.form,
            vote.base,
            vote.in_favour,
            vote.against,
            vote.abstained,
            share_text(share) if share is not None else "",
            carried_text(is_carried=one.result.is_carried),
        )
    )
