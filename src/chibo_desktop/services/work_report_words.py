"""The names on a report and the words that its form may put in for good."""

from chibo_desktop.services.issuers import issuer_of, issuer_of_branch
from chibo_desktop.services.work_report_scope import ReportScope
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.statistics import period_text


def head_of(unit: Unit, branch_id: str) -> dict[str, str]:
    """Who issues a report under whom, where, who signs."""
    one = issuer_of_branch(unit, branch_id, None) if branch_id else issuer_of(unit, None)
    return {
        "superior": one.superior,
        "issuer": one.letterhead.issuer,
        "place": one.letterhead.place,
        "secretary": one.secretary,
    }


def words_of(scope: ReportScope) -> dict[str, str]:
    """What sentences of a form may name beside figures: periods and names."""
    period, head = scope.key.period, head_of(scope.unit, scope.branch_id)
    is_over = scope.until >= period.last_day
    return {
        "period": period_text(period),
        "next_period": period_text(period.after()),
        "until": f"hết {period_text(period)}" if is_over else f"ngày {date_text(scope.until)}",
        "unit": head["issuer"],
        "superior": head["superior"],
    }
