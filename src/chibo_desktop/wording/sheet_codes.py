"""Codes of self-mark sheets, in sentences: what is wrong with one and what to do."""

SENTENCES: dict[str, str] = {
    "sheet-code-empty": "Chưa có mã phiếu. Hãy quét mã vạch trên phiếu hoặc gõ tám ký tự in cạnh "
    "mã vạch.",
    "sheet-code-length": "Mã phiếu có {wanted} ký tự, vừa nhập {length}. Hãy quét hoặc gõ lại đủ "
    "{wanted} ký tự.",
    "sheet-code-letter": "Mã phiếu không có ký tự “{letter}” (mã chỉ dùng số 2–9 và các chữ "
    "C F G H J K L M N P Q R T V X). Hãy nhìn lại mã trên phiếu rồi gõ lại.",
    "sheet-code-check": "Mã phiếu gõ sai hoặc quét hỏng: có ký tự nhầm hay đổi chỗ. Hãy so với mã "
    "trên phiếu rồi quét, gõ lại.",
    "sheet-code-other-month": "Phiếu này của {month}, không phải của {wanted}. Hãy cất riêng, "
    "hoặc mở "
    "kỳ của tháng ấy rồi nhập.",
    "sheet-code-other-branch": "Phiếu này của đồng chí {name} ở chi bộ khác. Hãy chọn đúng chi bộ "
    "rồi "
    "nhập.",
    "sheet-code-other-span": "Phiếu này của đồng chí {name} trong kỳ khác (tháng, quý hoặc năm) "
    "kết "
    "thúc cùng tháng. Hãy mở đúng kỳ rồi nhập.",
    "sheet-code-not-rated": "Đồng chí {name} không được đánh giá trong kỳ này: {reason}",
    "sheet-code-unknown": "Không có phiếu mang mã này trong kỳ đang mở. Có thể phiếu in từ tệp "
    "khác, "
    "hoặc đồng chí ấy chưa được bổ sung vào kỳ.",
    "sheet-code-two": "Mã này trùng giữa hai đồng chí: {names}. Hãy chọn tên trong danh sách bên "
    "cạnh "
    "thay vì quét.",
    "self-mark-no-column": "Bộ tiêu chí của kỳ này không có cột tự chấm nên không tạo tệp tự chấm.",
    "self-mark-not-ours": "Tệp này không phải tệp tự chấm do chương trình tạo. Hãy xem lại tệp, "
    "hoặc "
    "nhập điểm bằng tay.",
    "self-mark-file-locked": "Không đọc được tệp {name}: tệp đang mở ở chương trình khác, hoặc "
    "USB đã "
    "rút. Hãy đóng tệp rồi thu lại.",
    "self-mark-altered": "Phần khóa của tệp đã bị sửa. Hãy so với phiếu giấy trước khi lấy điểm.",
    "self-mark-altered-cell": "Phần khóa đã bị sửa ở dòng {where}: “{before}” thành “{now}”. Hãy "
    "so với "
    "phiếu giấy trước khi lấy điểm.",
    "self-mark-altered-row": "Phần khóa đã bị sửa ở dòng {where}: có ô bị thêm hoặc bị xóa. Hãy "
    "so với "
    "phiếu giấy trước khi lấy điểm.",
    "self-mark-no-mark": "Dòng {where}: “{value}” không phải điểm nên không lấy.",
    "self-mark-out-of-range": "Dòng {where}: điểm {value} ngoài khung hoặc sai bước nên không lấy.",
    "self-mark-unanswered": "Chưa chọn cách xử lý tệp của: {names}. Hãy chọn Lấy hoặc Bỏ qua cho "
    "từng "
    "tệp rồi ghi.",
}
