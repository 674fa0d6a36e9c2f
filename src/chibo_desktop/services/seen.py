"""What a chart page shows: the chart, the same in figures, and what lies behind each part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chibo_desktop.documents.charts import Chart, lay_out
from chibo_desktop.documents.drawing import Drawing, Path, Room, Side, Spot, Text
from chibo_desktop.documents.list_view import ListColumn, ListRow, cell_text
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "Align",
    "Chart",
    "Drawing",
    "ListColumn",
    "ListRow",
    "Path",
    "Room",
    "Seen",
    "Side",
    "Spot",
    "Text",
    "cell_text",
    "lay_out",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`keys` belong to the rows. A key opens names (`names`, or by `read` those that are read only
    when somebody looks) or an evaluation (`goes`: round and evaluation). `sentences` say in words
    what the chart tells."""

    title: str
    subject: str = ""
    chart: Chart | None = None
    columns: tuple[ListColumn, ...] = ()
    rows: tuple[ListRow, ...] = ()
    keys: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    names: Mapping[str, tuple[NameLine, ...]] = field(default_factory=dict)
    read: Callable[[Unit, str], Sequence[NameLine]] | None = None
    goes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing can be drawn; `empty` says why and what to do."""
        return self.chart is None
