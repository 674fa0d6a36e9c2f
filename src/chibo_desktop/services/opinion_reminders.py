"""Nhắc việc of opinions: what is to be answered by a day that is near or has passed."""

from dataclasses import replace

from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.reminders import Reminder, ReminderKind
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.opinions import opinion_lines
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.opinions import received_text, shortened


def opinion_reminders(unit: Unit, branch: Branch, timers: Timers) -> list[Reminder]:
    """Named by area and first words only: what is put away is noted in the journal by its id."""
    areas = catalogues()["opinion_area"]
    found = []
    for line in opinion_lines(unit, branch.id, timers.today):
        opinion, due_on = line.case.opinion, line.case.due_on
        if not line.is_near or due_on is None:
            continue
        rule = timers.rules(rule_book("opinions"), due_on).get("remind-days-before")
        reminder = timers.line(
            ReminderKind.OPINION,
            branch.org_id,
            branch.id,
            opinion.received_in.first_day,
            due_on,
            (rule,) if rule else (),
        )
        area, words = areas.label(opinion.area), shortened(opinion.content)
        about = f"{area}: {words} (nhận {received_text(opinion)})"
        found.append(replace(reminder, full_name=line.full_name, record_id=opinion.id, about=about))
    return found
