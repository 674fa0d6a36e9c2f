"""SavedFilter (bộ lọc đã lưu): a filter kept under a name, for every place that takes one."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.fields import Kind, Plain, declare, text
from chibo_desktop.domain.records import Record, record


@record("saved_filter", "Bộ lọc đã lưu")
@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter(Record):
    """Bộ lọc đã lưu. `content` is the plain form of a filter, see `filter.read_filter`."""

    name: str = text("Tên bộ lọc", required=True, width=30)
    content: Mapping[str, Plain] = declare(Kind.DOCUMENT, "Điều kiện", internal=True)
