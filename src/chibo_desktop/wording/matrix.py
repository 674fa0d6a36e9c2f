"""How the matrix and the office's tree name what they show."""

CELL_WORDS = {
    "received": "✓ nhận",
    "late": "muộn",
    "doubtful": "? nghi ngờ",
    "returned": "↩ trả lại",
    "partial": "một phần",
    "missing": "thiếu",
    "faulty": "lỗi",
    "waiting": "·",
    "outside": "",
    "not-enrolled": "–",
}
CELL_SENTENCES = {
    "received": "Đã nhận đúng hạn",
    "late": "Đã nhận, gửi sau hạn",
    "doubtful": "Đã nhận, còn điều cần xem lại: trùng số định danh hoặc hai bên chưa khớp",
    "returned": "Đã trả lại đơn vị, chưa gửi lại",
    "partial": "Mới nhận một phần: {arrived} trong {expected} chi bộ",
    "missing": "Quá hạn, chưa có gói",
    "faulty": "Gói gửi lên bị từ chối, cần gửi lại",
    "waiting": "Chưa đến hạn",
    "outside": "Chưa lập hoặc đã thôi hoạt động vào cuối tháng này",
    "not-enrolled": "Chưa kết nối: khóa của đơn vị chưa được xác nhận",
}
CELL_STATES = {
    "received": "good",
    "late": "attention",
    "doubtful": "attention",
    "returned": "problem",
    "partial": "attention",
    "missing": "problem",
    "faulty": "problem",
    "waiting": "neutral",
    "outside": "neutral",
    "not-enrolled": "neutral",
}
LEGEND = (
    "✓ nhận: đúng hạn · muộn: nhận sau hạn · ? nghi ngờ: đã nhận, cần xem lại · ↩ trả lại: chờ gửi "
    "lại · 2/3: mới nhận 2 trong 3 chi bộ · thiếu: quá hạn chưa có · lỗi: gói bị từ chối · “·”: "
    "chưa đến hạn · “–”: chưa kết nối"
)
TRUST_WORDS = {
    "none": "chưa đăng ký",
    "pending": "chờ xác nhận",
    "confirmed": "✓ đã xác nhận",
    "replaced": "đã thay",
    "revoked": "đã thu hồi",
    "rejected": "đã từ chối",
}
TRUST_STATES = {
    "none": "secondary",
    "pending": "attention",
    "confirmed": "good",
    "replaced": "secondary",
    "revoked": "accent",
    "rejected": "accent",
}


def cell_sentence(state: str, arrived: int, expected: int) -> str:
    """What a cell means, in words."""
    return CELL_SENTENCES[state].format(arrived=arrived, expected=expected)
