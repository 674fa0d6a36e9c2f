"""Ý kiến at the office: every branch's counts without names, and what was routed up."""

from dataclasses import dataclass
from typing import ClassVar

from chibo_desktop.gui.opinions.reply_form import ReplyForm, ReplyWish
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    Choice,
    Column,
    DataTable,
    FormField,
    LinesModel,
    Page,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.form_acts import carry_out
from chibo_desktop.gui.widgets.lines_model import RIGHT
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.office_letters import reply_to_opinion
from chibo_desktop.services.opinion_figures import (
    STATES,
    SentOpinion,
    UnitOpinions,
    load_units_opinions,
    sent_opinions,
)
from chibo_desktop.services.opinion_papers import (
    sent_pdf,
    sent_workbook,
    units_pdf,
    units_workbook,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.directives import reply_text
from chibo_desktop.wording.numbers import count_text

_YEARS = 4
_SENT_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    units: list[UnitOpinions]
    sent: list[SentOpinion]


class UnitsOpinionsPage(Page):
    """Chooses a year; what was routed up is read whole under the list."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"branch", "opinion_count", "forwarded_opinion", "opinion_reply"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Ý kiến, kiến nghị của các chi bộ", scrolling=True)
        self._of_file = context
        this_year = context.today().year
        self.year = Choice(
            [(str(this_year - back), str(this_year - back)) for back in range(_YEARS)]
        )
        tools = ToolRow()
        tools.add(FormField("&Năm", self.year))
        self.units: LinesModel[UnitOpinions] = LinesModel(_UNIT_COLUMNS, self)
        self.units_table = DataTable("units-opinions", context.settings)
        self.units_table.setAccessibleName("Số liệu ý kiến của các chi bộ")
        self.units_table.setModel(self.units)
        self.units_table.setMinimumHeight(8 * current().row)
        self.sent: LinesModel[SentOpinion] = LinesModel(_SENT_COLUMNS, self)
        self.sent_table = DataTable("sent-opinions", context.settings)
        self.sent_table.setAccessibleName("Kiến nghị các chi bộ chuyển lên")
        self.sent_table.setModel(self.sent)
        self.sent_table.setMinimumHeight(_SENT_ROWS * current().row)
        self.words = label(wraps=True)
        card = Card("Kiến nghị chuyển Đảng ủy")
        card.body.addWidget(self.sent_table)
        card.body.addWidget(self.words)
        self.reply = Button("Trả lời…", sign="message-square")
        self.reply.clicked.connect(lambda _checked=False: self.answer())
        tools_of_sent = ToolRow()
        tools_of_sent.add(self.reply)
        card.body.addWidget(tools_of_sent)
        self.form: ReplyForm | None = None
        self.body.addWidget(tools)
        self.body.addWidget(card)
        self.body.addWidget(self.units_table, 1)
        self.desk = Desk(context, self)
        self.add_action("In kiến nghị chuyển lên…", self.show_sent, sign="printer")
        self.add_action("In bảng tổng hợp…", self.show_paper, sign="printer", keys="Ctrl+P")
        self.year.chosen.connect(lambda _key: self.reload(None))
        self.sent_table.selectionModel().selectionChanged.connect(lambda *_: self._show_words())

    def reload(self, changes: frozenset[str] | None) -> None:
        year = int(self.year.value())

        def load(unit: Unit) -> _Loaded:
            return _Loaded(units=load_units_opinions(unit, year), sent=sent_opinions(unit, year))

        self._of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def answer(self) -> None:
        """Answer the petition one stands on; the branch reads it with its next directive."""
        line = self._standing()
        if line is None:
            return
        form = ReplyForm(self._of_file.session.workplace.name, self)

        def save(unit: Unit, said: ReplyWish) -> None:
            reply_to_opinion(unit, line.record.id, said.by_whom, said.content)

        carry_out(self._of_file, form, save)
        self.form = form
        form.open()

    def show_paper(self) -> None:
        """The table of all branches on paper."""
        year = int(self.year.value())
        self.desk.show(
            f"Tổng hợp ý kiến, kiến nghị {year}",
            lambda unit: units_pdf(unit, year),
            lambda unit: units_workbook(unit, year),
        )

    def show_sent(self) -> None:
        """What was routed up, on paper."""
        year = int(self.year.value())
        self.desk.show(
            f"Kiến nghị chuyển Đảng ủy {year}",
            lambda unit: sent_pdf(unit, year),
            lambda unit: sent_workbook(unit, year),
        )

    def _on_loaded(self, found: _Loaded) -> None:
        self.units.set_lines(found.units)
        self.sent.set_lines(found.sent)
        told = [one.figures for one in found.units if one.figures is not None]
        self.set_context(
            f"{len(told)}/{len(found.units)} chi bộ có số liệu · "
            f"{count_text(sum(one.total for one in told))} ý kiến · {len(found.sent)} kiến nghị "
            "chuyển Đảng ủy"
        )
        self.sent_table.setVisible(bool(found.sent))
        if found.sent:
            self.sent_table.selectRow(0)
        self._show_words()

    def _standing(self) -> SentOpinion | None:
        rows = self.sent_table.selected_rows()
        return self.sent.line(rows[0]) if rows and rows[0] < len(self.sent.lines) else None

    def _show_words(self) -> None:
        line = self._standing()
        self.reply.setVisible(line is not None)
        if not self.sent.lines:
            self.words.setText(
                "Chưa có kiến nghị nào của năm này. Kiến nghị chi bộ chuyển lên đến cùng gói báo "
                "cáo; ý kiến trong chi bộ không gửi."
            )
        elif line is not None:
            record = line.record
            name = f"{record.full_name}: " if record.full_name else ""
            replies = [reply_text(one) for one in line.replies]
            self.words.setText("\n".join([f"{name}{record.content}", *replies]))


def _count(state: str) -> Column[UnitOpinions]:
    def number(line: UnitOpinions) -> int:
        return line.figures.count(state) if line.figures is not None else -1

    return Column(
        key=state,
        title=catalogues()["opinion_state"].label(state),
        text=lambda line: str(number(line)) if number(line) >= 0 else "",
        order=number,
        align=RIGHT,
        width=120,
    )


_UNIT_COLUMNS: tuple[Column[UnitOpinions], ...] = (
    Column(
        key="name",
        title="Chi bộ",
        text=lambda line: line.branch.name,
        order=lambda line: line.branch.name,
        tip=lambda line: line.branch.name,
        width=260,
        is_optional=False,
    ),
    *(_count(state) for state in STATES),
    Column(
        key="total",
        title="Cộng",
        text=lambda line: str(line.figures.total) if line.figures is not None else "chưa gửi",
        order=lambda line: line.figures.total if line.figures is not None else -1,
        align=RIGHT,
        state=lambda line: "" if line.figures is not None else "secondary",
        width=100,
    ),
)
_SENT_COLUMNS: tuple[Column[SentOpinion], ...] = (
    Column(
        key="sent",
        title="Ngày gửi",
        text=lambda line: date_text(line.record.sent_on) if line.record.sent_on else "",
        order=lambda line: line.record.sent_on.isoformat() if line.record.sent_on else "",
        width=105,
        is_optional=False,
    ),
    Column(
        key="branch",
        title="Chi bộ",
        text=lambda line: line.branch_name,
        order=lambda line: line.branch_name,
        tip=lambda line: line.branch_name,
        width=180,
    ),
    Column(
        key="area",
        title="Lĩnh vực",
        text=lambda line: catalogues()["opinion_area"].label(line.record.area),
        order=lambda line: catalogues()["opinion_area"].label(line.record.area),
        width=150,
    ),
    Column(
        key="content",
        title="Nội dung",
        text=lambda line: " ".join(line.record.content.split()),
        tip=lambda line: line.record.content,
        width=250,
    ),
    Column(
        key="replies",
        title="Đảng ủy",
        text=lambda line: "✓ đã trả lời" if line.replies else "chưa trả lời",
        state=lambda line: "good" if line.replies else "attention",
        width=115,
    ),
    Column(
        key="due",
        title="Trả lời trước",
        text=lambda line: date_text(line.record.due_on) if line.record.due_on else "",
        order=lambda line: line.record.due_on.isoformat() if line.record.due_on else "9999",
        width=115,
    ),
    Column(
        key="state",
        title="Chi bộ ghi nhận",
        text=lambda line: catalogues()["opinion_state"].label(line.record.state),
        width=130,
    ),
)
