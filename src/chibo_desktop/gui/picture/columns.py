"""The tables of the picture: lines as data, one table a side."""

from dataclasses import dataclass

from chibo_desktop.domain.picture.caps import RatingShares
from chibo_desktop.domain.picture.checks import CheckResult
from chibo_desktop.domain.picture.figures import PICTURE_FIGURES
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.closing_adjustments import AdjustmentLine
from chibo_desktop.services.period_closings import PictureBoard
from chibo_desktop.services.picture import Picture
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.picture import (
    CHECKS,
    GROUPS,
    WHOLE_NAME,
    adjustment_names,
    bundles_text,
    check_text,
    compared_label,
    figure_words,
    number_text,
)

_INDENT = "      "


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """One unit, a branch below it by the branch's name, or the whole, which has no `org_id`."""

    org_id: str
    name: str
    shares: RatingShares
    branch: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it stands for all units."""
        return not self.org_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One figure of the whole; `now` differs from `number` after a closing.

    `group` is named on the first figure of a group alone.
    """

    code: str
    group: str
    number: int | None
    now: int | None

    @property
    def is_adjusted(self) -> bool:
        """Whether it says something else today."""
        return self.number != self.now


def rating_lines(picture: Picture) -> list[RatingLine]:
    """The whole first, then each unit with its branches."""
    lines = [RatingLine(org_id="", name=WHOLE_NAME, shares=picture.whole)]
    for unit in picture.ratings:
        lines.append(RatingLine(org_id=unit.org_id, name=unit.name, shares=unit.shares))
        lines += [
            RatingLine(org_id=unit.org_id, name=f"{_INDENT}{name}", shares=shares, branch=name)
            for name, shares in unit.branches
        ]
    return lines


def figure_lines(board: PictureBoard, picture: Picture) -> list[FigureLine]:
    """Every figure somebody told, in the order of the groups."""
    totals, now = picture.totals, board.now.totals
    lines: list[FigureLine] = []
    group = None
    for one in PICTURE_FIGURES:
        if one.code in totals or one.code in now:
            lines.append(
                FigureLine(
                    code=one.code,
                    group="" if one.group is group else GROUPS[one.group],
                    number=totals.get(one.code),
                    now=now.get(one.code),
                )
            )
            group = one.group
    return lines


def _rating(rating: Rating, title: str) -> Column[RatingLine]:
    return Column(
        key=rating.value,
        title=title,
        text=lambda line: _count(line, line.shares.standing.get(rating, 0)),
        align=RIGHT,
        width=74,
        state=_rating_state,
    )


def _count(line: RatingLine, number: int) -> str:
    return count_text(number) if line.shares.rounds else "–"


def _rating_state(line: RatingLine) -> str:
    if line.shares.over and not line.is_whole:
        return "attention"
    return "secondary" if line.branch or not line.shares.rounds else ""


def _limit(line: RatingLine) -> str:
    return "–" if line.shares.limit is None else count_text(line.shares.limit)


def _rounds(line: RatingLine) -> str:
    return f"{count_text(line.shares.rounds)}/{count_text(line.shares.branches)}"


RATING_COLUMNS: tuple[Column[RatingLine], ...] = (
    Column(
        key="unit",
        title="Đơn vị",
        text=lambda line: line.name,
        tip=lambda line: line.name.strip(),
        width=232,
        state=_rating_state,
        is_optional=False,
    ),
    Column(
        key="rounds",
        title="Đã chốt kỳ",
        text=_rounds,
        align=RIGHT,
        width=74,
        state=lambda line: "good" if line.shares.rounds == line.shares.branches else "secondary",
        tip=lambda line: f"{_rounds(line)} chi bộ đã chốt và gửi kỳ này",
    ),
    _rating(Rating.EXCELLENT, "Xuất sắc"),
    Column(
        key="limit",
        title="Trần",
        text=_limit,
        align=RIGHT,
        width=58,
        state=_rating_state,
        tip=lambda _line: "Tổng trần xuất sắc của các chi bộ, theo bộ tiêu chí của từng chi bộ",
    ),
    Column(
        key="over",
        title="Vượt",
        text=lambda line: f"▲ {count_text(line.shares.over)}" if line.shares.over else "",
        align=RIGHT,
        width=62,
        state=lambda _line: "attention",
        tip=lambda line: (
            f"Thừa {line.shares.over} xuất sắc so với trần" if line.shares.over else ""
        ),
    ),
    _rating(Rating.GOOD, "Tốt"),
    _rating(Rating.FULFILLED, "Hoàn thành"),
    _rating(Rating.UNFULFILLED, "Không HT"),
    Column(
        key="unrated",
        title="Không xếp loại",
        text=lambda line: _count(line, line.shares.unrated),
        align=RIGHT,
        width=84,
        state=_rating_state,
    ),
    Column(
        key="decided",
        title="Đã quyết định",
        text=lambda line: _count(line, line.shares.decided),
        align=RIGHT,
        width=84,
        state=_rating_state,
        tip=lambda _line: "Số đồng chí đã có quyết định xếp loại của cấp có thẩm quyền",
    ),
)

FIGURE_COLUMNS: tuple[Column[FigureLine], ...] = (
    Column(
        key="group",
        title="Nhóm",
        text=lambda line: line.group,
        tip=lambda line: line.group,
        width=145,
    ),
    Column(
        key="label",
        title="Số liệu",
        text=lambda line: figure_words(line.code).label,
        tip=lambda line: figure_words(line.code).label,
        width=230,  # the number stays in sight at the largest text on a small screen
        is_optional=False,
    ),
    Column(
        key="number",
        title=WHOLE_NAME,
        text=lambda line: number_text(line.code, line.number),
        align=RIGHT,
        width=118,
        is_optional=False,
    ),
    Column(
        key="now",
        title="Hiện nay",
        text=lambda line: number_text(line.code, line.now) if line.is_adjusted else "",
        width=120,
        state=lambda _line: "attention",
        tip=lambda line: "Đã đổi từ khi chốt kỳ" if line.is_adjusted else "",
    ),
)

CHECK_COLUMNS: tuple[Column[CheckResult], ...] = (
    Column(
        key="sign",
        title="",
        text=lambda line: "✓" if line.is_good else "✗",
        state=lambda line: "good" if line.is_good else "accent",
        width=36,
        is_optional=False,
    ),
    Column(
        key="check",
        title="Đối chiếu",
        text=lambda line: CHECKS[line.check.code][0],
        width=350,
        is_optional=False,
    ),
    Column(
        key="result",
        title="Kết quả",
        text=check_text,
        state=lambda line: "good" if line.is_good else "accent",
        width=200,
        is_optional=False,
    ),
    Column(
        key="left",
        title="Hai số được so",
        text=lambda line: compared_label(line.check),
        tip=lambda line: compared_label(line.check),
        width=420,
    ),
)

ADJUSTMENT_COLUMNS: tuple[Column[AdjustmentLine], ...] = (
    unit_column(
        lambda line: line.unit_name or "Đảng ủy",
        order=lambda line: sort_key(line.unit_name),
        width=220,
        is_optional=False,
    ),
    Column(
        key="figure",
        title="Số liệu",
        text=lambda line: figure_words(line.change.code).label,
        width=230,
        is_optional=False,
    ),
    Column(
        key="before",
        title="Khi chốt",
        text=lambda line: number_text(line.change.code, line.change.before),
        align=RIGHT,
        width=110,
    ),
    Column(
        key="after",
        title="Hiện nay",
        text=lambda line: number_text(line.change.code, line.change.after),
        align=RIGHT,
        width=110,
        state=lambda _line: "attention",
    ),
    Column(
        key="names",
        title="Ai làm nên chênh lệch",
        text=lambda line: adjustment_names(line.change),
        tip=lambda line: adjustment_names(line.change),
        width=300,
    ),
    Column(
        key="bundles",
        title="Từ gói",
        text=lambda line: bundles_text([(one.seq, one.received_at[:10]) for one in line.bundles]),
        tip=lambda line: "; ".join(one.file_name for one in line.bundles),
        width=220,
    ),
)
