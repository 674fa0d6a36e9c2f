"""Ý kiến, kiến nghị in words: what a form refuses, when one was received, what a step did."""

from chibo_desktop.domain.opinions.opinion import Opinion, OpinionAct, OpinionStep
from chibo_desktop.wording.dates import date_text, short_month_text

SENTENCES: dict[str, str] = {
    "opinion-unknown": "Không tìm thấy ý kiến này trong tệp. Hãy chọn lại trong danh sách.",
    "opinion-member-missing": "Chưa chọn đồng chí nêu ý kiến. Hãy chọn một đồng chí; nếu ý kiến "
    "không ghi tên thì đóng lại và dùng Nhập phiếu không ghi tên.",
    "opinion-day-missing": "Chưa ghi ngày nhận. Hãy ghi đủ ngày, tháng, năm.",
    "opinion-day-coming": "Ngày nhận ở sau hôm nay. Hãy ghi lại ngày đã nhận ý kiến.",
    "opinion-month-coming": "Tháng nhận ở sau tháng này. Hãy ghi lại tháng mở hòm thư.",
    "opinion-area-missing": "Chưa chọn lĩnh vực. Số liệu cộng theo lĩnh vực; hãy chọn một.",
    "opinion-text-missing": "Chưa ghi nội dung ý kiến. Hãy ghi đúng như đã nêu.",
    "opinion-no-slips": "Chưa có phiếu nào để ghi. Hãy gõ nội dung rồi bấm Thêm phiếu.",
    "opinion-due-early": "Hạn trả lời sớm hơn ngày nhận. Hãy ghi lại một ngày sau đó.",
    "opinion-is-closed": "Ý kiến này đã đóng hoặc đã bỏ nên không ghi thêm được. Muốn xem xét "
    "tiếp thì bấm Mở lại; ghi nhầm thì bấm Lấy lại bước vừa ghi.",
    "opinion-not-closed": "Ý kiến này chưa đóng, cứ xử lý như thường.",
    "opinion-route-missing": "Chưa chọn nơi chuyển đến. Hãy chọn một nơi.",
    "opinion-forward-text": "Chưa có lời gửi Đảng ủy. Chỉ những chữ ở ô này đi theo gói; hãy ghi "
    "nội dung cần gửi.",
    "opinion-no-name": "Ý kiến này không ghi tên nên không có tên để gửi kèm. Hãy bỏ chọn.",
    "opinion-by-whom-missing": "Chưa ghi ai trả lời. Hãy ghi, ví dụ: Chi ủy, Đảng ủy.",
    "opinion-answer-missing": "Chưa ghi nội dung trả lời. Hãy ghi một, hai câu.",
    "opinion-closing-missing": "Ý kiến chưa được trả lời mà đóng thì phải nói vì sao. Hãy ghi một "
    "câu.",
    "opinion-reason-missing": "Chưa ghi lý do. Lý do còn trong quá trình xử lý; hãy ghi một câu "
    "ngắn.",
    "opinion-nothing-back": "Ý kiến này chưa có bước xử lý nào để lấy lại. Ghi nhầm cả ý kiến thì "
    "bấm Bỏ khỏi danh sách.",
}
ANONYMOUS = "Không ghi tên"
ACTS: dict[OpinionAct, str] = {
    OpinionAct.ROUTE: "Chuyển",
    OpinionAct.ANSWER: "Trả lời",
    OpinionAct.CLOSE: "Đóng",
    OpinionAct.REOPEN: "Mở lại",
    OpinionAct.CORRECT: "Sửa nội dung",
    OpinionAct.REMOVE: "Bỏ khỏi danh sách",
    OpinionAct.TAKE_BACK: "Lấy lại một bước",
}
_FEW = 60


def received_text(opinion: Opinion) -> str:
    """12/11/2026; without a name only tháng 11/2026."""
    if opinion.received_on is not None:
        return date_text(opinion.received_on)
    return f"tháng {short_month_text(opinion.received_in)}"


def shortened(content: str) -> str:
    """The first words, on one line."""
    flat = " ".join(content.split())
    return flat if len(flat) <= _FEW else f"{flat[:_FEW].rsplit(' ', 1)[0]}…"


def step_words(step: OpinionStep, route: str, *, is_gone: bool) -> str:
    """“20/11/2026 · Trả lời (Chi ủy): …”; `route` is where it was routed, in words."""
    act = OpinionAct(step.act)
    head = f"{ACTS[act]} {route}" if act is OpinionAct.ROUTE else ACTS[act]
    along = "kèm tên " if act is OpinionAct.ROUTE else ""
    head += f" ({along}{step.by_whom})" if step.by_whom else ""
    due = f", hạn {date_text(step.due_on)}" if step.due_on else ""
    kept = "trước đó: " if act is OpinionAct.CORRECT and step.text else ""
    words = f": {kept}{step.text}" if step.text else ""
    gone = " – đã lấy lại" if is_gone else ""
    return f"{date_text(step.on)} · {head}{due}{words}{gone}"


def answers_text(answers: tuple[OpinionStep, ...]) -> str:
    """Every answer with who gave it and when, a line each."""
    return "\n".join(f"{one.by_whom} ({date_text(one.on)}): {one.text}" for one in answers)
