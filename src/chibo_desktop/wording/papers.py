"""Papers of a dossier: why a scan is not taken in or an export not written, and what to do now."""

SENTENCES: dict[str, str] = {
    "photo-name-unknown": (
        "Chưa đặt được tên tệp ảnh theo quy định vì hồ sơ chưa đủ: {what}. Hãy bổ sung trong thẻ "
        "Hồ sơ rồi xuất ảnh lại."
    ),
    "dossier-root-too-long": (
        "Đường dẫn thư mục {path} dài {length} ký tự, quá {most} ký tự; tên các tệp nối thêm vào "
        "sẽ vượt giới hạn của Windows. Hãy chọn thư mục ở gần gốc ổ đĩa, ví dụ D:\\HOSO."
    ),
    "dossier-path-too-long": (
        "Đường dẫn tới tệp {name} dài quá giới hạn của Windows nên chưa xuất. Hãy chọn thư mục "
        "ngắn hơn hoặc rút gọn tên giấy tờ."
    ),
    "paper-empty": "Tệp trống, không có trang nào. Hãy quét lại hoặc chọn tệp khác.",
    "paper-too-big": (
        "Tệp dài khoảng {megabytes} MB, quá {most} MB nên không nhận. Hãy quét ở 200 dpi, hoặc "
        "chia thành nhiều tệp."
    ),
    "paper-kind-unknown": (
        "Chỉ nhận tệp PDF và ảnh JPEG, PNG, TIFF. Nếu là văn bản Word, Excel, hãy lưu thành PDF "
        "rồi thêm vào."
    ),
    "paper-too-heavy": (
        "Tệp quá nặng hoặc khác thường nên không mở được trong giới hạn an toàn. Hãy quét lại bản "
        "giấy ở 200 dpi rồi thêm tệp mới."
    ),
    "paper-encrypted": (
        "Tệp PDF có mật khẩu nên không đọc được. Hãy lưu lại thành PDF không mật khẩu rồi thêm."
    ),
    "paper-unreadable": (
        "Tệp hỏng hoặc chép chưa hết nên không mở được. Hãy chép lại từ nguồn, hoặc quét lại."
    ),
    "paper-not-read": (
        "Không đọc được tệp {name}. Nếu tệp nằm trên USB hoặc máy quét, hãy cắm lại rồi chọn lại."
    ),
    "paper-too-many": (
        "Thư mục có hơn {most} tệp nên chưa nhận tệp nào. Hãy chọn từng phần, ví dụ một thư mục "
        "cho mỗi đồng chí."
    ),
    "paper-type-missing": "Chưa chọn loại giấy tờ. Hãy chọn trong danh mục 104 loại rồi lưu.",
    "paper-date-unreadable": (
        "Ngày “{written}” không đọc được. Hãy ghi như 05/02/1957; chỉ biết tháng hoặc năm thì ghi "
        "02/1957 hoặc 1957."
    ),
    "paper-unknown": (
        "Giấy tờ này không còn trong danh sách hoặc do đơn vị khác quản lý. Hãy mở lại thẻ Giấy tờ."
    ),
    "photo-too-small": (
        "Phần ảnh được chọn chỉ có {width} × {height} điểm; ảnh 3×4 in rõ cần ít nhất "
        "{least_width} × {least_height} điểm. Hãy chọn vùng rộng hơn hoặc dùng ảnh chụp rõ hơn."
    ),
    "photo-wrong-ratio": "Phần ảnh được chọn không theo tỷ lệ 3×4. Hãy chọn lại vùng ảnh.",
    "photo-no-image": "Ảnh 3×4 phải là tệp ảnh JPEG, PNG hoặc TIFF. Hãy chọn tệp ảnh.",
    "photo-missing": "Hồ sơ này chưa có ảnh 3×4 trên máy này. Hãy thêm ảnh rồi xuất lại.",
    "dossier-empty": (
        "Hồ sơ này chưa có giấy tờ nào để xuất. Hãy thêm giấy tờ trong thẻ Giấy tờ trước."
    ),
}
