"""The menu of the grid: everything one can do in it, with its keys."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu

from chibo_desktop.gui.evaluations.grid_panel import GridPanel
from chibo_desktop.gui.evaluations.grid_view import BEFORE, FULL, LAST_MONTH

MenuEntry = tuple[str, str, Callable[[], object], bool]  # words, keys, act, whether it can be done


def entries_of_grid(panel: GridPanel) -> list[MenuEntry]:
    """What is done with the cells, in the order in which a month goes."""
    view = panel.view
    is_open = not panel.model.board.is_read_only
    marking = is_open and panel.is_marker_shown
    copying = marking and bool(panel.marker_before())
    fill = view.fill_requested.emit
    return [
        ("Điền điểm tối đa vào ô trống", "Ctrl+M", partial(fill, FULL), marking),
        ("Chép điểm tháng trước vào ô trống", "Ctrl+R", partial(fill, LAST_MONTH), marking),
        ("Chép điểm cột trước vào ô trống", "Ctrl+B", partial(fill, BEFORE), copying),
        ("Chép từ ô trên", "Ctrl+D", view.fill_down, is_open),
        ("Chép sang Excel", "Ctrl+C", view.copy, True),
        ("Dán từ Excel", "Ctrl+V", view.paste, is_open),
        ("Ghi lý do ở ô đang chọn", "Shift+F2", view.note_requested.emit, is_open),
        ("Hoàn tác", "Ctrl+Z", view.undo, is_open),
        ("Làm lại", "Ctrl+Y", view.redo, is_open),
    ]


def fill_with(menu: QMenu, entries: Iterable[MenuEntry | None]) -> None:
    """Put entries into a menu; None draws a line."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        text, keys, act, enabled = entry
        action = menu.addAction(f"{text}\t{keys}" if keys else text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False, act=act: act())
