"""The vote and what is decided after it, in sentences."""

SENTENCES: dict[str, str] = {
    "ballots-over-entitled": "Phát ra {issued} phiếu, nhiều hơn {entitled} đảng viên được biểu "
    "quyết. Đảng viên dự bị không biểu quyết; hãy xem lại số phiếu phát ra.",
    "ballots-over-present": "Phát ra {issued} phiếu, nhiều hơn {present} người có mặt. Hãy xem lại "
    "số phiếu phát ra hoặc số có mặt.",
    "ballots-more-collected": "Thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra là "
    "{gap}. "
    "Hãy đếm lại.",
    "ballots-not-returned": "Phát ra {issued} phiếu, thu về {collected}: còn {gap} phiếu không thu "
    "về. Nếu đúng vậy thì nhập tiếp.",
    "ballots-invalid-over-collected": "Không hợp lệ {invalid} phiếu, nhiều hơn {collected} phiếu "
    "thu "
    "về. Hãy đếm lại.",
    "line-over-valid": "Đồng chí {name}: cộng các mức được {cast}, nhiều hơn {valid} phiếu hợp lệ "
    "là {gap}. Hãy đếm lại dòng này.",
    "line-under-valid": "Đồng chí {name}: cộng các mức được {cast}, phiếu hợp lệ là {valid}: còn "
    "thiếu {gap}. Nếu {gap} phiếu không đánh dấu X thì ghi vào cột Hỏng.",
    "decision-number-missing": "Chưa ghi số, ký hiệu của quyết định. Hãy ghi như trên văn bản, "
    "ví dụ "
    "12-QĐ/ĐU.",
    "decision-day-missing": "Chưa ghi ngày quyết định. Hãy ghi đủ ngày, tháng, năm.",
    "decision-ahead": "Ngày quyết định ở sau hôm nay. Hãy xem lại ngày trên văn bản.",
    "decision-body-missing": "Chưa ghi cơ quan ra quyết định. Hãy ghi tên cấp ủy trên văn bản.",
    "decision-round-open": "Kỳ đánh giá này chưa chốt nên chưa ghi quyết định được. Hãy chốt kỳ để "
    "giữ nguyên đề xuất của chi bộ, rồi ghi quyết định.",
    "decision-nobody": "Chưa có đồng chí nào trong quyết định. Hãy chọn mức cho ít nhất một đồng "
    "chí.",
    "re-rating-reason-missing": "Chưa ghi lý do đánh giá, xếp loại lại. Việc này cần lý do để "
    "lưu vào "
    "sổ nhật ký và in trên quyết định.",
    "re-rating-the-same": "Mức mới giống mức đang có nên không phải xếp loại lại. Hãy chọn mức "
    "khác.",
}
