"""Taking an old value of one field again, from the history."""

from collections.abc import Collection, Mapping

from chibo_desktop.domain.correction import CorrectionDraft
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.member_checks import member_problems
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import type_named, type_of
from chibo_desktop.services.correcting import corrected_fields, stated_document
from chibo_desktop.storage.member_lines import identity_owners
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.unit_of_work import Unit

ACT = "history.restore"
_ELSEWHERE = frozenset({"evaluation", "life_event", "round"})
"""Records whose values follow rules of their own: they are mended where they are entered."""


def may_restore(record_type: str, atom: str) -> bool:
    """Whether an old value may be taken again: not what follows from events or is rated."""
    kind = type_named(record_type)
    if kind is None or record_type in _ELSEWHERE or atom not in kind.atoms:
        return False
    names = {spec.name for spec in kind.atoms[atom]}
    return record_type != type_of(Member).name or not names & set(DERIVED)


def current_values(
    unit: Unit, wanted: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], Plain]:
    """What stands now, by record and atom."""
    found: dict[tuple[str, str], Plain] = {}
    for name, ids in wanted.items():
        kind = type_named(name)
        if kind is None or name in _ELSEWHERE:
            continue
        for record_id, record in unit.get_many(kind.cls, sorted(ids)).items():
            for atom, value in kind.atom_values(record).items():
                found[record_id, atom] = value
    return found


def restore_value(
    unit: Unit,
    record_type: str,
    record_id: str,
    atom: str,
    value: Plain,
    correction: CorrectionDraft | None = None,
) -> bool:
    """Let an old value of one atom stand again; False when it stands already.

    Raises DomainError: restore-elsewhere for what is entered otherwise; what is wrong with the
    value today; and for a fixed field what its document lacks.
    """
    kind = type_named(record_type)
    seeing = unit.edit(kind.cls, record_id) if kind else None
    if kind is None or seeing is None or seeing.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="restore-elsewhere"))
    if not may_restore(record_type, atom):
        raise DomainError(Problem(code="restore-elsewhere"))
    plain = kind.plain(seeing.record)
    empty = kind.plain(kind.cls(id="", org_id=""))
    known = dict(kind.spread(atom, value))
    plain |= {spec.name: known.get(spec.name, empty[spec.name]) for spec in kind.atoms[atom]}
    record = kind.build(record_id, seeing.record.org_id, plain)
    note = ""
    if isinstance(record, Member) and isinstance(seeing.record, Member):
        names = {spec.name for spec in kind.atoms[atom]}
        if wrong := [one for one in _wrong(unit, record) if one.field in names]:
            raise DomainError(*wrong)
        if corrected_fields(seeing.record, record):
            note = stated_document(correction or CorrectionDraft(), today=unit.now.date())
    return unit.save(record, act=ACT, base=seeing, note=note)


def put_back(unit: Unit, record_type: str, record_id: str) -> None:
    """Put a record that was taken off the lists back onto them. Raises DomainError."""
    kind = type_named(record_type)
    if kind is None or record_type in _ELSEWHERE or unit.get(kind.cls, record_id) is None:
        raise DomainError(Problem(code="restore-elsewhere"))
    over = unit.seen([record_id]).get(record_id, {}).get(VOID, ())
    unit.set_atoms(kind.cls, [(record_id, VOID, over, "")], act=ACT)


def _wrong(unit: Unit, record: Member) -> tuple[Problem, ...]:
    owners = identity_owners(
        unit.connection, record.org_id, [record.identity_number], besides=record.id
    )
    owners.pop("", None)
    return errors(member_problems(record, today=unit.now.date(), taken=owners))
