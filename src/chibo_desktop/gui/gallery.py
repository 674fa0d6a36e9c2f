"""Pictures of every page, for looking at: light, dark, and large text on a small screen."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from chibo_desktop.gui import theme

# name, theme, size of the window
VIEWS = (
    ("light", theme.Theme(theme.LIGHT, 100), QSize(1280, 800)),
    ("dark", theme.Theme(theme.DARK, 100), QSize(1280, 800)),
    ("large", theme.Theme(theme.LIGHT, 175), QSize(1366, 768)),
)


def render_gallery(pages: Mapping[str, Callable[[], QWidget]], out: Path) -> list[Path]:
    """Write `<name>-<view>.png` for every page in every view; the files written.

    `pages` makes each widget anew for each view. Dialogs keep the size they ask for. Needs a
    QApplication (offscreen will do); the theme in force is put back afterwards.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("pictures need a QApplication")
    out.mkdir(parents=True, exist_ok=True)
    before = theme.current()
    written = []
    for view, look, size in VIEWS:
        theme.apply(app, look)
        for name, make in pages.items():
            target = out / f"{name}-{view}.png"
            render(make(), target, size)
            written.append(target)
    theme.apply(app, before)
    return written


def render(widget: QWidget, target: Path, size: QSize) -> None:
    """Show one widget, let it settle, save its picture, and destroy it."""
    if not widget.property("keeps_size"):
        widget.setMinimumSize(QSize(0, 0))
        widget.resize(size)
    widget.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    if not widget.grab().save(str(target)):
        raise OSError(f"cannot write {target}")
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
