"""What is wrong with a row of a dossier's tables or with a custom field."""

SENTENCES: dict[str, str] = {
    "custom-field-unnamed": "Mục riêng chưa có tên. Hãy ghi tên như sẽ thấy trong hồ sơ.",
    "custom-field-taken": "Hồ sơ đã có mục “{label}”. Hãy đặt tên khác để không nhầm.",
    "custom-field-kind": (
        "Chưa chọn mục riêng chứa gì: chữ, số, ngày, có hoặc không, hay danh sách."
    ),
    "custom-field-no-values": (
        "Mục chọn trong danh sách chưa có giá trị nào. Hãy ghi mỗi dòng một giá trị."
    ),
    "custom-field-unknown": "Không còn mục riêng này trong tệp. Hãy mở lại trang.",
    "row-empty": "Chưa ghi gì. Hãy ghi ít nhất “{label}”, hoặc đóng lại.",
    "row-until-before-since": "“{until}” không thể trước “{since}”. Hãy xem lại hai ngày.",
    "row-in-future": "“{label}” ở sau hôm nay. Hãy xem lại năm.",
    "row-unknown": "Không còn dòng này trong hồ sơ. Hãy mở lại hồ sơ.",
    "register-line-undated": "Dòng ghi sổ chưa có ngày. Hãy ghi như 05/02/2026.",
    "register-line-ahead": "Ngày ghi sổ ở sau hôm nay. Hãy xem lại ngày.",
    "register-line-empty": "Chưa ghi nội dung. Hãy ghi tài liệu gì, mấy bản.",
    "register-line-returned-before": "Ngày trả không thể trước ngày ghi sổ. Hãy xem lại hai ngày.",
    "register-line-unknown": "Không còn dòng này trong sổ. Hãy mở lại sổ.",
    "row-not-ours": "Hồ sơ này do đơn vị khác quản lý; ở đây chỉ xem.",
}
