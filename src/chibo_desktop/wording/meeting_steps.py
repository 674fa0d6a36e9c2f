"""The steps of a month's meeting in words."""

from datetime import date

from chibo_desktop.wording.dates import date_text

TITLES: dict[str, str] = {
    "plan": "Có kế hoạch buổi sinh hoạt",
    "invite": "Thông báo, gửi tài liệu",
    "roll": "Họp và điểm danh",
    "minutes": "Biên bản, nghị quyết vào sổ",
    "publish": "Đăng, gửi nghị quyết",
    "score": "Chấm điểm chất lượng",
}
ACTIONS: dict[str, str] = {
    "plan": "Lập kế hoạch",
    "invite": "Ghi ngày",
    "roll": "Điểm danh",
    "minutes": "Ghi biên bản",
    "publish": "Ghi ngày",
    "score": "Chấm điểm",
}
SIDES: dict[str, str] = {
    "plan": "details",
    "invite": "details",
    "roll": "roll",
    "minutes": "minutes",
    "publish": "details",
    "score": "quality",
}
"""Which side of the meeting each step opens."""


def step_detail(state: str, due_on: date | None, done_on: date | None) -> str:
    """Họp ngày …; hạn …; đã quá hạn …: the quiet line under a step."""
    if state == "done":
        return f"Xong, ngày {date_text(done_on)}" if done_on else "Xong"
    if due_on is None:
        return "Chưa có buổi thường kỳ nào trong tháng"
    return f"{'Đã quá hạn' if state == 'late' else 'Hạn'} {date_text(due_on)}"
