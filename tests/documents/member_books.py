"""Workbooks as people keep them, made in memory, and invented members."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from chibo_desktop.documents.sheets.member_sheet import sheet_columns
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate

CREATED = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - a workbook's properties have no zone
BRANCHES = {"b1": "Chi bộ Văn phòng", "b2": "Chi bộ Thôn Suối"}

Row = Mapping[str, Any]
"""A member's row by field name; "stt" is the running number."""

PERSON: Row = {
    "stt": 1,
    "full_name": "NGUYỄN VĂN ĐẠT",
    "gender": "Nam",
    "born_on": "05/02/1957",
    "ethnic_group": "Kinh",
    "religion": "Không",
    "identity_number": "001057012345",
    "card_number": "001057012345",
    "branch_id": "Chi bộ Văn phòng",
    "admitted_on": "19/05/1980",
    "activity_status": "Đang sinh hoạt Đảng",
}


def book(
    rows: Sequence[Row],
    *,
    top: int = 5,
    leave_out: frozenset[str] = frozenset(),
    extra: tuple[str, ...] = (),
    after: Callable[[Any, Any, int], None] | None = None,
) -> bytes:
    """The update sheet with its header at line `top` (from 0), data two lines below.

    `after` may write more: it gets the workbook, the sheet and the first free line.
    """
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    dated = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet = workbook.add_worksheet("Danh sách")
    sheet.write_string(0, 0, "DANH SÁCH ĐẢNG VIÊN") if top else None
    columns = [c for c in sheet_columns() if c.spec is None or c.spec.name not in leave_out]
    groups: dict[str, list[int]] = {}
    for index, column in enumerate(columns):
        if column.group:
            groups.setdefault(column.group, []).append(index)
            sheet.write_string(top + 1, index, column.header)
        else:
            sheet.merge_range(top, index, top + 1, index, column.header)
    for group, places in groups.items():
        if len(places) > 1:
            sheet.merge_range(top, places[0], top, places[-1], group)
        else:
            sheet.write_string(top, places[0], group)
    for offset, header in enumerate(extra):
        sheet.merge_range(top, len(columns) + offset, top + 1, len(columns) + offset, header)
    for number, row in enumerate(rows, start=top + 2):
        for index, column in enumerate(columns):
            value = row.get(column.spec.name if column.spec else "stt")
            if isinstance(value, datetime):
                sheet.write_datetime(number, index, value, dated)
            elif isinstance(value, str):
                sheet.write_string(number, index, value)
            elif value is not None:
                sheet.write(number, index, value)
    if after is not None:
        after(workbook, sheet, top + 2 + len(rows))
    workbook.close()
    return stream.getvalue()


def members() -> tuple[Member, ...]:
    """Members with every awkward value that a dossier may hold."""
    return (
        Member(
            id="m1",
            org_id="n1",
            full_name="Nguyễn Thị Hòa",
            other_name="Ba Hòa",
            gender="female",
            born_on=PartialDate(1957, 2, 5),
            ethnic_group="kinh",
            religion="none",
            branch_id="b1",
            admitted_on=PartialDate(1980, 5, 19),
            confirmed_on=PartialDate(1981, 5, 19),
            activity_status="active",
            identity_number="001157000345",
            card_number="001157000345",
            card_issued_by="Đảng bộ thành phố Hà Nội",
            card_issued_on=PartialDate(2025, 11, 7),
            old_card_number="00012345",
            old_identity_number="011234567",
            central_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
            birth_country="Việt Nam",
            birth_province="Thành phố Hà Nội",
            birth_detail="Số 5, ngõ 10",
            birth_commune="Phường Láng",
            birth_hamlet="Tổ 5",
            native_country="Việt Nam",
            native_province="Tỉnh Nghệ An",
            native_detail="Xã Quỳnh Lưu",
            residence_country="Việt Nam",
            residence_province="Thành phố Hà Nội",
            residence_detail="Số 1",
            residence_commune="Phường Láng",
            residence_hamlet="Tổ 1",
            note="Dòng một\nDòng hai",
        ),
        Member(
            id="m2",
            org_id="n1",
            full_name="H'Bla Niê",
            gender="female",
            born_on=PartialDate(1999),
            ethnic_group="Dân tộc chưa có trong danh mục",
            branch_id="b2",
            admitted_on=PartialDate(2025, 2),
            activity_status="left",
            left_on=PartialDate(2026, 3, 1),
            removal_requested=True,
            note="=HYPERLINK(1)",
        ),
        Member(id="m3", org_id="n1", full_name="Trần Văn Ổn"),
    )
