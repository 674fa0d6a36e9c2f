"""The letterhead of what a unit prints that belongs to no round."""

from datetime import date

from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.storage.unit_of_work import Unit


def letterhead_of(unit: Unit, dated: date | None) -> Letterhead:
    """The unit's own name under its superior's; `dated` None leaves the day to be written."""
    workplace = unit.get(Workplace, unit.author.org_id)
    return Letterhead(
        superior=workplace.superior_name if workplace else "",
        issuer=workplace.name if workplace else "",
        place=workplace.place if workplace else "",
        dated=dated,
        year=unit.now.year,
    )
