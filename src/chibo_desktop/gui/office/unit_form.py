"""The form of one unit: entered for the first time, or put right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.subordinates import SubordinateLine
from chibo_desktop.wording.unit_tree import TOP_WORDS

KINDS = (
    (WorkplaceKind.BRANCH.value, "Chi bộ"),
    (WorkplaceKind.PARTY_ORGANIZATION.value, "Đảng bộ giữ chung một sổ"),
    (WorkplaceKind.HEADQUARTERS.value, "Đảng bộ có chi bộ gửi gói lên"),
)
_PUT_RIGHT = (
    "Ở đây chỉ sửa điều ghi sai. Đổi tên, chuyển nơi trực thuộc, sáp nhập, giải thể theo văn bản "
    "thì bấm Ghi quyết định… để giữ tên cũ của những tháng trước."
)


class UnitForm(TwoColumnForm):
    """Announces a `Subordinate`."""

    def __init__(
        self,
        known: Sequence[SubordinateLine],
        one: Subordinate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Sửa thông tin đơn vị" if one else "Thêm đơn vị trực thuộc"
        text = _PUT_RIGHT if one else ""
        super().__init__(title, text, "Lưu đơn vị" if one else "Thêm đơn vị", parent)
        self._one = one or Subordinate(id="", org_id="", kind=WorkplaceKind.BRANCH)
        self.name, self.code = QLineEdit(self._one.name), QLineEdit(self._one.code)
        self.contact = QLineEdit(self._one.phone_contact)
        self.kind = Choice(KINDS)
        self.kind.set_value(self._one.kind)
        others = [(line.id, line.name) for line in known if line.id != self._one.id]
        self.parent_unit = Choice([("", TOP_WORDS), *others])
        self.parent_unit.set_value(self._one.parent_id)
        self.since, self.until = day_editor(self._one.since), day_editor(self._one.until)
        for day in (self.since, self.until):
            day.setPlaceholderText("ngày/tháng/năm")
        self.add("name", "&Tên đơn vị", self.name, "Ví dụ: Chi bộ Văn phòng", wide=True)
        self.add("code", "&Mã đơn vị", self.code, "Không dấu, ví dụ CB07; ghi trên mọi gói.")
        self.add("kind", "&Loại hình", self.kind)
        self.add("parent_id", "T&rực thuộc", self.parent_unit)
        self.add("phone_contact", "Người liên &hệ", self.contact, "Gọi khi đối chiếu số.")
        self.add("since", "Hiệu lực &từ", self.since, "Để trống nếu có từ trước.")
        self.add("until", "Hiệu lực đế&n", self.until, "Để trống nếu đang hoạt động.")

    def read(self) -> Subordinate:
        """The unit as the form says."""
        return Subordinate(
            id=self._one.id,
            org_id=self._one.org_id,
            name=self.name.text(),
            code=self.code.text(),
            kind=self.kind.value(),
            parent_id=self.parent_unit.value(),
            phone_contact=self.contact.text(),
            since=self.day("since", self.since),
            until=self.day("until", self.until),
        )
