"""Invented pages that show every widget: for tests of the shell and for looking at it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets import (
    RIGHT,
    Card,
    Choice,
    Column,
    ColumnChooser,
    DataTable,
    FigureCard,
    FormField,
    FormGrid,
    LinesModel,
    LinkButton,
    Page,
    PartialDateEdit,
    Pill,
    SearchBox,
    Segmented,
    ToolRow,
    label,
)


@dataclass(frozen=True, slots=True)
class SampleLine:
    name: str
    marks: tuple[int, ...]
    rating: str
    state: str
    why: str = ""


LINES = (
    tuple(
        SampleLine(name, marks, rating, state, why)
        for name, marks, rating, state, why in (
            ("Nguyễn Hoài An", (93, 19, 20, 36, 18, 94), "Hoàn thành tốt", "", ""),
            ("Trần Thị Ánh", (89, 18, 20, 34, 18, 90), "Hoàn thành tốt", "", ""),
            ("Lê Văn Đạt", (99, 19, 18, 40, 20, 100), "Không xếp loại", "secondary", "Dự bị"),
            ("Phạm Minh Đức", (93, 11, 18, 36, 20, 94), "Hoàn thành", "attention", "Khiển trách"),
            ("Đỗ Mạnh Hùng", (97, 18, 19, 43, 20, 98), "Cần xem lại", "accent", "III vượt tối đa"),
            ("Hoàng Thị Lan", (96, 20, 20, 38, 18, 97), "Hoàn thành xuất sắc", "good", ""),
        )
    )
    * 4
)

_HEADS = (
    "Tự chấm", "I. Tư tưởng\n20", "II. Đạo đức\n20", "III. Nhiệm vụ được giao\n40",
    "IV. Kỷ luật\n20", "Tổng",
)  # fmt: skip


def _mark(place: int) -> Column[SampleLine]:
    return Column(
        key=f"m{place}",
        title=_HEADS[place],
        text=lambda line: str(line.marks[place]),
        order=lambda line: line.marks[place],
        align=RIGHT,
        width=80,
    )


COLUMNS: tuple[Column[SampleLine], ...] = (
    Column(
        key="name",
        title="Họ và tên",
        text=lambda line: line.name,
        order=lambda line: name_sort_key(line.name),
        width=180,
    ),
    *(_mark(place) for place in range(len(_HEADS))),
    Column(
        key="rating",
        title="Xếp loại đề xuất",
        text=lambda line: line.rating,
        state=lambda line: line.state,
        width=160,
    ),
    Column(key="why", title="Vì sao", text=lambda line: line.why, width=180),
)


class HomePage(Page):
    """A month as a checklist."""

    kinds = frozenset({"round"})

    def __init__(self) -> None:
        super().__init__(
            "Tháng 11 năm 2026",
            "Chi bộ Văn phòng · 42 đảng viên (40 chính thức, 2 dự bị) · hạn gửi Đảng ủy: 05/12",
            scrolling=True,
        )
        self.reloads: list[frozenset[str] | None] = []
        self.arrivals: list[object] = []
        self.add_action("Tiếp tục: nhập điểm", self._on_next, primary=True, sign="pencil")
        self.add_action("In việc tháng này", self._on_next, sign="printer", keys="Ctrl+P")
        figures = QHBoxLayout()
        figures.addWidget(FigureCard("34/37", "gói tháng 10 đã nhận", "good", opens=True))
        figures.addWidget(FigureCard("118", "đề nghị xuất sắc · trần 124"))
        figures.addWidget(FigureCard("3", "mâu thuẫn cần xử lý", "attention", opens=True))
        self.body.addLayout(figures)
        tasks = Card("Việc của tháng")
        for word, state, text in (
            ("✓ xong", "good", "Mở kỳ đánh giá tháng 11"),
            ("cần làm", "attention", "Nhập điểm tự chấm: 36/39 phiếu"),
            ("lỗi", "problem", "Gói tháng 10 chưa gửi được"),
            ("chờ", "neutral", "Chốt kết quả và in bảng tổng hợp"),
        ):
            row = QHBoxLayout()
            row.addWidget(Pill(word, state))
            row.addWidget(label(text), 1)
            row.addWidget(LinkButton("Mở"))
            tasks.body.addLayout(row)
        self.body.addWidget(tasks)
        self.body.addStretch(1)
        self.banner.say(
            "Đảng ủy nhắn: đề nghị bổ sung minh chứng cho 2 trường hợp.",
            "information", "Mở 2 trường hợp", self._on_next,
        )  # fmt: skip
        self.set_hint("Ctrl+1 … Ctrl+9: đến từng mục · F1: trợ giúp")

    def reload(self, changes: frozenset[str] | None) -> None:
        self.reloads.append(changes)

    def arrive(self, argument: object) -> None:
        self.arrivals.append(argument)

    def _on_next(self) -> None:
        self.go_requested.emit("evaluation", "next")


class ListPage(Page):
    """A long list with search, filter and columns."""

    kinds = frozenset({"member"})

    def __init__(self) -> None:
        super().__init__("Đánh giá tháng 11/2026", "Chi ủy chấm · 36/39 phiếu · xuất sắc 5/7")
        self.reloads: list[frozenset[str] | None] = []
        self.arrivals: list[object] = []
        self.holds = False
        self.add_action("Dán từ Excel", self._on_nothing)
        self.add_action("In phiếu", self._on_nothing, sign="printer")
        self.add_action("Chốt kỳ…", self._on_nothing, primary=True)
        tools = ToolRow()
        self.search = SearchBox()
        self.table = DataTable("sample")
        tools.add(self.search, stretching=True)
        tools.add(Choice([("all", "Mọi trạng thái"), ("late", "Chưa nhập")]))
        tools.add(Segmented([("self", "Tự chấm"), ("committee", "Chi ủy chấm")]))
        tools.add(ColumnChooser(self.table))
        tools.add(Pill("2 chỗ cần xem", "attention"))
        self.body.addWidget(tools)
        self.model = LinesModel(COLUMNS, self)
        self.model.set_lines(LINES)
        self.table.setModel(self.model)
        self.table.selectRow(1)
        self.body.addWidget(self.table, 1)
        self.set_hint("Enter: mở · Ctrl+C: chép sang Excel · 24 trong 24 đồng chí")

    def reload(self, changes: frozenset[str] | None) -> None:
        self.reloads.append(changes)

    def arrive(self, argument: object) -> None:
        self.arrivals.append(argument)

    def may_leave(self) -> bool:
        return not self.holds

    def _on_nothing(self) -> None:
        self.badge_changed.emit(3)


class FormPage(Page):
    """Fields with what is wrong beside them."""

    def __init__(self) -> None:
        super().__init__("Nguyễn Thị Hường", "Số thẻ 12.345678 · vào Đảng 2009", scrolling=True)
        self.add_action("Xong, sang người sau", self._on_nothing, primary=True)
        card = Card("Lý lịch")
        grid = FormGrid()
        date = PartialDateEdit()
        date.setText("31/2/1957")
        born = FormField("&Ngày sinh", date, "Được phép chỉ ghi năm")
        born.show_problem("Tháng 2 không có ngày 31. Sửa ngày, hoặc chỉ ghi năm 1957.")
        name = QLineEdit("Nguyễn Thị Hường")
        read_only = QLineEdit("12.345678")
        read_only.setReadOnly(True)
        identity = FormField("Số &định danh", QLineEdit("0010571"))
        identity.show_problem("Số định danh có 7 chữ số, thường là 12.", "warning")
        fields = (
            FormField("&Họ và tên", name, required=True), born, identity,
            FormField("Dân tộc", Choice([("k", "Kinh"), ("t", "Tày")])),
            FormField("Số thẻ", read_only, "Do Đảng ủy cấp, không sửa ở đây"),
            FormField("Ghi chú", QPlainTextEdit()),
        )  # fmt: skip
        for field in fields:
            grid.add(field)
        card.body.addWidget(grid)
        ticked = QCheckBox("Miễn sinh hoạt")
        ticked.setChecked(True)
        card.body.addWidget(ticked)
        card.body.addWidget(QCheckBox("Đang ở nước ngoài"))
        self.body.addWidget(card)
        self.body.addStretch(1)
        problems = (Problem(code="date", field="born"), Problem(code="general"))
        self.banner.show_problems(problems, _sentence)

    def _on_nothing(self) -> None:
        return


class BarePage(Page):
    """An empty page with its first step."""

    def __init__(self) -> None:
        super().__init__("Sinh hoạt chi bộ", "Chưa có cuộc họp nào trong tháng 11")
        self.show_empty(
            "Chưa có cuộc họp nào",
            "Mỗi cuộc họp chi bộ được ghi ở đây: ngày, người dự, nội dung, nghị quyết.",
            "calendar-days", "Chuẩn bị cuộc họp tháng 11", self.show_body,
        )  # fmt: skip


def _sentence(problem: Problem) -> str:
    return {
        "date": "Ngày sinh 31/02/1957 không có thật. Sửa ngày, hoặc chỉ ghi năm.",
        "general": "Chưa có số định danh của 3 đồng chí.",
    }[problem.code]


PLACES = (
    Place(key="home", title="Bàn làm việc", icon="house", factory=HomePage),
    Place(key="members", title="Đảng viên", icon="users", factory=FormPage),
    Place(key="evaluation", title="Đánh giá", icon="clipboard-check", factory=ListPage),
    Place(key="meetings", title="Sinh hoạt chi bộ", icon="calendar-days", factory=BarePage),
    Place(key="study", title="Học tập và làm theo Bác", icon="book-open", factory=BarePage),
    Place(key="targets", title="Chương trình – Chỉ tiêu", icon="target", factory=BarePage),
    Place(key="awards", title="Khen thưởng – Kỷ luật", icon="award", factory=BarePage),
    Place(key="opinions", title="Ý kiến đảng viên", icon="message-square", factory=BarePage),
    Place(key="dues", title="Đảng phí", icon="wallet", factory=BarePage),
    Place(key="reports", title="Biểu mẫu – Báo cáo", icon="file-text", factory=BarePage),
    Place(key="exchange", title="Gửi – Nhận", icon="send", factory=BarePage),
)
