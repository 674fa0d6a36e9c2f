"""The words in the workbooks that an import gives out: the template and the rows to be mended."""

from chibo_desktop.domain.fields import FieldSpec, Kind

TEMPLATE_LINE = (
    "Mỗi đồng chí một dòng, bắt đầu từ dòng 6. Cột đỏ có dấu * là mục cần có. "
    "Xem trang “Hướng dẫn” trước khi gõ."
)
NOT_IN_LIST = "Không có trong danh mục"
NOT_IN_LIST_WHY = (
    "Chữ vừa gõ không có trong danh mục. Nếu đúng là như vậy thì giữ lại; khi nhập, chương trình "
    "sẽ giữ nguyên chữ và nhắc xem lại."
)
YES_TITLE = "Có hoặc để trống"
GUIDE_TITLE = "CÁCH GÕ DANH SÁCH"
GUIDE = (
    "Gõ vào trang “Danh sách”, mỗi đồng chí một dòng. Không sửa, không xóa hai hàng tiêu đề; "
    "được bỏ những cột không dùng và được kéo rộng cột.",
    "Cột đỏ có dấu * là mục cần có. Chưa biết thì để trống, bổ sung sau; ô trống không làm mất "
    "thông tin đã có trong chương trình.",
    "Ngày ghi 05/02/1957. Chỉ biết tháng hoặc năm thì ghi 02/1957 hoặc 1957. Không ghi năm hai "
    "chữ số.",
    "Số định danh, số thẻ, số lý lịch: các ô đã đặt kiểu chữ nên số 0 ở đầu không mất. Dán từ tệp "
    "khác thì chọn dán giá trị (Paste Special – Values).",
    "Ô có mũi tên: chọn trong danh mục. Chữ không có trong danh mục vẫn gõ được, chương trình sẽ "
    "nhắc khi nhập.",
    "Gõ xong: lưu tệp, vào Đảng viên – Nhập, đối chiếu, chọn tệp này. Chương trình cho xem trước "
    "từng dòng rồi mới nhập; nhập xong vẫn hoàn tác được.",
    "Tệp có thông tin riêng của đảng viên và không được mã hóa: giữ cẩn thận, dùng xong thì xóa.",
)
CHECK_TITLE = "NHỮNG DÒNG CẦN SỬA"
CHECK_SHEET = "Cần sửa"
RECORD_HEADER = "Mã hồ sơ"
NOT_TAKEN = "Chưa nhập"
TAKEN_WITH_NOTES = "Nhập được, có ô cần xem"


def check_line(file_name: str) -> str:
    """What the user does with the sheet of rows to be mended."""
    return (
        f"Lấy từ tệp {file_name}. Sửa ngay trong các ô tô vàng, lưu lại rồi nhập chính tệp này; "
        f"giữ nguyên cột “{RECORD_HEADER}”."
    )


def column_note(spec: FieldSpec) -> str:
    """What to write in a column, beside the cell."""
    if spec.help:
        return spec.help
    match spec.kind:
        case Kind.PARTIAL_DATE:
            return "Ghi 05/02/1957; chỉ biết tháng hoặc năm thì ghi 02/1957 hoặc 1957."
        case Kind.DATE:
            return "Ghi đủ ngày, tháng, năm: 05/02/2026."
        case Kind.CHOICE | Kind.REFERENCE:
            return "Chọn trong danh mục."
        case Kind.FLAG:
            return "Chọn “có”, hoặc để trống."
        case Kind.INTEGER | Kind.DECIMAL:
            return "Ghi số."
        case _:
            return "Chưa biết thì để trống."
