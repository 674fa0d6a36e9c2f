"""Going back and forward: the last act undone and done again, or any one step of the past.

Formal acts are not undone by a key: each has a recorded act of its own that takes it back, and the
refusal says which.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.dossier_extent import points_to_member
from chibo_desktop.domain.evaluation import Evaluation, Round, RoundState
from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_named
from chibo_desktop.services.step_stack import Act, StepStack
from chibo_desktop.services.step_words import atom_label, say_steps
from chibo_desktop.storage.record_names import record_names
from chibo_desktop.storage.step_log import lines_of, step_entries, undo_step
from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.undoing import Undone
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.steps import FORMAL_WORDS, labels_text

FORMAL_ACTS: Mapping[str, str] = {
    "workplace.create": "undo-file-made",
    "round.open": "undo-round-open",
    "round.close": "undo-round-close",
    "round.reopen": "undo-round-reopen",
    "criteria.issue": "undo-criteria-issue",
    "criteria.withdraw": "undo-criteria-withdraw",
    "dues.close": "undo-dues-close",
    "dues.reopen": "undo-dues-reopen",
    "opinion.forward": "undo-opinion",
    "opinion.follow": "undo-opinion",
    "opinion.withdraw": "undo-opinion",
    "opinion.count": "undo-sent",
    "span.open": "undo-round-open",
    "span.close": "undo-span-close",
    "span.reopen": "undo-round-reopen",
    "work-report.issue": "undo-work-report-issue",
    "work-report.reopen": "undo-work-report-reopen",
    "period.close": "undo-period-close",
    "period.reopen": "undo-period-reopen",
    "subordinate.enrol": "undo-enrolment",
    "unit-change.record": "undo-unit-change",
    "unit-change.take-back": "undo-unit-change",
    "key.note": "undo-enrolment",
    "decision.re-rate": "undo-re-rating",
    "transfer.out": "undo-transfer",
    "transfer.order": "undo-transfer",
    "transfer.cancel": "undo-transfer",
    "transfer.accept": "undo-transfer-answer",
    "transfer.refuse": "undo-transfer-answer",
    "transfer.notice": "undo-directive",
    "transfer.done": "undo-directive",
    "directive.receive": "undo-directive",
    "directive.take-back": "undo-directive",
}
"""Acts that have a taking back of their own, and the problem that says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What going back or forward did: the act in words, and what was kept, named."""

    words: str
    kept: tuple[str, ...] = ()
    member_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What Ctrl+Z and Ctrl+Y would do, in words; empty: nothing."""

    back: str = ""
    forward: str = ""


def ways(unit: Unit, stack: StepStack) -> Ways:
    """What could be undone and done again now. A formal act can be asked for: it is refused."""
    back = _words(unit, stack.done[-1]) if stack.done else ""
    forward = _words(unit, stack.undone[-1]) if stack.undone else ""
    return Ways(back=back, forward=forward)


def go_back(unit: Unit, stack: StepStack) -> Gone:
    """Undo the last act. Raises DomainError: undo-nothing, and why a formal act stays."""
    if not stack.done:
        raise DomainError(Problem(code="undo-nothing"))
    return _go(unit, stack.done[-1], "back")


def go_forward(unit: Unit, stack: StepStack) -> Gone:
    """Do again what was undone last. Raises DomainError: redo-nothing."""
    if not stack.undone:
        raise DomainError(Problem(code="redo-nothing"))
    return _go(unit, stack.undone[-1], "forward")


def undo_one(unit: Unit, step: Step) -> Gone:
    """Undo one step of the past; what was changed since is kept. It is an act like any other.

    Raises DomainError: undo-changed-since when nothing of it stands any more, and why a formal
    act stays.
    """
    (said,) = say_steps(unit, lines_of(unit.connection, unit.author.org_id, [step]))
    undone = _undo(unit, step)
    if not undone.restored:
        raise DomainError(Problem(code="undo-changed-since"))
    return Gone(words=said.words, kept=_named(unit, undone), member_id=said.member_id)


def refusal_of(entries: Sequence[Entry]) -> str:
    """The problem by which the undoing of entries is refused; empty when it is not."""
    return next((FORMAL_ACTS[one.act] for one in entries if one.act in FORMAL_ACTS), "")


def _go(unit: Unit, act: Act, going: str) -> Gone:
    if act.refusal or act.step is None or act.shown is None:
        raise DomainError(Problem(code=act.refusal or "undo-nothing"))
    (said,) = say_steps(unit, lines_of(unit.connection, unit.author.org_id, [act.shown]))
    undone = _undo(unit, act.step)
    unit.going = going
    return Gone(words=said.words, kept=_named(unit, undone), member_id=said.member_id)


def _undo(unit: Unit, step: Step) -> Undone:
    entries = step_entries(unit, step)
    if refusal := refusal_of(entries):
        raise DomainError(Problem(code=refusal))
    _refuse_closed_rounds(unit, entries)
    return undo_step(unit, step)


def _refuse_closed_rounds(unit: Unit, entries: Sequence[Entry]) -> None:
    """Marks and results of a closed round are locked, whichever way one comes to them."""
    ids: dict[str, set[str]] = defaultdict(set)
    for one in entries:
        ids[one.type].update(change.record_id for change in one.changes)
    evaluations = unit.get_many(Evaluation, sorted(ids["evaluation"]))
    rounds = ids["round"] | {one.round_id for one in evaluations.values()}
    found = unit.get_many(Round, sorted(rounds))
    if any(one.state == RoundState.CLOSED for one in found.values()):
        raise DomainError(Problem(code="undo-round-closed"))


def _words(unit: Unit, act: Act) -> str:
    if act.shown is None:
        return FORMAL_WORDS.get(act.refusal, "")
    (said,) = say_steps(unit, lines_of(unit.connection, unit.author.org_id, [act.shown]))
    return said.words


def _named(unit: Unit, undone: Undone) -> tuple[str, ...]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in undone.kept:
        wanted[one.record_type].add(one.record_id)
    names = record_names(unit.connection, unit.author.org_id, wanted)
    told = []
    for one in undone.kept:
        kind = type_named(one.record_type)
        labels = labels_text([atom_label(kind, atom) for atom in one.atoms])
        known = names.get(one.record_id)
        name = (known.member_name or known.name) if known else ""
        if kind and (not name or points_to_member(one.record_type)):
            name = f"{name} – {kind.label}" if name else kind.label
        told.append(f"{name} ({labels})" if labels else name)
    return tuple(told)
