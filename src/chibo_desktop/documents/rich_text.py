"""Text of two faces in one flow: a label, then in bold what was answered."""

from collections.abc import Sequence
from functools import lru_cache

from chibo_desktop.documents.fonts import BOLD, REGULAR, printable, width, wrap
from chibo_desktop.documents.paper import Paper

Run = tuple[str, str, float]
"""A text, its face, where it begins."""
RichLine = tuple[Run, ...]


@lru_cache(maxsize=8192)
def rich_lines(label: str, value: str, size: float, room: float) -> tuple[RichLine, ...]:
    """The lines that `label` and a bold `value` take; nothing runs over the room."""
    space = width(" ", REGULAR, size)
    lines: list[list[Run]] = [[]]
    at = 0.0
    for text, font in ((label, REGULAR), (value, BOLD)):
        for number, paragraph in enumerate(text.splitlines()):
            if number:
                lines.append([])
                at = 0.0
            for word in printable(paragraph).split():
                for part in wrap(word, font, size, room):
                    taken = width(part, font, size)
                    if at and at + taken > room:
                        lines.append([])
                        at = 0.0
                    lines[-1].append((part, font, at))
                    at += taken + space
    return tuple(_joined(line, space) for line in lines)


def end_of(lines: Sequence[RichLine], size: float) -> float:
    """Where the last line ends."""
    if not lines or not lines[-1]:
        return 0
    text, font, at = lines[-1][-1]
    return at + width(text, font, size)


def draw_rich(paper: Paper, lines: Sequence[RichLine], x: float, size: float) -> None:
    """Draw from the paper's cursor down, without moving it."""
    leading = paper.leading(size)
    for number, line in enumerate(lines, start=1):
        y = paper.y - number * leading + leading * 0.27
        for text, font, at in line:
            paper.text(x + at, y, text, font=font, size=size)


def _joined(line: Sequence[Run], space: float) -> RichLine:
    """Words of one face drawn at once: a third of the operators, and text that can be copied."""
    runs: list[Run] = []
    for text, font, at in line:
        if runs and runs[-1][1] == font:
            before, _, start = runs[-1]
            runs[-1] = (f"{before} {text}", font, start)
        else:
            runs.append((text, font, at))
    return tuple(runs)
