"""A finished PDF onto paper: its pages are drawn at the printer's own resolution."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

_MOST_DOTS = 300  # dots an inch: beyond it text gains nothing and a page takes 30 MB


def print_pdf(document: QPdfDocument, printer: QPrinter) -> int:
    """Print the pages the user chose, each on a sheet of its own kind; how many were printed.

    0 when the printer could not be started.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    pages = range(first - 1, min(last, document.pageCount()))
    _lay(document, pages.start, printer)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    for page in pages:
        if page != pages.start:
            _lay(document, page, printer)
            printer.newPage()
        room = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        painter.setWindow(room.toRect())
        size = document.pagePointSize(page)
        dots = min(printer.resolution(), _MOST_DOTS)
        picture = document.render(
            page, QSize(round(size.width() * dots / 72), round(size.height() * dots / 72))
        )
        painter.drawImage(room, picture)
    painter.end()
    return len(pages)


def _lay(document: QPdfDocument, page: int, printer: QPrinter) -> None:
    """The whole sheet, upright or lying as the page is: its margins are drawn already."""
    size = document.pagePointSize(page)
    lying = size.width() > size.height()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
    printer.setFullPage(True)
