"""Giấy tờ: a scanned paper of a dossier. The record travels; its bytes lie beside the file.

`content_digest` is the SHA-256 of the plain bytes: it names the content, whoever keeps it and
however it is sealed. Content is never edited: another scan is another paper. Source: protocol.md
§3.8.
"""

from dataclasses import dataclass

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    long_text,
    partial_date,
    reference,
    text,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record, record

PHOTO = "photo"
"""The document type of the 3×4 photo: one a member, none of the numbered types."""


@record("attachment", "Giấy tờ")
@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A paper of the dossier, or of one event of it. Taken off the list it keeps its bytes."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    event_id: str = reference("Việc trong diễn biến", "life_event", internal=True)
    document_type: str = choice("Loại giấy tờ", "document_type", required=True, width=40)
    title: str = text("Tên giấy tờ", width=40)
    number: str = text("Số, ký hiệu", width=16)
    issuer: str = text("Nơi ban hành", width=30)
    written_on: PartialDate | None = partial_date("Ngày trên giấy")
    note: str = long_text("Ghi chú", width=40)
    file_name: str = text("Tên tệp lúc đưa vào", internal=True)
    media_type: str = text("Dạng tệp", internal=True)
    content_digest: str = text("Mã nội dung", internal=True)
    size: int | None = declare(Kind.INTEGER, "Dung lượng", internal=True)
    page_count: int | None = declare(Kind.INTEGER, "Số trang", internal=True)
