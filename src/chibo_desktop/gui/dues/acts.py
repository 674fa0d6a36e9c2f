"""What one does with dues, asked for in small forms; the page shows what came of it."""

from dataclasses import replace
from datetime import date

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import (
    DuesBasis,
    DuesExemption,
    DuesRemittance,
    DuesSetting,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.dues.dialogs import (
    AdjustForm,
    BasisForm,
    ExemptionForm,
    PaymentForm,
    ReasonForm,
    RemittanceForm,
    SettingForm,
)
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.dues import DuesRow
from chibo_desktop.services.dues_acts import (
    adjust,
    note_payment,
    remit,
    remove_remittance,
    reopen_month,
)
from chibo_desktop.services.dues_grounds import (
    exemption_reasons,
    remove_exemption,
    save_basis,
    save_exemption,
    save_setting,
    standing_exemption,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.dues import dong_text


class DuesActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def edit_setting(self, key: BranchKey, setting: DuesSetting | None, month: Month) -> None:
        """How dues are kept from a month on; without a setting, begin the book."""
        is_first = setting is None
        draft = replace(setting or DuesSetting(id="", org_id=key.org_id), since=month)
        zones = dict(catalogues()["wage_zone"].labels)
        form = SettingForm(draft, zones, is_first=is_first, parent=self._window)

        def save(unit: Unit, said: DuesSetting) -> str:
            one = replace(said, id=unit.new_id(), org_id=key.org_id, branch_id=key.branch_id)
            save_setting(unit, one)
            return "Đã mở sổ đảng phí." if is_first else "Đã ghi cách thu, nộp."

        self.open_form(form, save)

    def edit_basis(self, key: BranchKey, row: DuesRow, month: Month) -> None:
        """What a member's dues are reckoned from."""
        known = row.basis or DuesBasis(id="", org_id="", member_id=row.member_id)
        groups = dict(catalogues()["dues_group"].labels)
        form = BasisForm(row.full_name, replace(known, since=month), groups, self._window)

        def save(unit: Unit, said: DuesBasis) -> str:
            is_same = row.basis is not None and said.since == row.basis.since
            one = replace(
                said, id=known.id if is_same and known.id else unit.new_id(), org_id=key.org_id
            )
            return self._difference(row.full_name, save_basis(unit, key, one))

        self.open_form(form, save)

    def type_income(self, key: BranchKey, row: DuesRow, month: Month, income: int) -> None:
        """A new income typed into the table counts from that month on."""

        def save(unit: Unit) -> str:
            if row.basis is None:
                return ""
            is_same = row.basis.since == month
            identity = row.basis.id if is_same else unit.new_id()
            one = replace(row.basis, id=identity, org_id=key.org_id, since=month, income=income)
            return self._difference(row.full_name, save_basis(unit, key, one))

        self._context.runner.run(save, self._say, owner=self._window)

    def edit_exemption(self, key: BranchKey, row: DuesRow, month: Month) -> None:
        """Exempt a member from a month on; one who is exempted already: change or end it."""

        def opened(known: DuesExemption | None) -> None:
            if known is not None and not self._context.dialogs.confirm(
                f"Đồng chí {row.full_name} đang được miễn đóng: {known.reason}. Thôi miễn?",
                "Thôi miễn thì các tháng chưa khóa sổ tính đóng như thường; muốn miễn đến một "
                "tháng nào đó thì thôi miễn rồi ghi lại.",
                "Thôi miễn",
            ):
                return
            if known is not None:
                self._context.runner.run(
                    lambda unit: self._difference(
                        row.full_name, remove_exemption(unit, key, known)
                    ),
                    self._say,
                    owner=self._window,
                )
                return
            draft = DuesExemption(id="", org_id="", member_id=row.member_id, since=month)
            reasons = exemption_reasons(self._context.today())
            form = ExemptionForm(row.full_name, draft, reasons, self._window)

            def save(unit: Unit, said: DuesExemption) -> str:
                one = replace(said, id=unit.new_id(), org_id=key.org_id)
                return self._difference(row.full_name, save_exemption(unit, key, one))

            self.open_form(form, save)

        self._context.runner.run(
            lambda unit: standing_exemption(unit, row.member_id, month), opened, owner=self._window
        )

    def edit_adjustment(self, key: BranchKey, row: DuesRow, month: Month) -> None:
        """Add to what a member owes, or take off."""
        form = AdjustForm(row.full_name, month, self._window)

        def save(unit: Unit, said: tuple[int, str]) -> str:
            adjust(unit, key, month, row.member_id, *said)
            return f"Đã ghi điều chỉnh cho đồng chí {row.full_name}."

        self.open_form(form, save)

    def edit_payment(self, key: BranchKey, row: DuesRow, month: Month) -> None:
        """When a member paid, and a word about it."""
        if row.payment is None:
            return
        form = PaymentForm(row.full_name, row.payment, self._window)

        def save(unit: Unit, said: tuple[date | None, str]) -> str:
            note_payment(unit, key, month, row.member_id, *said)
            return ""

        self.open_form(form, save)

    def edit_remittance(self, key: BranchKey, one: DuesRemittance) -> None:
        """Money passed on; a new entry has no id yet."""
        form = RemittanceForm(one, self._window)

        def save(unit: Unit, said: DuesRemittance) -> str:
            identity = said.id or unit.new_id()
            entry = replace(said, id=identity, org_id=key.org_id, branch_id=key.branch_id)
            remit(unit, entry)
            return f"Đã ghi lần nộp {dong_text(entry.amount or 0)}."

        self.open_form(form, save)

    def remove_remittance(self, one: DuesRemittance) -> None:
        """Take an entry back."""
        if self._context.dialogs.confirm(
            "Bỏ lần nộp này?",
            f"Số tiền {dong_text(one.amount or 0)} không còn tính là đã nộp. Ctrl+Z để lấy lại.",
            "Bỏ lần nộp",
        ):
            self._context.runner.run(lambda unit: remove_remittance(unit, one), owner=self._window)

    def reopen(self, key: BranchKey, month: Month) -> None:
        """Open the book of a month again, with a reason."""
        form = ReasonForm(f"Mở lại {month_words(month)}", self._window)

        def save(unit: Unit, reason: str) -> str:
            reopen_month(unit, key, month, reason)
            return f"Đã mở lại {month_words(month)}."

        self.open_form(form, save)

    @staticmethod
    def _difference(name: str, amount: int) -> str:
        if not amount:
            return ""
        way = "thêm" if amount > 0 else "bớt"
        return (
            f"Các tháng đã khóa sổ của đồng chí {name} tính {way} {dong_text(abs(amount))}; đã "
            "cộng vào cột Truy thu của tháng đang mở."
        )


def month_words(month: Month) -> str:
    """“sổ tháng 07/2026”, for questions."""
    return f"sổ tháng {short_month_text(month)}"
