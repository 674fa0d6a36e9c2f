"""The month's checklist in words."""

from datetime import date

from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.opinions import shortened

SENTENCES: dict[str, str] = {}

TITLES: dict[str, str] = {
    "open": "Mở kỳ đánh giá",
    "self": "Nhập điểm tự chấm",
    "committee": "Chi ủy chấm điểm",
    "branch": "Chi bộ chấm và biểu quyết",
    "close": "Chốt kết quả, in bảng tổng hợp",
    "send": "Gửi gói dữ liệu cho Đảng ủy",
    "study": "Đăng ký học tập và làm theo Bác",
    "quarter": "Tổng hợp và chốt kỳ quý trước",
    "dues": "Thu đảng phí",
    "meeting": "Sinh hoạt chi bộ trong tháng",
    "targets": "Ghi kết quả chỉ tiêu",
    "programme": "Nhiệm vụ của chương trình đã quá hạn",
    "opinions": "Trả lời ý kiến, kiến nghị",
    "report": "Báo cáo tháng",
    "arrivals": "Tiếp nhận đảng viên chuyển đến",
}
ACTIONS: dict[str, str] = {
    "open": "Mở kỳ",
    "self": "Nhập điểm",
    "committee": "Nhập điểm",
    "branch": "Nhập điểm",
    "close": "Xem và chốt",
    "send": "Ghi gói",
    "study": "Ghi đăng ký",
    "quarter": "Tổng hợp quý",
    "dues": "Thu đảng phí",
    "meeting": "Mở sinh hoạt",
    "targets": "Ghi kết quả",
    "programme": "Xem nhiệm vụ",
    "opinions": "Xem ý kiến",
    "report": "Soạn báo cáo",
    "arrivals": "Xem và tiếp nhận",
}
ARRANGE = "Sắp xếp…"
VIEW = "Xem"
STATES: dict[str, str] = {
    "done": "xong",
    "now": "đang làm",
    "late": "muộn",
    "later": "chưa đến lượt",
}


def names_in_short(names: tuple[str, ...], most: int = 3) -> str:
    """The first few by their last two words, then how many more."""
    given = [" ".join(name.split()[-2:]) for name in names]
    return first_names(given, most, "đồng chí khác")


def titles_in_short(titles: tuple[str, ...], kind: str) -> str:
    """The first by its first words, then how many more of the kind."""
    return first_names([shortened(one) for one in titles], 1, f"{kind} khác")


def hidden_text(count: int) -> str:
    """How many steps are put away, as a link that leads back to them."""
    return f"{count} việc không hiện: sắp xếp lại…"


def task_detail(
    step: str,
    state: str,
    *,
    done: int,
    total: int,
    names: tuple[str, ...],
    not_rated: int,
    criteria: str,
    due_on: date,
    on: date | None = None,
) -> str:
    """The quiet line under a task's title; what waits of the evaluation says until when."""
    words = _words(
        step,
        state,
        done=done,
        total=total,
        names=names,
        not_rated=not_rated,
        criteria=criteria,
        due_on=due_on,
        on=on,
    )
    is_waiting = step in _OF_EVALUATION and state in ("now", "late")
    return f"{words} · hạn {due_on:%d/%m/%Y}" if is_waiting else words


_OF_EVALUATION = frozenset({"open", "self", "committee", "branch", "close"})


def _words(
    step: str,
    state: str,
    *,
    done: int,
    total: int,
    names: tuple[str, ...],
    not_rated: int,
    criteria: str,
    due_on: date,
    on: date | None,
) -> str:
    if step == "open":
        if state != "done":
            return "Chọn bộ tiêu chí rồi mở kỳ cho cả chi bộ"
        aside = f", {not_rated} đồng chí không đánh giá" if not_rated else ""
        return f"{criteria} · {total} đồng chí được đánh giá{aside}"
    if step == "send":
        if state == "done":
            return "Đã ghi gói của tháng"
        late = "đã quá hạn" if state == "late" else "hạn gửi"
        return f"{late} {due_on:%d/%m/%Y}"
    if step == "study":
        left = f" · còn {names_in_short(names)}" if names else ""
        by = f" · hạn {on:%d/%m/%Y}" if on and names else ""
        return f"{done}/{total} đồng chí đã đăng ký{left}{by}"
    if step == "meeting":
        if on is None:
            return "Không họp" if state == "done" else "Chưa có kế hoạch buổi họp của tháng"
        held = "Đã họp ngày" if state == "done" else "Kế hoạch họp ngày"
        return f"{held} {on:%d/%m/%Y}"
    if step == "targets":
        left = f" · còn {titles_in_short(names, 'chỉ tiêu')}" if names else ""
        return f"{done}/{total} chỉ tiêu đã ghi kết quả kỳ vừa qua{left}"
    if step == "programme":
        since = f" · hạn sớm nhất {on:%d/%m/%Y}" if on else ""
        return f"{total} nhiệm vụ: {titles_in_short(names, 'nhiệm vụ')}{since}"
    if step == "arrivals":
        return f"{total} đồng chí chờ tiếp nhận: {names_in_short(names)}"
    if step == "opinions":
        late = f" · {total - done} quá hạn" if total > done else ""
        by = f" · hạn sớm nhất {on:%d/%m/%Y}" if on else ""
        return f"{total} ý kiến đang chờ trả lời{late}{by}"
    if step == "quarter":
        by = f" · hạn {on:%d/%m/%Y}" if on else ""
        return f"{done}/{total} tháng của quý đã chốt{by}"
    if step == "dues":
        left = f" · còn {names_in_short(names)}" if names else ""
        by = f" · hạn {on:%d/%m/%Y}" if on and names else ""
        return f"{done}/{total} đồng chí đã đóng đủ{left}{by}"
    if step == "report":
        if state == "done":
            return "Đã ban hành"
        late = "đã quá hạn" if state == "late" else "hạn"
        return f"Soạn sẵn từ sổ sách · {late} {on:%d/%m/%Y}" if on else "Soạn sẵn từ sổ sách"
    if step == "close":
        if state == "done":
            return f"Đã chốt {total} kết quả"
        if not total:
            return "Sau khi đủ điểm và biểu quyết"
        return f"{done}/{total} kết quả sẵn sàng" + (
            f" · còn {names_in_short(names)}" if names else ""
        )
    if not total:
        return "Sau khi mở kỳ"
    left = f" · còn {names_in_short(names)}" if names and state != "done" else ""
    return f"{done}/{total} phiếu{left}"
