"""Who was disciplined in a period. Restricted: not for ordinary lists and prints."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.discipline import decided_form, decision_of
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.commendation_figures import names_of
from chibo_desktop.storage.commendations import discipline_rows
from chibo_desktop.storage.discipline import cases_with_steps
from chibo_desktop.storage.reading import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Disciplined:
    """One discipline with whom it concerns; `form` and `kind` are codes of the catalogues."""

    org_id: str
    branch_id: str
    unit_name: str
    name: str
    is_collective: bool
    form: str
    kind: str
    decided_on: PartialDate


def disciplined(
    connection: Connection, org_ids: Collection[str] | None, first: date, last: date
) -> tuple[Disciplined, ...]:
    """Every discipline decided in the period: of members by their dossiers, of collectives."""
    rows = discipline_rows(connection, org_ids, first, last)
    cases = cases_with_steps(connection, org_ids)
    if not rows and not cases:
        return ()
    names = names_of(connection, [one.member_id for one in rows])
    found = []
    for row in rows:
        name, branch_id = names.members.get((row.org_id, row.member_id), ("", ""))
        found.append(
            Disciplined(
                org_id=row.org_id,
                branch_id=branch_id,
                unit_name=names.unit(row.org_id, branch_id),
                name=name,
                is_collective=False,
                form=row.form,
                kind=row.kind,
                decided_on=row.decided_on or PartialDate(first.year),
            )
        )
    for case, steps in cases:
        decision = decision_of(steps) if case.is_collective else None
        day = decision.happened_on if decision else None
        if day is None or not first <= day <= last:
            continue
        found.append(
            Disciplined(
                org_id=case.org_id,
                branch_id=case.branch_id,
                unit_name=names.unit(case.org_id, case.branch_id),
                name=case.name,
                is_collective=True,
                form=decided_form(steps),
                kind="party",
                decided_on=PartialDate.of(day),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.unit_name, str(one.decided_on), one.name)))
