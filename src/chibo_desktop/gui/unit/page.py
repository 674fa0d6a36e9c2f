"""The unit of this file, saved field by field as one leaves it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.unit.backup_card import BackupCard
from chibo_desktop.gui.unit.branches_card import BranchesCard
from chibo_desktop.gui.unit.operators_card import OperatorsCard
from chibo_desktop.gui.unit.password_card import PasswordCard
from chibo_desktop.gui.widgets import Card, FormField, FormGrid, LinkButton, Page
from chibo_desktop.services.backups import BackupInfo, BackupReason, back_up
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.unit_profile import (
    EDITABLE,
    UnitProfile,
    load_profile,
    save_profile,
    set_password,
)
from chibo_desktop.wording.backups import backed_up_text
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.server import dumped_text

_HELP = {
    "superior_name": "In ở góc trái, dòng trên của văn bản.",
    "place": "In trước ngày tháng, ví dụ: Hà Nội.",
    "secretary_name": "In dưới chữ ký T/M CHI BỘ.",
}


class UnitPage(Page):
    """Names are saved when a field is left; the password only on purpose."""

    kinds = frozenset({"workplace", "branch", "member"})

    def __init__(self, context: Context) -> None:
        super().__init__("Đơn vị", scrolling=True)
        self._of_file = context
        self.fields: dict[str, FormField] = {}
        card = Card("Tên ghi trên văn bản")
        grid = FormGrid()
        for spec in type_of(Workplace).fields:
            if spec.name in EDITABLE:
                editor = QLineEdit()
                editor.editingFinished.connect(self._on_edited)
                field = FormField(
                    spec.label, editor, _HELP.get(spec.name, ""), required=spec.required
                )
                self.fields[spec.name] = field
                grid.add(field)
        card.body.addWidget(grid)
        self.branches = BranchesCard(context)
        self.branches.hide()
        self.password = PasswordCard()
        self.password.submitted.connect(self._on_password)
        self.operators = OperatorsCard(context)
        self.backup = BackupCard(on_server=context.session.is_on_server)
        self.backup.here_requested.connect(lambda: self._back_up(None))
        self.backup.elsewhere_requested.connect(self._on_elsewhere)
        criteria = Card("Bộ tiêu chí đánh giá")
        self.criteria = LinkButton("Xem, lập, sửa bộ tiêu chí của đơn vị…")
        self.criteria.clicked.connect(lambda: self.go_requested.emit("criteria", None))
        criteria.body.addWidget(self.criteria, 0, Qt.AlignmentFlag.AlignLeft)
        for one in (card, self.branches, criteria, self.operators, self.backup, self.password):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.set_hint("Thay đổi được lưu khi rời ô · F5: tải lại · F1: trợ giúp")

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the unit again."""
        self._of_file.runner.run(load_profile, self._on_profile, owner=self, latest="unit")
        self.operators.reload()

    def _on_profile(self, profile: UnitProfile) -> None:
        one = profile.workplace
        kind = catalogues()["workplace_kind"].label(one.kind)
        code = f" · mã {one.code}" if one.code else ""
        self.set_context(f"{kind}{code} · tệp {self._of_file.session.path.name}")
        for name, field in self.fields.items():
            editor = field.editor
            if isinstance(editor, QLineEdit) and not editor.hasFocus():
                editor.setText(getattr(one, name))
                field.clear_problem()
        self.branches.setVisible(profile.has_branches)
        self.branches.show_branches(profile.branches)

    def _on_edited(self) -> None:
        written = {
            name: field.editor.text()
            for name, field in self.fields.items()
            if isinstance(field.editor, QLineEdit)
        }
        self._of_file.runner.run(
            lambda unit: save_profile(unit, written),
            self._on_saved,
            self._on_problems,
            owner=self,
        )

    def _on_saved(self, workplace: Workplace) -> None:
        self._of_file.session.workplace = workplace
        for field in self.fields.values():
            field.clear_problem()

    def _on_problems(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if problem.field in self.fields:
                self.fields[problem.field].show_problem(self._of_file.dialogs.say(problem))

    def _on_elsewhere(self) -> None:
        folder = self._of_file.dialogs.choose_folder("Thư mục, USB để sao lưu vào")
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        session = self._of_file.session
        self._of_file.runner.run_alone(
            lambda _progress: back_up(session, BackupReason.BY_HAND, folder),
            "Đang sao lưu",
            announces=frozenset({"backup"}),
            on_done=self._on_backed_up,
            owner=self,
        )

    def _on_backed_up(self, info: BackupInfo) -> None:
        name, folder = info.path.name, str(info.path.parent)
        if self._of_file.session.is_on_server:
            self.banner.say(dumped_text(name, folder, size_text(info.size)), "attention")
        else:
            self.banner.say(backed_up_text(name, folder, info.members, info.size), "good")

    def _on_password(self, old: str, new: str) -> None:
        session = self._of_file.session
        self._of_file.runner.run_alone(
            lambda _progress: set_password(session, old, new),
            "Đang đổi mật khẩu",
            on_done=lambda _: self._on_password_set(),
            on_failed=lambda problems: self.password.show_problems(
                problems, self._of_file.dialogs.say
            ),
            owner=self,
        )

    def _on_password_set(self) -> None:
        self.password.clear()
        self.banner.say(
            "Đã đổi mật khẩu. Các bản sao lưu trước đây vẫn mở bằng mật khẩu cũ.", "good"
        )
