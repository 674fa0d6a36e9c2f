"""What a report tells of commendations, by name, and of discipline, in numbers only."""

from collections import Counter
from collections.abc import Collection, Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import Commended, commended
from chibo_desktop.services.discipline_figures import disciplined
from chibo_desktop.services.work_report_scope import (
    ReportScope,
    Told,
    counted,
    numbered,
    worded,
)
from chibo_desktop.wording.dates import partial_date_text


def merits_told(scope: ReportScope) -> Told:
    """Who was commended by a decision of the period: collectives, persons, by form."""
    found = [
        one
        for one in commended(scope.unit.connection, _nodes(scope), scope.first, scope.until)
        if _is_of(scope, one.branch_id)
    ]
    collectives = [one for one in found if one.is_collective]
    persons = [one for one in found if not one.is_collective]
    return {
        "awards": counted(_lines(found)),
        "awards_collectives": counted(_lines(collectives)),
        "awards_persons": counted(_lines(persons)),
        "awards_list": worded(_by_form(found), _lines(found)),
    }


def discipline_told(scope: ReportScope) -> Told:
    """How many were disciplined, by form; whom, the discipline register says (decision 0387)."""
    labels = catalogues()["discipline_form"].labels
    found = [
        one
        for one in disciplined(scope.unit.connection, _nodes(scope), scope.first, scope.until)
        if _is_of(scope, one.branch_id)
    ]
    forms = Counter(labels.get(one.form, one.form) or "chưa ghi hình thức" for one in found)
    lines = [NameLine(name=form, place="", note=f"{number} lượt") for form, number in forms.items()]
    lists = "; ".join(f"{form.lower()}: {number}" for form, number in forms.items())
    return {
        "disciplined": numbered(len(found), lines),
        "disciplined_list": worded(lists, lines),
    }


def _nodes(scope: ReportScope) -> Collection[str] | None:
    return None if scope.is_office else (scope.key.org_id,)


def _is_of(scope: ReportScope, branch_id: str) -> bool:
    """Of the whole, everybody; of a branch its own, and what names the node that it alone is."""
    return not scope.branch_id or branch_id in ("", scope.branch_id)


def _lines(found: Sequence[Commended]) -> list[NameLine]:
    return [
        NameLine(
            name=one.name,
            place=one.unit_name,
            note=", ".join(filter(None, (one.form, one.number, partial_date_text(one.decided_on)))),
        )
        for one in found
    ]


def _by_form(found: Sequence[Commended]) -> str:
    """“Giấy khen: 7 tập thể, 49 cá nhân; Bằng khen: 2 cá nhân”."""
    forms = dict.fromkeys(one.form for one in found)
    said = []
    for form in forms:
        kinds = Counter(one.is_collective for one in found if one.form == form)
        counts = [f"{kinds[True]} tập thể"] if kinds[True] else []
        counts += [f"{kinds[False]} cá nhân"] if kinds[False] else []
        said.append(f"{form or 'Hình thức khác'}: {', '.join(counts)}")
    return "; ".join(said)
