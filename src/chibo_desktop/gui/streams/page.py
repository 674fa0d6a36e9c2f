"""Nhật ký các máy: how far the streams of each unit are here; nothing on it has to be done."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.streams.columns import stream_columns
from chibo_desktop.gui.widgets import DataTable, LinesModel, Page, label
from chibo_desktop.services.stream_board import StreamBoard, StreamLine, load_streams
from chibo_desktop.wording.streams import STREAMS_HINT, streams_context


class StreamsPage(Page):
    """At the office every unit's streams; at a unit its own."""

    def __init__(self, context: Context) -> None:
        super().__init__("Nhật ký các máy")
        self._of_file = context
        self._of_office = context.session.is_office
        self.model: LinesModel[StreamLine] = LinesModel(
            stream_columns(of_office=self._of_office), self
        )
        self.table = DataTable("streams", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Sổ nhật ký của từng máy")
        self.body.addWidget(label(STREAMS_HINT, "secondary", wraps=True))
        self.body.addWidget(self.table, 1)
        self.set_hint("↑ ↓: chọn dòng · bấm đầu cột: xếp theo cột ấy · F1: trợ giúp")

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the streams again."""
        of_office = self._of_office
        self._of_file.runner.run(
            lambda unit: load_streams(unit, of_office=of_office),
            self._on_loaded,
            owner=self,
            latest="streams",
        )

    def _on_loaded(self, board: StreamBoard) -> None:
        self.badge_changed.emit(board.amiss)
        if not board.lines:
            self.set_context("")
            self.show_empty(
                "Chưa nhận gói nào",
                "Khi các đơn vị gửi gói, mỗi máy của đơn vị có một dòng ở đây: đã nhận đến đâu, "
                "còn thiếu mục nào.",
                sign="inbox",
            )
            return
        self.show_body()
        self.set_context(streams_context(len(board.lines), board.amiss, board.several))
        self.model.set_lines(list(board.lines))
