"""Which place a step of the month leads to."""

from collections.abc import Mapping

from chibo_desktop.services.home_tasks import Step

_PLACES: Mapping[Step, tuple[str, object]] = {
    Step.QUARTER: ("year", "periods"),
    Step.STUDY: ("study", "month"),
    Step.DUES: ("dues", None),
    Step.MEETING: ("meetings", None),
    Step.TARGETS: ("targets", None),
    Step.PROGRAMME: ("targets", "programmes"),
    Step.OPINIONS: ("opinions", None),
    Step.ARRIVALS: ("transfers", None),
    Step.REPORT: ("work-reports", "month"),
    Step.SEND: ("exchange", None),
}


def place_of(step: Step, branch_id: str | None = None) -> tuple[str, object]:
    """The key of a place and what it is asked to show; without a place of its own, the marks."""
    return _PLACES.get(step, ("evaluations", branch_id))
