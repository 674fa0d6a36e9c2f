"""The progress of targets as charts: one over its periods against its plan, all of a year."""

from fractions import Fraction

from chibo_desktop.documents.drawing import Hatch
from chibo_desktop.documents.level_bars import BarChart, LevelBar
from chibo_desktop.documents.line_chart import ChartBand, ChartPoint, LineChart
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.targets.progress import progress_of
from chibo_desktop.domain.targets.records import TargetDirection, TargetState
from chibo_desktop.services.seen import Seen
from chibo_desktop.services.targets import TargetBoard, TargetLine
from chibo_desktop.wording.targets import (
    amount_text,
    done_text,
    headline,
    number_text,
    percent_of_plan,
    period_text,
    plan_text,
    state_on_paper,
    why_text,
)

_R = Align.RIGHT
_LINE_COLUMNS = (
    ListColumn(title="Kỳ", width=24),
    ListColumn(title="Trong kỳ", width=16, align=_R),
    ListColumn(title="Đến hết kỳ", width=16, align=_R),
    ListColumn(title="So với kế hoạch", width=16, align=_R),
    ListColumn(title="Minh chứng", width=40),
)
_BAR_COLUMNS = (
    ListColumn(title="Chỉ tiêu", width=52),
    ListColumn(title="Kế hoạch", width=18, align=_R),
    ListColumn(title="Thực hiện", width=18, align=_R),
    ListColumn(title="So với kế hoạch", width=14, align=_R),
    ListColumn(title="Đánh giá", width=20),
)
_TONES = {
    TargetState.NOT_MET: ("attention_soft", Hatch.RISING),
    TargetState.NOT_DUE: ("side", Hatch.NONE),
}
_PLAN = 100
_MOST_PERCENT = 200  # longer bars are cut on the drawing; their figure says the whole


def target_line(line: TargetLine) -> Seen:
    """What a target with a number came to after each of its periods; a point opens its result."""
    target = line.target
    known = sorted(
        (one for one in line.results if one.period is not None and one.value is not None),
        key=lambda one: (str(one.period), one.span, one.id),
    )
    if not target.is_numeric or not known:
        return Seen(title=target.title, empty="Chưa có kết quả bằng số của kỳ nào để vẽ.")
    points, rows, reached = [], [], []
    for place, one in enumerate(known, start=1):
        until = one.period
        if until is None:
            continue
        progress = progress_of(target, known[:place], until)
        done = progress.done or Fraction(0)
        reached.append(done)
        period, amount = period_text(one), amount_text(done, target.unit)
        percent = percent_of_plan(progress)
        points.append(
            ChartPoint(
                label=f"T{until.number}",
                value=float(done),
                shown=number_text(done),
                words=f"{period}: {amount}{f', {percent} kế hoạch' if percent else ''}",
                key=one.id,
            )
        )
        inside = amount_text(one.value, target.unit)
        rows.append(ListRow(cells=(period, inside, amount, percent, one.evidence)))
    planned = Fraction(target.planned or 0)
    is_ceiling = target.direction == TargetDirection.AT_MOST
    words = ("Trong mức", "Quá mức") if is_ceiling else ("Chưa đủ", "Đạt kế hoạch")
    return Seen(
        title=target.title,
        subject=f"kế hoạch {plan_text(target)}",
        chart=LineChart(
            points=tuple(points),
            bands=(
                ChartBand(least=0, label=words[0]),
                ChartBand(least=float(planned), label=words[1]),
            ),
            highest=float(max(planned, *reached) * Fraction(5, 4)) or 1,
            alt=". ".join(point.words for point in points),
        ),
        columns=_LINE_COLUMNS,
        rows=tuple(rows),
        keys=tuple(one.id for one in known),
        sentences=(why_text(target, line.progress, line.units),),
    )


def target_bars(board: TargetBoard) -> Seen:
    """How far every target with a number has come, in hundredths of its plan; a bar opens it."""
    title = f"Tiến độ chỉ tiêu năm {board.year}"
    counted = [one for one in board.lines if one.progress.percent is not None]
    if not counted:
        return Seen(title=title, empty="Năm này chưa có chỉ tiêu nào có kết quả bằng số để vẽ.")
    percents = [one.progress.percent or Fraction(0) for one in counted]
    bars = []
    for one, percent in zip(counted, percents, strict=True):
        tone, hatch = _TONES.get(one.state, ("good_soft", Hatch.NONE))
        bars.append(
            LevelBar(
                label=one.target.title,
                value=float(min(percent, Fraction(_MOST_PERCENT))),
                shown=percent_of_plan(one.progress),
                words=why_text(one.target, one.progress, one.units),
                key=one.target.id,
                tone=tone,
                hatch=hatch,
                target=_PLAN,
            )
        )
    highest = max(_PLAN, *(bar.value for bar in bars))
    return Seen(
        title=title,
        subject=headline(board.count),
        chart=BarChart(
            bars=tuple(bars),
            highest=highest * 1.05,
            alt=". ".join(bar.words for bar in bars),
        ),
        columns=_BAR_COLUMNS,
        rows=tuple(
            ListRow(
                cells=(
                    one.target.title,
                    plan_text(one.target),
                    done_text(one.target, one.progress),
                    percent_of_plan(one.progress),
                    state_on_paper(one.progress),
                )
            )
            for one in counted
        ),
        keys=tuple(one.target.id for one in counted),
        sentences=("Vạch đứng là mức kế hoạch (100 %).",),
    )
