"""The small forms of dues: how they are kept, a basis, an exemption, money in and upward."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.dues.records import (
    DuesBasis,
    DuesExemption,
    DuesPayment,
    DuesRemittance,
    DuesSetting,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.dues.dues_form import DuesForm
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import count_text, decimal_text


class SettingForm(DuesForm):
    """How a branch keeps its dues from a month on; the first one begins the book."""

    def __init__(
        self,
        setting: DuesSetting,
        zones: Mapping[str, str],
        *,
        is_first: bool,
        parent: QWidget | None = None,
    ) -> None:
        title = "Mở sổ đảng phí" if is_first else "Cách thu, nộp đảng phí"
        text = (
            "Chương trình tính mức đóng và giữ sổ từ tháng ghi dưới đây; nợ của sổ cũ ghi bằng "
            "Điều chỉnh ở từng đồng chí."
            if is_first
            else "Thay đổi áp dụng từ tháng ghi dưới đây; các tháng trước giữ nguyên."
        )
        super().__init__(title, text, "Mở sổ" if is_first else "Ghi thay đổi", parent)
        self._setting = setting
        self.since = QLineEdit(short_month_text(setting.since) if setting.since else "")
        share = setting.retained_percent
        self.share = QLineEdit(decimal_text(share) if share is not None else "")
        self.zone = Choice([("", "Chưa chọn"), *zones.items()])
        self.zone.set_value(setting.wage_zone)
        self.rounded = Choice([("1", "Đồng"), ("100", "Trăm đồng"), ("1000", "Nghìn đồng")])
        self.rounded.set_value(str(setting.rounded_to or 1))
        self.due_day = QLineEdit(str(setting.due_day or ""))
        self.source = QLineEdit(setting.source)
        self.add("since", "&Từ tháng", self.since)
        self.add(
            "retained_percent",
            "Tỷ lệ trích &giữ lại tại chi bộ (%)",
            self.share,
            "Theo quy định của cấp ủy; chưa biết thì để trống.",
        )
        self.add(
            "wage_zone",
            "&Vùng lương tối thiểu",
            self.zone,
            "Dùng cho đồng chí không đóng bảo hiểm xã hội, không lương hưu.",
        )
        self.add("rounded_to", "&Làm tròn đến", self.rounded)
        self.add("due_day", "&Hạn đóng: ngày trong tháng", self.due_day, "Từ 1 đến 28.")
        self.add("source", "Theo văn &bản", self.source)

    def read(self) -> DuesSetting:
        """The setting as written."""
        due = self.number("due_day", self.due_day)
        return replace(
            self._setting,
            since=self.month("since", self.since),
            retained_percent=self.number("retained_percent", self.share),
            wage_zone=self.zone.value(),
            rounded_to=int(self.rounded.value()),
            due_day=int(due) if due is not None else None,
            source=self.source.text(),
        )


class BasisForm(DuesForm):
    """What a member's dues are reckoned from, from a month on."""

    def __init__(
        self,
        name: str,
        basis: DuesBasis,
        groups: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Căn cứ đóng đảng phí: {name}",
            "Có hiệu lực từ tháng ghi dưới đây đến khi ghi căn cứ khác. Tháng đã khóa sổ không "
            "đổi; chênh lệch được cộng vào tháng đang mở.",
            "Ghi căn cứ",
            parent,
        )
        self._basis = basis
        self.since = QLineEdit(short_month_text(basis.since) if basis.since else "")
        self.group = Choice([("", "Chưa chọn"), *groups.items()])
        self.group.set_value(basis.payer_group)
        self.income = QLineEdit(_money(basis.income))
        self.stated = QLineEdit(_money(basis.stated_amount))
        self.wished = QLineEdit(_money(basis.voluntary_amount))
        self.document = QLineEdit(basis.document)
        self.add("since", "&Từ tháng", self.since)
        self.add("payer_group", "&Đối tượng đóng", self.group)
        self.add(
            "income",
            "&Thu nhập tính đóng một tháng",
            self.income,
            "Tiền lương đóng bảo hiểm tháng liền trước, trợ cấp hoặc lương hưu.",
        )
        self.add(
            "stated_amount",
            "&Mức đóng ghi tay",
            self.stated,
            "Chỉ khi văn bản ấn định riêng, hoặc chương trình chưa có mức của đối tượng.",
        )
        self.add(
            "voluntary_amount",
            "Mức &tự nguyện đóng cao hơn",
            self.wished,
            "Chi bộ báo cáo, cấp trên đồng ý.",
        )
        self.add("document", "Theo &văn bản", self.document)

    def read(self) -> DuesBasis:
        """The basis as written."""
        return replace(
            self._basis,
            since=self.month("since", self.since),
            payer_group=self.group.value(),
            income=self.money("income", self.income),
            stated_amount=self.money("stated_amount", self.stated),
            voluntary_amount=self.money("voluntary_amount", self.wished),
            document=self.document.text(),
        )


class ExemptionForm(DuesForm):
    """From when to when a member pays nothing, and why."""

    def __init__(
        self,
        name: str,
        exemption: DuesExemption,
        reasons: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Miễn đóng đảng phí: {name}", "", "Ghi miễn đóng", parent)
        self._exemption = exemption
        self.since = QLineEdit(short_month_text(exemption.since) if exemption.since else "")
        self.until = QLineEdit(short_month_text(exemption.until) if exemption.until else "")
        self.reason = Choice([(one, one) for one in reasons])
        self.reason.setEditable(True)
        self.reason.setEditText(exemption.reason)
        self.document = QLineEdit(exemption.document)
        self.add("since", "&Từ tháng", self.since)
        self.add("until", "Đến &hết tháng", self.until, "Để trống: cho đến khi thôi miễn.")
        self.add("reason", "&Lý do", self.reason)
        self.add("document", "Theo &văn bản", self.document)

    def read(self) -> DuesExemption:
        """The exemption as written."""
        return replace(
            self._exemption,
            since=self.month("since", self.since),
            until=self.month("until", self.until),
            reason=self.reason.currentText(),
            document=self.document.text(),
        )


class AdjustForm(DuesForm):
    """An amount added to what a member owes this month, or taken off."""

    def __init__(self, name: str, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Điều chỉnh đảng phí: {name}",
            f"Ghi vào sổ tháng {short_month_text(month)}, cột Truy thu. Nợ của sổ cũ ghi ở tháng "
            "đầu của sổ.",
            "Ghi điều chỉnh",
            parent,
        )
        self.way = Choice([("1", "Cộng thêm"), ("-1", "Trừ bớt")])
        self.amount, self.reason = QLineEdit(), QLineEdit()
        self.add("way", "&Cộng hay trừ", self.way)
        self.add("amount", "&Số tiền (đồng)", self.amount)
        self.add("reason", "&Lý do", self.reason)

    def read(self) -> tuple[int, str]:
        """The amount with its sign, and the reason."""
        amount = self.money("amount", self.amount) or 0
        return amount * int(self.way.value()), self.reason.text()


class PaymentForm(DuesForm):
    """When a member paid, and a word about it."""

    def __init__(self, name: str, payment: DuesPayment, parent: QWidget | None = None) -> None:
        super().__init__(f"Ngày thu, ghi chú: {name}", "", "Ghi", parent)
        self.paid_on, self.note = PartialDateEdit(), QLineEdit(payment.note)
        if payment.paid_on is not None:
            self.paid_on.set_value(PartialDate.of(payment.paid_on))
        self.add("paid_on", "&Ngày thu", self.paid_on)
        self.add("note", "&Ghi chú", self.note, "Ví dụ: nộp qua Cổng Dịch vụ công.")

    def read(self) -> tuple[date | None, str]:
        """Day and note."""
        return self.day("paid_on", self.paid_on), self.note.text()


class RemittanceForm(DuesForm):
    """Money passed on to the level above."""

    def __init__(self, remittance: DuesRemittance, parent: QWidget | None = None) -> None:
        super().__init__("Nộp đảng phí lên cấp trên", "", "Ghi lần nộp", parent)
        self._remittance = remittance
        month = remittance.month
        self.month_field = QLineEdit(short_month_text(month) if month else "")
        self.paid_on = PartialDateEdit()
        if remittance.paid_on is not None:
            self.paid_on.set_value(PartialDate.of(remittance.paid_on))
        self.amount = QLineEdit(_money(remittance.amount))
        self.document, self.note = QLineEdit(remittance.document), QLineEdit(remittance.note)
        self.add("month", "Tính vào sổ &tháng", self.month_field)
        self.add("paid_on", "&Ngày nộp", self.paid_on)
        self.add("amount", "&Số tiền (đồng)", self.amount)
        self.add("document", "&Chứng từ", self.document, "Số phiếu thu, mã giao dịch.")
        self.add("note", "&Ghi chú", self.note)

    def read(self) -> DuesRemittance:
        """The entry as written."""
        return replace(
            self._remittance,
            month=self.month("month", self.month_field),
            paid_on=self.day("paid_on", self.paid_on),
            amount=self.money("amount", self.amount),
            document=self.document.text(),
            note=self.note.text(),
        )


class ReasonForm(DuesForm):
    """Why the book of a month is opened again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        text = "Lý do còn mãi trong nhật ký. Chỉ mở lại được tháng khóa sau cùng."
        super().__init__(title, text, "Mở lại sổ", parent)
        self.reason = QLineEdit()
        self.add("reason", "&Lý do", self.reason)

    def read(self) -> str:
        """The reason."""
        return self.reason.text()


def _money(amount: int | None) -> str:
    return "" if amount is None else count_text(amount)
