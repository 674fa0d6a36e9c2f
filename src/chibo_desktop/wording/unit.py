"""What the page of the unit refuses, in sentences."""

SENTENCES: dict[str, str] = {
    "branch-name-taken": "Đã có chi bộ tên “{name}”. Hãy đặt tên khác để không nhầm hai chi bộ.",
    "password-short": "Mật khẩu mới cần ít nhất {least} ký tự. Hãy chọn một câu dễ nhớ, không dấu.",
    "password-same": "Mật khẩu mới giống mật khẩu đang dùng. Hãy chọn mật khẩu khác.",
}
