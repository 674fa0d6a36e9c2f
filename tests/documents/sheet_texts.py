"""What a workbook of ours says, read back by another program's reader."""

import io

from openpyxl import load_workbook


def texts_of(data: bytes) -> dict[str, list[str]]:
    """The filled cells of every sheet, from top to bottom."""
    book = load_workbook(io.BytesIO(data))
    return {
        sheet.title: [
            str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        for sheet in book.worksheets
    }


def words_of(data: bytes) -> str:
    """Everything that it says, without spaces."""
    found = (text for texts in texts_of(data).values() for text in texts)
    return "".join("".join(found).split())
