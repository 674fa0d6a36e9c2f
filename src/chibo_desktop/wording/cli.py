"""What the command line says. Exit codes: 0 done, 1 refused, 2 wrong use, 3 done in part."""

from collections.abc import Sequence

from chibo_desktop.wording.numbers import count_text

PROGRAM = "Sổ tay chi bộ. Không ghi lệnh thì mở cửa sổ chương trình."
COMMANDS = (
    "Lệnh: demo, export, inspect, merge, report, rescue, check, backup. Xem cách dùng từng lệnh: "
    "chibo LỆNH --help. Mật khẩu hỏi trên bàn phím hoặc lấy ở biến CHIBO_PASSWORD. "
    "Mã kết thúc: 0 xong; 1 không làm được; 2 lệnh sai; 3 có tệp bị từ chối, tệp có lỗi "
    "hoặc còn đơn vị chưa gửi."
)
USAGE = "Cách dùng: "
ARGUMENTS = "Tham số"
OPTIONS = "Tùy chọn"
HELP = "In phần hướng dẫn này"
WRONG_USE = "Lệnh thiếu hoặc sai tham số. Xem hướng dẫn: {program} --help"
PRACTICE_HINT = "Đây là sổ tập dượt, người trong sổ không có thật. Mật khẩu: {password}"
PRACTICE = "Mở dữ liệu tập dượt (người và đơn vị đều là tưởng tượng)"
OFFICE = "Cùng --practice: mở phía Đảng ủy với 37 đơn vị"
FILE = "Mở luôn tệp dữ liệu này"
OFFICE_NEEDS_PRACTICE = "Tùy chọn --office chỉ dùng cùng --practice."
MAKING = "Đang lập dữ liệu tập dượt"
PREVIEWING, MERGING = "Đang xem trước", "Đang nhận gói"
REPORTING = "Đang ghi giấy tờ"

DEMO = "Chạy trọn một tháng trên Đảng bộ tập dượt và để lại mọi tệp trong một thư mục"
EXPORT = "Ghi gói báo cáo tháng gửi Đảng ủy"
INSPECT = "Đọc phần ghi ngoài gói, không cần khóa"
MERGE = "Nhận các gói vào tệp của Đảng ủy"
REPORT = "Ghi giấy tờ tháng của Đảng ủy và cho biết đơn vị nào chưa gửi"
RESCUE = "Ghi bản cứu hộ cho đơn vị mất máy: mọi thứ đơn vị đã gửi lên"
UNIT = "Mã đơn vị, ví dụ CB01"
JSON = "In kết quả dạng JSON cho chương trình khác đọc"
CHECK = "Kiểm tra tệp dữ liệu với sổ nhật ký của chính nó"
DOCUMENT = "Tệp .chibo, .cbb hoặc .cbi để mở trong cửa sổ đang chạy"
ENDED = "Nhận cả gói làm giảm nhiều, với đúng số giảm, ví dụ CB07=12; dùng được nhiều lần"
BAD_ENDED = "“{text}” chưa đúng: hãy ghi mã đơn vị và số giảm, ví dụ CB07=12."
CHECK_BUNDLES = "Mở lại từng gói đã nhận và đối chiếu với sổ của Đảng ủy"
SCANS = "Đọc cả nội dung từng bản quét, không chỉ xem còn hay mất"
BACKUP = "Sao lưu tệp dữ liệu và kiểm tra bản sao"
DATA_FILE = "Tệp dữ liệu .chibo, hoặc địa chỉ postgresql://… của sổ trên máy chủ"
OFFICE_FILE = "Tệp dữ liệu .chibo của Đảng ủy, hoặc địa chỉ postgresql://… của sổ"
DATABASE = "Mở sổ trên máy chủ, ví dụ postgresql://lan@may-chu/so_dang_uy"
BUNDLES = "Các gói .cbb, hoặc thư mục chứa gói"
BUNDLE = "Tệp gói .cbb"
MONTH = "Tháng báo cáo, ví dụ 2026-11"
OUT = "Thư mục ghi kết quả"
PREVIEW = "Chỉ xem trước, không nhận"
SEED = "Số gieo dữ liệu; cùng số thì cùng người, cùng điểm"
UNITS = "Chỉ chạy với những đơn vị này, ví dụ CB01,DB03; không ghi là cả 37 đơn vị"
UNIT_UNKNOWN = "Không có đơn vị mang mã {codes}. Mã từ CB01 đến CB29 và từ DB01 đến DB08."

ASK_PASSWORD = "Mật khẩu: "  # noqa: S105 - a prompt
NOT_GIVEN = "Chưa có mật khẩu. Hãy nhập trên bàn phím hoặc đặt biến CHIBO_PASSWORD."
BAD_MONTH = "Tháng “{text}” không đúng. Hãy viết như 2026-11."
NOT_OFFICE = "Tệp này không phải của Đảng ủy nên không nhận gói được. Hãy chọn tệp của Đảng ủy."
CANNOT_READ = "Không đọc được {path}. Hãy xem lại đường dẫn và quyền đọc."
CANNOT_WRITE = "Không ghi được vào {path}. Hãy xem lại thư mục và chỗ trống trên đĩa."
FOLDER_TAKEN = "Thư mục {path} đã có tệp. Hãy chọn thư mục mới hoặc thư mục trống."
STOPPED = "Đã dừng theo yêu cầu."
UNEXPECTED = "Chương trình gặp lỗi ngoài dự kiến; dữ liệu giữ nguyên. Chi tiết nằm trong nhật ký."

WRITTEN = "Đã ghi và đọc lại gói số {seq} tháng {month}: {path} ({size}, {entries} lần ghi)."
NOT_CLOSED = "Lưu ý: chưa chốt tháng này ở {names}."
LABEL = """Nơi gửi: {sender}
Nơi nhận: {addressee}
Mã gói: {bundle}
Dạng gói: {format}
Dung lượng: {size}
Phần ghi ngoài ai cũng có thể sửa; chỉ nơi nhận mở gói mới biết chắc gói của ai."""
LABEL_SHORT = "Tệp chép chưa hết hoặc bị thêm bớt: có {size}, phải là {expected}."
SOUND = "Tệp nguyên vẹn: {entries} lần ghi trong sổ nhật ký đều khớp."
UNSOUND = "Tệp có {count} chỗ không khớp trên {entries} lần ghi. Hãy giữ nguyên tệp và sao lưu."
BACKED_UP = "Đã sao lưu và kiểm tra: {path} ({entries} lần ghi, {members} đảng viên, {size})."
PAPER_WRITTEN = "Đã ghi {path}"
RESCUED = "Đã ghi bản cứu hộ của {name}: {path} ({size}). Chỉ máy mới của đơn vị mở được."
NO_SUCH_UNIT = "Không có đơn vị mang mã “{code}”. Các mã đang có: {known}."
RECEIPT_LINE = "{name}: {word}. {sentence}"
RECEIPT_NEWS = "{unit}: {new} hồ sơ mới, {changed} hồ sơ thay đổi"


def moving(what: str, done: int, total: int, text: str) -> str:
    """Đang lập dữ liệu tập dượt: 12/407 – Chi bộ Văn phòng."""
    which = f" – {text}" if text else ""
    return f"{what}: {count_text(done)}/{count_text(total)}{which}"


def states(month: str, counts: Sequence[tuple[str, int]]) -> str:
    """Tháng 10/2026: 32 đơn vị gửi đúng hạn, 2 đơn vị gửi muộn."""
    parts = ", ".join(f"{count_text(count)} đơn vị {word}" for word, count in counts if count)
    return f"Tháng {month}: {parts}."


def names(parts: Sequence[str]) -> str:
    """The names in one line."""
    return ", ".join(parts)
