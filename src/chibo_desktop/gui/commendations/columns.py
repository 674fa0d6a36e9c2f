"""The columns of the tables: proposals, what was given, units."""

from collections.abc import Sequence

from chibo_desktop.domain.commendation import ProposalState
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import CENTRE, RIGHT, Column, DataTable
from chibo_desktop.gui.widgets.columns import day_column, unit_column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import Commended, UnitCommended
from chibo_desktop.services.commendations import ProposalLine
from chibo_desktop.wording.commendations import money_text, proposal_state_text, vote_text
from chibo_desktop.wording.dates import partial_date_text

_STATES = {
    ProposalState.PROPOSED: "secondary",
    ProposalState.CARRIED: "information",
    ProposalState.NOT_CARRIED: "attention",
    ProposalState.SUBMITTED: "information",
    ProposalState.AWARDED: "good",
    ProposalState.DECLINED: "attention",
}
_ORDER = list(ProposalState)


def show_units(table: DataTable, names: Sequence[str]) -> None:
    """Show the column of units only where there are several."""
    table.setColumnHidden(table.column_keys().index("unit"), len(set(names)) <= 1)


def _vote(line: ProposalLine) -> str:
    return vote_text(line.vote.vote, line.vote.result) if line.vote else ""


PROPOSAL_COLUMNS: tuple[Column[ProposalLine], ...] = (
    Column(
        key="name",
        title="Tập thể, cá nhân",
        text=lambda line: line.name,
        order=lambda line: (not line.proposal.is_collective, name_sort_key(line.name)),
        tip=lambda line: line.name,
        width=190,
        is_optional=False,
    ),
    unit_column(lambda line: line.unit_name, width=190),
    Column(
        key="form",
        title="Hình thức",
        text=lambda line: line.form,
        order=lambda line: line.form,
        tip=lambda line: line.form,
        width=170,
    ),
    Column(
        key="year",
        title="Năm\nxét",
        text=lambda line: str(line.proposal.year or ""),
        order=lambda line: line.proposal.year or 0,
        align=CENTRE,
        width=60,
    ),
    Column(
        key="state",
        title="Đến bước",
        text=lambda line: proposal_state_text(line.state),
        order=lambda line: _ORDER.index(line.state),
        state=lambda line: _STATES[line.state],
        width=150,
        is_optional=False,
    ),
    Column(key="vote", title="Biểu quyết", text=_vote, width=140),
    day_column("submitted", "Ngày trình", lambda line: line.proposal.submitted_on),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda line: line.award.decision.number if line.award else "",
        order=lambda line: line.award.decision.number if line.award else "",
        width=120,
    ),
)

COMMENDED_COLUMNS: tuple[Column[Commended], ...] = (
    Column(
        key="name",
        title="Tập thể, cá nhân",
        text=lambda line: line.name,
        order=lambda line: (not line.is_collective, name_sort_key(line.name)),
        tip=lambda line: line.name,
        width=200,
        is_optional=False,
    ),
    unit_column(lambda line: line.unit_name, width=200),
    Column(
        key="form",
        title="Hình thức",
        text=lambda line: line.form,
        order=lambda line: line.form,
        width=120,
    ),
    Column(
        key="level",
        title="Cấp khen",
        text=lambda line: catalogues()["commendation_level"].label(line.level),
        order=lambda line: line.level,
        tip=lambda line: line.body,
        width=190,
    ),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda line: line.number,
        order=lambda line: line.number,
        width=110,
    ),
    Column(
        key="day",
        title="Ngày",
        text=lambda line: partial_date_text(line.decided_on),
        order=lambda line: str(line.decided_on),
        width=108,
    ),
    Column(
        key="money",
        title="Tiền thưởng",
        text=lambda line: money_text(line.money),
        order=lambda line: line.money or 0,
        align=RIGHT,
        width=112,
    ),
    Column(
        key="merit",
        title="Thành tích",
        text=lambda line: " ".join(line.merit.split()),
        tip=lambda line: line.merit,
        width=260,
    ),
)

UNIT_COLUMNS: tuple[Column[UnitCommended], ...] = (
    unit_column(lambda line: line.unit_name, key="name", width=360, is_optional=False),
    Column(
        key="collectives",
        title="Tập thể",
        text=lambda line: str(line.collectives or ""),
        order=lambda line: line.collectives,
        align=RIGHT,
        width=90,
    ),
    Column(
        key="persons",
        title="Cá nhân",
        text=lambda line: str(line.persons or ""),
        order=lambda line: line.persons,
        align=RIGHT,
        width=90,
    ),
    Column(
        key="money",
        title="Tiền thưởng",
        text=lambda line: money_text(line.money),
        order=lambda line: line.money,
        align=RIGHT,
        width=130,
    ),
)
