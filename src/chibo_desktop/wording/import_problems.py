"""What to say about a workbook that was brought in; see `documents.sheets`."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "workbook-too-big": "Tệp nặng {megabytes} MB, quá lớn đối với một danh sách. Hãy tách thành "
    "nhiều tệp hoặc xóa hình ảnh trong tệp rồi nhập lại.",
    "workbook-too-heavy": "Tệp đòi quá nhiều bộ nhớ hoặc thời gian để mở nên đã dừng lại. Chưa có "
    "gì thay đổi. Hãy chép riêng danh sách sang một tệp mới rồi nhập lại.",
    "workbook-encrypted": "Tệp có đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.",
    "workbook-unreadable": "Không đọc được tệp này: tệp hỏng hoặc không phải bảng tính "
    "(.xlsx, .xls, .ods).",
    "workbook-empty": "Tệp không có dữ liệu trong trang tính nào đang hiện.",
    "sheet-header-missing": "Không tìm thấy hàng tiêu đề. Danh sách cần có cột “Họ và tên” và ít "
    "nhất hai cột khác của mẫu cập nhật thông tin đảng viên.",
    "sheet-no-rows": "Có hàng tiêu đề nhưng không có dòng đảng viên nào bên dưới.",
    "sheet-columns-missing": "Thiếu {count} cột so với mẫu: {headers}. Các thông tin này sẽ giữ "
    "nguyên.",
    "sheet-columns-unknown": "Có {count} cột không nhận ra và sẽ bỏ qua: {headers}.",
    "sheet-legacy-letters": "Có {count} họ tên hình như viết bằng phông chữ cũ (TCVN3, .VnTime). "
    "Hãy chuyển tệp sang Unicode rồi nhập lại.",
    "sheet-identity-twice": "Số định danh này đã có ở dòng {row} của tệp.",
    "sheet-date-unreadable": "{label}: không hiểu ngày “{value}”. Ghi dạng 05/02/1957, 02/1957 "
    "hoặc 1957.",
    "sheet-date-short-year": "{label}: năm chỉ có hai chữ số “{value}”. Có phải là {mended}?",
    "sheet-date-us-order": "{label}: “{value}” viết tháng trước ngày, đã hiểu là {mended}.",
    "sheet-yes-unreadable": "{label}: không hiểu “{value}”. Ghi “có” hoặc để trống.",
    "sheet-row-subtotal": "Dòng cộng, không phải đảng viên.",
    "sheet-row-signature": "Dòng ký tên hoặc ngày tháng cuối bảng.",
    "sheet-row-heading": "Dòng tiêu đề xen giữa danh sách.",
    "sheet-row-column-numbers": "Dòng đánh số cột.",
    "sheet-row-without-name": "Dòng có dữ liệu nhưng không có họ và tên.",
    "sheet-row-lone-text": "Dòng chỉ có một ô chữ, không có thông tin nào khác của đảng viên.",
}
"""Problem or reason code → sentence; the words in braces are the problem's `params`."""
