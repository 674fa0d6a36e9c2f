"""What keeping criteria sets refuses, in sentences: what, why, what to do now."""

SENTENCES: dict[str, str] = {
    "criteria-set-unknown": (
        "Không tìm thấy bộ tiêu chí này, có thể đã được bỏ. Hãy chọn lại trong danh sách."
    ),
    "criteria-title-missing": "Chưa đặt tên cho bộ tiêu chí. Hãy ghi tên rồi làm tiếp.",
    "criteria-draft-exists": (
        "Bộ tiêu chí này đã có một bản nháp. Hãy sửa tiếp bản nháp đó, hoặc bỏ nó trước."
    ),
    "criteria-locked": (
        "Bộ tiêu chí đang được sử dụng nên không sửa được, để các kỳ cũ giữ nguyên cách tính. Hãy "
        "chọn Tạo phiên bản mới rồi sửa ở bản mới."
    ),
    "criteria-used": (
        "Đã có {rounds} kỳ đánh giá dùng bộ tiêu chí này nên phải giữ nguyên. Muốn đổi, hãy chọn "
        "Tạo phiên bản mới; muốn thôi dùng, hãy ghi ngày hết hiệu lực."
    ),
    "criteria-handed-down": (
        "Bộ tiêu chí này đã ban hành cho đơn vị nên phải giữ nguyên. Hãy chọn Ban hành cho đơn vị, "
        "bỏ chọn mọi đơn vị rồi làm lại."
    ),
    "criteria-still-a-draft": (
        "Bộ tiêu chí còn là bản nháp nên chưa ban hành được. Hãy đưa vào sử dụng trước."
    ),
    "criteria-for-nobody": "Chưa chọn đơn vị nào. Hãy chọn cả Đảng bộ hoặc từng đơn vị.",
    "criteria-sheet-missing": (
        "Tệp này không có tờ “Tiêu chí” với các cột Cấp, Nội dung, Điểm tối đa. Hãy xuất một bộ "
        "tiêu chí ra Excel để lấy mẫu rồi điền vào mẫu đó."
    ),
    "criteria-sheet-level": (
        "Dòng {row}: cấp {level} không nối được với dòng trên, đã xếp vào cấp gần nhất."
    ),
    "criteria-sheet-number": "Dòng {row}: “{text}” không phải là số, đã bỏ trống.",
    "criteria-sheet-word": "Dòng {row}: không hiểu “{text}”, đã bỏ trống. Hãy chọn lại ở mục đó.",
    "criteria-sheet-band": "Tờ Ngưỡng, dòng {row}: không hiểu “{text}”, đã bỏ qua.",
    "criteria-sheet-rest": (
        "Thiếu tờ “Quy tắc khác” hoặc tờ này đã bị sửa: điều kiện, tỷ lệ, người chấm phải nhập lại."
    ),
    "criteria-version-early": (
        "Phiên bản mới phải có hiệu lực sau phiên bản trước. Hãy sửa ngày có hiệu lực."
    ),
}
