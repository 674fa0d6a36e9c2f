"""Refusals about keys, letters and roots: what, why, and what to do now."""

SENTENCES: dict[str, str] = {
    "sender-unconfirmed-short": "Chờ xác nhận khóa của {name} qua điện thoại.",
    "sender-beyond-position-short": "Khóa của {name} chỉ còn tin đến một mốc.",
    "sender-beyond-position": (
        "Khóa ký gói của {name} chỉ còn tin đến một mốc, mà gói có {count} lần ghi sau mốc "
        "đó. Gói được giữ lại, chưa tính. Hãy hỏi đơn vị rồi chọn nhận hoặc không nhận."
    ),
    "registration-key-former": (
        "Tệp đăng ký này mang khóa cũ của {name}, đã thôi dùng hoặc bị từ chối. Đề nghị đơn "
        "vị bấm Thay khóa ở Gửi – Nhận, nhận thư mời mới rồi đăng ký lại."
    ),
    "letter-code-shape": (
        "Mã trên thư niêm phong có tám nhóm, mỗi nhóm bốn chữ số. Hãy gõ đủ, hoặc để trống "
        "nếu không có thư."
    ),
    "letter-none-open": ("Đơn vị này không có thư niêm phong nào còn dùng được. Hãy in thư mới."),
    "letter-proof-wrong": (
        "Mã trong tệp đăng ký của {name} không phải mã trên thư niêm phong nên đăng ký không "
        "được nhận (còn {left} lần sai nữa thì thư bị hủy). Hãy gọi đơn vị gõ lại đúng mã rồi "
        "ghi lại tệp đăng ký."
    ),
    "letter-used": (
        "Mã của thư niêm phong số {number} đã dùng cho một khóa khác. Mỗi mã chỉ dùng một "
        "lần: hãy gọi đơn vị để làm rõ, rồi in thư mới."
    ),
    "letter-revoked": (
        "Thư niêm phong số {number} đã hủy nên mã không còn dùng được. Đề nghị đơn vị dùng "
        "thư mới nhất, hoặc in thư mới."
    ),
    "letter-burned": (
        "Thư niêm phong số {number} đã bị hủy vì năm lần sai mã. Hãy hỏi đơn vị xem ai đã "
        "thử, rồi in thư mới."
    ),
    "key-not-waiting": "Khóa này không còn chờ xác nhận. Hãy tải lại danh sách.",
    "key-unknown": "Không còn thấy khóa này trong sổ. Hãy tải lại danh sách.",
    "revoke-reason-missing": (
        "Thu hồi khóa phải ghi lý do, ví dụ mất máy ngày nào. Hãy ghi rồi làm lại."
    ),
    "held-unknown": "Gói này không còn được giữ. Hãy tải lại danh sách.",
    "held-waits-for-key": (
        "Gói này chờ xác nhận khóa. Hãy xác nhận hoặc từ chối khóa của đơn vị, gói sẽ theo đó."
    ),
    "held-key-rejected": (
        "Khóa ký gói này đã bị từ chối nên gói không được nhận. Đề nghị đơn vị đăng ký lại "
        "rồi ghi gói mới: gói mới mang đủ mọi tháng."
    ),
    "held-refused": "Đã xem và không nhận gói này. Nếu cần, đề nghị đơn vị ghi gói mới.",
    "office-key-unvouched": (
        "Chỉ đạo ký bằng khóa lạ (bộ khóa số {version}) mà không khóa gốc nào của {name} bảo "
        "đảm. Không có gì được nhận. Hãy gọi Đảng ủy; nếu Đảng ủy đã mất cả hai khóa gốc, xin "
        "thư mời mới và kết nối lại."
    ),
    "office-key-replaced": (
        "Tệp số {have} ký bằng khóa cũ của Đảng ủy, chỉ còn dùng cho chỉ đạo đến số {last} "
        "(nay là bộ khóa số {version}). Không có gì được nhận. Hãy xin tệp mới và báo Đảng "
        "ủy."
    ),
    "directive-jump": (
        "Chỉ đạo số {have} nhảy quá xa so với số {latest} đang dùng. Hãy gọi {name} đọc mười "
        "chữ số của chỉ đạo này rồi gõ vào để xác nhận."
    ),
    "directive-digits": (
        "Mười chữ số vừa gõ không phải của chỉ đạo này. Hãy nghe đọc lại; nếu vẫn khác thì "
        "không nhận tệp."
    ),
    "roots-exist": (
        "Đảng ủy đã có hai khóa gốc. Muốn lập lại từ đầu, chọn việc dành cho khi mất cả hai "
        "khóa gốc."
    ),
    "roots-missing": "Đảng ủy chưa lập khóa gốc. Hãy lập hai khóa gốc trước.",
    "root-unknown": (
        "Khóa gốc này không phải của bộ khóa đang dùng. Hãy dùng đúng USB hoặc giấy khóa gốc "
        "của Đảng ủy."
    ),
    "root-twice": "Hai khóa gốc phải khác nhau. Hãy tạo khóa mới cho USB này.",
    "root-passphrase-short": (
        "Mật khẩu của khóa gốc cần ít nhất {least} ký tự. Nên dùng một câu dễ nhớ."
    ),
    "root-passphrase-differs": "Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại.",
}
