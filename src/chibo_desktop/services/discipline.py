"""Cases of discipline: opened, reviewed, voted on, decided; what was decided goes to the dossier.

Restricted: a screen asks for these only when somebody has asked to see them, and says so first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.discipline import (
    WITH_DOCUMENT,
    DisciplineCase,
    DisciplineStage,
    DisciplineStep,
    decided_form,
    decision_of,
    discipline_row_id,
    effect_ends_on,
    in_course,
    next_stages,
    stage_of,
    step_problems,
)
from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.meeting_content import Majority, MeetingVote
from chibo_desktop.domain.member import Member, MemberStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.commendation_figures import names_of
from chibo_desktop.services.discipline_figures import Disciplined, disciplined
from chibo_desktop.services.minutes import VoteLine, judge_on
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.discipline import cases_with_steps
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.discipline import count_text_of

_KIND = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case with where it stands; `row` is what the dossier says of a decided one."""

    case: DisciplineCase
    steps: tuple[DisciplineStep, ...]
    name: str
    unit_name: str
    stage: DisciplineStage
    row: Discipline | None
    ends_on: date | None
    rule: Rule | None  # that the end follows from
    forms: tuple[str, ...]  # that may be chosen
    votes: Mapping[str, str]  # what each vote came to, in words, by step

    @property
    def form(self) -> str:
        """The form that stands: by the dossier, else by the steps."""
        return self.row.form if self.row else decided_form(self.steps)

    @property
    def next(self) -> tuple[DisciplineStage, ...]:
        """What may be written down next."""
        return next_stages(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineBoard:
    """Every case of the file, the newest first; `decided` is all that was, with or without one."""

    org_id: str
    branches: Mapping[str, str]
    lines: tuple[CaseLine, ...]
    decided: tuple[Disciplined, ...]


def load_discipline(unit: Unit) -> DisciplineBoard:
    """The cases of this file, at the office of all units."""
    found = cases_with_steps(unit.connection)
    names = names_of(unit.connection, [case.member_id for case, _ in found])
    members = unit.get_many(Member, [case.member_id for case, _ in found if case.member_id])
    rows = unit.get_many(Discipline, [discipline_row_id(case.id) for case, _ in found])
    lines = []
    for case, steps in found:
        row = rows.get(discipline_row_id(case.id)) if decision_of(steps) else None
        ends_on, rule = _end(steps, row)
        lines.append(
            CaseLine(
                case=case,
                steps=tuple(in_course(steps)),
                name=names.members.get((case.org_id, case.member_id), (case.name, ""))[0],
                unit_name=names.unit(case.org_id, case.branch_id),
                stage=stage_of(steps),
                row=row,
                ends_on=ends_on,
                rule=rule,
                forms=forms_for(case, members.get(case.member_id), unit.now.date()),
                votes={
                    one.id: count_text_of(vote_of(unit, one).result, one)
                    for one in steps
                    if one.stage == DisciplineStage.VOTED
                },
            )
        )
    lines.sort(key=lambda line: str(line.case.opened_on), reverse=True)
    return DisciplineBoard(
        org_id=unit.author.org_id,
        branches=branch_names(unit.connection, unit.author.org_id),
        lines=tuple(lines),
        decided=disciplined(unit.connection, None, date.min, date.max),
    )


def forms_for(case: DisciplineCase, member: Member | None, day: date) -> tuple[str, ...]:
    """The forms of discipline that the rules of a day know for whom a case concerns."""
    if case.is_collective:
        code = "forms-collective"
    elif member is not None and member.status is MemberStatus.PROBATIONARY:
        code = "forms-probationary"
    else:
        code = "forms-member"
    return tuple(rule_book("discipline").on(day).word(code).split())


def vote_of(unit: Unit, step: DisciplineStep) -> VoteLine:
    """What the vote of a step came to, by the majority that its form asks for."""
    day = step.happened_on or unit.now.date()
    special = rule_book("discipline").on(day).word("special-forms").split()
    vote = MeetingVote(
        id=step.id,
        org_id=step.org_id,
        majority=Majority.SPECIAL if step.form in special else Majority.ORDINARY,
        base=step.base,
        in_favour=step.in_favour,
    )
    return judge_on(day, vote)


def save_case(unit: Unit, case: DisciplineCase) -> None:
    """Open a case or correct what it says.

    Raises DomainError: discipline-who, discipline-matter, discipline-day, discipline-ahead.
    """
    problems = []
    if not case.member_id and not nfc(case.name):
        problems.append(Problem(code="discipline-who", field="member_id"))
    if not nfc_lines(case.matter):
        problems.append(Problem(code="discipline-matter", field="matter"))
    if case.opened_on is None:
        problems.append(Problem(code="discipline-day", field="opened_on"))
    elif case.opened_on > unit.now.date():
        problems.append(Problem(code="discipline-ahead", field="opened_on"))
    if problems:
        raise DomainError(*problems)
    is_known = unit.get(DisciplineCase, case.id) is not None
    unit.save(
        replace(
            case,
            name="" if case.member_id else nfc(case.name),
            matter=nfc_lines(case.matter),
            source=nfc(case.source),
        ),
        act="discipline.edit" if is_known else "discipline.open",
    )


def note_step(unit: Unit, case: DisciplineCase, step: DisciplineStep) -> None:
    """Write the next step of a case; a decision goes into the member's dossier.

    Raises DomainError: those of `step_problems`.
    """
    steps = _steps(unit, case)
    problems = list(step_problems(case, steps, step, unit.now.date()))
    if problems:
        raise DomainError(*problems)
    has_document = step.stage in WITH_DOCUMENT
    written = replace(
        step,
        form=step.form if has_document or step.stage == DisciplineStage.VOTED else "",
        number=nfc(step.number),
        body=nfc(step.body),
        note=nfc_lines(step.note),
    )
    unit.save(written, act="discipline.step")
    _write_row(unit, case, (*steps, written))


def remove_last_step(unit: Unit, case: DisciplineCase) -> None:
    """Take back the last step, written by mistake; a case without steps is taken off whole."""
    steps = _steps(unit, case)
    if not steps:
        unit.void(case, reason="Ghi nhầm", act="discipline.void")
        return
    last = in_course(steps)[-1]
    unit.void(last, reason="Ghi nhầm", act="discipline.void")
    _write_row(unit, case, tuple(one for one in steps if one.id != last.id))


def _steps(unit: Unit, case: DisciplineCase) -> tuple[DisciplineStep, ...]:
    found = cases_with_steps(unit.connection, [unit.author.org_id])
    return next((steps for one, steps in found if one.id == case.id), ())


def _write_row(unit: Unit, case: DisciplineCase, steps: tuple[DisciplineStep, ...]) -> None:
    """Make the dossier say what the steps now come to; what else was written there stays."""
    if case.is_collective:
        return
    identity = discipline_row_id(case.id)
    decision, last = decision_of(steps), in_course(steps)[-1] if steps else None
    known = unit.get(Discipline, identity)
    if decision is None or decision.happened_on is None:
        if known is not None:
            reason = last.note if last and last.note else "Không còn quyết định"
            unit.void(known, reason=reason, act="discipline.step")
        return
    row = known or Discipline(id=identity, org_id=case.org_id, member_id=case.member_id)
    ended = last if last and last.stage == DisciplineStage.ENDED else None
    changed = [one for one in steps if one.stage == DisciplineStage.CHANGED]
    by = ended or (changed[-1] if changed else None)
    unit.save(
        replace(
            row,
            decided_on=PartialDate.of(decision.happened_on),
            kind=_KIND,
            form=decided_form(steps),
            reason=case.matter,
            decision_number=decision.number,
            decided_by=decision.body,
            ended_on=PartialDate.of(ended.happened_on) if ended and ended.happened_on else None,
            ended_by=" ".join(filter(None, (by.number, by.note))) if by else "",
        ),
        act="discipline.step",
    )


def _end(
    steps: tuple[DisciplineStep, ...], row: Discipline | None
) -> tuple[date | None, Rule | None]:
    """When the effect ends: as written, else by the rule of the day of the decision."""
    decision = decision_of(steps)
    if decision is None or decision.happened_on is None:
        return None, None
    if row is not None and row.ended_on is not None:
        return row.ended_on.latest, None
    day = decision.happened_on
    if decided_form(steps) in rule_book("discipline").on(day).word("lasting-forms").split():
        return None, None
    rule = rule_book("timers").on(day).get("discipline-months")
    months = rule.value if rule and isinstance(rule.value, int) else None
    return effect_ends_on(row.decided_on if row else PartialDate.of(day), months), rule
