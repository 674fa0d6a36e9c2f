"""The places of each kind of file: capability by capability, in the order of the month."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place


def branch_places(context: Context) -> list[Place]:
    """What a chi bộ or đảng bộ works with."""
    from chibo_desktop.gui.evaluations import evaluations_place
    from chibo_desktop.gui.exchange import exchange_place
    from chibo_desktop.gui.home import home_place
    from chibo_desktop.gui.members import members_place
    from chibo_desktop.gui.printing import printing_place
    from chibo_desktop.gui.unit import unit_place

    return [
        home_place(context),
        members_place(context),
        evaluations_place(context),
        printing_place(context),
        exchange_place(context),
        unit_place(context),
    ]


def office_places(context: Context) -> list[Place]:
    """What the office works with."""
    from chibo_desktop.gui.members import members_place
    from chibo_desktop.gui.office import inbox_place, overview_place, subordinates_place
    from chibo_desktop.gui.unit import unit_place

    return [
        overview_place(context),
        inbox_place(context),
        subordinates_place(context),
        members_place(context),
        unit_place(context),
    ]
