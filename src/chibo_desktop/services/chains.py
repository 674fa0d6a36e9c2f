"""Vì sao: the whole way to a member's rating, from the sheet of its round."""

from chibo_desktop.domain.cap import CapResult
from chibo_desktop.domain.criteria_evidence import filled_facts
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_chain import ChainStep, Standing, rating_chain
from chibo_desktop.services.sheet import Sheet, SheetRow, cap_group, evidence_of


def chain_of(row: SheetRow, sheet: Sheet) -> tuple[ChainStep, ...]:
    """Every step to what stands for one member. Nothing is computed that the sheet has not."""
    evaluation, criteria_set = row.evaluation, sheet.criteria_set
    stated = read_numbers(evaluation.facts)
    known = filled_facts(criteria_set, evidence_of(evaluation, row.filled))
    final = evaluation.final_rating if sheet.is_closed else ""
    return rating_chain(
        criteria_set,
        row.outcome,
        {**known, **stated},
        Standing(
            cap=_cap_of(row, sheet),
            cap_decision=sheet.round.cap_decision,
            vote=row.vote,
            override=Rating(evaluation.override_rating) if evaluation.override_rating else None,
            override_reason=evaluation.override_reason,
            final_total=evaluation.final_total,
            final_rating=Rating(final) if final else None,
            decided=row.decided,
        ),
    )


def _cap_of(row: SheetRow, sheet: Sheet) -> CapResult | None:
    """The cap of the group in which the member counts."""
    group = cap_group(row.evaluation.member_kind, sheet.criteria_set)
    return next((cap for cap in sheet.caps if cap.group == group), sheet.cap)
