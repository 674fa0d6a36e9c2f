"""Why a list or a letter over many people cannot be printed."""

SENTENCES: dict[str, str] = {
    "list-of-nobody": "Không có đồng chí nào theo lựa chọn này. Hãy chọn lại đảng viên, đơn vị, "
    "hoặc bộ lọc rồi in lại.",
    "badge-nobody-proposed": "Đợt {round} chưa có đồng chí nào được đề nghị nên chưa lập tờ trình. "
    "Hãy chọn đợt khác, hoặc ghi đề nghị tặng sớm, truy tặng ở mục Nhắc việc.",
}
