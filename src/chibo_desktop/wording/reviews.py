"""Bản kiểm điểm in words: what its forms refuse."""

SENTENCES: dict[str, str] = {
    "copies-range": "Số bản phải là số nguyên từ 0 đến 9999. Hãy ghi lại.",
    "review-section-unknown": "Mẫu này không có mục đang sửa nên chưa ghi được. Hãy mở lại bản "
    "kiểm điểm.",
    "review-form-unknown": "Đồng chí này không dùng mẫu đã chọn. Hãy chọn một trong các mẫu 2A, "
    "2B, 2C.",
}
