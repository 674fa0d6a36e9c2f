"""What to say about a workbook that was brought in; see `documents.sheets`."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "workbook-too-big": "Tệp nặng {megabytes} MB, quá lớn đối với một danh sách. Hãy tách thành "
    "nhiều tệp hoặc xóa hình ảnh trong tệp rồi nhập lại.",
    "workbook-too-heavy": "Tệp đòi quá nhiều bộ nhớ hoặc thời gian để mở nên đã dừng lại. Chưa có "
    "gì thay đổi. Hãy chép riêng danh sách sang một tệp mới rồi nhập lại.",
    "workbook-encrypted": "Tệp có đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.",
    "workbook-unreadable": "Không đọc được tệp này: tệp hỏng hoặc không phải bảng tính "
    "(.xlsx, .xls, .ods, .csv). Hãy mở tệp bằng Excel xem còn đọc được không, rồi lưu thành tệp "
    ".xlsx mới và nhập lại.",
    "workbook-is-document": "Đây là tệp Word, không phải bảng tính. Hãy chép bảng trong tệp sang "
    "Excel, lưu thành .xlsx rồi nhập.",
    "workbook-is-pdf": "Đây là tệp PDF, không phải bảng tính. Hãy xin tệp Excel gốc của danh sách, "
    "hoặc gõ lại vào tệp mẫu (nút “Lấy tệp mẫu”).",
    "workbook-is-picture": "Đây là tệp ảnh, không phải bảng tính. Ảnh giấy tờ được đưa vào mục "
    "Giấy tờ của hồ sơ; còn danh sách thì hãy xin tệp Excel gốc hoặc gõ vào tệp mẫu.",
    "workbook-is-page": "Tệp này thực ra là trang web được đặt đuôi bảng tính (nhiều phần mềm trên "
    "mạng xuất ra như vậy). Hãy mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx rồi nhập tệp "
    "mới.",
    "workbook-empty": "Tệp không có dữ liệu trong trang tính nào đang hiện.",
    "sheet-header-missing": "Không tìm thấy danh sách đảng viên trong tệp. Danh sách cần có cột "
    "“Họ và tên” và vài cột khác như ngày sinh, số thẻ. Có thể lấy tệp mẫu rồi chép danh sách vào.",
    "sheet-no-rows": "Có hàng tiêu đề nhưng không có dòng đảng viên nào bên dưới.",
    "sheet-columns-missing": "Thiếu {count} cột so với mẫu: {headers}. Các thông tin này sẽ giữ "
    "nguyên.",
    "sheet-columns-unknown": "Có {count} cột không nhận ra và sẽ bỏ qua: {headers}.",
    "sheet-legacy-letters": "Danh sách hình như viết bằng phông chữ cũ (.VnTime hoặc VNI) nhưng "
    "đang giữ nguyên chữ. Nếu họ tên hiện sai, quay lại bước ghép cột và chọn cách đọc chữ.",
    "sheet-letters-turned": "Tệp có chữ viết bằng phông cũ, đã đọc sang chữ ngày nay, ví dụ "
    "“{before}” → “{after}”. Nếu chữ sai, quay lại bước ghép cột và chọn cách đọc chữ khác.",
    "sheet-dates-month-first": "Cột “{label}” có {count} ngày chỉ đọc được khi để tháng trước "
    "ngày; những ngày khác trong cột có thể cũng viết như vậy. Hãy đối chiếu với giấy tờ; nếu đúng "
    "thế, quay lại bước ghép cột và chọn đọc cả cột theo tháng/ngày/năm.",
    "sheet-identity-twice": "Số định danh này đã có ở dòng {row} của tệp.",
    "sheet-date-unreadable": "{label}: không hiểu ngày “{value}”. Ghi dạng 05/02/1957, 02/1957 "
    "hoặc 1957.",
    "sheet-date-short-year": "{label}: năm chỉ có hai chữ số “{value}”. Có phải là {mended}?",
    "sheet-date-us-order": "{label}: “{value}” viết tháng trước ngày, đã hiểu là {mended}.",
    "sheet-value-masked": (
        "{label}: ô chỉ có “{value}”, là giá trị đã che khi xuất. Mục này giữ nguyên như trong "
        "hồ sơ; muốn sửa thì gõ đủ."
    ),
    "sheet-yes-unreadable": "{label}: không hiểu “{value}”. Ghi “có” hoặc để trống.",
    "sheet-row-subtotal": "Dòng cộng, không phải đảng viên.",
    "sheet-row-signature": "Dòng ký tên hoặc ngày tháng cuối bảng.",
    "sheet-row-heading": "Dòng tiêu đề xen giữa danh sách.",
    "sheet-row-column-numbers": "Dòng đánh số cột.",
    "sheet-row-without-name": "Dòng có dữ liệu nhưng không có họ và tên.",
    "sheet-row-lone-text": "Dòng chỉ có một ô chữ, không có thông tin nào khác của đảng viên.",
}
"""Problem or reason code → sentence; the words in braces are the problem's `params`."""
