"""Forms of persons from the window."""

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.supplement import Supplement
from chibo_desktop.gui.printing.dossier_group import DossierGroup
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.services.dossier_printing import DossierPaper, Withheld, ids_to_print
from chibo_desktop.services.supplements import supplements_of
from documents.sheet_texts import texts_of
from gui.answers import AnsweredDialogs


@pytest.fixture
def dossiers(page: PrintingPage) -> DossierGroup:
    page.show_group("dossiers")
    made = page.group("dossiers")
    assert isinstance(made, DossierGroup)
    return made


def _words(page: PrintingPage) -> str:
    assert page.preview is not None
    pages = PdfReader(io.BytesIO(page.preview.data)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_a_member_is_chosen_on_arrival_and_printed_alone(
    page: PrintingPage, dossiers: DossierGroup, branch: BranchFile
) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)
    page.show_group("evaluations")
    page.arrive(("dossiers", ("member", ids[1])))
    assert dossiers.isVisible()
    dossiers.show_paper(DossierPaper.CARD)
    words = _words(page)
    assert [name in words for name in ("HOÀI AN", "ÁNH", "VĂN ĐẠT")].count(True) == 1


@pytest.mark.parametrize("paper", ["card", "curriculum", "supplement"])
def test_a_paper_is_opened_on_arrival_when_asked_for(
    page: PrintingPage, branch: BranchFile, paper: str
) -> None:
    with branch.unit() as unit:
        ids = ids_to_print(unit)
    page.arrive(("dossiers", ("member", ids[0], paper)))
    words = _words(page)
    assert [name in words for name in ("HOÀI AN", "ÁNH", "VĂN ĐẠT")].count(True) <= 1


def test_nothing_is_opened_for_somebody_who_is_not_on_the_list(page: PrintingPage) -> None:
    page.arrive(("dossiers", ("member", "nobody", "card")))
    assert page.preview is None


def test_everybody_is_printed_unless_somebody_is_chosen(
    page: PrintingPage, dossiers: DossierGroup
) -> None:
    dossiers.show_paper(DossierPaper.CURRICULUM)
    words = _words(page)
    assert all(name in words for name in ("HOÀI AN", "ÁNH", "VĂN ĐẠT"))


def test_a_switch_keeps_an_item_off_the_paper(page: PrintingPage, dossiers: DossierGroup) -> None:
    dossiers.switches[Withheld.RELATIVES].setChecked(True)
    dossiers.show_paper(DossierPaper.CARD)
    assert "(không in)" in _words(page)


def test_a_blank_form_has_nobodys_name(page: PrintingPage, dossiers: DossierGroup) -> None:
    dossiers.show_blank(DossierPaper.CARD)
    words = _words(page)
    assert "PHIẾU ĐẢNG VIÊN" in words
    assert "HOÀI AN" not in words


def test_papers_of_all_groups_are_found_by_other_names(
    page: PrintingPage, dossiers: DossierGroup, qtbot: QtBot
) -> None:
    page.show_group("evaluations")
    page.search.setText("1-hsdv")
    assert dossiers.isVisible()
    assert dossiers.entry_titles() == ["Lý lịch đảng viên"]
    page.search.clear()
    assert not dossiers.isVisible()


def test_supplements_are_looked_at_and_recorded_only_when_confirmed(
    page: PrintingPage, dossiers: DossierGroup, dialogs: AnsweredDialogs, branch: BranchFile
) -> None:
    dossiers.show_supplements()
    assert "KHÔNG CÓ BỔ SUNG" in _words(page)
    dossiers.record_supplements()
    assert dialogs.asked[-1][0] == "confirm"
    assert not page.banner.isVisible()
    with branch.unit() as unit:
        row = Commendation(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=ids_to_print(unit)[0],
            awarded_on=PartialDate(2026, 5),
            form="Giấy khen",
        )
        unit.save(row, act="row.create")
    dialogs.confirms = True
    dossiers.record_supplements()
    with branch.unit() as unit:
        assert len(supplements_of(unit, ids_to_print(unit)[0])) == 1
    assert page.banner.isVisible()


def test_the_supplements_of_a_chosen_member_are_listed(
    page: PrintingPage, dossiers: DossierGroup, branch: BranchFile
) -> None:
    with branch.unit() as unit:
        member_id = ids_to_print(unit)[0]
        written = Supplement(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            written_on=date(2025, 12, 20),
            covers_until="2025-12-20T08:00:00+00:00",
        )
        unit.save(written, act="supplement.write")
    dossiers.choose(member_id)
    assert "20/12/2025" in dossiers._written.text()
    dossiers.choose("")
    assert dossiers._written.isHidden()


def test_a_form_is_saved_as_a_workbook_from_its_row_and_from_its_preview(
    page: PrintingPage, dossiers: DossierGroup, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    dialogs.saved_as = tmp_path / "phieu.xlsx"
    dossiers.save_paper(DossierPaper.CARD)
    assert len(texts_of(dialogs.saved_as.read_bytes())) == 4
    assert page.banner.isVisible()
    dialogs.saved_as = tmp_path / "bo-sung.xlsx"
    dossiers.save_supplements()
    assert list(texts_of(dialogs.saved_as.read_bytes())) == ["Không có bổ sung"]
    dialogs.saved_as = tmp_path / "so-yeu.xlsx"
    dossiers.show_paper(DossierPaper.CURRICULUM)
    assert page.preview is not None
    page.preview.workbook_requested.emit()
    assert "LÝ LỊCH ĐẢNG VIÊN" in texts_of(dialogs.saved_as.read_bytes())["Mục lục"]
    page.preview.close()
    dialogs.saved_as = None
    dossiers.save_paper(DossierPaper.CARD)
