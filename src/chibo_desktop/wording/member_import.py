"""Why a row of a brought list needs a look, and what an import refuses."""

SENTENCES: dict[str, str] = {
    "import-match-several": (
        "Có nhiều hồ sơ cùng khớp với dòng này (ví dụ {name}). Hãy ghi đủ số định danh trong bảng "
        "rồi nhập lại."
    ),
    "import-match-contradicts": (
        "Các số trong dòng này thuộc về hai người: {one} và {other}. Hãy đối chiếu lại bảng."
    ),
    "import-namesake": (
        "Trùng họ tên với đồng chí {name} nhưng thiếu số định danh hoặc ngày sinh để chắc chắn."
    ),
    "import-name-alike": (
        "Gần giống họ tên và cùng ngày sinh với đồng chí {name}, chỉ khác dấu. Có phải một người?"
    ),
    "import-same-name": "Trong danh sách đã có một đồng chí {name} khác ngày sinh hoặc khác số.",
    "import-match-other-person": (
        "Số trong dòng này là của đồng chí {name}, nhưng họ tên và ngày sinh đều khác. Hãy đối "
        "chiếu giấy tờ trước khi chọn."
    ),
    "import-same-member": "Trùng với dòng {row} của bảng: cùng một người.",
    "import-fixed-differs": ("Bảng ghi khác hồ sơ ở mục chỉ được sửa khi có quyết định: {fields}."),
    "import-cells-wrong": "Có ô không dùng được: {fields}. Nếu nhập, các ô này để như cũ.",
    "import-zeros-doubtful": (
        "Số định danh thiếu chữ số 0 ở đầu; thêm vào thì không khớp giới tính hoặc năm sinh."
    ),
    "import-branch-unknown": (
        "Không tìm thấy chi bộ “{name}” trong đơn vị. Hãy ghi đúng tên chi bộ rồi nhập lại."
    ),
    "plan-without-name": (
        "Chưa có cột nào được ghép với “Họ và tên”. Hãy chọn cột ấy ở bước ghép cột rồi xem trước."
    ),
    "import-nothing": "Chưa chọn dòng nào để nhập. Hãy chọn ít nhất một dòng.",
    "import-outdated": (
        "Danh sách đã thay đổi từ lúc xem trước: số định danh của đồng chí {name} vừa được ghi. "
        "Hãy mở lại tệp để xem trước lần nữa."
    ),
    "export-failed": (
        "Chưa ghi được tệp {name}: tệp đang mở trong Excel, ổ đầy hoặc thư mục không cho ghi. Hãy "
        "đóng tệp hoặc chọn chỗ khác rồi xuất lại."
    ),
    "workbook-not-opened": (
        "Không đọc được tệp {name}. Nếu tệp đang mở trong Excel, hãy lưu rồi đóng lại; nếu ở trên "
        "USB, hãy chép vào máy rồi nhập."
    ),
    "member-unknown": "Không tìm thấy hồ sơ này. Hãy tải lại danh sách (F5).",
    "member-not-ours": (
        "Hồ sơ này do đơn vị khác quản lý nên ở đây chỉ xem. Muốn sửa, hãy báo đơn vị đó."
    ),
    "fixed-without-document": (
        "“{label}” chỉ được sửa khi có quyết định. Hãy ghi văn bản vào ô “Căn cứ sửa”, hoặc trả "
        "lại giá trị cũ."
    ),
}
"""Problem code → sentence; the words in braces are the problem's `params`."""
