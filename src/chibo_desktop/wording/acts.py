"""What an entry of the journal did, as the history of a record says it."""

ACTS: dict[str, str] = {
    "member.create": "Thêm đảng viên",
    "member.edit": "Sửa hồ sơ",
    "member.status": "Đổi trạng thái",
    "member.import": "Nhập từ bảng tính",
    "row.create": "Thêm dòng vào hồ sơ",
    "row.edit": "Sửa dòng của hồ sơ",
    "row.void": "Bỏ dòng khỏi hồ sơ",
    "custom.create": "Thêm mục riêng",
    "custom.edit": "Sửa mục riêng",
    "custom.void": "Bỏ mục riêng",
    "workplace.create": "Lập tệp dữ liệu",
    "workplace.edit": "Sửa thông tin đơn vị",
    "branch.create": "Thêm chi bộ",
    "branch.edit": "Sửa thông tin chi bộ",
    "round.open": "Mở kỳ đánh giá",
    "round.refresh": "Cập nhật danh sách của kỳ đánh giá",
    "round.meeting": "Ghi cuộc họp đánh giá",
    "round.cap": "Ghi văn bản cho phép vượt tỷ lệ",
    "round.close": "Chốt kỳ đánh giá",
    "round.reopen": "Mở lại kỳ đánh giá",
    "marks.self": "Ghi điểm tự chấm",
    "marks.committee": "Ghi điểm chi ủy chấm",
    "marks.branch": "Ghi điểm chi bộ chấm",
    "facts.set": "Ghi số liệu của tiêu chí",
    "notes.set": "Ghi nhận xét",
    "votes.set": "Ghi kết quả biểu quyết",
    "rating.override": "Quyết định mức xếp loại",
    "subordinate.create": "Thêm đơn vị trực thuộc",
    "subordinate.edit": "Sửa đơn vị trực thuộc",
    "subordinate.enrol": "Xác nhận khóa của đơn vị",
    "paper.add": "Thêm giấy tờ",
    "paper.edit": "Sửa thông tin giấy tờ",
    "paper.remove": "Bỏ giấy tờ khỏi hồ sơ",
    "paper.restore": "Đưa giấy tờ trở lại hồ sơ",
    "photo.set": "Thay ảnh 3×4",
    "resolve": "Giải quyết chỗ chưa thống nhất",
    "undo": "Hoàn tác",
    "member.import.undo": "Hoàn tác lần nhập",
}
_UNKNOWN = "Thay đổi"


def act_text(act: str) -> str:
    """The name of an act; one that this program does not know is called a change."""
    return ACTS.get(act, _UNKNOWN)
