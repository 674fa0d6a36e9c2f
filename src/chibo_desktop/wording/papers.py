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
}
