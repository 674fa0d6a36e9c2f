"""The unit of this file: its names as they stand on paper, its branches, its password."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.text import match_key, nfc
from chibo_desktop.services.session import Session
from chibo_desktop.storage.engine import change_password
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.server_store import ServerStore
from chibo_desktop.storage.unit_of_work import Unit

EDITABLE = ("name", "superior_name", "place", "secretary_name", "term")
LEAST_PASSWORD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchOfUnit:
    """A branch in the list of a đảng bộ."""

    id: str
    name: str
    secretary_name: str
    member_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProfile:
    """What the page of the unit shows."""

    workplace: Workplace
    branches: tuple[BranchOfUnit, ...]

    @property
    def has_branches(self) -> bool:
        """True for a đảng bộ, whose branches are entered here; a chi bộ is its own branch."""
        return self.workplace.kind == WorkplaceKind.PARTY_ORGANIZATION


def load_profile(unit: Unit) -> UnitProfile:
    """The unit and its branches, in the order of their names. Raises DomainError."""
    return UnitProfile(
        workplace=_workplace(unit),
        branches=tuple(
            BranchOfUnit(
                id=one.id,
                name=one.name,
                secretary_name=one.secretary_name,
                member_count=len(members_to_evaluate(unit.connection, one.id)),
            )
            for one in _branches(unit)
        ),
    )


def save_profile(unit: Unit, written: Mapping[str, str]) -> Workplace:
    """Change the names of the unit; a chi bộ's one branch follows.

    Raises DomainError: field-missing.
    """
    before = _workplace(unit)
    values = {name: nfc(written[name]) for name in EDITABLE if name in written}
    if "name" in values and not values["name"]:
        label = type_of(Workplace).by_name["name"].label
        raise DomainError(Problem(code="field-missing", field="name", params={"label": label}))
    after = replace(before, **values)
    batch = unit.new_id()
    unit.save(after, act="workplace.edit", batch=batch)
    if after.kind == WorkplaceKind.BRANCH:
        for one in _branches(unit):
            same = replace(one, name=after.name, secretary_name=after.secretary_name)
            unit.save(same, act="branch.edit", batch=batch)
    return after


def add_branch(unit: Unit, name: str) -> str:
    """Enter a branch of a đảng bộ; returns its id. Raises DomainError: see `_refuse_name`."""
    _refuse_name(unit, name)
    one = Branch(id=unit.new_id(), org_id=unit.author.org_id, name=nfc(name))
    unit.save(one, act="branch.create")
    return one.id


def edit_branch(unit: Unit, branch_id: str, *, name: str, secretary_name: str) -> None:
    """Change a branch. Raises DomainError: branch-unknown, and those of its name."""
    one = unit.get(Branch, branch_id)
    if one is None:
        raise DomainError(Problem(code="branch-unknown"))
    _refuse_name(unit, name, but=branch_id)
    unit.save(replace(one, name=nfc(name), secretary_name=nfc(secretary_name)), act="branch.edit")


def set_password(session: Session, old: str, new: str) -> None:
    """Wrap the file's key under a new password.

    Raises DomainError: store-wrong-password, password-short, password-same.
    """
    if len(new) < LEAST_PASSWORD:
        raise DomainError(
            Problem(code="password-short", field="new", params={"least": LEAST_PASSWORD})
        )
    if new == old:
        raise DomainError(Problem(code="password-same", field="new"))
    randomness = session.surroundings.randomness
    if isinstance(session.store, ServerStore):
        from chibo_desktop.storage.operators import change_own_password

        change_own_password(session.store, old, new, randomness=randomness)
    else:
        change_password(session.store, old, new, randomness=randomness)
    session.steps.note_formal("undo-password")


def _refuse_name(unit: Unit, name: str, but: str = "") -> None:
    if not nfc(name):
        label = type_of(Branch).by_name["name"].label
        raise DomainError(Problem(code="field-missing", field="name", params={"label": label}))
    if any(match_key(one.name) == match_key(name) and one.id != but for one in _branches(unit)):
        raise DomainError(Problem(code="branch-name-taken", field="name", params={"name": name}))


def _workplace(unit: Unit) -> Workplace:
    one = unit.get(Workplace, unit.author.org_id)
    if one is None:
        raise DomainError(Problem(code="branch-unknown"))
    return one


def _branches(unit: Unit) -> list[Branch]:
    own = [one for one in unit.all(Branch) if one.org_id == unit.author.org_id]
    return sorted(own, key=lambda one: match_key(one.name))
