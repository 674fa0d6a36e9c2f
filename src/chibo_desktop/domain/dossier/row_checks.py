"""Checks of one row of a dossier's table, whichever table it is."""

from datetime import date

from chibo_desktop.domain.dossier.tables import DossierTable
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.records import Record

_MAY_LIE_AHEAD = frozenset({"ended_on", "until"})
_SPANS = (("since", "until"), ("joined_on", "left_on"), ("decided_on", "ended_on"))


def row_problems(table: DossierTable, row: Record, *, today: date) -> tuple[Problem, ...]:
    """Everything wrong or doubtful with a row, in the order of its columns.

    An empty row is refused; a missing required field is a warning, as in the rest of a dossier,
    whose papers are completed over time.
    """
    specs = {spec.name: spec for spec in table.columns}
    values = {name: getattr(row, name) for name in specs}
    if not any(values.values()):
        first = next((spec for spec in table.columns if spec.required), table.columns[0])
        return (Problem(code="row-empty", field=first.name, params={"label": first.label}),)
    found = [
        Problem(
            code="field-missing",
            field=spec.name,
            params={"label": spec.label},
            severity=Severity.WARNING,
        )
        for spec in table.columns
        if spec.required and not values[spec.name]
    ]
    found += [
        Problem(code="row-in-future", field=name, params={"label": spec.label})
        for name, spec in specs.items()
        if name not in _MAY_LIE_AHEAD
        and isinstance(values[name], PartialDate)
        and values[name].earliest > today
    ]
    for begin, end in _SPANS:
        start, stop = values.get(begin), values.get(end)
        if start and stop and stop.latest < start.earliest:
            labels = {"since": specs[begin].label, "until": specs[end].label}
            found.append(Problem(code="row-until-before-since", field=end, params=labels))
    order = {spec.name: place for place, spec in enumerate(table.columns)}
    return tuple(sorted(found, key=lambda problem: order[problem.field]))
