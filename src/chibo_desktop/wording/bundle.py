"""Why a bundle, a registration or an invitation was refused: what, why, and what to do now."""

from collections.abc import Mapping
from decimal import Decimal

from chibo_desktop.wording.numbers import THIN_SPACE, count_text, decimal_text

SENTENCES: dict[str, str] = {
    "dossier-file-not-one": (
        "Tệp này không phải hồ sơ niêm phong. Hãy chọn tệp có đuôi .hsdv do nơi chuyển ghi ra."
    ),
    "dossier-file-newer": (
        "Hồ sơ niêm phong này do chương trình bản mới hơn ghi. Hãy cài bản mới rồi mở lại."
    ),
    "dossier-file-passphrase": (
        "Khóa mở không đúng, hoặc tệp chép chưa hết. Hãy gõ lại năm nhóm số trên giấy; vẫn không "
        "được thì chép lại tệp và hỏi lại khóa ở nơi chuyển."
    ),
    "dossier-file-unreadable": (
        "Hồ sơ niêm phong mở được nhưng nội dung không đọc được. Chưa có gì thay đổi; hãy đề nghị "
        "nơi chuyển ghi lại tệp."
    ),
    "bundle-not-a-bundle": (
        "Tệp này không phải gói dữ liệu: phần mở đầu không đúng dạng của chương trình. "
        "Hãy chọn tệp có đuôi .cbb do đơn vị gửi xuất ra."
    ),
    "bundle-too-big": (
        "Gói có dung lượng {have}, vượt mức {limit} được phép nên không thể dùng. "
        "Đơn vị gửi cần bớt tệp đính kèm rồi xuất lại gói."
    ),
    "bundle-truncated-head": (
        "Tệp chép chưa hết: mới có {have}, chưa đủ phần ghi tên nơi gửi. "
        "Hãy chép lại từ máy của đơn vị gửi; bản gốc vẫn còn trong Hộp thư đi."
    ),
    "bundle-truncated": (
        "Tệp chép chưa hết: có {have} trong {expected}. "
        "Hãy chép lại từ máy của {frm}; bản gốc vẫn còn trong Hộp thư đi."
    ),
    "bundle-damaged": (
        "Gói hỏng khi sao chép hoặc đã bị sửa: nội dung không khớp mã kiểm tra ghi trên gói. "
        "Không có dữ liệu nào được nhận. Hãy chép lại từ máy của đơn vị gửi; nếu vẫn báo hỏng, "
        "đề nghị đơn vị gửi xuất lại gói."
    ),
    "bundle-wrong-key": (
        "Không mở được gói: gói ghi từ {frm} gửi {to} và không được niêm phong cho khóa của "
        "đơn vị này. Hãy kiểm tra có lấy nhầm tệp không; nếu đơn vị vừa thay khóa, "
        "đề nghị nơi gửi cập nhật khóa mới rồi xuất lại."
    ),
    "bundle-inner": (
        "Gói mở được nhưng bên trong không đúng cấu trúc nên không có dữ liệu nào được nhận. "
        "Hãy đề nghị đơn vị gửi xuất lại gói bằng chương trình bản hiện hành."
    ),
    "bundle-unknown-sender": (
        "Chưa biết khóa của {frm} nên không thể xác nhận ai đã lập gói này. "
        "Đơn vị cần gửi tệp đăng ký và đọc mã đối chiếu qua điện thoại trước, "
        "sau đó hãy nhận lại gói."
    ),
    "bundle-revoked": (
        "Khóa ký gói của {frm} đã bị thu hồi nên gói không được nhận. "
        "Hãy gọi cho đơn vị để làm rõ; đơn vị cần đăng ký khóa mới rồi xuất lại gói."
    ),
    "bundle-signature": (
        "Chữ ký trên gói không thuộc {frm}: gói đã bị sửa hoặc do nơi khác lập. "
        "Không có dữ liệu nào được nhận. Hãy gọi cho đơn vị để kiểm tra rồi xin gói xuất lại."
    ),
    "bundle-address": (
        "Phần ghi ngoài gói không khớp với nội dung đã ký bên trong: gói đã bị sửa hoặc "
        "được niêm phong lại. Không có dữ liệu nào được nhận. "
        "Hãy lấy bản gốc trực tiếp từ đơn vị gửi."
    ),
    "bundle-not-for-us": (
        "Gói này gửi cho {to}, không phải cho {own}. Không có dữ liệu nào được nhận. "
        "Hãy chuyển gói đến đúng nơi nhận."
    ),
    "bundle-newer-format": (
        "Gói do bản chương trình mới hơn lập, máy này chưa đọc được. "
        "Hãy cài bản mới rồi nhận lại; tệp gói vẫn giữ nguyên."
    ),
    "bundle-is-registration": (
        "Đây là tệp đăng ký khóa của {frm}, không phải báo cáo. "
        "Hãy mở tệp ở mục đăng ký đơn vị và đối chiếu mã qua điện thoại."
    ),
    "bundle-not-a-registration": (
        "Đây không phải tệp đăng ký khóa của đơn vị. "
        "Nếu là báo cáo, hãy đưa vào Hộp thư; nếu không, xin lại tệp đăng ký."
    ),
    "bundle-section-list": (
        "Danh mục các phần trong gói không hợp lệ nên không có dữ liệu nào được nhận. "
        "Hãy đề nghị đơn vị gửi xuất lại gói bằng chương trình bản hiện hành."
    ),
    "bundle-section-length": (
        "Độ dài các phần trong gói không đúng như đã ký nên không có dữ liệu nào được nhận. "
        "Hãy đề nghị đơn vị gửi xuất lại gói."
    ),
    "bundle-section-hash": (
        "Phần “{section}” trong gói không khớp với nội dung đã ký: gói hỏng hoặc đã bị sửa. "
        "Không có dữ liệu nào được nhận. Hãy lấy bản gốc trực tiếp từ đơn vị gửi."
    ),
    "bundle-section-inflate": (
        "Phần “{section}” trong gói không giải nén được đúng dung lượng đã khai nên bị từ chối. "
        "Không có dữ liệu nào được nhận. Hãy đề nghị đơn vị gửi xuất lại gói."
    ),
    "bundle-section-content": (
        "Nội dung một phần trong gói không đọc được nên không có dữ liệu nào được nhận. "
        "Hãy đề nghị đơn vị gửi xuất lại gói bằng chương trình bản hiện hành."
    ),
    "bundle-entry-limit": (
        "Gói có quá {entries} lần ghi hoặc một lần ghi vượt {limit}, quá mức cho một gói. "
        "Không có dữ liệu nào thay đổi. Hãy nhập giấy báo nhận mới nhất của Đảng ủy "
        "để gói sau ngắn lại, rồi xuất lại gói."
    ),
    "bundle-entry-hash": (
        "Lần ghi thứ {position} trong gói không khớp mã kiểm tra của chính nó. "
        "Không có dữ liệu nào được nhận. Hãy đề nghị đơn vị gửi kiểm tra dữ liệu "
        "rồi xuất lại gói."
    ),
    "invitation-unreadable": (
        "Tệp này không phải thư mời của Đảng ủy hoặc chép chưa hết. "
        "Hãy chép lại tệp có đuôi .cbi từ Đảng ủy."
    ),
    "invitation-newer-format": (
        "Thư mời do bản chương trình mới hơn lập, máy này chưa đọc được. "
        "Hãy cài bản mới rồi mở lại thư mời."
    ),
    "invitation-signature": (
        "Thư mời hỏng hoặc đã bị sửa: chữ ký không khớp nội dung. Chưa có khóa nào được ghi nhận. "
        "Hãy xin Đảng ủy thư mời khác và đối chiếu mã qua điện thoại."
    ),
    "root-unreadable": (
        "Đây không phải khóa gốc của Đảng ủy, hoặc chép chưa hết. Hãy chọn tệp có đuôi .cbr trên "
        "USB khóa gốc, hoặc gõ lại đủ 14 nhóm chữ trên giấy khóa gốc."
    ),
    "root-locked": (
        "Mật khẩu của khóa gốc không đúng nên chưa có gì thay đổi. Hãy gõ lại mật khẩu riêng của "
        "USB này, hoặc dùng khóa gốc kia."
    ),
}

SECTION_WORDS: dict[str, str] = {
    "journal": "nhật ký thay đổi",
    "snapshot": "số liệu hiện hành",
    "directive": "chỉ đạo",
    "acks": "báo nhận",
    "blobs": "tệp đính kèm",
    "below": "số liệu của các đơn vị bên dưới",
}

_BYTES = frozenset({"have", "expected", "limit"})
_UNITS = ("byte", "KB", "MB", "GB")
_STEP = 1024


def refusal_sentence(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence of a refusal, sizes in readable units and inner names in Vietnamese.

    Raises KeyError for a code this table does not know.
    """
    shown = {name: _shown(name, value) for name, value in params.items()}
    return SENTENCES[code].format_map(shown)


def size_text(size: int) -> str:
    """A number of bytes: 512 byte, 3,1 MB."""
    value, unit = Decimal(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value /= _STEP
        unit += 1
    return f"{decimal_text(value.quantize(Decimal('0.1')))}{THIN_SPACE}{_UNITS[unit]}"


def _shown(name: str, value: str | int) -> str:
    if name == "section":
        return SECTION_WORDS.get(str(value), str(value))
    if isinstance(value, str):
        return value
    return size_text(value) if name in _BYTES else count_text(value)
