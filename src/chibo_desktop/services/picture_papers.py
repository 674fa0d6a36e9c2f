"""The picture of a period on paper and as a workbook: one table a sheet, one view for both."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.charts import Chart
from chibo_desktop.documents.list_paper import list_papers
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.picture.caps import RatingShares
from chibo_desktop.domain.picture.figures import PICTURE_FIGURES
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.period_closings import PictureBoard, load_board
from chibo_desktop.services.picture import Picture
from chibo_desktop.services.seeing_branch import distribution_chart
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.picture import (
    CHECKS,
    GROUPS,
    WHOLE_NAME,
    adjustment_names,
    bundles_text,
    check_text,
    checks_headline,
    closing_text,
    compared_label,
    differing_names,
    figure_words,
    number_text,
    over_units_text,
)
from chibo_desktop.wording.statistics import period_text

_C, _R = Align.CENTRE, Align.RIGHT
_MOST_COLUMNS = 60


def consolidated_pdf(
    unit: Unit, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> bytes:
    """The tables of a period as PDF: as it was closed when it was, else as it stands."""
    return list_papers(_views(unit, load_board(unit, period, today, progress), today))


def consolidated_workbook(
    unit: Unit, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> bytes:
    """The same as a workbook."""
    board = load_board(unit, period, today, progress)
    return list_workbook(_views(unit, board, today), created=created_at(unit, today))


def _views(unit: Unit, board: PictureBoard, today: date) -> list[ListView]:
    issuer = issuer_of(unit, today)
    views = [_figures(issuer, board), _ratings(issuer, board), _checks(issuer, board)]
    return [*views, _adjustments(issuer, board)] if board.closing.is_closed else views


def _figures(issuer: Issuer, board: PictureBoard) -> ListView:
    totals, number = board.shown.totals, 0
    rows: list[ListRow] = []
    group = None
    for figure in PICTURE_FIGURES:
        if figure.code not in totals:
            continue
        if figure.group is not group:
            group = figure.group
            rows.append(heading(GROUPS[group]))
        number += 1
        words, total = figure_words(figure.code), totals[figure.code]
        text = number_text(figure.code, total)
        rows.append(
            ListRow(
                cells=(number, words.label, words.thing, total if text == str(total) else text),
                level=1 if figure.among else 0,
            )
        )
    columns = (
        ListColumn(title="TT", width=7, align=_C),
        ListColumn(title="Số liệu", width=62),
        ListColumn(title="Đơn vị tính", width=18),
        ListColumn(title=WHOLE_NAME, width=24, align=_R),
    )
    return _view(issuer, board, "Số liệu tổng hợp", "Số liệu", columns, rows)


def _ratings(issuer: Issuer, board: PictureBoard) -> ListView:
    picture = board.shown
    rows = [_rating_row("", WHOLE_NAME, picture.whole, strong=True)]
    for place, one in enumerate(picture.ratings, start=1):
        rows.append(_rating_row(place, one.name, one.shares))
        rows += [_rating_row("", name, shares, level=1) for name, shares in one.branches]
    columns = (
        ListColumn(title="TT", width=7, align=_C),
        ListColumn(title="Đơn vị", width=44),
        *(
            ListColumn(title=title, width=width, align=_R)
            for title, width in (
                ("Đã chốt kỳ", 11),
                ("Xuất sắc", 10),
                ("Trần", 8),
                ("Vượt trần", 9),
                ("Tốt", 8),
                ("Hoàn thành", 11),
                ("Không hoàn thành", 12),
                ("Không xếp loại", 11),
                ("Đã quyết định", 11),
            )
        ),
    )
    title = "Phân bố xếp loại đảng viên theo đơn vị"
    return _view(
        issuer,
        board,
        title,
        "Xếp loại",
        columns,
        rows,
        after=(over_units_text(picture.over_caps),),
        chart=_chart(picture),
    )


def _chart(picture: Picture) -> Chart | None:
    """A column a unit, numbered as in the table; of very many none could be told from another."""
    columns = [
        (str(place), {code.value: n for code, n in one.shares.standing.items()}, one.org_id)
        for place, one in enumerate(picture.ratings, start=1)
    ]
    is_seen = 1 < len(columns) <= _MOST_COLUMNS and picture.whole.rounds
    return distribution_chart(columns) if is_seen else None


def _rating_row(
    place: int | str, name: str, shares: RatingShares, *, strong: bool = False, level: int = 0
) -> ListRow:
    closed = f"{shares.rounds}/{shares.branches}"
    if not shares.rounds:
        return ListRow(cells=(place, name, closed, *[None] * 8), level=level)
    standing = shares.standing
    return ListRow(
        cells=(
            place,
            name,
            closed,
            standing.get(Rating.EXCELLENT, 0),
            shares.limit,
            shares.over or None,
            standing.get(Rating.GOOD, 0),
            standing.get(Rating.FULFILLED, 0),
            standing.get(Rating.UNFULFILLED, 0),
            shares.unrated,
            shares.decided,
        ),
        is_strong=strong,
        level=level,
    )


def _checks(issuer: Issuer, board: PictureBoard) -> ListView:
    rows: list[ListRow] = []
    for result in board.shown.checks:
        title, what_to_do = CHECKS[result.check.code]
        said = f"{title}. {compared_label(result.check)}. {check_text(result)}."
        rows.append(heading(said if result.is_good else f"{said} {what_to_do}"))
        rows += [
            ListRow(cells=(place, one.name, one.place, one.note))
            for place, one in enumerate(differing_names(result), start=1)
        ]
    columns = (
        ListColumn(title="TT", width=7, align=_C),
        ListColumn(title="Ai làm nên chênh lệch", width=34),
        ListColumn(title="Đơn vị", width=44),
        ListColumn(title="Ở đâu, vì sao", width=66),
    )
    said = checks_headline(board.shown.checks)
    return _view(issuer, board, "Đối chiếu số liệu", "Đối chiếu", columns, rows, before=(said,))


def _adjustments(issuer: Issuer, board: PictureBoard) -> ListView:
    rows = [
        ListRow(
            cells=(
                place,
                one.unit_name or "Đảng ủy",
                figure_words(one.change.code).label,
                number_text(one.change.code, one.change.before),
                number_text(one.change.code, one.change.after),
                adjustment_names(one.change),
                bundles_text([(item.seq, item.received_at[:10]) for item in one.bundles]),
            )
        )
        for place, one in enumerate(board.adjustments, start=1)
    ]
    columns = (
        ListColumn(title="TT", width=7, align=_C),
        ListColumn(title="Đơn vị", width=32),
        ListColumn(title="Số liệu", width=32),
        ListColumn(title="Khi chốt", width=13, align=_R),
        ListColumn(title="Hiện nay", width=13, align=_R),
        ListColumn(title="Ai làm nên chênh lệch", width=36),
        ListColumn(title="Từ gói", width=28),
    )
    before = () if rows else ("Chưa có điều chỉnh nào từ khi chốt kỳ.",)
    title = "Điều chỉnh sau chốt kỳ"
    return _view(issuer, board, title, "Điều chỉnh", columns, rows, before=before)


def _view(
    issuer: Issuer,
    board: PictureBoard,
    title: str,
    sheet: str,
    columns: Sequence[ListColumn],
    rows: Sequence[ListRow],
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    chart: Chart | None = None,
) -> ListView:
    return ListView(
        letterhead=issuer.letterhead,
        title=title,
        subjects=(period_text(board.now.period),),
        note=f"({closing_text(board.closing, len(board.adjustments), board.is_kept_elsewhere)})",
        before=before,
        columns=tuple(columns),
        rows=tuple(rows),
        after=after,
        chart=chart,
        signatures=issuer.table_signatures,
        sheet=sheet,
        is_lying=True,  # the widest table's: one file has one set-up
        footnote=issuer.noted(),
        is_practice=issuer.is_practice,
    )
