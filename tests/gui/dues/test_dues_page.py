"""A secretary collects the month without the mouse, closes the book and passes the money on."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import DuesBasis, DuesSetting
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.dues.money import read_money
from chibo_desktop.gui.dues.page import DuesPage
from chibo_desktop.gui.dues.units_page import UnitsDuesPage
from chibo_desktop.gui.printing.dues_group import DuesGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.dues import load_dues
from chibo_desktop.services.dues_grounds import save_basis, save_setting
from chibo_desktop.services.dues_year import load_dues_year
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text

TODAY = date(2026, 11, 28)
NOVEMBER = Month(2026, 11)
_Key = Qt.Key


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=4)
    yield made
    made.session.close()


@pytest.fixture
def said() -> SpokenDialogs:
    return SpokenDialogs()


@pytest.fixture
def context(branch: BranchFile, said: SpokenDialogs, look, qtbot, tmp_path) -> Context:
    return Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, said),
        dialogs=said,
        settings=Settings(tmp_path / "settings.ini"),
        today=lambda: TODAY,
    )


@pytest.fixture
def page(context: Context, qtbot) -> DuesPage:
    made = DuesPage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    return made


@pytest.fixture
def begun(page: DuesPage, branch: BranchFile) -> DuesPage:
    """The page of November, the book begun in October, three of four with a basis."""
    key = BranchKey(org_id=branch.session.author.org_id, branch_id=branch.branch_id)
    with branch.unit() as unit:
        setting = DuesSetting(
            id=unit.new_id(),
            org_id=key.org_id,
            branch_id=key.branch_id,
            since=NOVEMBER,
            retained_percent=Decimal(40),
            wage_zone="I",
            rounded_to=1,
        )
        save_setting(unit, setting)
        for row in load_dues(unit, key, NOVEMBER).rows[:3]:
            basis = DuesBasis(
                id=unit.new_id(),
                org_id=key.org_id,
                member_id=row.member_id,
                since=NOVEMBER,
                payer_group="insured",
                income=8_000_000,
            )
            save_basis(unit, key, basis)
    page.reload(None)
    page.show()
    return page


def figures(page: DuesPage) -> list[tuple[int, int]]:
    return [(row.line.owed, row.line.paid) for row in page.month_panel.model.rows]


def test_without_a_book_the_first_step_is_offered(page: DuesPage, branch: BranchFile) -> None:
    page.reload(None)
    page.show()
    assert page._empty is not None
    page._on_setting()
    form = page.acts.form
    assert form is not None
    form.share.setText("40 phần")  # type: ignore[attr-defined]
    form.submit.click()
    assert "số" in form.fields["retained_percent"].problem
    form.share.setText("40")  # type: ignore[attr-defined]
    form.submit.click()
    assert page._empty is None
    assert len(page.month_panel.model.rows) == 4
    assert "4 đồng chí chưa tính được mức" in page.month_panel.state.text()


def test_space_pays_in_full_and_goes_on_and_digits_pay_another_amount(
    begun: DuesPage, qtbot
) -> None:
    table = begun.month_panel.table
    press(table, _Key.Key_Space)
    assert table.currentIndex().row() == 1
    type_text(table, "3")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("30.000")
    press(editor, _Key.Key_Return)
    assert figures(begun)[:2] == [(80_000, 80_000), (80_000, 30_000)]
    assert "của 8.000.000" in begun.month_panel.how.text()


def test_everybody_pays_at_once_and_delete_takes_one_back(begun: DuesPage) -> None:
    begun.month_panel.all.click()
    assert [paid for _, paid in figures(begun)] == [80_000, 80_000, 80_000, 0]
    table = begun.month_panel.table
    table.setCurrentIndex(begun.month_panel.model.index(0, begun.month_panel.model.paid_column))
    press(table, _Key.Key_Delete)
    assert [paid for _, paid in figures(begun)] == [0, 80_000, 80_000, 0]


def test_what_is_no_amount_is_said_and_nothing_changes(begun: DuesPage) -> None:
    model = begun.month_panel.model
    assert not model.setData(model.index(0, model.paid_column), "tám mươi")
    assert "tám mươi" in begun.banner.text()
    assert figures(begun)[0] == (80_000, 0)


def test_a_basis_is_entered_in_its_form_and_a_month_closes(
    begun: DuesPage, said: SpokenDialogs, branch: BranchFile
) -> None:
    said.confirms = True
    begun._on_close()
    assert "chưa tính được mức đóng" in begun.banner.text()
    row = begun.month_panel.model.row(3)
    begun.acts.edit_basis(begun.key, row, NOVEMBER)
    form = begun.acts.form
    assert form is not None
    form.submit.click()
    assert form.fields["payer_group"].problem
    form.group.set_value("student")  # type: ignore[attr-defined]
    form.submit.click()
    assert figures(begun)[3] == (5_000, 0)
    begun.month_panel.all.click()
    begun._on_close()
    assert begun.board is not None
    assert begun.board.is_closed
    assert begun._close.text() == "Mở lại sổ…"
    begun._on_close()
    reopening = begun.acts.form
    assert reopening is not None
    reopening.reason.setText("Ghi nhầm một dòng")  # type: ignore[attr-defined]
    reopening.submit.click()
    assert not begun.board.is_closed


def test_money_passed_on_stands_in_the_year(begun: DuesPage, branch: BranchFile) -> None:
    begun.month_panel.all.click()
    begun.show_view("year")
    begun._on_remit()
    form = begun.acts.form
    assert form is not None
    form.amount.setText("144k")  # type: ignore[attr-defined]
    form.submit.click()
    with branch.unit() as unit:
        month = load_dues_year(unit, begun.key, 2026, NOVEMBER).months[-1]
    assert (month.to_remit, month.remitted, month.owed_upward) == (144_000, 144_000, 0)
    texts = [
        begun.year_panel.lines.index(0, at).data()
        for at in range(begun.year_panel.lines.columnCount())
    ]
    assert "144.000" in texts


def test_receipts_are_of_the_selected_lines(begun: DuesPage) -> None:
    panel = begun.month_panel
    assert not panel.receipts.isEnabled()
    panel.all.click()
    panel.table.selectAll()
    panel.receipts.click()
    preview = begun.papers.desk.preview
    assert preview is not None
    assert "Phiếu thu đảng phí" in preview.windowTitle()
    preview.close()


def test_the_book_is_also_among_the_papers(begun: DuesPage, context: Context, qtbot) -> None:
    group = DuesGroup(context, begun.papers.desk)
    qtbot.addWidget(group)
    group.reload(None)
    begun.month_panel.all.click()
    for paper in (
        "Sổ thu đảng phí tháng (Phần I)",
        "Phiếu thu đảng phí của tháng",
        "Sổ thu, nộp đảng phí năm (Phần II)",
    ):
        look = f"{paper}: Xem và in…"
        next(one for one in group.findChildren(QPushButton) if one.accessibleName() == look).click()
        preview = begun.papers.desk.preview
        assert preview is not None
        preview.close()


def test_the_office_reads_each_branch_by_the_same_reckoning(
    begun: DuesPage, context: Context, qtbot
) -> None:
    begun.month_panel.all.click()
    office = UnitsDuesPage(context)
    qtbot.addWidget(office)
    office.reload(None)
    assert "đã thu 240.000" in office._context.text()
    assert "1/1 chi bộ có sổ" in office._context.text()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None),
        ("45000", 45_000),
        ("45.000", 45_000),
        ("45 000 đ", 45_000),
        ("1.234.567 đồng", 1_234_567),
        ("45k", 45_000),
        ("1,5tr", 1_500_000),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, amount: int | None) -> None:
    assert read_money(text) == amount


@pytest.mark.parametrize("text", ["tám", "1.5", "12,34", "-5", "1.2345.678"])
def test_what_may_mean_two_amounts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        read_money(text)
