"""The story that the demo tells while it runs."""

from chibo_desktop.wording.numbers import count_text

DATA, BUNDLES, REPLIES = "1-du-lieu", "2-goi-thang-11", "3-phan-hoi"
PAPERS, WORKBOOKS, PICTURES = "4-ban-in", "5-bang-tinh", "6-hinh"
FOLDERS = (DATA, BUNDLES, REPLIES, PAPERS, WORKBOOKS, PICTURES)
"""The folders of the results, in the order of the story."""

MARKER = "tap-duot.txt"
MARKED = "Chạy lại lệnh demo vào thư mục này sẽ thay các thư mục kết quả bên cạnh."

TITLE = "TẬP DƯỢT: trọn một tháng của một Đảng bộ tưởng tượng. Người và đơn vị đều không có thật."
FOUNDING = "1. Lập dữ liệu: Đảng ủy, các đơn vị, đảng viên và mười tháng đã đánh giá…"
OPEN_MONTH = "   Hôm nay là ngày 23/11/2026: tháng 11 đang chấm điểm dở ở mọi đơn vị."
PRINTING = "2. In giấy tờ của {name}: {count} tệp PDF, {books} bảng tính."
PICTURES_TAKEN = "3. Chụp {count} màn hình của chương trình."
NO_PICTURES = "3. Không chụp màn hình: máy này không vẽ được cửa sổ."
CLOSING = "4. Các đơn vị chấm nốt, họp, chốt tháng 11 và ghi gói gửi Đảng ủy…"
SEALED = "   {count} gói, tổng cộng {size}; gói nào cũng được đọc lại và kiểm tra sau khi ghi."
DROPPING = "5. Đảng ủy nhận một lần {count} tệp, trong đó cố ý để lẫn ba tệp không dùng được:"
PREVIEWED = "   Xem trước: {totals}."
RECEIVED = "   Đã nhận: {totals}."
SAME_STATE = "   Trạng thái hai bên khớp ở {count} đơn vị."
REFUSAL = "   – {name}: {sentence}"
MONTH = (
    "6. Tháng {month}: {arrived}/{units} đơn vị đã gửi; {excellent} đồng chí được đề nghị xuất sắc"
)
MONTH_CAP = " (các chi bộ cộng lại được tối đa {limit})."
CAUGHT_UP = "   Gói tháng 11 mang theo cả tháng 10 còn thiếu của: {names}."
REPLIED = (
    "7. Đảng ủy ghi {count} phản hồi; {read} đơn vị đã nhận phản hồi, {left} thay đổi còn chờ."
)
CHECKED = "8. Kiểm tra tệp của Đảng ủy với sổ nhật ký: {result}"
RESULTS = "Kết quả nằm trong thư mục: {folder}"
PASSWORD = "Mật khẩu mọi tệp dữ liệu trong đó: {password}"  # noqa: S105 - a sentence
OPEN = "Mở bằng cửa sổ: chibo --file {file}"

STATES = {
    "received": "gửi đúng hạn",
    "late": "gửi muộn",
    "partial": "mới gửi một phần",
    "faulty": "gói lỗi",
    "missing": "chưa gửi",
    "waiting": "chưa đến hạn",
    "not-enrolled": "chưa kết nối",
}
DAMAGED_NAME = "{stem} (chép hỏng).cbb"
COPY_NAME = "{stem} (chép lần hai).cbb"
FOREIGN_NAME = "goi-cua-noi-khac.cbb"


def founded(*, units: int, branches: int, organizations: int, members: int) -> str:
    """37 đơn vị: 29 chi bộ và 8 đảng bộ; 899 đảng viên."""
    return (
        f"   {count_text(units)} đơn vị: {count_text(branches)} chi bộ và "
        f"{count_text(organizations)} đảng bộ có chi bộ trực thuộc; "
        f"{count_text(members)} đảng viên."
    )
