"""A member's own workbook (tệp tự chấm): locked but for the marks, checked as one types.

Works in Excel and LibreOffice. Sums are formulas with their values kept beside them, because
LibreOffice shows what is kept until somebody changes a cell.
"""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.documents.self_mark_view import (
    CODE,
    HEADER_ROW,
    HOW,
    MARK,
    MAXIMUM,
    NOTE,
    POINTS,
    TEXT,
    TITLES,
    SelfMarkView,
    first_row,
    how_to_answer,
    level_words,
    locked_cells,
    points_of,
    seal,
)
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.typed_mark import (
    NO_WORD,
    YES_WORD,
    AnswerKind,
    answer_kind,
    answer_options,
    answer_text,
)

_FACE = "Times New Roman"
_LINE = 17.0
_WIDTHS = (6, 56, 8, 24, 16, 11, 30, 3)
_SHEET = "Phiếu tự chấm"
_CENTRED = (0, MAXIMUM, MARK, POINTS)


def self_mark_book(view: SelfMarkView, *, created: datetime) -> bytes:
    """The workbook; same input, same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    title = printable(f"{_SHEET} {view.period} – {view.full_name}")
    book.set_properties({"title": title, "author": "Sổ tay chi bộ", "created": created})
    _Book(book, view).write()
    book.close()
    return stream.getvalue()


class _Book:
    def __init__(self, book: Any, view: SelfMarkView) -> None:
        self.book, self.view = book, view
        self.sheet = book.add_worksheet(_SHEET)
        self.cells = locked_cells(view)
        self.kinds = {line.code: answer_kind(line, view.marker) for _, line in view.lines}
        self.rows = {line.code: row for row, (_, line) in enumerate(view.lines, start=first_row())}
        self.last = first_row() + len(view.lines)
        self._formats()

    def write(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column == CODE})
        self._head()
        for row, (_, line) in enumerate(self.view.lines, start=first_row()):
            self._line(row, line)
        self._total()
        sheet.write_string(2, CODE, seal(self.cells, self.view.key), self.plain)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.freeze_panes(first_row(), 0)
        sheet.set_selection(self._first_open(), MARK, self._first_open(), MARK)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)

    def _formats(self) -> None:
        add = self.book.add_format
        face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
        cell = {**face, "border": 1, "text_wrap": True}
        open_ = {"locked": False, "bg_color": "#FFF9D9"}
        self.plain = add(face)
        self.bold = add({**face, "bold": True})
        self.title = add({**face, "bold": True, "font_size": 15})
        self.note = add({**face, "italic": True})
        self.header = add({**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"})
        self.locked = {
            (bold, centred): add({**cell, "bold": bold, "align": "center" if centred else "left"})
            for bold in (False, True)
            for centred in (False, True)
        }
        self.mark = add({**cell, **open_, "align": "center"})
        self.words = add({**cell, **open_, "align": "left"})
        self.sums = {bold: add({**cell, "bold": bold, "align": "center", "num_format": "0.##"})
                     for bold in (False, True)}  # fmt: skip

    def _head(self) -> None:
        styles = (self.plain, self.bold, self.title, self.bold, self.bold, self.note)
        for row, style in enumerate(styles):
            if text := self.cells.get((row, 0)):
                self.sheet.write_string(row, 0, text, style)
        if self.view.is_practice:
            self.sheet.write_string(6, 0, PRACTICE_MARK, self.note)
        for column in range(len(TITLES)):
            self.sheet.write_string(HEADER_ROW, column, TITLES[column], self.header)
        self.sheet.set_row(HEADER_ROW, 2 * _LINE)
        for row in (0, 1):
            self.sheet.write_string(row, CODE, self.cells[row, CODE], self.plain)

    def _line(self, row: int, line: Criterion) -> None:
        sheet, kind = self.sheet, self.kinds[line.code]
        for column in (0, TEXT, MAXIMUM, HOW):
            style = self.locked[line.is_group, column in _CENTRED]
            text = self.cells.get((row, column), "")
            if column == MAXIMUM and text:
                sheet.write_number(row, column, float(Decimal(text)), style)
            else:
                sheet.write_string(row, column, printable(text), style)
        sheet.write_string(row, CODE, line.code, self.plain)
        mark = self.view.marks.get(line.code, "")
        if kind is AnswerKind.NOTHING:
            sheet.write_blank(row, MARK, None, self.locked[False, True])
            sheet.write_blank(row, NOTE, None, self.locked[False, False])
        else:
            self._answer(row, line, kind, mark)
            note = self.view.notes.get(line.code, "")
            sheet.write_string(row, NOTE, printable(note), self.words)
        self._points(row, line, kind, mark)
        deepest = max(
            _lines(self.cells.get((row, column), ""), _WIDTHS[column]) for column in (TEXT, HOW)
        )
        sheet.set_row(row, _LINE * deepest + 3)

    def _answer(self, row: int, line: Criterion, kind: AnswerKind, mark: str) -> None:
        sheet = self.sheet
        choices = self._choices(line, kind)
        if not mark:
            sheet.write_blank(row, MARK, None, self.mark)
        elif choices:
            sheet.write_string(row, MARK, self._word(line, kind, mark), self.mark)
        else:
            sheet.write_number(row, MARK, float(Decimal(mark)), self.mark)
        say = {
            "input_title": "Cách ghi",
            "input_message": how_to_answer(line, kind)[:250],
            "error_title": "Chưa đúng",
            "error_message": f"Hãy ghi: {how_to_answer(line, kind)}"[:250],
        }
        if choices:
            sheet.data_validation(
                row, MARK, row, MARK, {"validate": "list", "source": list(choices), **say}
            )
            return
        cell = f"{_letter(MARK)}{row + 1}"
        most = 100 if kind is AnswerKind.PERCENT else line.ceiling
        step = Decimal(1) if kind is AnswerKind.PERCENT else line.step
        rule = f"=AND(ISNUMBER({cell}),{cell}>=0,{cell}<={most:f})"
        if kind is not AnswerKind.PERCENT:
            # Whole steps, in ten-thousandths: no fraction of a binary number decides.
            rule = f"{rule[:-1]},MOD(ROUND({cell}*10000,0),{step * 10000:.0f})=0)"
        sheet.data_validation(row, MARK, row, MARK, {"validate": "custom", "value": rule, **say})

    def _choices(self, line: Criterion, kind: AnswerKind) -> tuple[str, ...]:
        if kind is AnswerKind.YES_NO:
            return (YES_WORD, NO_WORD)
        return level_words(line) if kind is AnswerKind.LEVEL else ()

    def _word(self, line: Criterion, kind: AnswerKind, mark: str) -> str:
        label = answer_text(line, kind, mark)
        labels = [one for one, _ in answer_options(line, kind)]
        words = self._choices(line, kind)
        return words[labels.index(label)] if label in labels else label

    def _points(self, row: int, line: Criterion, kind: AnswerKind, mark: str) -> None:
        value = self._value(line)
        formula = self._group(line) if line.is_group else self._formula(row, line, kind)
        style = self.sums[line.is_group]
        if formula:
            self.sheet.write_formula(row, POINTS, formula, style, float(value))
        else:
            self.sheet.write_blank(row, POINTS, None, style)

    def _formula(self, row: int, line: Criterion, kind: AnswerKind) -> str:
        cell = f"{_letter(MARK)}{row + 1}"
        match kind:
            case AnswerKind.NOTHING:
                return ""
            case AnswerKind.YES_NO | AnswerKind.LEVEL:
                formula = "0"
                pairs = zip(self._choices(line, kind), answer_options(line, kind), strict=True)
                for word, (_, points) in reversed(list(pairs)):
                    quoted = f'"{word}"' if not word.isdigit() else word
                    same = f"{cell}={quoted}" if quoted != word else f'{cell}&""="{word}"'
                    formula = f"IF({same},{points:f},{formula})"
                return f"={formula}"
            case AnswerKind.PERCENT:
                return f"=IF(ISNUMBER({cell}),{cell}*{line.ceiling:f}/100,0)"
        sign = "-" if line.kind.value == "deduction" else ""
        return f"=IF(ISNUMBER({cell}),{sign}{cell},0)"

    def _group(self, line: Criterion) -> str:
        cells = "+".join(f"{_letter(POINTS)}{self.rows[one.code] + 1}" for one in line.children)
        whole = f"MAX(0,{cells})"
        return f"=MIN({line.limit:f},{whole})" if line.limit is not None else f"={whole}"

    def _value(self, line: Criterion) -> Decimal:
        if not line.is_group:
            return points_of(line, self.kinds[line.code], self.view.marks.get(line.code, ""))
        whole = max(Decimal(0), sum((self._value(one) for one in line.children), Decimal(0)))
        return min(line.limit, whole) if line.limit is not None else whole

    def _total(self) -> None:
        sheet, tops = self.sheet, self.view.criteria_set.criteria
        for column in range(len(TITLES)):
            sheet.write_blank(self.last, column, None, self.locked[True, True])
        sheet.write_string(self.last, TEXT, "Tổng cộng", self.locked[True, False])
        scale = self.view.criteria_set.scale
        sheet.write_number(self.last, MAXIMUM, float(scale), self.locked[True, True])
        cells = "+".join(f"{_letter(POINTS)}{self.rows[one.code] + 1}" for one in tops)
        value = sum((self._value(one) for one in tops), Decimal(0))
        sheet.write_formula(
            self.last,
            POINTS,
            f"=MAX(0,MIN({scale:f},{cells}))",
            self.sums[True],
            float(max(Decimal(0), min(scale, value))),
        )

    def _first_open(self) -> int:
        return next(
            (
                self.rows[line.code]
                for _, line in self.view.lines
                if self.kinds[line.code] is not AnswerKind.NOTHING
            ),
            first_row(),
        )


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _lines(text: str, width: float) -> int:
    return max(1, -(-len(text) * 105 // int(width * 100)))
