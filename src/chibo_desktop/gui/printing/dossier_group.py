"""Hồ sơ đảng viên: the forms of one person, for one member, a filter's or the whole unit's."""

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.gui.printing.desk import Desk, LongMake
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow, label
from chibo_desktop.services.dossier_printing import (
    DossierPaper,
    People,
    Withheld,
    blank_form_pdf,
    blank_form_workbook,
    dossier_pdf,
    dossier_workbook,
    ids_chosen,
    people_to_print,
)
from chibo_desktop.services.supplements import (
    Supplement,
    record_supplements,
    supplements_of,
    supplements_pdf,
    supplements_workbook,
)
from chibo_desktop.wording.dates import date_text

_SWITCHES = (
    (Withheld.NUMBERS, "In không có số định danh, số thẻ (mục 19)"),
    (Withheld.PRIVATE, "In không có kỷ luật, lịch sử, nước ngoài, kinh tế (mục 26–28, 30)"),
    (Withheld.RELATIVES, "In không có quan hệ gia đình (mục 29)"),
)
_TITLES = {DossierPaper.CARD: "Phiếu đảng viên", DossierPaper.CURRICULUM: "Lý lịch đảng viên"}


_SUPPLEMENT = "Phiếu bổ sung hồ sơ đảng viên"


class DossierGroup(PaperGroup):
    """Choose whose papers, and what stays off them."""

    key = "dossiers"
    title = "Hồ sơ đảng viên"
    kinds = frozenset({"member", "branch", "workplace", "saved_filter", "supplement"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._people = People(counted=0, names={}, filters={})
        self._wanted = ("", "")  # a member and a paper, while the people are on their way
        self._who = Choice([("", "Tất cả đảng viên")])
        self._who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        row = ToolRow()
        row.add(FormField("In hồ sơ &của", self._who))
        self.options.addWidget(row)
        self.switches = {key: QCheckBox(words) for key, words in _SWITCHES}
        off = ToolRow()
        for switch in self.switches.values():
            off.add(switch)
        self.options.addWidget(off)
        self._written = label(role="secondary", wraps=True)
        self._written.hide()
        self.options.addWidget(self._written)
        self._who.chosen.connect(self._ask_written)
        self.add_entries(
            [
                self._entry(
                    DossierPaper.CARD,
                    "Đủ 30 mục của mẫu 2-HSĐV và các bảng kèm theo, in trên giấy thường. Không "
                    "thay mẫu in sẵn.",
                    "2-HSĐV",
                ),
                self._entry(
                    DossierPaper.CURRICULUM,
                    "Theo thứ tự mục của mẫu 1-HSĐV, có lời cam đoan và chỗ cấp ủy xác nhận.",
                    "1-HSĐV sơ yếu",
                ),
                PaperEntry(
                    title=_SUPPLEMENT,
                    text="Mẫu 3-HSĐV: những gì thay đổi từ phiếu lần trước; người không có thay "
                    "đổi nằm ở danh sách cuối. In, ký xong thì ghi đã lập.",
                    acts=(
                        ("Xem và in…", self.show_supplements),
                        ("Lưu bảng Excel…", self.save_supplements),
                        ("Ghi đã lập…", self.record_supplements),
                    ),
                    words="3-HSĐV cuối năm",
                ),
            ]
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        self.context.runner.run(people_to_print, self._on_people, owner=self, latest="people")

    def arrive(self, argument: object) -> bool:
        """`("member", id)` chooses whose papers are printed; a third word opens one of them.

        The words: card, curriculum, supplement.
        """
        match argument:
            case ("member", str(member_id)):
                self._wanted = (member_id, "")
            case ("member", str(member_id), str(paper)):
                self._wanted = (member_id, paper)
            case _:
                return False
        self._show_wanted()
        return True

    def choose(self, key: str) -> None:
        """Whose papers: a member's id, or empty for everybody."""
        self._who.set_value(key)
        self._ask_written()

    def show_paper(self, paper: DossierPaper) -> None:
        """Preview one form for everybody chosen."""
        key, withheld = self._who.value(), self._withheld()
        self.desk.show_long(
            f"{_TITLES[paper]} – {self._chosen()}",
            lambda unit, progress: dossier_pdf(
                unit, paper, ids_chosen(unit, key), withheld=withheld, progress=progress.step
            ),
            long_workbook=self._workbook(paper),
        )

    def save_paper(self, paper: DossierPaper) -> None:
        """Save one form for everybody chosen as a workbook, one sheet each."""
        self.desk.save_long_workbook(f"{_TITLES[paper]} – {self._chosen()}", self._workbook(paper))

    def show_supplements(self) -> None:
        """Preview what is new in the dossiers of everybody chosen."""
        key, withheld = self._who.value(), self._withheld()
        self.desk.show_long(
            f"{_SUPPLEMENT} – {self._chosen()}",
            lambda unit, progress: supplements_pdf(
                unit, ids_chosen(unit, key), withheld=withheld, progress=progress.step
            ),
            long_workbook=self._supplements_workbook(),
        )

    def save_supplements(self) -> None:
        """Save them as a workbook, one sheet each."""
        self.desk.save_long_workbook(
            f"{_SUPPLEMENT} – {self._chosen()}", self._supplements_workbook()
        )

    def record_supplements(self) -> None:
        """Remember that the supplements were written: the next ones begin today."""
        key = self._who.value()
        if not self.context.dialogs.confirm(
            f"Ghi đã lập phiếu bổ sung hôm nay – {self._chosen()}?",
            "Phiếu lần sau chỉ nêu những thay đổi kể từ bây giờ. Ai không có thay đổi thì không "
            "ghi. Hãy in phiếu trước khi ghi.",
            "Ghi đã lập",
        ):
            return
        self.context.runner.run_long(
            lambda unit, progress: record_supplements(
                unit, ids_chosen(unit, key), progress=progress.step
            ),
            _SUPPLEMENT,
            lambda count: self.desk.saved.emit(
                f"Đã ghi lập phiếu bổ sung cho {count} đồng chí."
                if count
                else "Không ai có thay đổi từ phiếu trước, nên không ghi gì."
            ),
            owner=self,
        )

    def show_blank(self, paper: DossierPaper) -> None:
        """Preview a form without a name."""
        self.desk.show(
            f"{_TITLES[paper]} trắng",
            lambda unit: blank_form_pdf(unit, paper),
            lambda unit: blank_form_workbook(unit, paper),
        )

    def _workbook(self, paper: DossierPaper) -> LongMake:
        key, withheld = self._who.value(), self._withheld()
        return lambda unit, progress: dossier_workbook(
            unit, paper, ids_chosen(unit, key), withheld=withheld, progress=progress.step
        )

    def _supplements_workbook(self) -> LongMake:
        key, withheld = self._who.value(), self._withheld()
        return lambda unit, progress: supplements_workbook(
            unit, ids_chosen(unit, key), withheld=withheld, progress=progress.step
        )

    def _show_wanted(self) -> None:
        """Choose whom the user came for, once the people are known."""
        member_id, paper = self._wanted
        if member_id not in self._people.names:
            return
        self._wanted = ("", "")
        self.choose(member_id)
        match paper:
            case "card":
                self.show_paper(DossierPaper.CARD)
            case "curriculum":
                self.show_paper(DossierPaper.CURRICULUM)
            case "supplement":
                self.show_supplements()

    def _ask_written(self, _key: str = "") -> None:
        """Which supplements a chosen member's dossier has."""
        member_id = self._who.value()
        self._written.setVisible(member_id in self._people.names)
        if member_id in self._people.names:
            self.context.runner.run(
                lambda unit: supplements_of(unit, member_id),
                self._on_written,
                owner=self,
                latest="written",
            )

    def _on_written(self, written: tuple[Supplement, ...]) -> None:
        days = ", ".join(date_text(one.written_on) for one in written if one.written_on)
        self._written.setText(
            f"Phiếu bổ sung hồ sơ đã lập ngày: {days}."
            if days
            else "Chưa ghi lập phiếu bổ sung hồ sơ nào cho đồng chí này."
        )

    def _withheld(self) -> frozenset[Withheld]:
        return frozenset(key for key, switch in self.switches.items() if switch.isChecked())

    def _chosen(self) -> str:
        return self._who.currentText()

    def _entry(self, paper: DossierPaper, text: str, words: str) -> PaperEntry:
        return PaperEntry(
            title=_TITLES[paper],
            text=text,
            acts=(
                ("Xem và in…", lambda: self.show_paper(paper)),
                ("Lưu bảng Excel…", lambda: self.save_paper(paper)),
                ("Bản trắng…", lambda: self.show_blank(paper)),
            ),
            words=words,
        )

    def _on_people(self, people: People) -> None:
        self._people = people
        count = people.counted
        if not people.names:
            self.set_context("")
            self.bar(
                "Chưa có hồ sơ để in",
                "Hồ sơ được in từ danh sách đảng viên của đơn vị.",
                "Đến Đảng viên",
                lambda: self.go_requested.emit("members", None),
            )
            return
        self.unbar()
        self._who.set_options(
            [
                ("", f"Tất cả {count} đảng viên đang sinh hoạt"),
                *((key, f"Bộ lọc: {name}") for key, name in people.filters.items()),
                *people.names.items(),
            ]
        )
        self._ask_written()
        self._show_wanted()
        self.set_context(f"{count} đảng viên đang sinh hoạt · {len(people.names)} hồ sơ")
