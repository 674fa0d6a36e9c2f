"""Why a data file does not open or cannot be written, and what a check found: what to do now."""

from collections.abc import Mapping

SENTENCES: dict[str, str] = {
    "store-wrong-password": (
        "Mật khẩu chưa đúng. Hãy xem lại phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại. "
        "Dữ liệu vẫn nguyên vẹn."
    ),
    "store-missing": (
        "Không thấy tệp dữ liệu {path}. Nếu tệp nằm trên USB hoặc ổ mạng, hãy cắm lại rồi mở; "
        "nếu tệp đã chuyển chỗ, hãy chọn lại tệp."
    ),
    "store-was-here": (
        "Không thấy tệp dữ liệu {path} đã dùng ngày {day}. Chương trình không tạo tệp mới vào chỗ "
        "ấy. Hãy bấm “Khôi phục từ bản sao lưu”; nếu tệp đã chuyển chỗ, hãy chọn lại tệp."
    ),
    "store-keys-missing": (
        "Không thấy tệp khóa đi kèm dữ liệu: {path}. Tệp dữ liệu phải đi cùng tệp khóa; "
        "hãy chép lại tệp khóa vào cùng thư mục, hoặc lấy từ bản sao lưu."
    ),
    "store-damaged": (
        "Tệp dữ liệu {path} đã hỏng hoặc chép chưa hết. Chương trình không thay đổi gì trong tệp. "
        "Hãy giữ nguyên tệp này và khôi phục từ bản sao lưu gần nhất."
    ),
    "store-not-ours": (
        "Tệp {path} không phải tệp dữ liệu của chương trình. Hãy chọn tệp có đuôi .chibo."
    ),
    "store-newer": (
        "Tệp dữ liệu do bản chương trình mới hơn lập (dạng {have}; máy này đọc được đến dạng "
        "{known}). Tệp giữ nguyên. Hãy cài bản chương trình mới rồi mở lại."
    ),
    "store-in-use": (
        "Tệp dữ liệu {path} đang mở ở một cửa sổ khác. Hãy dùng cửa sổ đang mở, "
        "hoặc đóng cửa sổ đó rồi mở lại."
    ),
    "store-read-only": (
        "Không được phép ghi vào {path} nên không mở được dữ liệu để làm việc. Hãy chép tệp dữ "
        "liệu cùng tệp khóa sang thư mục ghi được, hoặc nhờ người quản lý máy cấp quyền ghi."
    ),
    "store-disk-full": (
        "Ổ đĩa chứa {path} đã đầy nên lần ghi này chưa được lưu; dữ liệu trước đó vẫn nguyên vẹn. "
        "Hãy dọn bớt tệp trên ổ đĩa rồi lưu lại."
    ),
    "store-exists": (
        "Đã có tệp {path}. Chương trình không ghi đè; hãy đặt tên khác hoặc mở tệp đang có."
    ),
    "store-unreadable": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi {path}. Chương trình không thay đổi gì thêm. "
        "Nếu là USB, hãy rút ra cắm lại; nếu vẫn lỗi, hãy chép tệp sang ổ khác."
    ),
    "migration-no-room": (
        "Tệp {path} do bản trước lập, phải nâng cấp mới dùng được với bản này. Ổ đĩa không đủ chỗ "
        "để sao lưu trước nên chương trình chưa nâng cấp; tệp vẫn nguyên như cũ. Hãy dọn bớt ổ "
        "đĩa rồi mở lại."
    ),
    "migration-no-backup": (
        "Tệp {path} do bản trước lập, phải nâng cấp mới dùng được với bản này. Chương trình không "
        "ghi được bản sao lưu vào {folder} nên chưa nâng cấp; tệp vẫn nguyên như cũ. Hãy xem thư "
        "mục đó có ghi được không, hoặc chép tệp dữ liệu cùng tệp khóa sang thư mục khác rồi mở "
        "ở đó."
    ),
    "bundle-copy-missing": ("Không thấy bản chép của gói này trong máy. Hãy chọn lại tệp từ USB."),
    "bundle-copy-damaged": (
        "Bản chép của gói này trong máy đã hỏng. Hãy chọn lại tệp từ USB; gói đã nhận trước đó "
        "không bị ảnh hưởng."
    ),
    "scan-missing": (
        "Tệp của giấy tờ này chưa có ở máy này; thông tin ghi kèm vẫn còn. Nếu có bản sao lưu, hãy "
        "khôi phục; nếu còn bản giấy, hãy quét lại rồi thêm vào."
    ),
    "scan-damaged": (
        "Tệp của giấy tờ này đã hỏng trên ổ đĩa nên không mở được; hồ sơ và các giấy tờ khác không "
        "bị ảnh hưởng. Hãy lấy lại từ bản sao lưu, hoặc quét lại bản giấy rồi thêm vào."
    ),
    "backup-differs": (
        "Bản sao lưu {path} vừa ghi không giống dữ liệu đang dùng nên đã bỏ đi; các bản sao lưu "
        "trước vẫn còn. Hãy sao lưu lại, nếu vẫn lỗi thì chọn ổ đĩa khác."
    ),
}

CHECK_SENTENCES: dict[str, str] = {
    "check-file-damaged": "Tệp dữ liệu có trang hỏng ({where}).",
    "check-reference-broken": "Có dòng trỏ tới chỗ không còn ({where}).",
    "check-entry-damaged": "Một lần ghi trong sổ nhật ký không khớp mã kiểm tra ({where}).",
    "check-standing-differs": "Giá trị hiện hành không đúng theo sổ nhật ký ({where}).",
    "check-row-differs": "Một hồ sơ không đúng theo sổ nhật ký ({where}).",
    "check-search-differs": "Chỉ mục tìm kiếm không khớp hồ sơ ở từ “{where}”.",
    "check-head-differs": "Phần cuối sổ nhật ký của máy này không khớp ({where}).",
    "check-scan-missing": "Tệp của giấy tờ “{where}” không có trong thư mục giấy tờ.",
    "check-scan-damaged": "Tệp của giấy tờ “{where}” đã hỏng.",
    "check-scans-awaited": "Chưa có tệp của {where} giấy tờ ở các đơn vị; gói sau sẽ mang đến.",
    "check-bundle-damaged": "Bản chép của gói {where} không mở được nữa.",
    "check-bundle-absent": "Không có bản chép của gói đã nhận ({where}), thường là gói nhận bằng "
    "bản chương trình trước.",
    "check-bundles-differ": "Sổ không khớp với các gói đã nhận của {where}.",
    "check-gap": "Sổ nhật ký từ máy khác còn thiếu một đoạn ({where}); gói sau sẽ bù.",
    "check-fork": (
        "Sổ nhật ký có hai nhánh từ cùng một chỗ ({where}), thường do khôi phục bản sao lưu; "
        "cả hai nhánh đều được giữ."
    ),
}


def store_sentence(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence of a refusal. Raises KeyError for a code this table does not know."""
    return SENTENCES[code].format_map(params)


def check_sentence(code: str, where: str) -> str:
    """The sentence of one thing a check found. Raises KeyError for an unknown code."""
    return CHECK_SENTENCES[code].format(where=where)
