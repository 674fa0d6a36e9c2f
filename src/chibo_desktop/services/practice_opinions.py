"""Opinions of the practice branches: some by name, two from the box, one routed to Đảng ủy.

All of it is invented. The box is emptied as on the screen: typed together, without a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chibo_desktop.domain.opinions.opinion import Opinion, OpinionRoute, Slip
from chibo_desktop.domain.period import Month
from chibo_desktop.services.opinion_acts import (
    answer_opinion,
    close_opinion,
    enter_opinion,
    enter_slips,
    route_opinion,
)
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.unit_of_work import Unit

_TOLD_IN = Month(2026, 10)  # the last month that goes to Đảng ủy


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One invented opinion by name: days before the end of the month, how far it has come."""

    days_ago: int
    channel: str
    area: str
    content: str
    route: OpinionRoute | None = None
    due_days: int = 30
    answer: str = ""
    closing: str = ""
    with_name: bool = False


_TOLD = (
    _Told(
        days_ago=24,
        channel="meeting",
        area="party-building",
        content="Đề nghị gửi tài liệu sinh hoạt chuyên đề trước ít nhất ba ngày để đảng viên chuẩn "
        "bị ý kiến.",
        route=OpinionRoute.COMMITTEE,
        answer="Từ tháng này tài liệu gửi trước ba ngày, do đồng chí phó bí thư phụ trách.",
        closing="Đồng chí nêu ý kiến nhất trí.",
    ),
    _Told(
        days_ago=21,
        channel="letter",
        area="benefits",
        content="Kiến nghị Đảng ủy hướng dẫn rõ việc đóng đảng phí của đảng viên nghỉ hưu còn ký "
        "hợp đồng lao động.",
        route=OpinionRoute.SUPERIOR,
        due_days=51,
        with_name=True,
    ),
    _Told(
        days_ago=18,
        channel="talk",
        area="conditions",
        content="Phòng họp tầng hai dột, mưa không sinh hoạt được; đề nghị sửa trước mùa mưa tới.",
        route=OpinionRoute.OTHER,
        answer="Văn phòng cơ quan đã đưa vào kế hoạch sửa chữa quý I.",
    ),
    _Told(
        days_ago=26,
        channel="meeting",
        area="cadres",
        content="Tiêu chí chấm điểm “phối hợp công tác” khó hiểu, đề nghị chi ủy giải thích bằng "
        "ví dụ.",
        route=OpinionRoute.MEETING,
        due_days=46,
    ),
    _Told(
        days_ago=9,
        channel="message",
        area="ideology",
        content="Nên dành mười phút đầu buổi sinh hoạt đọc báo, điểm tin của địa phương.",
        route=OpinionRoute.COMMITTEE,
        due_days=60,
    ),
    _Told(
        days_ago=4,
        channel="talk",
        area="residence",
        content="Tổ dân phố đề nghị chi bộ cử người dự họp giới thiệu người tốt, việc tốt.",
    ),
)
_SLIPS = (
    Slip(
        area="leadership",
        content="Họp chi bộ còn lặp lại việc họp cơ quan. Đề nghị bàn nhiều hơn về việc Đảng.",
    ),
    Slip(
        area="cadres",
        content="Khi chấm điểm nên nói lý do trừ điểm trước khi chốt, để người bị trừ được giải "
        "trình.",
    ),
)


def tell_opinions(unit: Unit, branch_ids: Sequence[str], month: Month, *, is_whole: bool) -> None:
    """Once a year: all of them in a branch that people practise on, one or two in another."""
    if month != _TOLD_IN:
        return
    for at, branch_id in enumerate(branch_ids):
        people = [one.id for one in members_to_evaluate(unit.connection, branch_id)]
        first = (len(people) + at) % 4
        told = _TOLD if is_whole else _TOLD[first : first + 1 + len(people) % 2]
        for number, one in enumerate(told if people else ()):
            _tell(unit, branch_id, people[(3 + 5 * number) % len(people)], one, month.last_day)
        if is_whole:
            enter_slips(unit, branch_id, month, "box", _SLIPS)


def _tell(unit: Unit, branch_id: str, member_id: str, one: _Told, today: date) -> None:
    received_on = today - timedelta(days=one.days_ago)
    opinion_id = enter_opinion(
        unit,
        Opinion(
            id="",
            branch_id=branch_id,
            received_in=Month.of(received_on),
            received_on=received_on,
            member_id=member_id,
            channel=one.channel,
            area=one.area,
            content=one.content,
        ),
    )
    on = min(received_on + timedelta(days=2), today)
    if one.route is not None:
        is_up = one.route is OpinionRoute.SUPERIOR
        route_opinion(
            unit,
            opinion_id,
            one.route,
            on,
            due_on=received_on + timedelta(days=one.due_days),
            text=one.content if is_up else "",
            with_name=one.with_name,
        )
    if one.answer:
        answer_opinion(unit, opinion_id, "Chi ủy", min(on + timedelta(days=6), today), one.answer)
    if one.closing:
        close_opinion(unit, opinion_id, min(on + timedelta(days=8), today), one.closing)
