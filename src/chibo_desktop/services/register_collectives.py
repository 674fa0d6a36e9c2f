"""Collectives in sổ theo dõi khen thưởng: they have no dossier, their decisions stand for them."""

from collections.abc import Mapping
from datetime import date

from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import commended
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text

Row = tuple[tuple[date, str], Mapping[str, str]]
"""By what it is ordered, and its texts as a register names them."""


def collective_rows(unit: Unit, branch_id: str, first: date, last: date) -> list[Row]:
    """The collectives of this file commended in a period, of one branch or of all."""
    levels = catalogues()["commendation_level"]
    return [
        (
            (one.decided_on.earliest, ""),
            {
                "member.full_name": one.name,
                "row.awarded_on": partial_date_text(one.decided_on),
                "row.form": one.form,
                "row.level": levels.label(one.level),
                "row.decision_number": one.number,
                "row.decided_by": one.body,
                "row.merit": one.merit,
            },
        )
        for one in commended(unit.connection, [unit.author.org_id], first, last)
        if one.is_collective and branch_id in ("", one.branch_id)
    ]
