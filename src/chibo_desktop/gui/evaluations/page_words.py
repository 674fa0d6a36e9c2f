"""The line under the page's title."""

from chibo_desktop.gui.evaluations.grid_column import VOTES
from chibo_desktop.services.sheet import Sheet


def context_line(sheet: Sheet, view: str, marked: int, is_short: bool) -> str:
    """The criteria set (left out when short), how many the marker shown has marked, and rated."""
    count = len(sheet.rows)
    parts = [] if is_short else [sheet.criteria_set.title]
    marker = sheet.criteria_set.marker(view)
    if marker is not None:
        parts.append(f"{marker.short_label.lower()} {marked}/{count} phiếu")
    parts.append(f"xếp loại {sum(row.rating is not None for row in sheet.rows)}/{count}")
    if view == VOTES and sheet.round.present is not None:
        summoned = sheet.round.summoned if sheet.round.summoned is not None else "–"
        parts.append(f"có mặt {sheet.round.present}/{summoned}")
    return " · ".join(parts)
