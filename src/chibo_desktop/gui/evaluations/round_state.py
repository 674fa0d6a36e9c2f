"""What stands above the grid about the round, and what stands in its place when there is none."""

from collections.abc import Callable, Sequence
from typing import Protocol

from chibo_desktop.domain.directives import OfficeRemark
from chibo_desktop.gui.evaluations.grid_column import VOTES
from chibo_desktop.gui.widgets import Banner, EmptyState
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.directives import remark_text


class StateActs(Protocol):
    """The acts that a state offers."""

    def reopen(self, reason: str = "") -> None: ...

    def edit_meeting(self) -> None: ...


def say_state(
    banner: Banner,
    sheet: Sheet,
    view: str,
    acts: StateActs,
    remarks: Sequence[OfficeRemark] = (),
) -> None:
    """Returned, closed, another unit's, waiting for its meeting, opened again, remarked on.

    `remarks` are those of the level above, the newest first.
    """
    of_round = sheet.round
    returned = next((one for one in remarks if one.is_return), None)
    if returned is not None and sheet.is_closed and _is_open_question(sheet, returned):
        banner.say(
            f"{remark_text(returned)} Mở lại kỳ, sửa, chốt rồi ghi gói mới.",
            "attention",
            "Mở lại…",
            lambda: acts.reopen(returned.content),
        )
    elif sheet.is_foreign:
        state = "đã chốt" if sheet.is_closed else "chưa chốt"
        banner.say(
            f"Kỳ đánh giá của {sheet.branch_name}, {state}: Đảng ủy chỉ xem và in; điểm do đơn vị "
            "nhập và gửi lên.",
            "information",
        )
    elif sheet.is_closed and of_round.closed_on is not None:
        banner.say(
            f"Kỳ này đã chốt ngày {date_text(of_round.closed_on)}: kết quả chỉ để xem, in và "
            "gửi. Muốn sửa phải mở lại và ghi lý do.",
            "information",
            "Mở lại…",
            acts.reopen,
        )
    elif view == VOTES and of_round.present is None:
        banner.say(
            "Chưa ghi ngày họp, số được triệu tập và số có mặt: ghi trước thì số phiếu được "
            "đối chiếu.",
            "information",
            "Ghi cuộc họp…",
            acts.edit_meeting,
        )
    elif remarks:
        names = {row.evaluation.id: row.evaluation.full_name for row in sheet.rows}
        said = [remark_text(one, names.get(one.evaluation_id, "")) for one in remarks]
        banner.say("\n".join(said), "attention")
    elif of_round.reopen_reason and of_round.reopened_on is not None:
        banner.say(
            f"Kỳ được mở lại ngày {date_text(of_round.reopened_on)}: {of_round.reopen_reason}",
            "attention",
        )
    else:
        banner.clear()


def _is_open_question(sheet: Sheet, returned: OfficeRemark) -> bool:
    """Whether the round still stands as it was returned: a round closed again has answered."""
    closed, day = sheet.round.closed_on, returned.written_on
    return not sheet.is_foreign and closed is not None and day is not None and closed <= day


def no_round(on_open: Callable[[], object] | None, month: str) -> EmptyState:
    """The first step in place of the grid; the office waits for what its units send."""
    if on_open is None:
        return EmptyState(
            "Chưa có kỳ đánh giá nào của đơn vị này",
            "Kỳ đánh giá của các đơn vị hiện ở đây sau khi nhận gói của họ ở Hộp thư.",
            "clipboard-check",
        )
    return EmptyState(
        "Chưa có kỳ đánh giá nào",
        "Mỗi tháng chi bộ mở một kỳ: mỗi đảng viên có một phiếu, điểm được nhập trên một bảng, "
        "xếp loại tính theo bộ tiêu chí đã chọn.",
        "clipboard-check",
        f"Mở kỳ {month}",
        on_open,
    )
