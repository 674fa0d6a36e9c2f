"""The places of each kind of file, in the order of the month, and the head above them."""

from dataclasses import replace

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Heading, Place
from chibo_desktop.services.session import Session


def branch_places(context: Context) -> list[Place]:
    """What a chi bộ or đảng bộ works with."""
    from chibo_desktop.gui.charts import charts_place
    from chibo_desktop.gui.commendations import commendations_place
    from chibo_desktop.gui.committee import committee_place
    from chibo_desktop.gui.conflicts import conflicts_place
    from chibo_desktop.gui.criteria import criteria_place
    from chibo_desktop.gui.dues import dues_place
    from chibo_desktop.gui.evaluations import evaluations_place
    from chibo_desktop.gui.exchange import exchange_place
    from chibo_desktop.gui.home import home_place
    from chibo_desktop.gui.meetings import meetings_place
    from chibo_desktop.gui.members import members_place
    from chibo_desktop.gui.opinions import opinions_place
    from chibo_desktop.gui.printing import printing_place
    from chibo_desktop.gui.reminders import reminders_place
    from chibo_desktop.gui.statistics import statistics_place
    from chibo_desktop.gui.streams import streams_place
    from chibo_desktop.gui.study import study_place
    from chibo_desktop.gui.targets import targets_place
    from chibo_desktop.gui.transfers import transfers_place
    from chibo_desktop.gui.unit import unit_place
    from chibo_desktop.gui.work_reports import work_reports_place
    from chibo_desktop.gui.year import year_place

    return [
        home_place(context),
        reminders_place(context),
        members_place(context),
        transfers_place(context),
        *_under(
            "Hằng tháng",
            evaluations_place(context),
            meetings_place(context),
            study_place(context),
            opinions_place(context),
            targets_place(context),
            dues_place(context),
            exchange_place(context),
        ),
        *_under(
            "Quý, năm",
            year_place(context),
            commendations_place(context),
            committee_place(context),
            charts_place(context),
            statistics_place(context),
            work_reports_place(context),
            printing_place(context),
        ),
        *_under("Thiết lập", criteria_place(context), unit_place(context)),
        conflicts_place(context),
        streams_place(context, is_listed=False),
    ]


def office_places(context: Context) -> list[Place]:
    """What the office works with."""
    from chibo_desktop.gui.charts import charts_place
    from chibo_desktop.gui.commendations import commendations_place
    from chibo_desktop.gui.committee import committee_place
    from chibo_desktop.gui.conflicts import conflicts_place
    from chibo_desktop.gui.criteria import criteria_place
    from chibo_desktop.gui.directives import directives_place
    from chibo_desktop.gui.dues import dues_place
    from chibo_desktop.gui.evaluations import evaluations_place
    from chibo_desktop.gui.exchange import exchange_place
    from chibo_desktop.gui.meetings import meetings_place
    from chibo_desktop.gui.members import members_place
    from chibo_desktop.gui.office import (
        inbox_place,
        keys_place,
        overview_place,
        subordinates_place,
    )
    from chibo_desktop.gui.opinions import opinions_place
    from chibo_desktop.gui.picture import picture_place
    from chibo_desktop.gui.printing import printing_place
    from chibo_desktop.gui.reminders import reminders_place
    from chibo_desktop.gui.statistics import statistics_place
    from chibo_desktop.gui.streams import streams_place
    from chibo_desktop.gui.study import study_place
    from chibo_desktop.gui.targets import targets_place
    from chibo_desktop.gui.transfers import transfers_place
    from chibo_desktop.gui.unit import unit_place
    from chibo_desktop.gui.work_reports import work_reports_place

    return [
        overview_place(context),
        picture_place(context),
        reminders_place(context),
        inbox_place(context),
        directives_place(context),
        subordinates_place(context),
        keys_place(context),
        streams_place(context),
        members_place(context),
        transfers_place(context),
        *_under(
            "Số liệu các đơn vị",
            evaluations_place(context),
            meetings_place(context),
            committee_place(context),
            study_place(context),
            opinions_place(context),
            targets_place(context),
            dues_place(context),
            commendations_place(context),
            charts_place(context),
            statistics_place(context),
            work_reports_place(context),
            printing_place(context),
        ),
        *_under("Cấp trên", exchange_place(context)),
        *_under("Thiết lập", criteria_place(context), unit_place(context)),
        conflicts_place(context),
    ]


def _under(section: str, *places: Place) -> list[Place]:
    return [replace(place, section=section) for place in places]


def heading_of(session: Session) -> Heading:
    """Whose file is open, for the head of the list of places."""
    workplace = session.workplace
    person = f"Bí thư: {workplace.secretary_name}" if workplace.secretary_name else ""
    marked = "tập dượt" in workplace.name or not session.is_practice
    name = workplace.name if marked else f"{workplace.name} (tập dượt)"
    return Heading(unit=name, person=person or ("Văn phòng" if session.is_office else ""))
