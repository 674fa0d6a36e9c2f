"""What a step did, in words, and why one is not taken back by a key."""

from collections.abc import Sequence

from chibo_desktop.wording.acts import act_text
from chibo_desktop.wording.names import first_names

SENTENCES: dict[str, str] = {
    "undo-nothing": (
        "Không có việc nào để hoàn tác kể từ khi mở tệp. Việc của những lần trước: mở Nhật ký và "
        "chọn việc cần hoàn tác."
    ),
    "redo-nothing": "Không có việc nào vừa hoàn tác để làm lại.",
    "undo-changed-since": (
        "Không còn gì để hoàn tác: mọi chỗ của việc này đã được sửa sau đó. Mở Lịch sử của hồ sơ "
        "để lấy lại từng ô."
    ),
    "undo-sent": (
        "Việc gần nhất là ghi gói; tệp gói đã nằm ngoài chương trình nên không hoàn tác được. Cần "
        "sửa gì thì sửa rồi ghi gói mới ở mục Gửi – Nhận: gói sau thay gói trước."
    ),
    "undo-received": (
        "Việc gần nhất là nhận gói; gói nhận rồi không hoàn tác bằng phím. Muốn gỡ gói, vào Hộp "
        "thư và chọn Gỡ gói ở gói đó."
    ),
    "undo-directive": (
        "Nhận hoặc gỡ chỉ đạo của Đảng ủy không hoàn tác bằng phím. Muốn gỡ chỉ đạo vừa nhận, vào "
        "Gửi – Nhận và bấm Gỡ chỉ đạo này; muốn dùng lại, nhận lại tệp chỉ đạo."
    ),
    "undo-password": (
        "Việc gần nhất là đổi mật khẩu; mật khẩu không hoàn tác được. Muốn dùng lại mật khẩu cũ, "
        "vào Đơn vị và đổi mật khẩu lần nữa."
    ),
    "undo-round-open": (
        "Mở kỳ đánh giá không hoàn tác bằng phím, vì kỳ đã mở là sổ của cả chi bộ trong tháng. Kỳ "
        "mở rồi cứ để đó: chưa nhập điểm thì không ảnh hưởng gì."
    ),
    "undo-round-close": (
        "Chốt kỳ đánh giá không hoàn tác bằng phím, vì kết quả đã khóa. Muốn sửa, vào Đánh giá và "
        "chọn Mở lại kỳ, có ghi lý do."
    ),
    "undo-span-close": (
        "Chốt kỳ quý, năm không hoàn tác bằng phím, vì kết quả đã khóa. Muốn sửa, vào Quý – Năm và "
        "chọn Mở lại kỳ, có ghi lý do."
    ),
    "undo-round-reopen": (
        "Mở lại kỳ đánh giá không hoàn tác bằng phím. Muốn khóa lại, vào Đánh giá và chốt kỳ lần "
        "nữa."
    ),
    "undo-criteria-issue": (
        "Đưa bộ tiêu chí vào sử dụng không hoàn tác bằng phím. Chưa kỳ nào dùng thì vào Bộ tiêu "
        "chí, chọn Chuyển về bản nháp; đã có kỳ dùng thì chọn Tạo phiên bản mới."
    ),
    "undo-criteria-withdraw": (
        "Chuyển bộ tiêu chí về bản nháp không hoàn tác bằng phím. Muốn dùng lại, vào Bộ tiêu chí "
        "và chọn Đưa vào sử dụng."
    ),
    "undo-dues-close": (
        "Khóa sổ đảng phí không hoàn tác bằng phím, vì sổ đã khóa là sổ để in. Muốn sửa, vào Đảng "
        "phí và chọn Mở lại sổ, có ghi lý do."
    ),
    "undo-dues-reopen": (
        "Mở lại sổ đảng phí không hoàn tác bằng phím. Muốn khóa lại, vào Đảng phí và khóa sổ tháng "
        "lần nữa."
    ),
    "undo-work-report-issue": (
        "Ghi báo cáo đã ban hành không hoàn tác bằng phím, vì bản đã ký đã gửi đi. Muốn sửa, vào "
        "Báo cáo công tác và chọn Sửa lại báo cáo đã ban hành."
    ),
    "undo-work-report-reopen": (
        "Sửa lại báo cáo đã ban hành không hoàn tác bằng phím. Muốn ghi lại như đã ký, vào Báo cáo "
        "công tác, chọn Ghi đã ban hành với số và ngày cũ."
    ),
    "undo-period-close": (
        "Chốt kỳ không hoàn tác bằng phím, vì số liệu đã chốt là số liệu báo cáo. Muốn chốt lại, "
        "vào Tổng quan, chọn Chốt kỳ rồi Mở lại kỳ, có ghi lý do."
    ),
    "undo-period-reopen": (
        "Mở lại kỳ không hoàn tác bằng phím. Muốn chốt, vào Tổng quan, chọn Chốt kỳ lần nữa."
    ),
    "undo-re-rating": (
        "Quyết định xếp loại lại không hoàn tác bằng phím. Ghi nhầm thì vào Đánh giá, mở Đề xuất "
        "và quyết định, chọn Bỏ quyết định đã ghi và ghi lý do."
    ),
    "undo-opinion": (
        "Việc với ý kiến không hoàn tác bằng phím, vì ý kiến không nằm trong nhật ký. Muốn lấy lại "
        "bước vừa ghi, vào Ý kiến, chọn ý kiến đó và bấm Lấy lại bước vừa ghi."
    ),
    "undo-enrolment": (
        "Xác nhận khóa của đơn vị không hoàn tác bằng phím, vì đã đối chiếu với người của đơn vị. "
        "Muốn thôi tin, vào Đơn vị trực thuộc, phần Khóa – Đăng ký, và thu hồi khóa."
    ),
    "undo-unit-change": (
        "Quyết định về tổ chức đơn vị không hoàn tác bằng phím, vì đơn vị được báo theo. Ghi nhầm "
        "thì vào Đơn vị trực thuộc, chọn quyết định trong Quyết định đã ghi và bấm Rút lại."
    ),
    "undo-file-made": "Lập tệp dữ liệu không hoàn tác được. Không dùng nữa thì cất tệp đi.",
    "undo-round-closed": (
        "Kỳ đánh giá của việc này đã chốt nên không hoàn tác được. Vào Đánh giá mở lại kỳ, có ghi "
        "lý do, rồi sửa ở đó."
    ),
}
FORMAL_WORDS: dict[str, str] = {
    "undo-sent": "Ghi gói",
    "undo-received": "Nhận gói",
    "undo-directive": "Nhận chỉ đạo của Đảng ủy",
    "undo-password": "Đổi mật khẩu",
    "undo-opinion": "Ghi ý kiến",
}
"""What a formal act that left no step in the journal is called."""
_MOST_LABELS = 3


def step_text(
    act: str, *, type_label: str, names: Sequence[str], of_member: bool, count: int, what: str = ""
) -> str:
    """E.g. “Sửa hồ sơ của đồng chí Nguyễn Văn An – Thường trú”, “Nhập từ bảng tính: 34 đảng viên”.

    `names` are those of the records concerned, as far as known; `what` is what changed of one.
    """
    words = act_text(act)
    tail = f" – {what}" if what else ""
    if len(names) != 1:
        return f"{words}: {count} {_small(type_label)}{tail}" if count > 1 else f"{words}{tail}"
    name = names[0]
    if not name:
        return f"{words}{tail}"
    if words.lower().endswith(type_label.lower()):
        return f"{words} {name}{tail}"
    return f"{words} của đồng chí {name}{tail}" if of_member else f"{words}: {name}{tail}"


def undone_text(words: str, depth: int) -> str:
    """The words of going back (an odd depth) or forward."""
    return f"{'Hoàn tác' if depth % 2 else 'Làm lại'}: {_small(words)}"


def labels_text(labels: Sequence[str]) -> str:
    """The names of what changed, or how many when there are more than a few."""
    known = list(dict.fromkeys(labels))
    return ", ".join(known) if len(known) <= _MOST_LABELS else f"{len(known)} ô"


def done_text(words: str, *, back: bool) -> str:
    """What the banner says after a step back or forward."""
    return f"Đã {'hoàn tác' if back else 'làm lại'}: {_small(words)}."


def kept_text(names: Sequence[str]) -> str:
    """What was kept because somebody changed it since; empty when nothing was."""
    if not names:
        return ""
    kept = first_names(names, _MOST_LABELS, "chỗ khác", between="; ")
    return f"Giữ nguyên những chỗ đã được sửa sau đó: {kept}."


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
