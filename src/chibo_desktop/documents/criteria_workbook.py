"""A criteria set as a workbook: one row a criterion, the thresholds, and the rest as it was.

What people change in Excel are the sheets “Tiêu chí” and “Ngưỡng”; the third sheet carries every
other rule as it was, so that a set goes out and comes back whole.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO
from math import ceil
from typing import Any

from chibo_desktop.documents.bounded import RawSheet
from chibo_desktop.domain.criteria_draft import Plain, lines_of, settled
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.wording.criteria_editor import EFFECTS, KINDS, RATINGS

CRITERIA, BANDS, REST = "Tiêu chí", "Ngưỡng", "Quy tắc khác"
_COLUMNS = (
    ("level", "Cấp", 6),
    ("number", "TT", 8),
    ("code", "Mã", 12),
    ("label", "Nội dung", 60),
    ("kind", "Cách tính điểm", 24),
    ("maximum", "Điểm tối đa", 10),
    ("step", "Bước chấm", 10),
    ("limit", "Trần của nhóm", 10),
    ("floor", "Điểm sàn", 10),
    ("levels", "Các mức (mỗi dòng: tên | điểm)", 28),
    ("events", "Sự việc (mỗi dòng: mã | tên | điểm | nhiều nhất | nguồn)", 64),
    ("formula", "Công thức", 14),
    ("source", "Nguồn số liệu", 20),
    ("marked_by", "Chỉ những ai chấm", 18),
    ("rating", "Khống chế: mức", 24),
    ("effect", "Khống chế: tác dụng", 22),
    ("guidance", "Hướng dẫn, minh chứng", 40),
)
_NUMBERS = ("maximum", "step", "limit", "floor")
_KINDS, _RATINGS, _EFFECTS = dict(KINDS), dict(RATINGS), dict(EFFECTS)
_LINE = 17.0  # points of a row with one line of text
_CHUNK = 30_000  # characters a cell of Excel holds, with room to spare
_NOTE = "Mỗi dòng một tiêu chí; cột Cấp: 1 là nhóm lớn, 2 là mục trong nhóm, 3 là mục con."
_REST_NOTE = "Các quy tắc còn lại, để chương trình đọc lại. Không sửa tờ này."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSet:
    """What a workbook says: the plain form, perhaps faulty, and what could not be read."""

    plain: Plain
    problems: tuple[Problem, ...]


def criteria_workbook(plain: Mapping[str, Any]) -> bytes:
    """The set as xlsx. Same input, same bytes but for the day in its properties."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    face = {"font_name": "Times New Roman", "font_size": 12}
    cell = book.add_format({**face, "border": 1, "text_wrap": True, "valign": "top"})
    bold = book.add_format({**face, "border": 1, "text_wrap": True, "valign": "top", "bold": True})
    centred = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F2F2"}
    head = book.add_format({**face, "border": 1, "text_wrap": True, **centred})
    title = book.add_format({**face, "bold": True, "font_size": 14})
    quiet = book.add_format({**face, "italic": True})
    sheet = book.add_worksheet(CRITERIA)
    sheet.write_string(0, 0, str(plain.get("title") or ""), title)
    sheet.write_string(1, 0, _NOTE, quiet)
    for column, (_, words, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, words, head)
    sheet.set_row(2, _LINE * 3)
    for row, (place, line) in enumerate(lines_of(plain), start=3):
        used = bold if line.get("children") else cell
        texts = tuple(_cells(len(place), line))
        sheet.set_row(row, _height(texts))
        for column, text in enumerate(texts):
            name = _COLUMNS[column][0]
            number = _decimal(text) if name in (*_NUMBERS, "level") else None
            if number is None:
                sheet.write_string(row, column, text, used)
            else:
                sheet.write_number(row, column, float(number), used)
    sheet.freeze_panes(3, 4)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    bands = book.add_worksheet(BANDS)
    bands.set_column(0, 0, 34)
    bands.write_string(0, 0, "Mức xếp loại", head)
    bands.write_string(0, 1, "Từ điểm", head)
    for row, band in enumerate(plain.get("bands") or (), start=1):
        bands.write_string(row, 0, _RATINGS.get(str(band.get("rating")), ""), cell)
        bands.write_string(row, 1, str(band.get("minimum", "")).replace(".", ","), cell)
    rest = book.add_worksheet(REST)
    rest.set_column(0, 0, 100)
    rest.fit_to_pages(1, 1)
    rest.write_string(0, 0, _REST_NOTE, quiet)
    text = json.dumps(_rest(plain), ensure_ascii=False)
    for row, start in enumerate(range(0, len(text), _CHUNK), start=1):
        rest.write_string(row, 0, text[start : start + _CHUNK])
    book.close()
    return stream.getvalue()


def read_criteria_workbook(sheets: Sequence[RawSheet]) -> ReadSet:
    """The set a workbook carries. Raises DomainError: criteria-sheet-missing."""
    by_name = {nfc(sheet.name): sheet.rows for sheet in sheets}
    rows = by_name.get(CRITERIA)
    header = _header(rows) if rows else None
    if rows is None or header is None:
        raise DomainError(Problem(code="criteria-sheet-missing"))
    problems: list[Problem] = []
    at, columns = header
    plain = _read_rest(by_name.get(REST), problems)
    plain["criteria"] = _tree(rows, at, columns, problems)
    _read_bands(plain, by_name.get(BANDS), problems)
    return ReadSet(plain=settled(plain), problems=tuple(problems))


def _height(texts: Sequence[str]) -> float:
    """As many lines as the fullest cell of a row needs, in points."""
    needed = (
        sum(ceil(len(line) * 1.2 / width) or 1 for line in text.split("\n"))
        for (_, _, width), text in zip(_COLUMNS, texts, strict=True)
    )
    return _LINE * max(needed)


def _cells(level: int, line: Mapping[str, Any]) -> Iterator[str]:
    is_group = bool(line.get("children"))
    for name, _, _ in _COLUMNS:
        value = line.get(name)
        match name:
            case "level":
                yield str(level)
            case "kind":
                yield "" if is_group else _KINDS.get(str(value or "numeric"), str(value))
            case "levels":
                yield "\n".join(_level(one) for one in value or ())
            case "events":
                yield "\n".join(_event(one) for one in value or ())
            case "marked_by":
                yield ", ".join(value or ())
            case "rating":
                yield _RATINGS.get(str(value), "") if value else ""
            case "effect":
                yield _EFFECTS.get(str(value), "") if value else ""
            case _:
                yield "" if value is None else str(value)


def _said(params: Mapping[str, str | int]) -> Mapping[str, str | int]:
    return params


def _level(one: Mapping[str, Any]) -> str:
    return f"{one.get('label')} | {_comma(one.get('points'))}"


def _event(one: Mapping[str, Any]) -> str:
    parts = (one.get("code"), one.get("label"), _comma(one.get("points")), _comma(one.get("limit")))
    return " | ".join(str(part or "") for part in (*parts, one.get("source"))).rstrip(" |")


def _tree(
    rows: Sequence[Sequence[Any]], at: int, columns: Mapping[str, int], problems: list[Problem]
) -> list[Plain]:
    top: list[Plain] = []
    open_lines: list[Plain] = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        texts = {name: _text(row, column) for name, column in columns.items()}
        if not any(texts.values()):
            continue
        level = int(texts["level"]) if texts["level"].isdecimal() else 0
        if not 1 <= level <= len(open_lines) + 1:
            params = _said({"row": number, "level": texts["level"] or "trống"})
            problems.append(Problem(code="criteria-sheet-level", params=params))
            level = min(max(level, 1), len(open_lines) + 1)
        line = _line(texts, number, problems)
        del open_lines[level - 1 :]
        (open_lines[-1].setdefault("children", []) if open_lines else top).append(line)
        open_lines.append(line)
    return top


def _line(texts: Mapping[str, str], row: int, problems: list[Problem]) -> Plain:
    line: Plain = {name: texts[name] for name in ("code", "number", "label") if texts.get(name)}
    for name in _NUMBERS:
        text = texts.get(name, "")
        if text and _decimal(text) is None:
            params = _said({"row": row, "text": text})
            problems.append(Problem(code="criteria-sheet-number", params=params))
        elif text:
            line[name] = text.replace(",", ".")
    for name, words in (("kind", _KINDS), ("rating", _RATINGS), ("effect", _EFFECTS)):
        text = texts.get(name, "")
        code = _code_of(words, text)
        if text and not code:
            params = _said({"row": row, "text": text})
            problems.append(Problem(code="criteria-sheet-word", params=params))
        elif code and (name, code) != ("kind", "numeric"):
            line[name] = code
    for name in ("formula", "source", "guidance"):
        if texts.get(name):
            line[name] = texts[name]
    if texts.get("marked_by"):
        line["marked_by"] = [one.strip() for one in texts["marked_by"].split(",") if one.strip()]
    if texts.get("levels"):
        line["levels"] = _split(texts["levels"], ("label", "points"))
    if texts.get("events"):
        names = ("code", "label", "points", "limit", "source")
        line["events"] = _split(texts["events"], names)
    return line


def _split(text: str, names: Sequence[str]) -> list[Plain]:
    found = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        one = {name: part for name, part in zip(names, parts, strict=False) if part}
        for name in ("points", "limit"):
            if name in one:
                one[name] = one[name].replace(",", ".")
        if one:
            found.append(one)
    return found


def _read_bands(plain: Plain, rows: Sequence[Any] | None, problems: list[Problem]) -> None:
    kept = {one.get("rating"): one for one in plain.get("bands") or () if isinstance(one, dict)}
    found = []
    for number, row in enumerate((rows or ())[1:], start=2):
        words, minimum = _text(row, 0), _text(row, 1)
        if not words:
            continue
        code = _code_of(_RATINGS, words)
        if not code or _decimal(minimum) is None:
            params = _said({"row": number, "text": words if not code else minimum})
            problems.append(Problem(code="criteria-sheet-band", params=params))
            continue
        found.append({**kept.get(code, {}), "rating": code, "minimum": minimum.replace(",", ".")})
    if found:
        plain["bands"] = found


def _read_rest(rows: Sequence[Any] | None, problems: list[Problem]) -> Plain:
    text = "".join(str(row[0]) for row in (rows or ())[1:] if row)
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or not found:
        problems.append(Problem(code="criteria-sheet-rest"))
        return {}
    return found


def _code_of(words: Mapping[str, str], text: str) -> str:
    """The code whose words are in a cell, whatever the case."""
    return next((key for key, said in words.items() if said.casefold() == text.casefold()), "")


def _rest(plain: Mapping[str, Any]) -> Plain:
    return {name: value for name, value in plain.items() if name != "criteria"}


def _header(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    for at, row in enumerate(rows[:12]):
        texts = [nfc(str(cell)) for cell in row]
        columns = {name: texts.index(words) for name, words, _ in _COLUMNS if words in texts}
        if {"level", "label", "maximum"} <= columns.keys():
            return at, columns
    return None


def _text(row: Sequence[Any], column: int) -> str:
    cell = row[column] if column < len(row) else ""
    if isinstance(cell, float):
        return f"{Decimal(str(cell)).normalize():f}"
    return "\n".join(nfc(line) for line in str(cell).splitlines())


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _comma(value: Any) -> str:
    return "" if value is None else str(value).replace(".", ",")
