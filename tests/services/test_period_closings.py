"""A closed period: the same figures whatever comes later, in whatever order it comes."""

import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import delete, update

from builders import BUILT_MS, PASSWORD, Dice, Wall
from chibo_desktop.domain.evaluation import Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.picture.closing import PeriodClosing
from chibo_desktop.domain.picture.figures import PICTURE_FIGURES
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.going_back import FORMAL_ACTS
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.office_statistics import load_table
from chibo_desktop.services.period_closings import (
    PictureBoard,
    Reproduced,
    board_lines,
    close_period,
    load_board,
    reopen_period,
    reproduce,
)
from chibo_desktop.services.picture import kept_excellent_total, load_picture
from chibo_desktop.services.picture_papers import consolidated_pdf, consolidated_workbook
from chibo_desktop.services.picture_parts import parts_known, picture_nodes
from chibo_desktop.services.rounds import close_round, load_sheet, reopen_round
from chibo_desktop.services.seeing_units import unit_distribution
from chibo_desktop.services.session import Session, Surroundings, Unit, open_file
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.services.work_report_figures import figures_of
from chibo_desktop.services.work_report_scope import ReportKey, ReportScope
from chibo_desktop.services.work_reports import ReportDraft, figure_names, load_report
from chibo_desktop.storage.evaluations import evaluations_of
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.picture_tables import closed_part
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.wording.picture import figure_words
from chibo_desktop.wording.statistics import HEADCOUNT
from services.exchange_story import Story, live_month

OCTOBER = ReportPeriod(PeriodKind.MONTH, 2026, 10)
TODAY = date(2026, 11, 23)
ABOUT_CLOSING = {"closed_on", "closed_partly", "adjustments", "adjustments_list"}
NAMES = ["late unit", "better rating", "one more member"]


@dataclass
class Closed:
    """An office with October closed, and three bundles that came after."""

    folder: Path
    late: dict[str, bytes]
    totals: dict[str, int]

    def office(self, where: Path) -> Session:
        """A copy of the office as it was when the period was closed."""
        shutil.copytree(self.folder, where)
        around = Surroundings(
            now=Wall(datetime(2026, 11, 23, 9, tzinfo=UTC)), randomness=Dice(where.name),
            built_ms=BUILT_MS,
        )  # fmt: skip
        return open_file(where / "office.chibo", PASSWORD, around)


def merge(story: Story, code: str) -> None:
    data = story.report(code).read_bytes()
    receive_one(story.office, data, f"{code}.cbb", merge=True)


def better(session: Session, identity: str) -> None:
    """The second on the sheet becomes as good as the first."""
    with session.unit() as unit:
        reopen_round(unit, identity, "chấm sót")
        sheet = load_sheet(unit, identity)
        best = dict(sheet.rows[0].evaluation.branch_marks)
        set_marks(unit, identity, "branch", {sheet.rows[1].evaluation.id: best})
        close_round(unit, identity)


def one_more(session: Session) -> None:
    with session.unit() as unit:
        known = unit.all(Member)[1]
        new = replace(known, id=unit.new_id(), full_name="Trần Thị Mới")
        unit.save(new, act="member.create")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    story = Story(tmp_path_factory.mktemp("story"))
    rounds = {code: live_month(story.enrolled(code)) for code in ("CB01", "CB02", "CB03")}
    for code in ("CB01", "CB02"):
        merge(story, code)
    story.wall.at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    with story.office.unit() as unit:
        close_period(unit, OCTOBER, "Nguyễn Văn Chốt", TODAY)
        totals = dict(load_picture(unit, OCTOBER, TODAY).totals)
    better(story.units["CB01"], rounds["CB01"])
    one_more(story.units["CB02"])
    codes = dict(zip(NAMES, ("CB03", "CB01", "CB02"), strict=True))
    late = {name: story.report(code).read_bytes() for name, code in codes.items()}
    story.close()
    folder = tmp_path_factory.mktemp("closed") / "office"
    folder.mkdir()
    for path in story.folder.glob("*office.chibo*"):
        if path.is_file():
            shutil.copy(path, folder)
    return Closed(folder, late, totals)


def look(office: Session) -> tuple[PictureBoard, Reproduced]:
    with office.unit() as unit:
        seen = load_board(unit, OCTOBER, TODAY)
        assert seen.closed is not None
        return seen, reproduce(unit, OCTOBER)


def test_what_comes_later_in_any_order_leaves_a_closed_period_as_it_is(
    closed: Closed, tmp_path: Path
) -> None:
    told = []
    for number, order in enumerate(permutations(NAMES)):
        office = closed.office(tmp_path / str(number))
        for name in order:
            receive_one(office, closed.late[name], f"{name}.cbb", merge=True)
        seen, again = look(office)
        assert seen.shown.totals == closed.totals
        assert again.is_same
        told.append(
            [
                (one.unit_name, one.change.code, one.change.before, one.change.after)
                for one in seen.adjustments
            ]
        )
        with office.unit() as unit:
            now = load_picture(unit, OCTOBER, TODAY).totals
        before = seen.shown.totals
        for code in {one.change.code for one in seen.adjustments}:
            moved = sum(
                one.change.after - one.change.before
                for one in seen.adjustments
                if one.change.code == code
            )
            assert now[code] == before.get(code, 0) + moved
        office.close()
    assert all(one == told[0] for one in told)
    assert ("Chi bộ CB01", "rated_excellent", 1, 2) in told[0]
    assert ("Chi bộ CB02", "members", 4, 5) in told[0]
    assert ("Chi bộ CB03", "rounds_closed", 0, 1) in told[0]


def test_an_adjustment_names_whom_it_is_about_and_what_brought_it(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    receive_one(office, closed.late["better rating"], "late.cbb", merge=True)
    seen, _ = look(office)
    change = next(one for one in seen.adjustments if one.change.code == "rated_excellent")
    assert [one.name for one in change.change.came] == ["Nguyễn Văn C"]
    assert [one.file_name for one in change.bundles] == ["late.cbb"]
    fewer = next(one for one in seen.adjustments if one.change.code == "rated_good")
    assert [one.name for one in fewer.change.went] == ["Nguyễn Văn C"]
    office.close()


def said(office: Session, today: date = TODAY) -> tuple[ReportDraft, dict[str, object]]:
    """The report of the closed period, and of every figure what it says and whom it opens to."""
    with office.unit() as unit:
        draft = load_report(unit, "", OCTOBER, today)
        codes = draft.figures.keys() - ABOUT_CLOSING
        opened = {code: figure_names(unit, draft, code, today) for code in codes}
    return draft, {code: (draft.figures[code].text, opened[code]) for code in codes}


def test_what_comes_later_leaves_the_report_of_a_closed_period_as_it_is(
    closed: Closed, tmp_path: Path
) -> None:
    """Its lists, shares and names too, on any later day; what differs is named as an adjustment."""
    office = closed.office(tmp_path / "one")
    _, before = said(office)
    assert said(office, date(2027, 2, 1))[1] == before
    for name in NAMES:
        receive_one(office, closed.late[name], f"{name}.cbb", merge=True)
    with office.unit() as unit:
        first, *_ = unit.all(Subordinate)
        unit.save(replace(first, name="Chi bộ đã đổi tên"), act="unit.edit")
    draft, after = said(office)
    assert after == before
    told = draft.figures["adjustments_list"].text
    assert "Chi bộ CB02: Đảng viên cuối kỳ 4 → 5 (thêm: Trần Thị Mới)" in told
    assert "Toàn Đảng bộ: Tên văn bản còn thiếu nay đã khác (thêm: Nghị quyết" in told
    assert draft.figures["closed_partly"].is_nothing
    office.close()


def test_a_closed_picture_keeps_its_units_and_what_they_were_called(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        before = look_at(unit)
        first, second, *_ = unit.all(Subordinate)
        unit.save(replace(first, name="Chi bộ đã đổi tên"), act="unit.edit")
        unit.save(replace(second, until=date(2026, 9, 30)), act="unit.edit")
        assert look_at(unit) == before
        board = load_board(unit, OCTOBER, TODAY)
        assert second.name not in board.now.units.values()
        gone = [one for one in board.adjustments if one.unit_name == second.name]
        assert ("members", 4, 0) in [
            (one.change.code, one.change.before, one.change.after) for one in gone
        ]
    office.close()


def look_at(unit: Unit) -> tuple[object, ...]:
    board = load_board(unit, OCTOBER, TODAY)
    lines = board_lines(unit, board, "members", closed=True)
    return board.shown.ratings, board.shown.of_units("members"), lines


def test_a_closing_that_kept_only_the_picture_says_what_is_of_today(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        report = closed_part.c.closing_id.startswith("report/")
        unit.connection.execute(delete(closed_part).where(report))
    draft, _ = said(office)
    assert draft.figures["members"].number == closed.totals["members"]
    (section,) = [one for one in draft.sections if one.code == "adjustments"]
    assert "danh sách, tỷ lệ và số khác trong báo cáo là của hôm nay" in section.said
    office.close()


def test_on_another_computer_the_totals_that_were_closed_are_known(
    closed: Closed, tmp_path: Path
) -> None:
    """The closing travels with the journal; what it kept of the units stays where it was made."""
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        unit.connection.execute(delete(closed_part))
        board = load_board(unit, OCTOBER, TODAY)
        assert (board.is_kept_elsewhere, board.adjustments) == (True, ())
        assert board.shown.totals == closed.totals
    receive_one(office, closed.late["one more member"], "late.cbb", merge=True)
    with office.unit() as unit:
        board = load_board(unit, OCTOBER, TODAY)
        paper = consolidated_pdf(unit, OCTOBER, TODAY)
    changes = {one.change.code: (one.change.before, one.change.after) for one in board.adjustments}
    assert changes["members"] == (8, 9)
    assert {one.unit_name for one in board.adjustments} == {"Toàn Đảng bộ"}
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert "ở máy khác; đây là số hiện nay" in " ".join(pages.split())
    draft, _ = said(office)
    assert draft.figures["members"].number == closed.totals["members"]
    assert "Toàn Đảng bộ: Đảng viên cuối kỳ 8 → 9" in draft.figures["adjustments_list"].text
    office.close()


def test_figures_that_go_on_say_so_beside_a_closed_period(closed: Closed, tmp_path: Path) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        table = load_table(unit, HEADCOUNT, OCTOBER, Scope())
        seen = unit_distribution(unit, Month(2026, 10))
        reopen_period(unit, OCTOBER, "gửi bổ sung")
        again = load_table(unit, HEADCOUNT, OCTOBER, Scope())
        seen_again = unit_distribution(unit, Month(2026, 10))
    said = "Kỳ này đã chốt ngày 23/11/2026. Đây là số liệu hiện nay"
    assert said in table.form.note
    assert any(said in one for one in seen.sentences)
    assert "đã chốt" not in again.form.note
    assert len(seen_again.sentences) == len(seen.sentences) - 1
    office.close()


def test_computing_again_holds_what_only_the_report_says(closed: Closed, tmp_path: Path) -> None:
    """Also of a unit that the picture does not count any more and the report still does."""
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        reopen_period(unit, OCTOBER, "đơn vị giải thể ghi muộn")
        gone = next(one for one in unit.all(Subordinate) if one.name == "Chi bộ CB02")
        unit.save(replace(gone, until=date(2026, 9, 30)), act="unit.edit")
        close_period(unit, OCTOBER, "Nguyễn Văn Chốt", TODAY)
    for name in NAMES:
        receive_one(office, closed.late[name], f"{name}.cbb", merge=True)
    with office.unit() as unit:
        load_report(unit, "", OCTOBER, TODAY)
        assert reproduce(unit, OCTOBER).is_same
        of_unit = closed_part.c.closing_id.startswith("report/") & (
            closed_part.c.org_id == gone.node_id
        )
        unit.connection.execute(update(closed_part).where(of_unit).values(names=b""))
        assert reproduce(unit, OCTOBER).figures == (gone.node_id,)
    office.close()


def test_a_bundle_taken_back_after_the_closing_is_an_adjustment_too(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        first = unit.connection.exec_driver_sql(
            "SELECT bundle_id FROM received ORDER BY received_at LIMIT 1"
        ).scalar_one()
    take_back_bundle(office, first)
    seen, again = look(office)
    assert seen.shown.totals == closed.totals
    assert again.is_same
    assert ("members", 4, 0) in [
        (one.change.code, one.change.before, one.change.after) for one in seen.adjustments
    ]
    office.close()


def test_a_reopened_period_follows_its_units_and_is_closed_anew(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    for name in NAMES:
        receive_one(office, closed.late[name], f"{name}.cbb", merge=True)
    with office.unit() as unit:
        with pytest.raises(DomainError, match="closing-exists"):
            close_period(unit, OCTOBER, "Nguyễn Văn Chốt", TODAY)
        with pytest.raises(DomainError, match="closing-reason-missing"):
            reopen_period(unit, OCTOBER, " ")
        reopen_period(unit, OCTOBER, "Chi bộ CB03 gửi muộn")
        assert load_board(unit, OCTOBER, TODAY).closed is None
        again = close_period(unit, OCTOBER, "Nguyễn Văn Chốt", TODAY)
        assert again.number == 2
        assert again.figures["members"] == 13
    seen, same = look(office)
    assert not seen.adjustments
    assert same.is_same
    office.close()


def test_a_period_that_goes_on_and_one_without_anybody_are_refused(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        for period, day, code in (
            (ReportPeriod(PeriodKind.MONTH, 2026, 11), TODAY, "closing-early"),
            (ReportPeriod(PeriodKind.MONTH, 2009, 1), TODAY, "closing-nobody"),
        ):
            with pytest.raises(DomainError, match=code):
                close_period(unit, period, "Ai đó", day)
        with pytest.raises(DomainError, match="closing-by-missing"):
            close_period(unit, ReportPeriod(PeriodKind.QUARTER, 2026, 3), "", TODAY)
        with pytest.raises(DomainError, match="closing-not-closed"):
            reproduce(unit, ReportPeriod(PeriodKind.QUARTER, 2026, 3))
        assert {"period.close", "period.reopen"} <= set(FORMAL_ACTS)
        assert unit.all(PeriodClosing)[0].closed_by == "Nguyễn Văn Chốt"
    office.close()


def test_only_units_whose_journal_changed_are_counted_again(closed: Closed, tmp_path: Path) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        load_picture(unit, OCTOBER, TODAY)
        nodes = picture_nodes(unit, OCTOBER)
        assert parts_known(unit, OCTOBER, TODAY, nodes).keys() == nodes.keys()
    receive_one(office, closed.late["better rating"], "late.cbb", merge=True)
    with office.unit() as unit:
        known = parts_known(unit, OCTOBER, TODAY, nodes)
        assert len(nodes) - len(known) == 2  # the unit, and the whole
    office.close()


def test_the_sum_over_the_units_is_what_the_offices_report_says(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        key = ReportKey(org_id=unit.author.org_id, branch_id="", period=OCTOBER)
        whole = figures_of(ReportScope(unit=unit, key=key, today=TODAY))
        totals = load_picture(unit, OCTOBER, TODAY).totals
    codes = [one.code for one in PICTURE_FIGURES if one.code in totals]
    said = {code: whole[code].number for code in codes if code in whole}
    assert said == {code: totals[code] for code in said}
    assert {"members", "rated", "meetings_due", "awards"} <= set(said)
    office.close()


def test_the_matrix_and_the_picture_agree_on_who_is_excellent(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        forget_parts(unit.connection)
        assert kept_excellent_total(unit, OCTOBER, TODAY) is None
        counted = load_matrix(unit, Month(2026, 10), TODAY)
        whole = load_picture(unit, OCTOBER, TODAY).whole
        matrix = load_matrix(unit, Month(2026, 10), TODAY)
        kept = kept_excellent_total(unit, OCTOBER, TODAY)
    assert kept == (whole.counts[Rating.EXCELLENT], whole.limit)
    for one in (counted, matrix):
        assert (one.excellent, one.excellent_limit) == kept
    office.close()


def test_the_papers_of_a_period_say_what_the_page_says(closed: Closed, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    office = closed.office(tmp_path / "one")
    receive_one(office, closed.late["one more member"], "late.cbb", merge=True)
    with office.unit() as unit:
        board = load_board(unit, OCTOBER, TODAY)
        paper = consolidated_pdf(unit, OCTOBER, TODAY)
        book = consolidated_workbook(unit, OCTOBER, TODAY)
    office.close()
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    text = " ".join(pages.split())
    assert "Nguyễn Văn Chốt" in text
    assert "Trần Thị Mới" in text  # whom the adjustment is about
    sheets = CalamineWorkbook.from_filelike(BytesIO(book))
    assert len(sheets.sheet_names) == 4
    cells = {name: sheets.get_sheet_by_name(name).to_python() for name in sheets.sheet_names}
    label = figure_words("members").label
    (line,) = [row for row in cells["Số liệu"] if label in row]
    assert board.shown.totals["members"] in line
    (total,) = [row for row in cells["Xếp loại"] if "Toàn Đảng bộ" in row]
    assert board.shown.whole.standing[Rating.EXCELLENT] in total
    units = [one.name for one in board.shown.ratings]
    assert [row[1] for row in cells["Xếp loại"] if row[1] in units] == units


def test_a_figure_opens_to_who_is_counted_and_who_is_not_with_the_reason(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    with office.unit() as unit:
        board = load_board(unit, OCTOBER, TODAY)
        lines = board_lines(unit, board, "rated_excellent", closed=True)
        assert lines == board_lines(unit, board, "rated_excellent", closed=False)
        (first, *_) = board.shown.ratings
        own = board_lines(unit, board, "rated", closed=True, org_id=first.org_id)
        branch = unit.all(Branch)[0].name
        of_branch = {
            name: board_lines(unit, board, "rated", closed=True, org_id=first.org_id, branch=name)
            for name in (branch, "Chi bộ khác")
        }
    assert own
    assert of_branch == {branch: own, "Chi bộ khác": []}
    picture = board.shown
    assert [one.is_counted for one in lines].count(True) == picture.totals["rated_excellent"]
    notes = {one.note for one in lines if not one.is_counted}
    assert "Hoàn thành tốt nhiệm vụ" in notes
    assert any("miễn" in note for note in notes)
    assert len(lines) == picture.totals["members"]
    assert picture.whole.standing[Rating.EXCELLENT] == picture.totals["rated_excellent"]
    office.close()


def test_the_cap_of_like_posts_is_the_same_before_and_after_the_picture_was_counted(
    closed: Closed, tmp_path: Path
) -> None:
    office = closed.office(tmp_path / "one")
    rounds, evaluations = (RECORD_TABLES[name] for name in ("round", "evaluation"))
    with office.unit() as unit:
        for one in unit.all(Round):
            cap = {
                **one.criteria["cap"],
                "group": "position_group",
                "base": "all_rated",
                "rate": "50",
            }
            grouped = json.dumps({**one.criteria, "cap": cap})
            unit.connection.execute(
                update(rounds).values(criteria=grouped).where(rounds.c.id == one.id)
            )
            first, *_ = evaluations_of(unit.connection, one.id)
            unit.connection.execute(
                update(evaluations).values(member_kind="leader").where(evaluations.c.id != first.id)
            )
        forget_parts(unit.connection)
        counted = load_matrix(unit, Month(2026, 10), TODAY)
        whole = load_picture(unit, OCTOBER, TODAY).whole
    assert (counted.excellent, counted.excellent_limit) == (
        whole.counts[Rating.EXCELLENT],
        whole.limit,
    )
    office.close()
