"""The life of a member in words: what happened, and why something cannot have happened.

`{rule}` is the document that forbids it, or nothing.
"""

from collections.abc import Mapping

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifePlace, LifeStage, LifeState
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.rules import Rule
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.rules import rule_text

K = LifeEventKind

SENTENCES: dict[str, str] = {
    "life-deceased": (
        "Đồng chí đã từ trần nên không ghi thêm được. Nếu ghi nhầm, hãy sửa hoặc rút lại sự "
        "kiện “Từ trần”."
    ),
    "life-already-a-member": (
        "Đang là đảng viên nên không ghi bước kết nạp nữa. Nếu là việc cũ, hãy ghi đúng ngày "
        "đã diễn ra."
    ),
    "life-already-admitted": "Đã có quyết định kết nạp. Bước tiếp theo là ghi lễ kết nạp.",
    "life-step-passed": (
        "Bước này đã qua trong quá trình xem xét kết nạp. Nếu là việc cũ, hãy ghi đúng ngày "
        "đã diễn ra."
    ),
    "life-not-a-candidate": "Không đang trong quá trình xem xét kết nạp nên không có gì để thôi.",
    "life-readmission-needed": (
        "Đồng chí đã từng ra khỏi Đảng: hãy ghi “Quyết định kết nạp lại”, không ghi kết nạp "
        "lần đầu.{rule}"
    ),
    "life-never-left": (
        "Chưa ghi việc ra khỏi Đảng nên không có gì để kết nạp lại hay khôi phục. Hãy ghi "
        "việc ra khỏi Đảng trước."
    ),
    "life-ceremony-without-decision": (
        "Lễ kết nạp chỉ tổ chức sau khi có quyết định kết nạp. Hãy ghi quyết định trước."
    ),
    "life-no-ceremony-yet": (
        "Chưa ghi lễ kết nạp nên chưa có thời gian dự bị. Hãy ghi lễ kết nạp trước.{rule}"
    ),
    "life-not-probationary": (
        "Việc này chỉ có ở đảng viên dự bị. Hãy xem lại ngày, hoặc chọn sự kiện khác.{rule}"
    ),
    "life-nothing-to-cancel": "Không có quyết định nào đang có hiệu lực để hủy.",
    "life-nothing-to-correct": "Chưa ghi quyết định nào để đính chính.",
    "life-not-a-member": (
        "Chưa phải là đảng viên nên không ghi được. Hãy ghi quyết định và lễ kết nạp, hoặc "
        "ngày vào Đảng, trước."
    ),
    "life-has-left": (
        "Đồng chí đã ra khỏi Đảng. Muốn ghi tiếp, hãy ghi kết nạp lại hoặc khôi phục đảng "
        "tịch trước; nếu là việc cũ, hãy ghi đúng ngày."
    ),
    "life-gone": (
        "Đồng chí đã chuyển sinh hoạt đi nơi khác; nơi mới ghi tiếp. Nếu là việc cũ, hãy ghi "
        "đúng ngày đã diễn ra."
    ),
    "life-is-guest": (
        "Đồng chí chỉ sinh hoạt tạm thời ở đây; việc này do nơi sinh hoạt chính thức ghi."
    ),
    "life-not-a-guest": "Đồng chí không sinh hoạt tạm thời tại chi bộ nên không có gì để kết thúc.",
    "life-already-here": (
        "Đồng chí đang sinh hoạt chính thức tại chi bộ. Nếu đã chuyển đi rồi trở lại, hãy ghi "
        "lần chuyển đi trước."
    ),
    "life-is-away": "Đồng chí đang sinh hoạt tạm thời nơi khác. Hãy ghi việc trở về trước.",
    "life-not-away": "Đồng chí không đi sinh hoạt tạm thời nên không có gì để trở về.",
    "life-is-exempt": (
        "Đồng chí đang được miễn công tác và sinh hoạt đảng. Hãy ghi việc sinh hoạt trở lại trước."
    ),
    "life-is-suspended": "Đồng chí đang bị đình chỉ sinh hoạt. Hãy ghi việc hết đình chỉ trước.",
    "life-is-interrupted": (
        "Đồng chí đang gián đoạn sinh hoạt. Hãy ghi việc nối lại sinh hoạt trước."
    ),
    "life-not-exempt": "Đồng chí không đang được miễn sinh hoạt.",
    "life-not-suspended": "Đồng chí không đang bị đình chỉ sinh hoạt.",
    "life-not-interrupted": "Đồng chí không đang gián đoạn sinh hoạt.",
    "life-expulsion-of-probationary": (
        "Chỉ khai trừ đảng viên chính thức; đảng viên dự bị không đủ tư cách thì xóa tên.{rule}"
    ),
    "life-date-missing": "Chưa ghi ngày. Chỉ biết tháng hoặc năm thì ghi 02/1957 hoặc 1957.",
    "life-before-birth": "Ngày này trước ngày sinh. Hãy xem lại ngày, hoặc ngày sinh trong hồ sơ.",
    "life-until-before": "Ngày kết thúc phải sau ngày bắt đầu.",
    "life-votes-over": (
        "Số phiếu nhiều hơn số được triệu tập ({of}). Hãy xem lại kết quả biểu quyết."
    ),
    "life-votes-negative": "Số người không thể nhỏ hơn 0.",
    "life-too-young": (
        "Khi đó chưa đủ {years} tuổi nên không được xét kết nạp. Hãy xem lại ngày, hoặc ngày "
        "sinh trong hồ sơ.{rule}"
    ),
    "life-too-old": "Khi đó đã quá {years} tuổi. Chỉ ghi nếu cấp ủy có thẩm quyền đã đồng ý.{rule}",
    "life-certificate-expired": (
        "Giấy chứng nhận lớp nhận thức về Đảng đã quá {months} tháng. Hãy xem lại ngày cấp, "
        "hoặc cho học lại.{rule}"
    ),
    "life-votes-too-few": (
        "Số tán thành {have}/{of} chưa đủ {share} số đảng viên chính thức được triệu tập. Hãy "
        "xem lại kết quả biểu quyết.{rule}"
    ),
    "life-probation-too-short": (
        "Chưa đủ {months} tháng dự bị: sớm nhất là ngày {end}. Hãy xem lại ngày công nhận, "
        "hoặc ngày làm lễ kết nạp.{rule}"
    ),
    "life-readmission-too-early": (
        "Chưa đủ {months} tháng kể từ khi ra khỏi Đảng: sớm nhất là ngày {end}.{rule}"
    ),
    "life-readmission-again": (
        "Đã được kết nạp lại {times} lần. Hãy kiểm tra kỹ trước khi ghi.{rule}"
    ),
    "life-away-too-short": (
        "Thời hạn dưới {months} tháng thường không chuyển sinh hoạt tạm thời.{rule}"
    ),
    "life-away-too-long": (
        "Thời hạn từ {months} tháng trở lên thì chuyển sinh hoạt chính thức.{rule}"
    ),
    "life-exemption-needs-reason": (
        "Chưa đủ {years} tuổi: hãy ghi lý do (sức khỏe, kèm hồ sơ bệnh án; hoặc lý do khác).{rule}"
    ),
    "life-breaks-another": "Ghi như vậy thì “{event}” không còn đúng. {why}",
    "life-differs-from-list": (
        "Danh sách ban đầu ghi ngày {on}; sự kiện này sẽ thay cho dòng đó. Hãy xem lại ngày."
    ),
    "life-event-unknown": "Không tìm thấy sự kiện này. Hãy mở lại hồ sơ rồi làm tiếp.",
    "life-opening-kept": "Ngày vào Đảng theo danh sách ban đầu không rút lại được; hãy sửa ngày.",
    "life-typed": (
        "“{label}” được ghi theo diễn biến, không gõ trực tiếp. Hãy ghi sự kiện ở thẻ “Diễn biến”."
    ),
}

STAGES: Mapping[LifeStage, str] = {
    LifeStage.OUTSIDE: "Ngoài Đảng",
    LifeStage.OUTSTANDING: "Quần chúng ưu tú",
    LifeStage.SYMPATHISER: "Cảm tình Đảng",
    LifeStage.APPLICANT: "Đã nộp hồ sơ xin vào Đảng",
    LifeStage.PROPOSED: "Chi bộ đã đề nghị kết nạp",
    LifeStage.ADMITTED: "Có quyết định, chờ lễ kết nạp",
    LifeStage.PROBATIONARY: "Đảng viên dự bị",
    LifeStage.FULL: "Đảng viên chính thức",
    LifeStage.LEFT: "Đã ra khỏi Đảng",
    LifeStage.DECEASED: "Đã từ trần",
}
_NEXT: Mapping[LifeStage, str] = {
    LifeStage.OUTSTANDING: "Chi bộ xét công nhận cảm tình Đảng, phân công đảng viên giúp đỡ.",
    LifeStage.SYMPATHISER: "Cử học lớp nhận thức về Đảng, rồi hoàn thiện hồ sơ xin vào Đảng.",
    LifeStage.APPLICANT: "Chi bộ họp, biểu quyết và ra nghị quyết đề nghị kết nạp.",
    LifeStage.PROPOSED: "Gửi hồ sơ lên cấp ủy, chờ quyết định kết nạp.",
    LifeStage.ADMITTED: "Tổ chức lễ kết nạp đúng thời hạn, rồi ghi ngày làm lễ.",
    LifeStage.PROBATIONARY: "Hết thời gian dự bị, chi bộ xét và đề nghị công nhận chính thức.",
}
OPENING = "theo danh sách ban đầu"


def state_text(state: LifeState) -> str:
    """“Đảng viên chính thức, đang miễn sinh hoạt từ 09/2025”: where somebody stands."""
    parts = [STAGES[state.stage]]
    if state.is_member:
        parts += [text for text in (_place_text(state), _activity_text(state)) if text]
    elif state.stage in (LifeStage.LEFT, LifeStage.DECEASED) and state.since:
        parts.append(f"ngày {partial_date_text(state.since)}")
    return ", ".join(parts)


def next_step(state: LifeState) -> str:
    """What comes next on the way to full membership; empty when nothing does."""
    if state.is_candidate and K.CERTIFIED in state.steps and state.stage is LifeStage.SYMPATHISER:
        return "Đã có giấy chứng nhận lớp nhận thức: hoàn thiện hồ sơ xin vào Đảng."
    wanted = state.is_candidate or state.stage is LifeStage.PROBATIONARY
    return _NEXT.get(state.stage, "") if wanted else ""


def event_title(event: LifeEvent, labels: Mapping[str, str]) -> str:
    """What happened; what only the first list says is told as such."""
    kind = K(event.kind)
    if event.is_opening and kind is K.CEREMONY:
        return f"Vào Đảng ({OPENING})"
    title = labels.get(event.kind, event.kind)
    return f"{title} ({OPENING})" if event.is_opening else title


def event_name(event: LifeEvent, labels: Mapping[str, str]) -> str:
    """“Lễ kết nạp ngày 19/05/2009”: the event within a sentence."""
    on = partial_date_text(event.happened_on)
    return f"{event_title(event, labels)} ngày {on}" if on else event_title(event, labels)


def event_lines(event: LifeEvent) -> tuple[str, ...]:
    """What else is known of an event, a line each: decision, place, votes, reason, remark."""
    decision = [event.decision_number and f"số {event.decision_number}"]
    if event.decided_on and event.decided_on != event.happened_on:
        decision.append(f"ngày {partial_date_text(event.decided_on)}")
    if event.decided_by:
        decision.append(f"của {event.decided_by}")
    words = " ".join(part for part in decision if part)
    votes = ""
    if event.votes_for is not None and event.summoned is not None:
        against = event.votes_against or 0
        votes = (
            f"Biểu quyết: {event.votes_for} tán thành, {against} không tán thành, "
            f"trên {event.summoned} được triệu tập"
        )
    found = (
        f"Văn bản {words}" if words else "",
        _place_line(event),
        f"Thời hạn đến {partial_date_text(event.until)}" if event.until else "",
        f"Chi bộ nhận ngày {partial_date_text(event.received_on)}" if event.received_on else "",
        votes,
        f"Lý do: {event.reason}" if event.reason else "",
        event.note,
    )
    return tuple(line for line in found if line)


def rule_words(rule: Rule | None) -> str:
    """“ Căn cứ: …”: the end of a refusal, naming what forbids it."""
    return f" Căn cứ: {rule_text(rule)}." if rule else ""


def _place_text(state: LifeState) -> str:
    since = f" từ {partial_date_text(state.since)}" if state.since else ""
    until = f" đến {partial_date_text(state.away_until)}" if state.away_until else ""
    match state.place:
        case LifePlace.AWAY:
            return f"đang sinh hoạt tạm thời nơi khác{since}{until}"
        case LifePlace.GUEST:
            return f"sinh hoạt tạm thời tại chi bộ{since}{until}"
        case LifePlace.GONE:
            return f"đã chuyển đi{since}"
    return ""


def _activity_text(state: LifeState) -> str:
    since = f" từ {partial_date_text(state.since)}" if state.since else ""
    match state.activity:
        case ActivityStatus.EXEMPT:
            return f"đang được miễn sinh hoạt{since}"
        case ActivityStatus.SUSPENDED:
            return f"đang bị đình chỉ sinh hoạt{since}"
        case ActivityStatus.INTERRUPTED:
            return f"đang gián đoạn sinh hoạt{since}"
    return ""


_TO = (K.TRANSFERRED_OUT, K.SENT_AWAY)
_FROM = (K.TRANSFERRED_IN, K.HOSTED)


def _place_line(event: LifeEvent) -> str:
    if not event.place:
        return ""
    if event.kind in _TO:
        return f"Đến: {event.place}"
    return f"Từ: {event.place}" if event.kind in _FROM else f"Tại: {event.place}"
