"""The figures of the office's picture, in groups, and among whom each is counted.

A figure is its names (decision 0430); the picture of a whole is the sum over its units. Of a figure
that is counted among others, those who are not counted stand beside it with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chibo_desktop.domain.name_line import NameLine


class FigureGroup(StrEnum):
    """What figures are about, in the order in which they are shown."""

    PEOPLE = "people"
    MOVEMENTS = "movements"
    RATINGS = "ratings"
    MEETINGS = "meetings"
    STUDY = "study"
    TARGETS = "targets"
    MERITS = "merits"
    DISCIPLINE = "discipline"
    DUES = "dues"
    DOCUMENTS = "documents"
    OPINIONS = "opinions"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFigure:
    """One figure. `among` is the figure of all that could be counted; empty: the names are all."""

    code: str
    group: FigureGroup
    among: str = ""


def _group(group: FigureGroup, among: str, *codes: str) -> list[PictureFigure]:
    return [PictureFigure(code=code, group=group, among=among) for code in codes]


PICTURE_FIGURES: tuple[PictureFigure, ...] = (
    *_group(FigureGroup.PEOPLE, "", "members"),
    *_group(FigureGroup.PEOPLE, "members", "full", "probationary", "women"),
    *_group(
        FigureGroup.MOVEMENTS,
        "",
        "admitted",
        "transferred_in",
        "confirmed",
        "transferred_out",
        "deceased",
        "removed",
    ),
    *_group(FigureGroup.RATINGS, "", "rounds_closed", "rated"),
    *_group(
        FigureGroup.RATINGS,
        "rated",
        "rated_excellent",
        "rated_good",
        "rated_fulfilled",
        "rated_unfulfilled",
    ),
    *_group(FigureGroup.MEETINGS, "", "meetings_due"),
    *_group(FigureGroup.MEETINGS, "meetings_due", "meetings_regular"),
    *_group(FigureGroup.MEETINGS, "", "meetings_held"),
    *_group(FigureGroup.MEETINGS, "meetings_held", "meetings_themed", "meetings_graded"),
    *_group(FigureGroup.MEETINGS, "", "items"),
    *_group(FigureGroup.MEETINGS, "items", "items_done", "items_open", "items_late"),
    *_group(
        FigureGroup.STUDY,
        "members",
        "study_registered",
        "study_attended",
        "study_reported",
        "study_models",
        "study_not_met",
        "commitments",
    ),
    *_group(
        FigureGroup.TARGETS,
        "",
        "targets",
        "targets_due",
        "targets_good",
        "targets_exceeded",
        "targets_failed",
        "targets_waiting",
        "tasks",
    ),
    *_group(FigureGroup.TARGETS, "tasks", "tasks_done", "tasks_late"),
    *_group(FigureGroup.MERITS, "", "awards"),
    *_group(FigureGroup.MERITS, "awards", "awards_collectives", "awards_persons"),
    *_group(FigureGroup.DISCIPLINE, "", "disciplined"),
    *_group(
        FigureGroup.DUES,
        "",
        "dues_collected",
        "dues_remitted",
        "dues_retained",
        "dues_owing",
        "dues_exempt",
    ),
    *_group(FigureGroup.DOCUMENTS, "", "documents_missing", "inspections"),
    *_group(FigureGroup.DOCUMENTS, "inspections", "inspections_done", "inspections_late"),
    *_group(FigureGroup.OPINIONS, "", "opinions", "opinions_answered", "opinions_open"),
)
"""Every figure of the picture, in the order in which it is shown."""

FIGURE_BY_CODE = {one.code: one for one in PICTURE_FIGURES}


def with_uncounted(
    names: Sequence[NameLine],
    among: Sequence[NameLine],
    reasons: Mapping[tuple[str, str, str], str],
) -> list[NameLine]:
    """The names of a figure, then the rest of those it is counted among, each with its reason.

    `reasons` say by name why somebody is not counted; who has none keeps the note he stands with.
    """
    told = {one.identity for one in names}
    rest = [
        replace(one, note=reasons.get(one.identity, one.note), is_counted=False)
        for one in among
        if one.identity not in told
    ]
    return [*names, *rest]
