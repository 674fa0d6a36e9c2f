"""Words of a bundle's checklist and of its cover page."""

from collections.abc import Iterable

from chibo_desktop.domain.checklist import CheckLine, CheckState
from chibo_desktop.wording.home import TITLES
from chibo_desktop.wording.numbers import count_text

STATES = {
    CheckState.DONE: "có",
    CheckState.MISSING: "còn thiếu",
    CheckState.NOT_APPLICABLE: "không áp dụng",
}


def title_of(one: CheckLine) -> str:
    """The name of a thing of the month; its code when a newer program named it."""
    return TITLES.get(one.step, one.step)


def line_text(one: CheckLine) -> str:
    """Thu đảng phí: 20/25."""
    if one.state is CheckState.MISSING and one.total > 1:
        return f"{title_of(one)}: {count_text(one.done)}/{count_text(one.total)}"
    return title_of(one)


def titles_text(lines: Iterable[CheckLine], *, named: bool) -> str:
    """The things by name, with their branches where there are several."""
    found: dict[str, list[str]] = {}
    for one in lines:
        found.setdefault(title_of(one), []).append(one.branch)
    said = (
        f"{title} ({', '.join(branches)})" if named else title for title, branches in found.items()
    )
    return " · ".join(said)


def missing_text(lines: Iterable[CheckLine]) -> str:
    """Tháng còn thiếu: thu đảng phí 20/25, báo cáo tháng. Empty when nothing is missing."""
    missing = [one for one in lines if one.state is CheckState.MISSING]
    named = len({one.branch for one in missing}) > 1
    if not missing:
        return ""
    said = [f"{line_text(one)} – {one.branch}" if named else line_text(one) for one in missing]
    return f"Tháng còn thiếu: {'; '.join(said)}."


def part_text(part: tuple[int, int]) -> str:
    """Tệp 2 trong 3 tệp của gói; empty for a bundle in one file."""
    at, count = part
    return f"Tệp {at} trong {count} tệp của gói" if count > 1 else ""
