"""Entering marks, facts, reasons and ballots into an open round. Each act is saved at once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_lines import highest_mark
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.rounds import known_round, open_round_of
from chibo_desktop.storage.evaluations import evaluations_of, rounds_of
from chibo_desktop.storage.unit_of_work import Unit


def set_marks(
    unit: Unit, identity: str, marker: str, marks: Mapping[str, Mapping[str, str]]
) -> None:
    """Enter marks: evaluation id → criterion → mark as text; an empty text takes a mark away.

    Wrong marks are kept and shown: a half-filled sheet is a draft. Raises DomainError:
    round-closed, marker-unknown.
    """
    one = open_round_of(unit, identity)
    if marker not in _markers(one.criteria):
        raise DomainError(Problem(code="marker-unknown", params={"marker": marker}))
    name = f"{marker}_marks"
    _merge(unit, marks, name, act=f"marks.{marker}")


def _markers(criteria: Mapping[str, Plain]) -> set[str]:
    """Who marks by a frozen set: asked at each keystroke, so it is not read as a whole."""
    listed: Any = criteria.get("markers", ())
    return {str(marker["code"]) for marker in listed}


def set_facts(unit: Unit, identity: str, facts: Mapping[str, Mapping[str, str]]) -> None:
    """Enter facts beside the marks (tasks done, discipline …), by evaluation. As `set_marks`."""
    open_round_of(unit, identity)
    _merge(unit, facts, "facts", act="facts.set")


def set_events(unit: Unit, identity: str, events: Mapping[str, Mapping[str, str]]) -> None:
    """Enter how often something happened: evaluation → "criterion.event" → count.

    As `set_marks`; an empty text lets what the program knows count again.
    """
    open_round_of(unit, identity)
    _merge(unit, events, "events", act="events.set")


def set_notes(unit: Unit, identity: str, notes: Mapping[str, Mapping[str, str]]) -> None:
    """Enter the reason beside a mark, by evaluation and criterion. As `set_marks`."""
    open_round_of(unit, identity)
    _merge(unit, notes, "notes", act="notes.set")


def set_votes(unit: Unit, identity: str, votes: Mapping[str, Mapping[str, str]]) -> None:
    """Enter ballots: evaluation id → rating (or `invalid`) → count. As `set_marks`."""
    open_round_of(unit, identity)
    _merge(unit, votes, "votes", act="votes.set")


def override_rating(unit: Unit, evaluation: str, rating: Rating | None, reason: str) -> None:
    """Decide otherwise than the rules give; None takes the decision back.

    Raises DomainError: reason-missing, evaluation-unknown, round-closed.
    """
    one = unit.get(Evaluation, evaluation)
    if one is None:
        raise DomainError(Problem(code="evaluation-unknown"))
    open_round_of(unit, one.round_id)
    if rating is not None and not nfc_lines(reason):
        raise DomainError(Problem(code="reason-missing", field="override_reason"))
    unit.save(
        replace(
            one,
            override_rating=rating or "",
            override_reason=nfc_lines(reason) if rating else "",
        ),
        act="rating.override",
    )


def full_marks(criteria_set: CriteriaSet) -> dict[str, str]:
    """Every required criterion at its most: the usual start, then the exceptions are typed.

    What follows from events, tasks or what the program knows is not typed.
    """
    return {
        leaf.code: str(highest_mark(leaf))
        for leaf in leaf_criteria(criteria_set)
        if leaf.is_required and not (leaf.events or leaf.formula or leaf.source)
    }


def last_month_marks(unit: Unit, identity: str, marker: str) -> dict[str, Mapping[str, str]]:
    """What a marker gave in the month before, by evaluation of this round; for "chép tháng trước".

    Empty when there was no round or it had another criteria set.
    """
    one = known_round(unit, identity)
    before = (
        rounds_of(unit.connection, branch_id=one.branch_id, period=one.period.previous())
        if one.period
        else []
    )
    if not before or before[0].criteria.get("id") != one.criteria.get("id"):
        return {}
    given = {
        evaluation.member_id: evaluation.marks(marker)
        for evaluation in evaluations_of(unit.connection, before[0].id)
    }
    return {
        evaluation.id: given[evaluation.member_id]
        for evaluation in evaluations_of(unit.connection, identity)
        if given.get(evaluation.member_id) and not evaluation.not_rated
    }


def _merge(unit: Unit, values: Mapping[str, Mapping[str, str]], name: str, *, act: str) -> None:
    bases = unit.edit_all(Evaluation, list(values))
    unknown = values.keys() - bases.keys()
    if unknown:
        raise DomainError(Problem(code="evaluation-unknown"))
    changed = []
    for identity, given in values.items():
        one = bases[identity].record
        merged = {**getattr(one, name)}
        for code, text in given.items():
            if text.strip():
                merged[code] = text.strip().replace(",", ".") if name != "notes" else text.strip()
            else:
                merged.pop(code, None)
        changed.append(replace(one, **cast("dict[str, Any]", {name: merged})))
    unit.save_all(changed, act=act, bases=bases)
