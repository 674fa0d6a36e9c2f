"""Đã khen: the figure of the year, by level, and the names behind it; at the office by unit too."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.commendations.columns import COMMENDED_COLUMNS, UNIT_COLUMNS, show_units
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import (
    Card,
    Choice,
    DataTable,
    FigureCard,
    LinesModel,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import (
    Commended,
    UnitCommended,
    by_level,
    by_unit,
    counted,
)
from chibo_desktop.wording.commendations import commended_text, level_line

NAMES, UNITS = "names", "units"
COLLECTIVES, PERSONS = "collectives", "persons"
_ROWS = 9
_FIGURE = 140  # pixels at 100 %


class AwardedPanel(QWidget):
    """Opens every figure to the names it counts."""

    unit_opened = Signal(str)

    def __init__(
        self, settings: Settings, *, is_office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found: Sequence[Commended] = ()
        self._unit = ""
        self.collectives, self.persons = FigureCard(opens=True), FigureCard(opens=True)
        for card in (self.collectives, self.persons):
            card.setFixedWidth(current().scaled(_FIGURE))
            card.setToolTip("Mở danh sách")
        self.told = Card()
        self.headline = label(role="strong", wraps=True)
        self.levels = label(wraps=True)
        self.views = Segmented([(NAMES, "Danh sách"), (UNITS, "Theo đơn vị")])
        self.views.setVisible(is_office)
        self.kind = Choice(
            [("", "Tập thể và cá nhân"), (COLLECTIVES, "Tập thể"), (PERSONS, "Cá nhân")]
        )
        self.level = Choice()
        self.kind.setAccessibleName("Đối tượng")
        self.level.setAccessibleName("Cấp khen thưởng")
        self.shown = label(role="secondary")
        self.names: LinesModel[Commended] = LinesModel(COMMENDED_COLUMNS, self)
        self.table = DataTable("commended", settings)
        self.table.setAccessibleName("Danh sách khen thưởng")
        self.table.setModel(self.names)
        self.units: LinesModel[UnitCommended] = LinesModel(UNIT_COLUMNS, self)
        self.unit_table = DataTable("commended-units", settings)
        self.unit_table.setAccessibleName("Khen thưởng theo đơn vị")
        self.unit_table.setModel(self.units)
        self._build()
        self._connect()

    def show_found(self, found: Sequence[Commended], year: int) -> None:
        """Show a year."""
        self._found, self._unit = found, ""
        show_units(self.table, [one.unit_name for one in found])
        collectives, persons = counted(found)
        self.collectives.show_figure(str(collectives), "tập thể")
        self.persons.show_figure(str(persons), "cá nhân")
        self.headline.setText(f"Năm {year}: khen thưởng {commended_text(collectives, persons)}")
        labels = catalogues()["commendation_level"]
        self.levels.setText(
            "\n".join(
                level_line(form, labels.label(level), *count)
                for (level, form), count in by_level(found).items()
            )
            or "Chưa có quyết định khen thưởng nào trong năm."
        )
        levels = dict.fromkeys(one.level for one in found)
        self.level.set_options(
            [("", "Mọi cấp"), *((key, labels.label(key)) for key in levels if key)]
        )
        self.units.set_lines(by_unit(found))
        self._fill()

    def open_kind(self, kind: str) -> None:
        """Show the names behind a figure."""
        self.views.set_value(NAMES)
        self._unit = ""
        self.kind.set_value(kind)
        self.level.set_value("")
        self._fill()
        self.table.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self.collectives)
        head.addWidget(self.persons)
        self.told.body.addWidget(self.headline)
        self.told.body.addWidget(self.levels)
        head.addWidget(self.told, 1)
        layout.addLayout(head)
        tools = ToolRow()
        for widget in (self.views, self.kind, self.level, self.shown):
            tools.add(widget)
        layout.addWidget(tools)
        for table in (self.table, self.unit_table):
            table.setMinimumHeight(_ROWS * current().row)
            layout.addWidget(table, 1)

    def _connect(self) -> None:
        self.collectives.clicked.connect(lambda: self.open_kind(COLLECTIVES))
        self.persons.clicked.connect(lambda: self.open_kind(PERSONS))
        self.views.chosen.connect(lambda _key: self._fill())
        for choice in (self.kind, self.level):
            choice.chosen.connect(lambda _key: self._fill())
        self.unit_table.opened.connect(self._on_unit)

    def _on_unit(self, row: int) -> None:
        self.views.set_value(NAMES)
        self._unit = self.units.line(row).org_id
        self._fill()

    def _fill(self) -> None:
        is_names = self.views.value() == NAMES
        if not is_names:
            self._unit = ""
        kind, level = self.kind.value(), self.level.value()
        lines = [
            one
            for one in self._found
            if kind in ("", COLLECTIVES if one.is_collective else PERSONS)
            and level in ("", one.level)
            and self._unit in ("", one.org_id)
        ]
        self.names.set_lines(lines)
        if lines:
            self.table.selectRow(0)
        self.table.setVisible(is_names)
        self.unit_table.setVisible(not is_names)
        self.kind.setVisible(is_names)
        self.level.setVisible(is_names)
        whole = len(self._found)
        self.shown.setText(
            f"Đang xem {len(lines)} trong {whole}" if is_names and len(lines) != whole else ""
        )
