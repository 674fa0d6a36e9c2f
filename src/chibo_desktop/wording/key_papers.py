"""The words of the sealed letter and of the paper of a root key."""

LETTER_TITLE = "Thư niêm phong"
CODE_TITLE = "Mã dùng một lần (tám nhóm, mỗi nhóm bốn chữ số)"
CODE_NOTE = "Chỉ dùng được một lần; sai năm lần thì thư này bị hủy."
FINGERPRINT_TITLE = "Dấu kiểm tra của Đảng ủy (sáu nhóm, mỗi nhóm năm chữ số)"
FINGERPRINT_NOTE = "So với dấu kiểm tra trên màn hình; hai nhóm cuối đồng chí tự gõ từ giấy này."
STEPS_TITLE = "Việc cần làm"
LETTER_STEPS = (
    "Mở chương trình, vào Gửi – Nhận, chọn thư mời (tệp đuôi .cbi) trên USB của Đảng ủy.",
    "So bốn nhóm đầu của dấu kiểm tra, rồi gõ hai nhóm cuối từ giấy này.",
    "Gõ mã dùng một lần, rồi ghi tệp đăng ký vào USB.",
    "Đưa USB cho Đảng ủy; khi Đảng ủy gọi điện, đọc dấu kiểm tra của đơn vị trên màn hình.",
    "Giữ giấy này trong phong bì đến khi chương trình báo “Đảng ủy đã xác nhận khóa”, rồi hủy.",
)
LETTER_CLOSING = (
    "Phong bì bị bóc, giấy bị mất hoặc nghi có người đã xem: gọi ngay cho Đảng ủy để hủy thư này "
    "và xin thư khác."
)
ROOT_OPENING = (
    "Ai cầm giấy này có quyền đổi khóa của Đảng ủy. Cho vào phong bì niêm phong, cất trong két "
    "riêng, không cất chung với USB khóa gốc kia, không chụp ảnh, không sao chép vào máy."
)
ROOT_GROUPS = "Khóa gốc (mười bốn nhóm, mỗi nhóm bốn chữ)"
ROOT_STEPS = (
    "Chỉ dùng khi đổi khóa của Đảng ủy hoặc thay khóa gốc đã mất.",
    "Ở Khóa – Đăng ký, chọn việc cần làm, rồi chọn “Gõ từ giấy” và gõ đủ mười bốn nhóm.",
    "Mất giấy này hoặc USB đi kèm: dùng khóa gốc kia để thay khóa gốc bị mất ngay.",
    "Mất cả hai khóa gốc: phải lập lại từ đầu và mọi đơn vị phải kết nối lại.",
)
SLIP_TITLE = "Phiếu khóa mở hồ sơ"
SLIP_KEY = "Khóa mở (năm nhóm, mỗi nhóm năm chữ số)"
SLIP_NOTE = "Gõ liền hay cách đều được."
SLIP_STEPS_TITLE = "Nơi nhận làm"
SLIP_STEPS = (
    "Mở chương trình, vào Đảng viên – Chuyển sinh hoạt, bấm Mở hồ sơ niêm phong rồi chọn tệp.",
    "Gõ khóa mở trên phiếu này, xem hồ sơ có gì, rồi bấm Nhận vào danh sách.",
    "Nhận xong thì hủy phiếu này.",
)


def letter_subject(number: int, unit_name: str, unit_code: str) -> str:
    """Which letter, for whom."""
    return f"số {number}, gửi {unit_name} (mã {unit_code})"


def letter_opening(office_name: str, unit_name: str) -> str:
    """What the letter is for."""
    return (
        f"Để kết nối chương trình với {office_name}, {unit_name} dùng tệp thư mời trên USB cùng "
        "hai dãy số dưới đây. Thư này đưa tận tay bí thư trong phong bì dán kín, không gửi "
        "cùng USB."
    )


def root_title(number: int) -> str:
    """The first or the second root."""
    return f"Khóa gốc số {number}"


def root_subject(office_name: str) -> str:
    """Whose root it is."""
    return f"của {office_name}"


def slip_subject(full_name: str) -> str:
    """Whose dossier it opens."""
    return f"của đồng chí {full_name}"


def slip_opening(full_name: str, to_name: str, file_name: str) -> str:
    """Which file the key opens, and how it reaches the other side."""
    return (
        f"Khóa này mở tệp {file_name}, hồ sơ đảng viên của đồng chí {full_name} gửi {to_name}. "
        "Phiếu đưa tận tay hoặc đọc qua điện thoại, không để cùng USB có tệp."
    )


def slip_closing(from_name: str) -> str:
    """What to do when the slip is lost."""
    return (
        f"Chương trình không giữ khóa. Mất phiếu hoặc nghi có người đã xem: báo {from_name} ghi "
        "lại tệp, khóa mới sẽ khác và tệp cũ nên xóa."
    )
