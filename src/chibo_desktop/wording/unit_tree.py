"""The office's tree of units and the decisions about it, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind, UnitFate
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "unit-parent-unknown": "Không tìm thấy đơn vị cấp trên đã chọn. Hãy chọn lại trong danh sách.",
    "unit-parent-below": "{parent} đang ở dưới {name} nên không thể là cấp trên của {name}. Hãy "
    "chọn đơn vị khác.",
    "unit-dates-turned": "Ngày hết hiệu lực sớm hơn ngày bắt đầu. Hãy sửa một trong hai ngày.",
    "unit-ends-with-units": "{name} còn đơn vị trực thuộc sau ngày này ({children}). Hãy chuyển "
    "các đơn vị đó trước, hoặc ghi quyết định sáp nhập, giải thể.",
    "unit-code-in-use": "Mã {code} đã ghi trên gói và thư mời của đơn vị nên không đổi được. Hãy "
    "giữ mã cũ; tên thì đổi được.",
    "unit-act-no-decision": "Chưa ghi số quyết định. Hãy ghi số, ký hiệu của văn bản.",
    "unit-act-no-day": "Chưa ghi ngày có hiệu lực. Hãy ghi đủ ngày, tháng, năm.",
    "unit-act-decided-later": "Ngày quyết định muộn hơn ngày có hiệu lực. Hãy sửa một trong hai "
    "ngày.",
    "unit-act-units": "Chưa chọn đúng các đơn vị của việc này. Hãy chọn lại.",
    "unit-act-merge": "Sáp nhập cần ít nhất hai đơn vị và đúng một đơn vị tiếp nhận. Hãy chọn "
    "thêm đơn vị hoặc đơn vị tiếp nhận.",
    "unit-act-split": "Chia tách cần một đơn vị cũ và kết quả là ít nhất hai đơn vị. Hãy ghi thêm "
    "đơn vị mới, hoặc để đơn vị cũ tiếp tục hoạt động.",
    "unit-act-not-standing": "{name} chưa lập hoặc đã thôi hoạt động vào ngày có hiệu lực. Hãy "
    "sửa ngày hoặc chọn đơn vị khác.",
    "unit-act-later-change": "{name} đã có thay đổi có hiệu lực từ {day}. Hãy rút thay đổi đó "
    "trước, rồi ghi theo thứ tự ngày.",
    "unit-act-same-name": "Tên mới đang trống hoặc giống tên cũ. Hãy ghi tên mới của đơn vị.",
    "unit-act-same-place": "Đơn vị đã trực thuộc nơi này. Hãy chọn nơi trực thuộc mới.",
    "unit-act-new-unnamed": "Đơn vị mới cần cả tên và mã. Hãy ghi đủ.",
    "unit-act-no-heir": "Còn {count} đảng viên ở đơn vị thôi hoạt động hoặc đang chuyển đến đó "
    "chưa có nơi tiếp nhận. Hãy chọn đơn vị tiếp nhận.",
    "unit-act-wrong-heir": "Danh sách chuyển có người không thuộc đơn vị thôi hoạt động, hoặc nơi "
    "đến không thuộc việc này. Hãy tải lại trang rồi chọn lại.",
    "unit-act-no-reason": "Chưa ghi lý do rút lại. Hãy ghi vì sao, ví dụ: ghi nhầm ngày.",
    "unit-act-unknown": "Không tìm thấy quyết định này trong sổ. Hãy tải lại trang.",
    "unit-act-not-last": "{name} đã có thay đổi sau quyết định này. Hãy rút thay đổi sau trước.",
    "unit-act-has-data": "{name} lập theo quyết định này đã kết nối hoặc đã có số liệu nên không "
    "rút được. Hãy ghi quyết định giải thể hoặc sáp nhập.",
}
ACT_WORDS: Mapping[str, str] = {
    UnitChangeKind.MERGE: "Sáp nhập",
    UnitChangeKind.SPLIT: "Chia tách",
    UnitChangeKind.DISSOLVE: "Giải thể",
    UnitChangeKind.RENAME: "Đổi tên",
    UnitChangeKind.MOVE: "Chuyển trực thuộc",
}
ACT_HELP: Mapping[str, str] = {
    UnitChangeKind.MERGE: "Hai đơn vị trở lên nhập làm một: vào một đơn vị đang có, hoặc thành đơn "
    "vị mới.",
    UnitChangeKind.SPLIT: "Một đơn vị thành hai: đơn vị cũ tiếp tục hoặc thôi hoạt động.",
    UnitChangeKind.DISSOLVE: "Đơn vị thôi hoạt động; đảng viên bàn giao cho một đơn vị khác.",
    UnitChangeKind.RENAME: "Báo cáo của những tháng trước vẫn mang tên cũ.",
    UnitChangeKind.MOVE: "Đơn vị giữ nguyên, đổi nơi trực thuộc.",
}
PREVIEW_WORDS = "Quyết định này sẽ"
KIND_WORDS: Mapping[str, str] = {
    "branch": "Chi bộ",
    "party_organization": "Đảng bộ",
    "headquarters": "Đảng bộ",
}
TOP_WORDS = "Trực tiếp Đảng ủy"
_FATES: Mapping[str, str] = {
    UnitFate.ENDS: "thôi hoạt động",
    UnitFate.BEGINS: "thành lập",
    UnitFate.RECEIVES: "tiếp nhận",
    UnitFate.SHEDS: "tách một phần",
    UnitFate.RENAMED: "đổi tên",
    UnitFate.MOVED: "đổi nơi trực thuộc",
}


def units_text(change: UnitChange) -> str:
    """From which units to which: “Chi bộ A, Chi bộ B → Chi bộ B”."""
    before, after = _listed(change.from_units), _listed(change.to_units)
    return f"{before} → {after}" if after and after != before else before


def decided_text(change: UnitChange) -> str:
    """What was decided: “Sáp nhập Chi bộ A, Chi bộ B → Chi bộ B từ 01/12/2026”."""
    since = f" từ {date_text(change.effective_on)}" if change.effective_on else ""
    return f"{ACT_WORDS.get(change.kind, change.kind)} {units_text(change)}{since}"


def change_text(change: UnitChange) -> str:
    """What a decision does to one unit, as the unit reads it."""
    return (
        f"{decided_text(change)}, quyết định {change.decision_no}: {change.unit_name} "
        f"{_FATES.get(change.fate, change.fate)}"
    )


def validity_text(since: date | None, until: date | None) -> str:
    """From when to when: “từ 01/12/2026”, “đến 30/11/2026”; empty for always."""
    parts = [f"từ {date_text(since)}"] if since else []
    parts += [f"đến {date_text(until)}"] if until else []
    return " ".join(parts)


def preview_text(change: UnitChange) -> str:
    """What a decision does to one unit, in a line."""
    since = date_text(change.effective_on) if change.effective_on else ""
    what = _FATES.get(change.fate, change.fate)
    renamed = f" thành {change.name_after}" if change.name_after else ""
    return f"{change.unit_name} {what}{renamed} từ {since}"


def handed_over_text(
    from_name: str, to_name: str, count: int, *, is_connected: bool, stays: bool
) -> str:
    """How many members a decision hands over, from where to where, and what they wait for."""
    if stays:
        return (
            f"{count_text(count)} đảng viên của {from_name} đang chuyển đến đơn vị thôi hoạt động "
            f"thì ở lại {from_name}: vào Chuyển sinh hoạt rút lại việc chuyển ấy"
        )
    said = f"Bàn giao {count_text(count)} đảng viên: {from_name} → {to_name}, "
    if is_connected:
        return f"{said}tính ở nơi cũ đến khi được tiếp nhận"
    return f"{said}chờ đơn vị nhận kết nối rồi tiếp nhận; đến khi đó tính ở nơi cũ"


def carried_out_text(change: UnitChange, handed_over: int) -> str:
    """What the office has just written down, and what is left to do."""
    waiting = ""
    if handed_over:
        waiting = f"{count_text(handed_over)} đảng viên được bàn giao, chờ đơn vị nhận tiếp nhận. "
    what = decided_text(change)
    return (
        f"Đã ghi quyết định {change.decision_no}: {what[0].lower()}{what[1:]}. {waiting}"
        "Ghi chỉ đạo để báo cho các đơn vị liên quan."
    )


TAKE_BACK_WORDS = (
    "Các đơn vị trở về như trước và được báo cùng chỉ đạo kế tiếp. Đảng viên chưa được tiếp nhận "
    "thì thôi bàn giao; ai đã được tiếp nhận thì ở lại đơn vị mới. Lý do rút lại"
)


def taken_back_text(decision_no: str, withdrawn: Sequence[str], stayed: Sequence[str]) -> str:
    """What taking a decision back did to the members whom it handed over."""
    said = f"Đã rút lại quyết định {decision_no}."
    if withdrawn:
        said += f" {count_text(len(withdrawn))} đảng viên thôi bàn giao, vẫn ở đơn vị cũ."
    if stayed:
        said += (
            f" Đã được tiếp nhận nên ở lại đơn vị mới: {', '.join(stayed)}. Muốn đưa về thì vào "
            "Chuyển sinh hoạt, bấm Chuyển theo quyết định…"
        )
    return said


def act_text(change: UnitChange) -> str:
    """A decision by its number and day: “12-QĐ/ĐU ngày 20/11/2026 của Ban Thường vụ”."""
    day = f" ngày {date_text(change.decided_on)}" if change.decided_on else ""
    body = f" của {change.decided_by}" if change.decided_by else ""
    return f"{change.decision_no}{day}{body}"


def _listed(names: str) -> str:
    return names.replace("; ", ", ")
