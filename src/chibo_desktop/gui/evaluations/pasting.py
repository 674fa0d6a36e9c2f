"""A block copied in Excel, put into the grid: which text goes where, and what is refused."""

from collections.abc import Iterable, Sequence

from chibo_desktop.gui.evaluations.board import Cell
from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.evaluations.typed import stored_text

_SHOWN = 5  # refusals told by name
Aim = tuple[int, int, str]  # row (-1: beyond the last), column, text


def read_block(text: str) -> list[list[str]]:
    """The cells of a copied block: lines of texts divided by tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines]


def aim_block(block: Sequence[Sequence[str]], rows: Sequence[int], column: int) -> list[Aim]:
    """Where each text of a block belongs: `rows` are the rows shown from the cursor on."""
    return [
        (rows[down] if down < len(rows) else -1, column + right, text)
        for down, line in enumerate(block)
        for right, text in enumerate(line)
    ]


def take_block(model: GridModel, aimed: Iterable[Aim]) -> tuple[dict[Cell, str], list[str]]:
    """The values to set, and a phrase for every text that cannot stand where it would go."""
    values: dict[Cell, str] = {}
    refused: list[str] = []
    for row, column, text in aimed:
        inside = 0 <= row < model.rowCount() and column < model.columnCount()
        cell = model.cell(model.index(row, column)) if inside else None
        if cell is None:
            if text.strip():
                where = _where(model, row, column) if inside else "ngoài bảng"
                refused.append(f"“{text.strip()}” ({where}): ô này không nhập được")
            continue
        stored = stored_text(text, model.slot(row, column))
        if stored is None:
            refused.append(f"“{text.strip()}” ({_where(model, row, column)}): không phải là số")
        else:
            values[cell] = stored
    return values, refused


def refused_sentence(refused: Sequence[str]) -> str:
    """What was left out of a paste, the first few by name."""
    shown = "; ".join(refused[:_SHOWN])
    more = len(refused) - _SHOWN
    rest = f"; và {more} ô khác" if more > 0 else ""
    return f"Đã dán, trừ {len(refused)} ô: {shown}{rest}. Hãy sửa rồi dán lại, hoặc nhập tay."


def _where(model: GridModel, row: int, column: int) -> str:
    return f"{model.name(row)}, cột {model.columns[column].head}"
