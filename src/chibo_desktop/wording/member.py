"""What is wrong or doubtful with a member's dossier, said beside the field."""

from collections.abc import Mapping

SENTENCES: dict[str, str] = {
    "field-missing": "Chưa có “{label}”.",
    "choice-unknown": (
        "“{value}” không có trong danh mục “{label}”. Hãy chọn lại, hoặc giữ nguyên nếu hồ sơ ghi "
        "đúng như vậy."
    ),
    "province-former": (
        "“{value}” là tên dùng đến ngày {until}. Đổi sang tên hiện nay? Tên cũ được giữ ở ô “như "
        "lý lịch ghi”."
    ),
    "address-mappable": (
        "Theo sắp xếp năm 2025, nơi này nay thuộc {value}. Ghi sang các ô bên trên?"
    ),
    "address-several": (
        "Nơi này nay được chia về nhiều xã, phường: {value}. Hãy chọn và ghi vào các ô bên trên."
    ),
    "identity-not-digits": "Số chỉ gồm chữ số; đang ghi “{value}”.",
    "identity-length": "Số phải có đủ 12 chữ số; đang có {have}.",
    "identity-maybe-old-card": (
        "Số có 9 chữ số: có thể là số chứng minh nhân dân cũ. Chuyển {mended} sang ô “Số CMND cũ”?"
    ),
    "identity-lost-zeros": (
        "Số có thể đã mất chữ số 0 ở đầu khi qua bảng tính. Sửa thành {mended}?"
    ),
    "identity-province-unknown": (
        "Ba chữ số đầu “{value}” không phải mã tỉnh nào. Hãy đối chiếu với thẻ căn cước."
    ),
    "identity-century-unknown": (
        "Chữ số thứ tư “{value}” không ứng với thế kỷ nào của người đang sống. "
        "Hãy đối chiếu với thẻ căn cước."
    ),
    "identity-gender-differs": (
        "Chữ số thứ tư của số định danh không khớp giới tính đã ghi. "
        "Hãy đối chiếu với thẻ căn cước."
    ),
    "identity-year-differs": (
        "Theo số định danh thì sinh năm {number_year}, hồ sơ ghi sinh năm {born_year}. "
        "Hãy đối chiếu; nếu giấy tờ đúng là như vậy thì giữ nguyên."
    ),
    "identity-taken": (
        "Số định danh này đã có ở hồ sơ của đảng viên {name}. Mỗi người một số: "
        "hãy đối chiếu cả hai hồ sơ."
    ),
    "card-differs-from-identity": (
        "Số thẻ Đảng khác số định danh cá nhân; theo Hướng dẫn 38-HD/BTCTW hai số trùng nhau."
    ),
    "old-card-shape": (
        "Số thẻ theo Quyết định 85 chỉ gồm chữ số, nhiều nhất 8 chữ số; đang ghi “{value}”."
    ),
    "old-card-length": "Số thẻ theo Quyết định 85 phải có đủ 8 chữ số; đang có {have}.",
    "old-card-lost-zeros": (
        "Số thẻ có thể đã mất chữ số 0 ở đầu khi qua bảng tính. Sửa thành {mended}?"
    ),
    "old-identity-shape": "Số CMND cũ có 9 chữ số (hoặc 12 chữ số); đang ghi “{value}”.",
    "date-in-future": "Ngày này chưa đến. Hãy xem lại ngày, tháng, năm.",
    "admitted-before-birth": "Ngày vào Đảng phải sau ngày sinh.",
    "admitted-too-young": (
        "Vào Đảng khi mới {age} tuổi, chưa đủ 18 tuổi. Hãy xem lại ngày sinh và ngày vào Đảng."
    ),
    "confirmed-before-admitted": "Ngày chính thức phải sau ngày vào Đảng.",
    "confirmed-without-admission": "Có ngày chính thức thì phải có ngày vào Đảng.",
    "status-date-missing": (
        "Trạng thái này cần có ngày rời khỏi, mất hoặc miễn sinh hoạt Đảng. Chưa rõ ngày thì ghi "
        "tháng hoặc năm."
    ),
}


def member_sentence(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence of a problem. Raises KeyError for a code this table does not know."""
    return SENTENCES[code].format_map(params)
