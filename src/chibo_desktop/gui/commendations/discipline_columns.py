"""The columns of discipline: cases, and whatever was decided."""

from chibo_desktop.domain.discipline import DisciplineStage
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import day_column, unit_column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.discipline import CaseLine
from chibo_desktop.services.discipline_figures import Disciplined
from chibo_desktop.wording.dates import date_text, partial_date_text

_OPEN_CASE = frozenset(
    {DisciplineStage.SUSPECTED, DisciplineStage.REVIEWED, DisciplineStage.VOTED,
     DisciplineStage.COMPLAINED}
)  # fmt: skip

CASE_COLUMNS: tuple[Column[CaseLine], ...] = (
    Column(
        key="name",
        title="Đảng viên, tổ chức đảng",
        text=lambda line: line.name,
        order=lambda line: name_sort_key(line.name),
        width=200,
        is_optional=False,
    ),
    unit_column(lambda line: line.unit_name, width=180),
    day_column("opened", "Phát hiện", lambda line: line.case.opened_on),
    Column(
        key="stage",
        title="Đến bước",
        text=lambda line: catalogues()["discipline_stage"].label(line.stage),
        order=lambda line: list(DisciplineStage).index(line.stage),
        state=lambda line: "attention" if line.stage in _OPEN_CASE else "secondary",
        width=180,
        is_optional=False,
    ),
    Column(
        key="form",
        title="Hình thức",
        text=lambda line: catalogues()["discipline_form"].label(line.form) if line.form else "",
        order=lambda line: line.form,
        width=120,
    ),
    Column(
        key="ends",
        title="Hết hiệu lực",
        text=lambda line: date_text(line.ends_on) if line.ends_on else "",
        order=lambda line: str(line.ends_on or "9"),
        width=112,
    ),
    Column(
        key="matter",
        title="Nội dung",
        text=lambda line: " ".join(line.case.matter.split()),
        tip=lambda line: line.case.matter,
        width=280,
    ),
)

DECIDED_COLUMNS: tuple[Column[Disciplined], ...] = (
    Column(
        key="name",
        title="Đảng viên, tổ chức đảng",
        text=lambda line: line.name,
        order=lambda line: name_sort_key(line.name),
        width=220,
        is_optional=False,
    ),
    unit_column(lambda line: line.unit_name, width=220),
    Column(
        key="day",
        title="Ngày quyết định",
        text=lambda line: partial_date_text(line.decided_on),
        order=lambda line: str(line.decided_on),
        width=130,
    ),
    Column(
        key="kind",
        title="Loại",
        text=lambda line: catalogues()["discipline_kind"].label(line.kind),
        order=lambda line: line.kind,
        width=150,
    ),
    Column(
        key="form",
        title="Hình thức",
        text=lambda line: catalogues()["discipline_form"].label(line.form),
        order=lambda line: line.form,
        width=150,
    ),
)
