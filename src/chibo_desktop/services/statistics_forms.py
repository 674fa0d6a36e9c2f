"""The statistics forms that ship with the program, read once."""

from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.statistics_form import StatisticsForm, form_on, read_statistics_form
from chibo_desktop.services.catalogues import catalogues


@cache
def statistics_forms() -> tuple[StatisticsForm, ...]:
    """Every version of every form, by title."""
    pairs = {
        name: tuple(f"{code}={label}" for code, label in catalogue.labels.items())
        for name, catalogue in catalogues().items()
    }
    folder = resources.path("forms", "statistics")
    found = (
        read_statistics_form(path.read_bytes(), pairs) for path in sorted(folder.glob("*.json"))
    )
    return tuple(sorted(found, key=lambda form: form.title))


def statistics_form(form: str, day: date) -> StatisticsForm:
    """The version of a form in force on a day. Raises KeyError for a form that is not there."""
    return form_on(statistics_forms(), form, day)
