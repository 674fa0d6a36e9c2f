"""The branch's own rating at the end of a year: Phụ lục 1 of 366-QĐ/TW as criteria data."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.review_view import TablePart
from chibo_desktop.domain.criteria import CriteriaSet, all_criteria, load_criteria_file
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_rating import Outcome, rate
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.year_end import Review
from chibo_desktop.services.reviews import ReviewDraft, review_record
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import explain

_COLUMNS = (
    ListColumn(title="TT", width=5, align=Align.CENTRE),
    ListColumn(title="Nội dung", width=56),
    ListColumn(title="Điểm tối đa", width=9, align=Align.CENTRE),
    ListColumn(title="Điểm tự chấm", width=9, align=Align.CENTRE),
)


@cache
def collective_sets() -> tuple[CriteriaSet, ...]:
    """The criteria of collectives that ship with the program, the newest first."""
    folder = resources.path("collectives")
    found = (load_criteria_file(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(sorted(found, key=lambda one: one.effective_from, reverse=True))


def collective_set(day: date) -> CriteriaSet:
    """The criteria in force on a day; the oldest for a day before all."""
    month = Month.of(day)
    return next((one for one in collective_sets() if one.covers(month)), collective_sets()[-1])


def collective_outcome(record: Review | None, day: date) -> Outcome:
    """What the branch's own marks come to, with every step."""
    marks = read_numbers(record.marks) if record else {}
    facts = read_numbers(record.facts) if record else {}
    return rate(collective_set(day), {Marker.BRANCH.value: marks}, facts)


def collective_rating(record: Review | None, day: date) -> Rating | None:
    """The rating that follows from the branch's own marks; None while some are missing."""
    return collective_outcome(record, day).rating if record else None


def collective_reasons(record: Review | None, day: date) -> list[str]:
    """Every step to the branch's own rating, in sentences."""
    return explain(collective_outcome(record, day), collective_set(day))


def write_collective(
    unit: Unit, draft: ReviewDraft, marks: Mapping[str, str], facts: Mapping[str, str]
) -> None:
    """Keep the branch's own marks and facts; an empty text takes one away.

    Faulty marks are kept and said, as in the grid: a half-filled sheet is a draft.
    """
    one = review_record(unit, draft)
    unit.save(
        replace(one, marks=_merged(one.marks, marks), facts=_merged(one.facts, facts)),
        act="review.marks",
    )


def collective_table(record: Review | None, day: date) -> TablePart:
    """The sheet of the branch's own marks as a table for paper."""
    criteria_set = collective_set(day)
    marks = read_numbers(record.marks) if record else {}
    outcome = collective_outcome(record, day)
    total = outcome.totals[Marker.BRANCH.value]
    rows = [
        ListRow(
            cells=(
                line.number,
                line.label,
                line.ceiling,
                total.groups.get(line.code) if line.is_group and marks else marks.get(line.code),
            ),
            is_strong=line.is_group,
            level=0 if line.is_group else min(depth, 1),
        )
        for depth, line in all_criteria(criteria_set)
    ]
    sum_text = outcome.total if marks else None
    rows.append(ListRow(cells=("", "Tổng", criteria_set.scale, sum_text), is_strong=True))
    return TablePart(columns=_COLUMNS, rows=tuple(rows))


def _merged(before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    merged = {**before}
    for code, text in given.items():
        if text.strip():
            merged[code] = text.strip().replace(",", ".")
        else:
            merged.pop(code, None)
    return merged
