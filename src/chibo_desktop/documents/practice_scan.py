"""A page that stands for a scan in the practice data: plainly invented, plainly not a form."""

from io import BytesIO

from chibo_desktop.documents import fonts
from chibo_desktop.documents.paper import PRACTICE_MARK

_WIDTH, _HEIGHT = 420, 594
_LEFT = 48


def practice_scan(title: str, full_name: str, mark: str, pages: int = 1) -> bytes:
    """A PDF of so many pages with a title, a name and the mark of practice. Deterministic."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.register()
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(_WIDTH, _HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.REGULAR,
    )
    for page in range(1, pages + 1):
        canvas.setFillGray(0.88)
        canvas.setFont(fonts.BOLD, 40)
        canvas.saveState()
        canvas.translate(_WIDTH / 2, _HEIGHT / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, 0, PRACTICE_MARK)
        canvas.restoreState()
        canvas.setFillGray(0)
        y = _HEIGHT - 90.0
        for line in fonts.wrap(title.upper(), fonts.BOLD, 15, _WIDTH - 2 * _LEFT):
            canvas.setFont(fonts.BOLD, 15)
            canvas.drawString(_LEFT, y, line)
            y -= 20
        canvas.setFont(fonts.REGULAR, 12)
        for line in (f"Đồng chí {full_name}", mark, f"Trang {page} trong {pages}"):
            y -= 18
            canvas.drawString(_LEFT, y, fonts.printable(line))
        canvas.showPage()
    canvas.save()
    return target.getvalue()
