"""Corrections of identity fields: which they are, the document they take, what is said of it.

A form asks for the document of one member; an import that corrects many asks once for all.
"""

from datetime import date

from chibo_desktop.domain.correction import CorrectionDraft, read_correction
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.unit_of_work import Seeing
from chibo_desktop.wording.correction import correction_note


def corrected_fields(before: Member, after: Member) -> tuple[FieldSpec, ...]:
    """The fixed fields whose value is replaced by another: what takes a deciding document."""
    return tuple(
        spec
        for spec in type_of(Member).fields
        if spec.fixed
        and getattr(before, spec.name)
        and getattr(before, spec.name) != getattr(after, spec.name)
    )


def document_problems(
    record: Member, base: Seeing[Member] | None, document: CorrectionDraft, *, today: date
) -> list[Problem]:
    """What is missing when something fixed is corrected. Source: domain.md §2.1."""
    corrected = corrected_fields(base.record, record) if base else ()
    if not corrected:
        return []
    if not document.is_empty:
        return list(read_correction(document, today=today)[1])
    return [
        Problem(code="fixed-without-document", field=spec.name, params={"label": spec.label})
        for spec in corrected
    ]


def document_note(
    record: Member, base: Seeing[Member] | None, document: CorrectionDraft, *, today: date
) -> str:
    """What the history says of the document; empty when nothing fixed is corrected."""
    if base is None or not corrected_fields(base.record, record):
        return ""
    return stated_document(document, today=today)


def stated_document(document: CorrectionDraft, *, today: date) -> str:
    """The remark of every entry that a document allows, e.g. of a whole import.

    Raises DomainError with all that is missing or wrong.
    """
    found, problems = read_correction(document, today=today)
    if found is None:
        raise DomainError(*problems)
    return correction_note(found)
