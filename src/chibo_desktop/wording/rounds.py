"""What the month's evaluation refuses, in sentences: what, why, what to do now."""

SENTENCES: dict[str, str] = {
    "branch-unknown": "Không tìm thấy chi bộ này. Hãy chọn lại chi bộ rồi mở kỳ đánh giá.",
    "criteria-not-in-force": "Bộ tiêu chí “{title}” không còn (hoặc chưa) có hiệu lực trong tháng "
    "này. Hãy chọn bộ tiêu chí khác.",
    "round-exists": "Kỳ đánh giá tháng này đã được mở trước đó. Hãy mở lại từ danh sách các kỳ.",
    "round-nobody": "Chi bộ chưa có đảng viên nào nên chưa mở được kỳ đánh giá. Hãy nhập danh "
    "sách đảng viên trước.",
    "round-unknown": "Không tìm thấy kỳ đánh giá này. Hãy chọn lại trong danh sách các kỳ.",
    "round-closed": "Kỳ đánh giá này đã chốt nên không sửa được. Muốn sửa, hãy mở lại kỳ và ghi "
    "rõ lý do.",
    "round-not-closed": "Kỳ đánh giá này chưa chốt nên không cần mở lại.",
    "round-incomplete": "Đồng chí {name} chưa có đủ điểm hợp lệ để xếp loại. Hãy nhập hoặc sửa "
    "điểm rồi chốt kỳ.",
    "cap-over": "Đề nghị xuất sắc {have} đồng chí, vượt mức {limit} theo tỷ lệ. Hãy ghi văn bản "
    "cho phép của cấp trên, hoặc xem lại xếp loại rồi chốt kỳ.",
    "marker-unknown": "Bộ tiêu chí của kỳ này không có cột chấm “{marker}”. Hãy chọn cột khác.",
    "evaluation-unknown": "Không tìm thấy phiếu đánh giá này. Hãy tải lại bảng rồi nhập tiếp.",
    "reason-missing": "Chưa ghi lý do. Việc này cần lý do để lưu vào sổ nhật ký; hãy ghi rồi làm "
    "tiếp.",
    "too-many-sheets": "Bảng Excel mỗi người một trang chỉ làm được cho {most} người một lần, đang "
    "chọn {count} người. Hãy chọn từng chi bộ hoặc một bộ lọc; bản PDF thì in được tất cả.",
    "nobody-to-print": "Chưa có phiếu nào để in. Hãy chọn đồng chí được đánh giá trong tháng rồi "
    "in lại.",
    "document-not-saved": "Chưa lưu được tệp {name}: đĩa đầy, USB đã rút hoặc thư mục không cho "
    "ghi. Hãy chọn thư mục khác rồi lưu lại.",
}
