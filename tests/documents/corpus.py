"""Bad input met so far, and the sentence that each must produce. Add a line; change no other.

A file: what people hand in, how it is made, how the refusal begins. A value: under which field,
what the cell holds, what is kept of it (None: the field is left alone), what is said (empty:
nothing).
"""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from documents.list_books import sheet_of
from documents.member_books import PERSON, book

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class BadFile(NamedTuple):
    """`said` is how the sentence begins."""

    what: str
    make: Callable[[], bytes]
    said: str


class BadValue(NamedTuple):
    """`kept` None: the field is left as it was. `said` is part of the sentence."""

    field: str
    cell: Any
    kept: str | None
    said: str


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return stream.getvalue()


def _compound(name: str) -> bytes:
    return _OLE + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


_UNREADABLE = "Không đọc được tệp này: tệp hỏng hoặc không phải bảng tính"
_NO_LIST = "Không tìm thấy danh sách đảng viên trong tệp."

FILES = (
    BadFile("an empty file", lambda: b"", _UNREADABLE),
    BadFile("a file cut in two on its way", lambda: book([PERSON])[:3000], _UNREADABLE),
    BadFile("noise", lambda: bytes(range(256)) * 8, _UNREADABLE),
    BadFile("an archive of photographs", lambda: _zip("a.jpg", "b.jpg"), _UNREADABLE),
    BadFile("a .rar called .xlsx", lambda: b"Rar!\x1a\x07\x00" + b"x" * 99, _UNREADABLE),
    BadFile("a Word file", lambda: _zip("word/document.xml"), "Đây là tệp Word"),
    BadFile("an old Word file", lambda: _compound("WordDocument"), "Đây là tệp Word"),
    BadFile("a PDF called .xlsx", lambda: b"%PDF-1.7 ...", "Đây là tệp PDF"),
    BadFile("a photograph of a list", lambda: b"\xff\xd8\xff\xe0 JFIF", "Đây là tệp ảnh"),
    BadFile("a page of a web system called .xls",
            lambda: b"<html><table><tr><td>1</td></tr></table></html>", "Tệp này thực ra là trang"),
    BadFile("a workbook of Excel 2003 in XML",
            lambda: b'<?xml version="1.0"?><Workbook/>', "Tệp này thực ra là trang"),
    BadFile("a workbook with a password", lambda: _compound("EncryptedPackage"),
            "Tệp có đặt mật khẩu."),
    BadFile("a workbook with nothing in it", lambda: sheet_of([]), "Tệp không có dữ liệu"),
    BadFile("a plan of work", lambda: sheet_of([["Kế hoạch công tác"], ["Quý I"], ["Quý II"]]),
            _NO_LIST),
    BadFile("a list of money", lambda: sheet_of([["TT", "Khoản thu", "Số tiền"], [1, "Phí", 50]]),
            _NO_LIST),
    BadFile("a letter as text", "Kính gửi chi bộ,\nngày mai họp.".encode, _NO_LIST),
)  # fmt: skip

VALUES = (
    # dates
    BadValue("born_on", "5/2/57", None, "Có phải là 05/02/1957?"),
    BadValue("born_on", "05.02.1957", "1957-02-05", ""),
    BadValue("born_on", "5 / 2 / 1957", "1957-02-05", ""),
    BadValue("born_on", 20856, "1957-02-05", ""),
    BadValue("born_on", 20856.75, "1957-02-05", ""),
    BadValue("born_on", datetime(1957, 2, 5), "1957-02-05", ""),  # noqa: DTZ001
    BadValue("born_on", "02/1957", "1957-02", ""),
    BadValue("born_on", "00/00/1957", "1957", ""),
    BadValue("born_on", "--/5/1975", "1975-05", ""),
    BadValue("born_on", "../../1957", "1957", ""),
    BadValue("born_on", "?/5/1975", "1975-05", ""),
    BadValue("born_on", 1957, "1957", ""),
    BadValue("born_on", "năm 1957", "1957", ""),
    BadValue("born_on", "05\u00a0/02/1957", "1957-02-05", ""),
    BadValue("born_on", "05/02/1957\n", "1957-02-05", ""),
    BadValue("born_on", "02/25/1957", "1957-02-25", "viết tháng trước ngày, đã hiểu là 25/02/1957"),
    BadValue("born_on", "31/02/1957", None, "không hiểu ngày “31/02/1957”"),
    BadValue("born_on", "tuổi Dậu", None, "không hiểu ngày “tuổi Dậu”"),
    BadValue("born_on", "#REF!", None, "không hiểu ngày “#REF!”"),
    BadValue("born_on", -5, None, "không hiểu ngày “-5”"),
    BadValue("born_on", True, None, "không hiểu ngày"),
    # numbers
    BadValue("identity_number", 36157000011, "36157000011", "036157000011"),
    BadValue("identity_number", "036 157.000-011", "036157000011", ""),
    BadValue("identity_number", "'036157000011", "036157000011", ""),
    BadValue("identity_number", "012345678", "012345678", "9 chữ số"),
    BadValue("old_card_number", 12345, "12345", "00012345"),
    BadValue("old_card_number", "00.012.345", "00012345", ""),
    BadValue("phone", 912345678, "912345678", ""),
    # words
    BadValue("gender", "NỮ", "female", ""),
    BadValue("gender", "nu", "female", ""),
    BadValue("religion", "Đạo Phật mới", "Đạo Phật mới", "Đạo Phật mới"),
    BadValue("full_name", "NGUYỄN  THỊ\u00a0HÒA", "Nguyễn Thị Hòa", ""),
    BadValue("full_name", "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", "Nguyễn Thị Hòa", ""),
    BadValue("full_name", "H'BLA NIÊ", "H'Bla Niê", ""),
    BadValue("full_name", "NguyÔn ThÞ Hßa", "Nguyễn Thị Hòa", ""),
    BadValue("full_name", "Nguyeãn Thò Hoøa", "Nguyễn Thị Hòa", ""),
    BadValue("removal_requested", "để xem", None, "Ghi “có” hoặc để trống"),
    BadValue("note", "một\r\nhai", "một\nhai", ""),
    BadValue("note", "=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")", ""),
)  # fmt: skip
