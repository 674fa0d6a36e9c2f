"""Chuyển sinh hoạt đảng in words: what stands in the way, how a transfer stands, what is new."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferStage
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.life import rule_words
from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "member-on-the-way": (
        "Hồ sơ đồng chí {name} đang chuyển đến {to} nên đã khóa, chỉ xem được. Cần sửa thì rút lại "
        "việc chuyển ở Đảng viên – Chuyển sinh hoạt, sửa xong rồi chuyển lại."
    ),
    "member-handed-over": (
        "Đồng chí {name} đã chuyển sinh hoạt đến {to}; hồ sơ ở đây chỉ còn để xem. Cần sửa gì thì "
        "báo {to} sửa trong hồ sơ của họ."
    ),
    "transfer-not-a-member": (
        "Đồng chí {name} không thuộc danh sách đảng viên của đơn vị nên không chuyển đi được. Hãy "
        "xem lại tình trạng ở Diễn biến của hồ sơ."
    ),
    "transfer-unit-unknown": (
        "Chưa chọn đơn vị nhận trong Đảng bộ. Hãy chọn một đơn vị; danh sách đơn vị đến cùng chỉ "
        "đạo mới nhất của Đảng ủy."
    ),
    "transfer-same-unit": ("Đơn vị chuyển và đơn vị nhận là một. Hãy chọn đơn vị nhận khác."),
    "transfer-date-future": "Ngày quyết định ở sau hôm nay. Hãy ghi lại ngày trên quyết định.",
    "transfer-nobody": (
        "Không có ai để chuyển: những đồng chí đã chọn không còn thuộc {name}. Hãy mở lại danh "
        "sách rồi chọn lại."
    ),
    "transfer-unknown": (
        "Không tìm thấy việc chuyển sinh hoạt này. Hãy mở lại danh sách rồi chọn lại."
    ),
    "transfer-not-open": (
        "Việc chuyển đồng chí {name} đã xong, đã bị trả lại hoặc đã rút nên không làm thêm được. "
        "Hãy xem tình trạng mới nhất trong danh sách."
    ),
    "transfer-not-offered": (
        "Chỉ đạo mới nhất của Đảng ủy không còn giao đồng chí này cho đơn vị. Hãy mở lại danh "
        "sách; nếu vẫn cần tiếp nhận thì hỏi Đảng ủy."
    ),
    "transfer-branch-missing": (
        "Chưa chọn chi bộ mà đồng chí về sinh hoạt. Hãy chọn một chi bộ của đơn vị."
    ),
    "transfer-day-missing": "Chưa ghi ngày tiếp nhận. Hãy ghi đủ ngày, tháng, năm.",
    "transfer-day-early": (
        "Việc chuyển tính từ ngày {on}, nên không tiếp nhận sớm hơn. Hãy ghi lại ngày tiếp nhận; "
        "chưa đến ngày ấy thì chờ."
    ),
    "dossier-unreadable": (
        "Hồ sơ kèm theo không đọc được. Chưa có gì thay đổi; hãy đề nghị nơi chuyển gửi lại."
    ),
    "dossier-newer": (
        "Hồ sơ kèm theo do chương trình bản mới hơn ghi. Chưa có gì thay đổi; hãy cài bản mới rồi "
        "mở lại."
    ),
    "transfer-place-missing": (
        "Chưa ghi nơi chuyển đến ở ngoài Đảng bộ. Hãy ghi tên tổ chức đảng nhận đảng viên."
    ),
    "transfer-already-here": (
        "Đồng chí {name} đang ở danh sách của đơn vị nên không nhận lần nữa. Hãy mở hồ sơ đồng chí "
        "ấy để xem; nếu là hai người thì hỏi lại nơi chuyển."
    ),
    "undo-transfer": (
        "Chuyển sinh hoạt đảng không hoàn tác bằng phím. Muốn lấy lại, vào Đảng viên – Chuyển sinh "
        "hoạt và chọn Rút lại, khi đơn vị kia chưa tiếp nhận."
    ),
    "undo-transfer-answer": (
        "Tiếp nhận hoặc trả lại đảng viên không hoàn tác bằng phím. Nhận nhầm thì chuyển đồng chí "
        "ấy trở lại đơn vị cũ; trả lại nhầm thì đề nghị đơn vị cũ chuyển lại."
    ),
}
STAGES: dict[TransferStage, str] = {
    TransferStage.SENT: "Chờ gửi Đảng ủy",
    TransferStage.NOTED: "Đảng ủy đã nhận, chờ đơn vị kia tiếp nhận",
    TransferStage.DONE: "Đã chuyển xong",
    TransferStage.REFUSED: "Đơn vị kia trả lại",
    TransferStage.WITHDRAWN: "Đã rút lại",
}


_STAGES_TOLD = {
    TransferStage.SENT: "đang chuyển",
    TransferStage.NOTED: "đang chuyển",
    TransferStage.DONE: "đã tiếp nhận",
    TransferStage.REFUSED: "bị trả lại",
    TransferStage.WITHDRAWN: "đã rút lại",
}


def stage_news(one: MemberTransfer) -> str:
    """What a directive says of a transfer from here."""
    name, to = one.full_name, one.to_name
    match one.stage:
        case TransferStage.DONE:
            on = f" ngày {date_text(one.answered_on)}" if one.answered_on else ""
            return f"Đồng chí {name} đã chuyển xong: {to} tiếp nhận{on}."
        case TransferStage.REFUSED:
            why = f": {one.answer_reason}" if one.answer_reason else ""
            return f"{to} trả lại đồng chí {name}{why}. Hồ sơ lại do đơn vị quản lý."
        case TransferStage.WITHDRAWN:
            return f"Việc chuyển đồng chí {name} đến {to} đã rút lại."
    if one.is_order:
        number = f" theo quyết định số {one.decision_number}" if one.decision_number else ""
        return f"Đảng ủy chuyển đồng chí {name} đến {to}{number}; hồ sơ khóa từ nay."
    return f"Đảng ủy đã nhận yêu cầu chuyển đồng chí {name} đến {to}."


def arrival_news(one: MemberTransfer) -> str:
    """Somebody new is offered to this unit."""
    since = f" từ ngày {date_text(one.effective_on)}" if one.effective_on else ""
    return (
        f"Có đảng viên chuyển đến: đồng chí {one.full_name}, từ {one.from_name}. "
        f"Chờ tiếp nhận{since}."
    )


def passing_news(one: MemberTransfer) -> str:
    """Somebody is offered to a unit of this office: the next directive brings the dossier there."""
    return (
        f"Có đảng viên chuyển đến {one.to_name}: đồng chí {one.full_name}, từ {one.from_name}. Ghi "
        "chỉ đạo cho đơn vị để giao hồ sơ."
    )


def heard_news(one: MemberTransfer, stage: TransferStage) -> str:
    """What the office above says of a transfer whose other unit is not of this office."""
    return (
        f"Chuyển sinh hoạt đồng chí {one.full_name}, từ {one.from_name} đến {one.to_name}: "
        f"{_STAGES_TOLD[stage]}."
    )


def passed_over_news(one: MemberTransfer, owner: str) -> str:
    """An acceptance of this unit does not count: another unit has taken the member over."""
    return (
        f"Đồng chí {one.full_name} không tính ở đây: đơn vị đã tiếp nhận, nhưng {one.from_name} đã "
        f"rút lại rồi chuyển đến {owner}, và {owner} đã tiếp nhận. Vào Đảng viên – Chuyển sinh "
        "hoạt bấm Bỏ khỏi danh sách."
    )


def withdrawn_news(one: MemberTransfer) -> str:
    """Somebody is no longer offered to this unit."""
    return f"{one.from_name} đã rút lại việc chuyển đồng chí {one.full_name} đến đây."


def decision_text(one: MemberTransfer) -> str:
    """The decision of a transfer: number, day, from when it holds, as far as known."""
    day = date_text(one.decided_on) if one.decided_on else ""
    since = f"hiệu lực từ {date_text(one.effective_on)}" if one.effective_on else ""
    return ", ".join(filter(None, (one.decision_number, day, since))) or "Chưa ghi"


def stage_text(one: MemberTransfer) -> str:
    """How a transfer stands, with the day and the reason of an answer."""
    if one.is_cancelled and one.stage not in (TransferStage.DONE, TransferStage.REFUSED):
        return STAGES[TransferStage.WITHDRAWN]
    stage = TransferStage(one.stage or TransferStage.SENT)
    day = f" {date_text(one.answered_on)}" if one.answered_on else ""
    why = f": {one.answer_reason}" if one.answer_reason else ""
    return f"{STAGES[stage]}{day}{why}"


def book_stage_text(one: MemberTransfer, has_instead: str = "") -> str:
    """The same in the office's book; `has_instead` has the member, who was accepted twice."""
    if has_instead:
        return f"Cũng đã nhận; tính ở {has_instead}"
    if one.stage == TransferStage.NOTED:
        return "Đang chuyển, chờ tiếp nhận"
    return stage_text(one)


def left_text(due_on: date | None, days_left: int | None) -> str:
    """The last day of the paperwork and how many days are left."""
    if due_on is None or days_left is None:
        return ""
    left = f"còn {days_left} ngày" if days_left >= 0 else f"quá {-days_left} ngày"
    return f"{date_text(due_on)} ({left})"


def dossier_text(papers: int, missing: int) -> str:
    """What of papers goes along with a dossier."""
    if not papers:
        return "Chưa có giấy tờ"
    waits = f", chờ {count_text(missing)} bản quét" if missing else ", đủ bản quét"
    return f"{count_text(papers)} giấy tờ{waits}"


def accepting_text(one: MemberTransfer, known_as: str, missing: int) -> str:
    """What taking somebody over does, and what to look at before."""
    said = [
        f"Hồ sơ từ {one.from_name} thành hồ sơ của đơn vị, giữ nguyên lịch sử. Từ ngày tiếp nhận, "
        "đồng chí tính ở đây."
    ]
    if one.effective_on:
        said.append(f"Quyết định có hiệu lực từ ngày {date_text(one.effective_on)}.")
    if known_as:
        said.append(_same_number(known_as))
    if missing:
        said.append(
            f"{count_text(missing)} bản quét chưa đến; giấy tờ vẫn có trong danh mục, bản quét đến "
            "theo chỉ đạo sau."
        )
    return " ".join(said)


def _same_number(known_as: str) -> str:
    return (
        f"Xem lại trước khi nhận: đơn vị đã có {known_as} cùng số định danh. Nhận xong thì gộp "
        "hai hồ sơ ở Đảng viên – Hồ sơ trùng."
    )


def outside_text(
    from_name: str, papers: int, missing: int, known_as: str, full_name: str, *, is_known: bool
) -> str:
    """What a sealed dossier holds, and whom the unit already has."""
    said = [f"Hồ sơ niêm phong của {from_name or 'đơn vị ngoài Đảng bộ'}."]
    said.append(f"{dossier_text(papers, missing)}.")
    if is_known:
        said.append(f"Đồng chí {full_name} đang ở danh sách của đơn vị: không nhận lần nữa.")
    elif known_as:
        said.append(_same_number(known_as))
    return " ".join(said)


def sealed_text(full_name: str, to_name: str, file_name: str, missing: int) -> str:
    """A sealed dossier was written."""
    said = (
        f"Đã ghi hồ sơ đồng chí {full_name} gửi {to_name} vào {file_name}. Khóa mở ở trên phiếu; "
        "chương trình không giữ."
    )
    if missing:
        said += f" {count_text(missing)} bản quét không có trên máy này nên chưa đi theo."
    return said


def key_text(passphrase: str) -> str:
    """The key of a sealed dossier beside its slip, for whoever has no printer."""
    return f"Khóa: {passphrase}"


def ordered_text(count: int, not_there: Sequence[str]) -> str:
    """What an order did."""
    said = f"Đã ghi chuyển {count_text(count)} đồng chí. Ghi chỉ đạo để đơn vị nhận được hồ sơ."
    if not_there:
        said += f" Không còn ở đơn vị chuyển nên bỏ qua: {', '.join(not_there)}."
    return said


def rule_text(rule: Rule) -> str:
    """By which rule the days of the paperwork are counted."""
    return (
        f"Hạn làm thủ tục: {rule.value} ngày làm việc kể từ ngày quyết định có hiệu lực."
        f"{rule_words(rule)} {COUNTED_AT}"
    )


GATHERING, SEALING = "Gom hồ sơ và bản quét", "Niêm phong"
COUNTED_AT = "Người đang chuyển tính ở đơn vị chuyển cho đến khi đơn vị kia tiếp nhận."
