"""Kỷ luật in words: what is wrong with a step, and what showing it means."""

SENTENCES: dict[str, str] = {
    "discipline-who": "Chưa chọn đảng viên hoặc ghi tên tổ chức đảng. Hãy chọn một.",
    "discipline-matter": "Chưa ghi nội dung vi phạm. Hãy ghi ngắn gọn việc gì, khi nào.",
    "discipline-day": "Chưa ghi ngày. Hãy ghi đủ ngày, tháng, năm.",
    "discipline-ahead": "Ngày ở sau hôm nay. Hãy ghi ngày đã diễn ra.",
    "discipline-early": "Ngày trước bước đã ghi. Hãy kiểm tra lại ngày hoặc bỏ bước ghi nhầm.",
    "discipline-order": "Bước này chưa ghi được lúc này. Hãy chọn bước tiếp theo trong danh sách.",
    "discipline-form": "Chưa chọn hình thức kỷ luật. Hãy chọn theo biểu quyết hoặc quyết định.",
    "discipline-number": "Chưa ghi số quyết định. Hãy ghi đúng số trên văn bản.",
    "discipline-body": "Chưa ghi cơ quan quyết định. Hãy ghi theo văn bản.",
    "discipline-votes": "Số phiếu chưa đúng: số tán thành phải từ 0 đến số đảng viên chính thức.",
}
