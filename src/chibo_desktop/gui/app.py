"""The application: one process, one look, one last chance to say that something went wrong."""

import logging
import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from chibo_desktop import VERSION
from chibo_desktop.gui import theme
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.qt_words import QtWords

_log = logging.getLogger(__name__)


def make_application(arguments: Sequence[str], look: theme.Theme) -> QApplication:
    """The QApplication in Vietnamese and in our look; call once, before any widget."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app = QApplication(list(arguments))
    app.setApplicationName("chibo")
    app.setApplicationDisplayName("Sổ tay chi bộ")
    app.setApplicationVersion(VERSION)
    words = QtWords(app)
    app.installTranslator(words)
    theme.apply(app, look)
    return app


def report_the_unexpected(dialogs: Dialogs) -> None:
    """Log what nobody caught on the window's thread, and say calmly that it happened."""

    def on_uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("uncaught in the window", exc_info=(kind, error, trace))
        dialogs.inform_failure()

    sys.excepthook = on_uncaught
