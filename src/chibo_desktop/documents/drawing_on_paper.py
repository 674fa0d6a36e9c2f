"""A drawing put on a page of paper: tones become black, white and greys."""

from collections.abc import Mapping

from chibo_desktop.documents.drawing import Drawing, Path, Room, Side, Text
from chibo_desktop.documents.fonts import BOLD, REGULAR, printable, width
from chibo_desktop.documents.paper import Align, Paper

_SIZE = 10.0  # points
_GREYS: Mapping[str, float] = {
    "card": 1.0,
    "side": 0.94,
    "ground": 0.97,
    "line": 0.82,
    "secondary": 0.35,
    "text": 0.0,
    "accent": 0.1,
    "accent_soft": 0.86,
    "good_soft": 0.97,
    "attention_soft": 0.92,
    "information_soft": 0.8,
    "good": 0.3,
    "attention": 0.45,
    "information": 0.25,
}
_ALIGNS = {Side.LEFT: Align.LEFT, Side.CENTRE: Align.CENTRE, Side.RIGHT: Align.RIGHT}


def room_on(paper: Paper) -> Room:
    """The room that a chart has on a page."""
    return Room(paper.room, _SIZE, _measure)


def draw_on(paper: Paper, drawing: Drawing) -> None:
    """Put the drawing at the cursor, on the next page when it does not fit on this one.

    One that is taller than a page is made smaller as a whole.
    """
    share = min(1.0, (paper.top - paper.bottom) / drawing.height)
    paper.keep(drawing.height * share)
    left, top = 0.0, 0.0
    canvas = paper.canvas
    canvas.saveState()
    canvas.translate(paper.left + paper.room * (1 - share) / 2, paper.y)
    canvas.scale(share, share)
    canvas.setLineJoin(1)
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            _text(paper, shape, left, top)
        else:
            _path(paper, shape, left, top)
    canvas.restoreState()
    paper.y -= drawing.height * share


def _measure(words: str, size: float, bold: bool) -> float:
    return width(printable(words), BOLD if bold else REGULAR, size)


def _text(paper: Paper, shape: Text, left: float, top: float) -> None:
    paper.canvas.setFillGray(_GREYS.get(shape.tone, 0.0))
    paper.text(
        left + shape.x,
        top - shape.y,
        shape.words,
        font=BOLD if shape.bold else REGULAR,
        size=shape.size,
        align=_ALIGNS[shape.side],
    )
    paper.canvas.setFillGray(0)


def _path(paper: Paper, shape: Path, left: float, top: float) -> None:
    canvas = paper.canvas
    drawn = canvas.beginPath()
    first, *others = ((left + x, top - y) for x, y in shape.points)
    drawn.moveTo(*first)
    for point in others:
        drawn.lineTo(*point)
    if shape.fill:
        drawn.close()
        canvas.setFillGray(_GREYS.get(shape.fill, 1.0))
    if shape.tone:
        canvas.setStrokeGray(_GREYS.get(shape.tone, 0.0))
        canvas.setLineWidth(shape.thickness)
        canvas.setDash(*([list(shape.dash)] if shape.dash else []))
    canvas.drawPath(drawn, stroke=int(bool(shape.tone)), fill=int(bool(shape.fill)))
    canvas.setDash()
    canvas.setFillGray(0)
