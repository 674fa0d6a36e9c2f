"""What is wrong with a criteria file, said to whoever wrote it."""

from collections.abc import Iterable

from chibo_desktop.domain.problems import Problem

SENTENCES = {
    "criteria-unreadable": "Tệp bộ tiêu chí hỏng từ dòng {line}, không đọc được.",
    "criteria-field-repeated": "Trường được ghi hai lần.",
    "criteria-field-missing": "Thiếu trường này.",
    "criteria-field-unknown": "Không có trường nào tên như vậy.",
    "criteria-not-an-object": "Chỗ này phải là một nhóm trường đặt trong { }.",
    "criteria-not-a-list": "Chỗ này phải là một danh sách đặt trong [ ].",
    "criteria-list-empty": "Danh sách chưa có mục nào.",
    "criteria-text-empty": "Chưa có nội dung.",
    "criteria-not-a-text": "Chỗ này phải là chữ, không có ký tự điều khiển.",
    "criteria-not-a-flag": "Chỗ này phải là true hoặc false.",
    "criteria-not-a-whole-number": "Chỗ này phải là số nguyên.",
    "criteria-not-a-number": "Chỗ này phải là số, nhiều nhất bốn chữ số sau dấu chấm.",
    "criteria-number-not-exact": "Số lẻ phải đặt trong ngoặc kép để giữ đúng từng chữ số.",
    "criteria-not-a-day": "Ngày phải ghi theo dạng 2026-11-30.",
    "criteria-choice-unknown": "Giá trị phải là một trong: {choices}.",
    "criteria-dates-reversed": "Ngày hết hiệu lực đứng trước ngày có hiệu lực.",
    "criteria-due-day": "Hạn gửi phải là ngày từ 1 đến 28 của tháng sau.",
    "criteria-code-malformed": (
        "Mã “{code}” chỉ được gồm chữ không dấu, chữ số, dấu chấm, gạch nối, nhiều nhất 40 ký tự."
    ),
    "criteria-code-repeated": "Mã “{code}” dùng cho nhiều mục.",
    "criteria-marker-unknown": "Không có chủ thể chấm điểm nào mang mã “{marker}”.",
    "criteria-scale-differs": "Thang điểm khai {declared} nhưng các tiêu chí cộng lại là {sum}.",
    "criteria-sum-differs": "Điểm tối đa khai {declared} nhưng các mục con cộng lại là {sum}.",
    "criteria-not-positive": "Giá trị phải lớn hơn 0.",
    "criteria-step-misses-maximum": "Điểm tối đa không chia hết cho bước chấm.",
    "criteria-not-for-a-group": "Nhóm chỉ cộng điểm các mục con, không dùng mục này.",
    "criteria-only-for-a-group": "Chỉ nhóm mới có mức trần cho cả nhóm.",
    "criteria-not-for-this-kind": "Cách tính điểm này không dùng mục này.",
    "criteria-levels-count": "Phải có từ 2 đến 9 mức để chọn.",
    "criteria-levels-unclear": "Các mức phải có điểm khác nhau, không âm.",
    "criteria-levels-miss-maximum": (
        "Mức cao nhất là {highest} điểm, khác điểm tối đa đã khai là {declared}."
    ),
    "criteria-floor": "Mức điểm sàn phải từ 0 đến điểm tối đa.",
    "criteria-source-beside-events": (
        "Tiêu chí đã tính theo sự việc: nguồn số liệu ghi ở từng sự việc, không ghi ở tiêu chí."
    ),
    "criteria-formula-unknown": "Chưa khai báo công thức mang mã “{formula}”.",
    "criteria-roll-up-repeated": "Loại kỳ này đã có quy tắc tổng hợp.",
    "criteria-roll-up-span": "Kỳ dài phải tổng hợp từ kỳ ngắn hơn.",
    "criteria-roll-up-minimum": "Số kỳ tối thiểu phải từ 1 đến {parts}.",
    "criteria-lateness-order": "Số ngày chậm phải từ 1 trở lên và tăng dần.",
    "criteria-fact-default": "Giá trị mặc định không hợp với loại điều kiện.",
    "criteria-fact-unknown": "Chưa khai báo điều kiện mang mã “{fact}”.",
    "criteria-placeholder-unknown": (
        "“{mark}” không dùng được trong câu; chỉ có chỗ điền value và required trong ngoặc nhọn."
    ),
    "criteria-bands-not-open": "Mức xếp loại cuối phải bắt đầu từ 0 điểm và không kèm điều kiện.",
    "criteria-bands-out-of-order": "Các mức phải xếp từ cao xuống thấp, điểm giảm dần.",
    "criteria-rating-without-band": "Mức này chưa có ngưỡng điểm.",
    "criteria-decimals": "Số chữ số thập phân phải từ 0 đến 4.",
    "criteria-not-a-percentage": "Tỷ lệ phải nằm trong khoảng từ 0 đến 100 và có thể đạt được.",
    "criteria-months": "Số tháng phải từ 0 đến 24.",
}


def criteria_file_sentences(problems: Iterable[Problem]) -> list[str]:
    """One line a problem, opened by the place in the file."""
    lines = []
    for problem in problems:
        sentence = SENTENCES[problem.code]
        for name, value in problem.params.items():
            sentence = sentence.replace(f"{{{name}}}", str(value))
        lines.append(f"{problem.field}: {sentence}" if problem.field else sentence)
    return lines
