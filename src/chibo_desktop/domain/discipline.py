"""Kỷ luật: one case from the first suspicion to the end of its effect, step by step.

A decided discipline of a member is a row of the member's dossier (item 26), which stays the only
source of what was decided; a case leads there and keeps its course. Source: domain.md §8, §6.5.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, record


class DisciplineStage(StrEnum):
    """What happened in a case, and so where it stands."""

    SUSPECTED = "suspected"
    REVIEWED = "reviewed"
    VOTED = "voted"
    DECIDED = "decided"
    COMPLAINED = "complained"
    UPHELD = "upheld"  # the complaint changed nothing
    CHANGED = "changed"  # another form instead
    ANNULLED = "annulled"
    DROPPED = "dropped"  # no discipline
    ENDED = "ended"  # its effect


_AFTER: Mapping[DisciplineStage, tuple[DisciplineStage, ...]] = {
    DisciplineStage.SUSPECTED: (DisciplineStage.REVIEWED, DisciplineStage.DROPPED),
    DisciplineStage.REVIEWED: (
        DisciplineStage.VOTED,
        DisciplineStage.DECIDED,
        DisciplineStage.DROPPED,
    ),
    DisciplineStage.VOTED: (
        DisciplineStage.DECIDED,
        DisciplineStage.VOTED,
        DisciplineStage.DROPPED,
    ),
    DisciplineStage.DECIDED: (DisciplineStage.COMPLAINED, DisciplineStage.ENDED),
    DisciplineStage.COMPLAINED: (
        DisciplineStage.UPHELD,
        DisciplineStage.CHANGED,
        DisciplineStage.ANNULLED,
    ),
    DisciplineStage.UPHELD: (DisciplineStage.COMPLAINED, DisciplineStage.ENDED),
    DisciplineStage.CHANGED: (DisciplineStage.COMPLAINED, DisciplineStage.ENDED),
}
"""What may follow what; nothing follows a case that is dropped, annulled or ended."""
WITH_DOCUMENT = frozenset({DisciplineStage.DECIDED, DisciplineStage.CHANGED})
"""Steps that say a form, by a document of somebody."""


@record("discipline_case", "Vụ việc kỷ luật")
@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineCase(Record):
    """What somebody is suspected of: a member, or a collective when no member is named."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    name: str = text("Tổ chức đảng", width=30, sensitive=True)
    opened_on: date | None = full_date("Ngày phát hiện", required=True, sensitive=True)
    matter: str = long_text("Nội dung vi phạm", required=True, width=40, sensitive=True)
    source: str = text("Phát hiện từ đâu", width=30, sensitive=True)

    @property
    def is_collective(self) -> bool:
        """True when a Party organisation is concerned."""
        return not self.member_id


@record("discipline_step", "Bước xử lý kỷ luật")
@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineStep(Record):
    """One step of a case: a review, a vote with its counts, a decision, a complaint …"""

    case_id: str = reference("Vụ việc", "discipline_case", internal=True)
    stage: str = choice("Bước", "discipline_stage", required=True, sensitive=True)
    happened_on: date | None = full_date("Ngày", required=True, sensitive=True)
    form: str = choice("Hình thức kỷ luật", "discipline_form", sensitive=True)
    number: str = text("Số quyết định", width=16, sensitive=True, atom="document")
    body: str = text("Cơ quan quyết định", width=30, sensitive=True, atom="document")
    base: int | None = declare(
        Kind.INTEGER, "Số đảng viên chính thức làm gốc", atom="count", sensitive=True
    )
    in_favour: int | None = declare(
        Kind.INTEGER, "Số phiếu tán thành", atom="count", sensitive=True
    )
    note: str = long_text("Nội dung, kết quả", width=40, sensitive=True)


def in_course(steps: Sequence[DisciplineStep]) -> list[DisciplineStep]:
    """The steps by their days; of one day in order of entry, in which they are given."""
    return sorted(steps, key=lambda one: str(one.happened_on or ""))


def stage_of(steps: Sequence[DisciplineStep]) -> DisciplineStage:
    """Where a case stands: at its last step."""
    known = in_course(steps)
    return DisciplineStage(known[-1].stage) if known else DisciplineStage.SUSPECTED


def next_stages(steps: Sequence[DisciplineStep]) -> tuple[DisciplineStage, ...]:
    """What may be written down next."""
    return _AFTER.get(stage_of(steps), ())


def decision_of(steps: Sequence[DisciplineStep]) -> DisciplineStep | None:
    """The step that decided; None before it, and once the decision was annulled."""
    if stage_of(steps) is DisciplineStage.ANNULLED:
        return None
    known = [one for one in in_course(steps) if one.stage == DisciplineStage.DECIDED]
    return known[0] if known else None


def decided_form(steps: Sequence[DisciplineStep]) -> str:
    """The form that stands: as decided, or as changed after a complaint."""
    known = [one.form for one in in_course(steps) if one.stage in WITH_DOCUMENT]
    return known[-1] if known else ""


def step_problems(
    case: DisciplineCase, steps: Sequence[DisciplineStep], step: DisciplineStep, today: date
) -> Iterator[Problem]:
    """What keeps a step from being written."""
    if step.stage not in next_stages(steps):
        yield Problem(code="discipline-order", field="stage")
    day = step.happened_on
    known = [one.happened_on for one in steps if one.happened_on is not None]
    latest = max([*known, case.opened_on] if case.opened_on else known, default=None)
    if day is None:
        yield Problem(code="discipline-day", field="happened_on")
    elif day > today:
        yield Problem(code="discipline-ahead", field="happened_on")
    elif latest is not None and day < latest:
        yield Problem(code="discipline-early", field="happened_on")
    if step.stage in WITH_DOCUMENT:
        if not step.form:
            yield Problem(code="discipline-form", field="form")
        if not step.number:
            yield Problem(code="discipline-number", field="number")
        if not step.body:
            yield Problem(code="discipline-body", field="body")
    if step.stage == DisciplineStage.VOTED:
        base, given = step.base, step.in_favour
        if not step.form:
            yield Problem(code="discipline-form", field="form")
        if base is None or given is None or not 0 <= given <= base or not base:
            yield Problem(code="discipline-votes", field="in_favour")


def effect_ends_on(decided_on: PartialDate | None, months: int | None) -> date | None:
    """The day on which a discipline ceases by itself; None while day or rule are not known.

    Source: the dated rule `discipline-months` of timers; counted from the last day that a date
    known in part can mean.
    """
    if decided_on is None or months is None:
        return None
    return months_later(decided_on.latest, months)


def discipline_row_id(case_id: str) -> str:
    """The id of the dossier's row that a decided case becomes, the same everywhere."""
    return derived_id("discipline", case_id)
