"""Lists as branches keep them, in every kind of file: made by code, invented people."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from documents.libre_office import resaved

Rows = Sequence[Sequence[Any]]


def sheet_of(rows: Rows, *, font: str = "", name: str = "Sheet1") -> bytes:
    """Rows as an xlsx, all cells in one font."""
    return book_of({name: rows}, font=font)


def book_of(sheets: dict[str, Rows], *, font: str = "") -> bytes:
    """Several sheets as an xlsx."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        face = book.add_format({"font_name": font}) if font else None
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell, face)
                    elif cell is not None:
                        sheet.write(at, column, cell, face)
    return stream.getvalue()


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """An xlsx as LibreOffice writes it in another kind of file."""
    source = folder / "danh-sach.xlsx"
    source.write_bytes(data)
    return resaved(source, kind, folder).read_bytes()
