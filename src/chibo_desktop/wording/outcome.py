"""What decided a rating, told in one remark for a table."""

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_rating import Outcome, Reason
from chibo_desktop.wording.evaluation import reason_sentence

_INCOMPLETE = ("not-marked", "marks-faulty", "marks-missing", "facts-faulty")
_FORCED = ("forced-exactly", "forced-at-most")
_LOWERED = ("no-rating-fits", "lowered-best-whose-conditions-hold", "lowered-one-below")


def remark(outcome: Outcome, criteria_set: CriteriaSet) -> str:
    """The one step that people ask about: why nothing stands yet, or why less than the points.

    Empty when the rating simply follows from the points.
    """
    found = _first(outcome, _INCOMPLETE) or _first(outcome, _FORCED)
    if found is None and (lowered := _first(outcome, _LOWERED)) is not None:
        found = _unmet(outcome, lowered) or lowered
    return reason_sentence(found, criteria_set) if found else ""


def note(outcome: Outcome, criteria_set: CriteriaSet) -> str:
    """The remark for a narrow column beside the rating: only what differs from the points."""
    words = remark(outcome, criteria_set)
    for before in ("” vì ", "”: "):
        _, found, clause = words.partition(before)
        if found:
            return clause[:1].upper() + clause[1:]
    return words


def _unmet(outcome: Outcome, lowered: Reason) -> Reason | None:
    """The first condition that the rating earned by points fails."""
    earned = lowered.params.get("by_points", lowered.params["rating"])
    return next(
        (
            reason
            for reason in outcome.reasons
            if reason.code == "condition-unmet" and reason.params["rating"] == earned
        ),
        None,
    )


def _first(outcome: Outcome, codes: tuple[str, ...]) -> Reason | None:
    by_code = {reason.code: reason for reason in reversed(outcome.reasons)}
    return next((by_code[code] for code in codes if code in by_code), None)
