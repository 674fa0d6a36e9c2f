"""What the exchange between unit and office refuses, in sentences."""

SENTENCES: dict[str, str] = {
    "subordinate-code-taken": "Mã đơn vị “{code}” đã có đơn vị khác dùng. Hãy đặt mã khác.",
    "subordinate-unknown": "Không tìm thấy đơn vị này trong danh sách. Hãy tải lại danh sách.",
    "office-code-missing": "Đảng ủy chưa có mã đơn vị nên chưa viết được thư mời. Hãy nhập mã "
    "trong phần Đơn vị trực thuộc rồi làm tiếp.",
    "fingerprint-differs": "Hai nhóm số vừa nhập không khớp với dấu kiểm tra của tệp này. Hãy gọi "
    "điện đọc lại; nếu vẫn khác thì không dùng tệp.",
    "registration-not-invited": "Tệp đăng ký mang mã “{code}” nhưng danh sách không có đơn vị này. "
    "Hãy thêm đơn vị hoặc hỏi lại nơi gửi.",
    "office-unknown": "Tệp dữ liệu này chưa kết nối với Đảng ủy. Hãy nhận thư mời của Đảng ủy "
    "trước rồi gửi gói.",
    "unit-not-enrolled": "{name} chưa xác nhận khóa nên chưa gửi phản hồi được. Hãy xác nhận dấu "
    "kiểm tra qua điện thoại trước.",
    "directive-older": "Chỉ đạo số {have} cũ hơn số {latest} đang dùng nên được bỏ qua. Không cần "
    "làm gì thêm: số mới đã có đủ nội dung của các số trước.",
    "directive-not-newest": "Chỉ gỡ được chỉ đạo nhận sau cùng. Hãy tải lại danh sách rồi gỡ chỉ "
    "đạo đứng đầu.",
    "bundle-not-a-directive": "Tệp này không phải chỉ đạo của Đảng ủy. Hãy chọn đúng tệp Đảng ủy "
    "gửi cho đơn vị mình.",
    "bundle-not-a-rescue": "Tệp này không phải bản cứu hộ của Đảng ủy. Hãy chọn đúng tệp có chữ "
    "cuu-ho trong tên.",
    "rescue-nothing": "Đảng ủy chưa nhận được gì của {name} nên không có gì để trả lại. Hãy tìm "
    "bản sao lưu của đơn vị.",
    "bundle-not-a-report": "Tệp này không phải gói báo cáo của đơn vị. Hãy chọn đúng gói báo cáo "
    "tháng.",
    "bundle-older": "Gói số {seq} cũ hơn gói số {latest} đã nhận của đơn vị này và không có gì "
    "mới. Không dữ liệu nào bị thay đổi.",
    "bundle-duplicate": "Gói này đã nhận ngày {day}. Không có gì mới, dữ liệu giữ nguyên.",
    "sender-unconfirmed": "Chờ xác nhận khóa: gói được giữ nguyên, chưa tính. Xác nhận khóa của "
    "{name} qua điện thoại thì gói được nhận ngay, không cần chép lại.",
    "bundle-not-merged": "Gói này không còn hiệu lực trong sổ nên không gỡ được nữa. Hãy tải "
    "lại danh sách.",
    "document-unknown": "Tệp {name} không phải gói, thư mời hay sổ của chương trình. Hãy mở tệp có "
    "đuôi .cbb, .cbi hoặc .chibo.",
    "document-missing": "Không thấy tệp {name}. Nếu tệp ở USB, hãy cắm lại rồi mở lại.",
    "document-for-units": "Thư mời là để đơn vị trực thuộc mở ở máy của họ. Hãy đưa tệp này cho "
    "đơn vị được mời.",
    "cover-unknown": "Gói này do bản chương trình trước ghi nên không còn thông tin để in trang "
    "bìa. Hãy ghi lại gói rồi in.",
    "slip-nothing": "Chưa nhận gói nào trong số đã chọn nên chưa có phiếu nhận. Hãy nhận gói ở "
    "Hộp thư trước.",
    "file-unreadable": "Không đọc được tệp này. Hãy kiểm tra USB rồi chép lại.",
    "entry-newer": "Gói có thay đổi do bản chương trình mới hơn tạo ra. Hãy cài bản mới rồi nhận "
    "lại.",
    "entry-shape": "Gói có một thay đổi không đúng cấu trúc. Không dữ liệu nào được nhận; hãy yêu "
    "cầu đơn vị gửi lại.",
    "entry-not-canonical": "Gói có một thay đổi bị ghi lại sai cách. Không dữ liệu nào được nhận; "
    "hãy yêu cầu đơn vị gửi lại.",
    "entry-payload-hash": "Nội dung một thay đổi không khớp mã kiểm tra. Không dữ liệu nào được "
    "nhận; hãy yêu cầu đơn vị gửi lại.",
    "entry-not-owner": "Gói của {name} chứa thay đổi thuộc đơn vị khác nên không được nhận. Hãy "
    "gọi điện cho đơn vị.",
    "file-not-written": "Không ghi được tệp “{name}”: thư mục không cho ghi, hết chỗ hoặc USB đã "
    "bị rút. Không có gì được ghi nhận là đã gửi. Hãy kiểm tra USB rồi ghi lại.",
    "file-not-kept": "USB không giữ đúng những gì vừa ghi: {names}. USB hỏng hoặc có dung lượng "
    "giả. Hãy dùng USB khác và ghi lại; USB này không đưa đi.",
    "nobody-to-reply": "Chưa có đơn vị nào xác nhận khóa nên chưa ghi được phản hồi. Hãy xác nhận "
    "đăng ký của các đơn vị trong phần Đơn vị trực thuộc trước.",
    "office-code-faulty": "Mã của Đảng ủy chỉ gồm chữ cái không dấu, chữ số và gạch nối, không có "
    "khoảng trắng, ví dụ DU. Hãy nhập lại.",
    "bundle-chosen-twice": "Tệp này là bản sao của “{name}” trong cùng lần chọn. Chỉ nhận một lần, "
    "không cần làm gì thêm.",
    "below-not-in-tree": "Gói mang số liệu của {count} đơn vị không có trong cây của nơi gửi nên "
    "phần đó không nhận. Hãy hỏi nơi gửi; gói sau kèm cây đơn vị sẽ được nhận.",
    "below-direct": "{unit} gửi gói thẳng cho Đảng ủy nên phần chuyển tiếp của đơn vị này không "
    "dùng. Không cần làm gì.",
    "below-signature": "Chữ ký kèm theo số liệu của {unit} không đúng khóa đã biết nên không nhận. "
    "Hãy hỏi đảng bộ chuyển tiếp.",
    "below-unproven": "{count} lần ghi của {unit} chưa có chữ ký của đơn vị kèm theo nên chưa "
    "nhận. Gói sau của đảng bộ sẽ gửi bù.",
    "below-new-key": "{unit} dùng khóa mới do đảng bộ chuyển tiếp xác nhận. Nếu không biết việc "
    "này, hãy gọi hỏi.",
    "below-taken-back": "{office} đã gỡ gói của {unit} hoặc mở lại từ bản sao lưu; ở đây vẫn tính "
    "những gì {unit} đã ký, cho đến khi gói sau của đơn vị đến. Muốn bỏ cả ở đây: gỡ gói của "
    "{office} ở Hộp thư, ghi chỉ đạo cho {office}, rồi nhận gói kế tiếp.",
    "below-taken-back-further": "{office} thuộc {through} đã gỡ gói của {unit} hoặc mở lại từ bản "
    "sao lưu; ở đây và ở {through} vẫn tính những gì {unit} đã ký, cho đến khi gói sau của đơn vị "
    "đến. Muốn bỏ cả ở đây thì {through} gỡ gói của {office} trước, rồi gửi gói của mình.",
    "below-state": "Dữ liệu của {unit} ở hai bên chưa khớp. Gói sau của đảng bộ sẽ gửi bù.",
}
