"""The cover page says what is inside and what is missing; the slip says what was received."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chibo_desktop.domain.checklist import CheckLine, CheckState, read_line
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.bundle_checklist import checklist
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.exchange_paper_choices import paper_choices
from chibo_desktop.services.exchange_papers import (
    cover_pdf,
    cover_workbook,
    slips_pdf,
    slips_workbook,
)
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.report_plan import plan_report
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    one = Story(tmp_path_factory.mktemp("covers"))
    live_month(one.enrolled("CB07"))
    yield one
    one.close()


@pytest.fixture(scope="module")
def bundle(story: Story) -> Path:
    return story.report("CB07")


def cells(data: bytes) -> str:
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_checklist_is_that_of_the_month(story: Story) -> None:
    with story.units["CB07"].unit() as unit:
        closed = {one.step: one.state for one in checklist(unit, OCTOBER, unit.now.date())}
        coming = {one.step: one.state for one in checklist(unit, NOVEMBER, unit.now.date())}
        plan = plan_report(unit, OCTOBER)
    assert closed["close"] is CheckState.DONE
    assert coming["close"] is CheckState.MISSING
    assert closed["dues"] is CheckState.NOT_APPLICABLE  # no book is kept
    assert not {"open", "self", "send"} & closed.keys()
    assert [one.step for one in plan.lines if one.state is CheckState.MISSING] == []


def test_a_bundle_in_one_page(story: Story, bundle: Path) -> None:
    with story.units["CB07"].unit() as unit:
        (sent,) = paper_choices(unit).sent
        said = cells(cover_workbook(unit, sent.bundle_id))
        assert cover_pdf(unit, sent.bundle_id).startswith(b"%PDF")
    for words in (
        "PHIẾU GIAO GÓI BÁO CÁO SỐ 1", "Đảng ủy Cơ quan", bundle.name, "Đảng viên", "không áp dụng",
        "NGƯỜI GIAO", "NGƯỜI NHẬN", sent.digest.hex()[:8],
    ):  # fmt: skip
        assert words.casefold() in said.casefold(), words


def test_the_office_sees_what_is_missing_and_prints_the_slip(story: Story, bundle: Path) -> None:
    seen = receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    assert any(one.step == "close" and one.state is CheckState.DONE for one in seen.lines)
    with story.office.unit() as unit:
        ids = paper_choices(unit).received[str(OCTOBER)]
        assert "Chi bộ CB07" in cells(slips_workbook(unit, ids))
        assert slips_pdf(unit, ids).startswith(b"%PDF")
        with pytest.raises(DomainError):
            slips_pdf(unit, ["nothing"])
        write_directive(unit, story.subordinates["CB07"].id)
        (down,) = paper_choices(unit).sent
        assert "gói chỉ đạo số 1" in cells(cover_workbook(unit, down.bundle_id)).casefold()


def test_a_line_of_a_later_program_is_passed_over() -> None:
    one = CheckLine(branch="Chi bộ", step="dues", state=CheckState.MISSING, done=2, total=3)
    assert read_line(one.plain()) == one
    assert read_line(["Chi bộ", "dues", "half", 2, 3]) is None
    assert read_line("dues") is None
