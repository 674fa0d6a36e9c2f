"""Why the office's data on a server does not open or was not saved, and what to do now."""

SENTENCES: dict[str, str] = {
    "server-address": (
        "Địa chỉ máy chủ “{address}” viết chưa đúng. Địa chỉ có dạng "
        "postgresql://tên@máy-chủ:5432/tên-cơ-sở-dữ-liệu; hãy hỏi người phụ trách máy chủ."
    ),
    "server-away": (
        "Không kết nối được máy chủ dữ liệu ({address}). Hãy xem dây mạng, máy chủ đã bật chưa, "
        "rồi thử lại. Chưa có gì bị thay đổi."
    ),
    "server-lost": (
        "Mất kết nối với máy chủ dữ liệu giữa chừng. Việc đang làm chưa được lưu nửa vời: hoặc đã "
        "lưu trọn, hoặc chưa lưu gì. Chương trình tự kết nối lại; hãy xem lại chỗ vừa sửa, nếu "
        "chưa thấy thì làm lại."
    ),
    "server-refuses-user": (
        "Máy chủ không nhận tên người dùng hoặc mật khẩu. Hãy xem lại phím Caps Lock và bộ gõ "
        "tiếng Việt rồi nhập lại; nếu vẫn không được, hãy hỏi người phụ trách máy chủ."
    ),
    "server-refuses-computer": (
        "Máy chủ không cho máy này kết nối. Hãy nhờ người phụ trách máy chủ thêm máy này vào danh "
        "sách được phép (tệp pg_hba.conf)."
    ),
    "server-no-tls": (
        "Đường truyền tới máy chủ không mã hóa được nên chương trình không gửi mật khẩu đi. Hãy "
        "nhờ người phụ trách máy chủ bật TLS (hướng dẫn: docs/postgresql.md)."
    ),
    "server-no-database": (
        "Máy chủ chưa có cơ sở dữ liệu tên như trong địa chỉ {address}. Hãy xem lại tên, hoặc nhờ "
        "người phụ trách máy chủ lập."
    ),
    "server-may-not": (
        "Tài khoản này không được làm việc đó trên máy chủ (ví dụ: tài khoản chỉ xem). Chưa có gì "
        "bị thay đổi. Nếu cần, hãy nhờ quản trị viên của sổ cấp quyền."
    ),
    "server-full": (
        "Ổ đĩa của máy chủ đã đầy nên lần ghi này chưa được lưu; dữ liệu trước đó vẫn nguyên vẹn. "
        "Hãy báo người phụ trách máy chủ."
    ),
    "server-busy": (
        "Người khác đang ghi một việc dài trên máy chủ (nhận nhiều gói, nhập danh sách) nên việc "
        "này chưa làm được. Chưa có gì bị thay đổi; hãy thử lại sau ít phút."
    ),
    "server-failed": (
        "Máy chủ dữ liệu báo lỗi (mã {state}) nên việc này chưa làm được. Chưa có gì bị thay đổi. "
        "Hãy thử lại; nếu vẫn lỗi, hãy báo mã này cho người phụ trách máy chủ."
    ),
    "server-no-operator": (
        "Tài khoản “{user}” vào được máy chủ nhưng chưa có khóa của sổ này. Hãy nhờ quản trị viên "
        "của sổ thêm vào ở Đơn vị → Người dùng trên máy chủ."
    ),
    "server-empty": (
        "Cơ sở dữ liệu “{database}” chưa có sổ nào. Hãy chọn “Tạo sổ trên máy chủ” để lập sổ."
    ),
    "server-taken": (
        "Cơ sở dữ liệu “{database}” đã có sổ. Chương trình không ghi đè; hãy mở sổ đó, hoặc nhờ "
        "người phụ trách máy chủ lập cơ sở dữ liệu khác."
    ),
    "server-order": (
        "Cơ sở dữ liệu này xếp chữ không theo cách chương trình cần. Hãy nhờ người phụ trách máy "
        "chủ lập lại với ENCODING 'UTF8' và LC_COLLATE 'C' (hướng dẫn: docs/postgresql.md)."
    ),
    "server-no-dump": (
        "Máy này chưa sao lưu được dữ liệu trên máy chủ vì chưa có lệnh pg_dump và pg_restore của "
        "PostgreSQL. Chưa có gì bị thay đổi. Hãy nhờ người phụ trách máy chủ sao lưu, hoặc cài bộ "
        "lệnh đó vào máy này rồi làm lại (hướng dẫn: docs/postgresql.md)."
    ),
    "server-dump-failed": (
        "Lệnh pg_dump không sao lưu được dữ liệu trên máy chủ; bản chép dở đã bỏ đi. Hãy nhờ người "
        "phụ trách máy chủ xem: lệnh có thể cũ hơn máy chủ, hoặc tài khoản chưa được xem hết."
    ),
    "store-overtaken": (
        "Người khác vừa ghi vào sổ trong lúc việc này đang làm nên việc này chưa được lưu. Không "
        "mất gì; hãy xem lại rồi làm lại."
    ),
    "operator-name": (
        "Tên người dùng gồm chữ thường không dấu, số, dấu chấm hoặc gạch, bắt đầu bằng chữ; ví dụ "
        "lan.nguyen."
    ),
    "operator-known": "Đã có người dùng tên “{user}”. Hãy chọn tên khác.",
    "operator-last": (
        "Không tự xóa được tài khoản đang dùng. Hãy để một quản trị viên khác làm việc này."
    ),
}

ROLES: dict[str, str] = {
    "admin": "Quản trị",
    "write": "Nhập liệu",
    "read": "Chỉ xem",
    "": "Máy chủ không còn cho vào",
}


def role_text(role: str) -> str:
    """What somebody may do on the server."""
    return ROLES.get(role, role)


def dumped_text(name: str, folder: str, size: str) -> str:
    """Said after a backup of a server's data by hand."""
    return (
        f"Máy chủ đã sao lưu ra {name} ({size}), trong {folder}. Tệp này không mã hóa như tệp sổ: "
        "hãy cất ở nơi khóa được. Khôi phục là việc của người phụ trách máy chủ."
    )
