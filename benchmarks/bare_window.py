"""The yardstick of start-up: the least that PySide6 needs to show a window like a program's.

A main window with a menu, a toolbar, a tree beside a table. Says "filled <monotonic seconds>" once
it is painted, then stays.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTableWidget,
    QToolBar,
    QTreeWidget,
)


def main() -> int:
    """Show the window until the process is ended."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.menuBar().addMenu("Tệp").addAction("Mở")
    bar = QToolBar()
    bar.addAction("Mới")
    window.addToolBar(bar)
    splitter = QSplitter()
    splitter.addWidget(QTreeWidget())
    splitter.addWidget(QTableWidget(50, 8))
    window.setCentralWidget(splitter)
    window.resize(1100, 700)
    window.show()

    def painted() -> None:
        window.repaint()
        print("filled", time.monotonic(), flush=True)

    QTimer.singleShot(0, painted)
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
