"""The people who work on the office's server: listed, let in, let go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    FormField,
    LinesModel,
    label,
)
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.inputs import Choice
from chibo_desktop.gui.widgets.password_field import PasswordField
from chibo_desktop.services.operators import (
    Operator,
    OperatorRole,
    add_operator,
    operators_of,
    remove_operator,
)
from chibo_desktop.wording.server import role_text

_ROWS = 4
_TEXT = (
    "Mỗi người một tài khoản và một mật khẩu riêng; ai ghi gì đều có tên trong nhật ký. Máy chủ tự "
    "giữ quyền: người chỉ xem không ghi được."
)
_COLUMNS: tuple[Column[Operator], ...] = (
    Column(
        key="name",
        title="Tên người dùng",
        text=lambda one: one.name,
        order=lambda one: one.name,
        width=240,
    ),
    Column(
        key="role",
        title="Quyền",
        text=lambda one: role_text(one.role or ""),
        order=lambda one: one.role or "",
        width=240,
    ),
)


class OperatorsCard(Card):
    """Shown where the data lies on a server."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Người dùng trên máy chủ", parent=parent)
        self._context = context
        self.lines: LinesModel[Operator] = LinesModel(_COLUMNS)
        self.table = DataTable("operators", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Người dùng trên máy chủ")
        self.table.setMinimumHeight(current().row * _ROWS)
        self.add = Button("Thêm người dùng…")
        self.add.clicked.connect(self._on_add)
        self.remove = Button("Thôi cho vào…")
        self.remove.clicked.connect(self._on_remove)
        self.header.addWidget(self.remove)
        self.header.addWidget(self.add)
        self.body.addWidget(label(_TEXT, "secondary", wraps=True))
        self.body.addWidget(self.table)
        self.setVisible(context.session.is_on_server)

    def reload(self) -> None:
        """Read the people again."""
        if self._context.session.is_on_server:
            self._context.runner.run(
                operators_of, self.lines.set_lines, owner=self, latest="operators"
            )

    def _on_add(self) -> None:
        dialog = OperatorDialog(self._context, self)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _on_remove(self) -> None:
        rows = self.table.selected_rows()
        if not rows:
            return
        name, session = self.lines.line(rows[0]).name, self._context.session
        if self._context.dialogs.confirm(
            f"Thôi cho “{name}” vào sổ?",
            "Những gì người này đã ghi vẫn còn, vẫn mang tên người này.",
            "Thôi cho vào",
        ):
            self._context.runner.run_alone(
                lambda _progress: remove_operator(session, name),
                "Đang thu quyền",
                on_done=lambda _: self.reload(),
                owner=self,
            )


class OperatorDialog(ActDialog):
    """Name, role and first password of somebody new."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        text = "Đưa mật khẩu đầu tận tay; người đó đổi ngay ở Đơn vị → Mật khẩu mở tệp."
        super().__init__("Thêm người dùng trên máy chủ", text, "Thêm người dùng", parent)
        self._context = context
        self.name, self.password = QLineEdit(), PasswordField()
        self.role = Choice(tuple((one.value, role_text(one)) for one in OperatorRole))
        self.role.set_value(OperatorRole.WRITE)
        self.fields = {
            "name": FormField("Tên người dùng", self.name, "Ví dụ: lan.nguyen", required=True),
            "role": FormField("Quyền", self.role),
            "password": FormField("Mật khẩu đầu", self.password, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)

    def on_submit(self) -> None:
        """Let the person in, or say why not."""
        for field in self.fields.values():
            field.clear_problem()
        session, name, password = self._context.session, self.name.text(), self.password.text()
        role = OperatorRole(self.role.value())
        self._context.runner.run_alone(
            lambda _progress: add_operator(session, name.strip(), password, role),
            "Đang thêm người dùng",
            on_done=lambda _: self.accept(),
            on_failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, problems: Sequence[Problem]) -> None:
        self.show_problems(problems, self._context.dialogs.say)
