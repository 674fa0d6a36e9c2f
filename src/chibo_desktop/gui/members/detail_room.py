"""How a list and the details below it share the height of a panel."""

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QTableView, QWidget

from chibo_desktop.gui.theme import M

_LINES = 3  # that the details always have


def share_height(
    panel: QWidget,
    table: QTableView,
    tools: Sequence[QWidget],
    below: QScrollArea,
    card: QWidget,
) -> None:
    """What is below takes what it needs: of a long list half of the room, the rest scrolls."""
    line = table.verticalHeader().defaultSectionSize()
    head = table.horizontalHeader().height()
    model = table.model()
    least, whole = head + 2 * line, head + (model.rowCount() + 1) * line
    table.setMinimumHeight(least)
    free = panel.height() - sum(tool.heightForWidth(panel.width()) + M for tool in tools) - M
    room = min(max(free // 2, free - whole), free - least)
    needed = card.heightForWidth(panel.width()) if card.hasHeightForWidth() else -1
    needed = max(needed, card.sizeHint().height())
    below.setFixedHeight(max(min(needed, room), _LINES * line))
