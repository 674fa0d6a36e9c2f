"""Đảng phí in words: what a rate is, why dues cannot be reckoned, what a form refuses."""

from chibo_desktop.domain.dues.ledger import DuesLine
from chibo_desktop.domain.dues.rates import SHARE_OF_WAGE, MonthlyDues
from chibo_desktop.wording.numbers import THIN_SPACE, count_text, decimal_text

SENTENCES: dict[str, str] = {
    "dues-before-book": "Sổ đảng phí của chi bộ trong chương trình bắt đầu từ tháng {month}. Hãy "
    "chọn tháng đó hoặc tháng sau.",
    "dues-no-book": "Chi bộ chưa mở sổ đảng phí. Vào Đảng phí và chọn Mở sổ đảng phí.",
    "dues-no-remittance": "Không tìm thấy lần nộp này; có thể đã bỏ. Hãy chọn lại trong bảng.",
    "dues-no-receipt": "Tháng {month} chưa thu tiền của đồng chí nào đã chọn nên chưa có phiếu "
    "thu. Hãy ghi số đã thu trước.",
    "dues-since-missing": "Chưa ghi từ tháng nào. Hãy ghi tháng và năm, ví dụ 02/2026.",
    "dues-share-range": "Tỷ lệ trích giữ lại là số phần trăm từ 0 đến 100. Hãy ghi lại theo quy "
    "định của cấp ủy.",
    "dues-due-day": "Ngày hạn đóng từ 1 đến 28 để tháng nào cũng có. Hãy ghi lại.",
    "dues-group-missing": "Chưa chọn đối tượng đóng. Mức đóng tính theo đối tượng; hãy chọn một.",
    "dues-amount-range": "Số tiền phải là số đồng từ 0 đến dưới một tỷ. Hãy ghi lại, ví dụ 45.000.",
    "dues-amount-missing": "Chưa ghi số tiền. Hãy ghi số đồng, ví dụ 45.000.",
    "dues-reason-missing": "Chưa ghi lý do. Lý do in trong sổ và còn trong nhật ký; hãy ghi một "
    "câu ngắn.",
    "dues-until-early": "Tháng cuối được miễn sớm hơn tháng đầu. Hãy ghi lại một trong hai.",
    "dues-day-missing": "Chưa ghi ngày nộp. Hãy ghi đủ ngày, tháng, năm như trên chứng từ.",
    "dues-month-closed": "Sổ đã khóa đến hết tháng {month} nên không sửa được. Muốn sửa thì mở lại "
    "sổ tháng {month}, có ghi lý do; hoặc ghi điều chỉnh vào tháng sau.",
    "dues-earlier-open": "Phải khóa sổ lần lượt: sổ tháng {month} chưa khóa. Hãy khóa tháng đó "
    "trước.",
    "dues-lacking": "Còn {count} đồng chí chưa tính được mức đóng ({names}…). Hãy ghi căn cứ đóng "
    "ở mục Căn cứ đóng rồi khóa sổ.",
    "dues-not-closed": "Sổ tháng này chưa khóa, cứ sửa như thường.",
    "dues-later-closed": "Sổ tháng {month} khóa sau tháng này. Hãy mở lại từ tháng khóa sau cùng.",
}
LACKS: dict[str, str] = {
    "dues-no-basis": "chưa ghi căn cứ đóng",
    "dues-no-income": "chưa ghi thu nhập tính đóng",
    "dues-no-rate": "chưa có mức quy định cho đối tượng này, hãy ghi mức đóng bằng tay",
    "dues-no-zone": "chưa chọn vùng lương tối thiểu của chi bộ",
}
"""Why dues cannot be reckoned, as a clause."""


def money_text(amount: int | None) -> str:
    """15.930; nothing for None."""
    return "" if amount is None else count_text(amount)


def dong_text(amount: int) -> str:
    """15.930 đồng."""
    return f"{count_text(amount)}{THIN_SPACE}đồng"


def dues_text(dues: MonthlyDues) -> str:
    """How a month's dues were reckoned: “1 % của 8.450.000 đồng = 84.500 đồng”."""
    if dues.lacks:
        return LACKS[dues.lacks]
    amount = dong_text(dues.amount or 0)
    if dues.is_stated:
        return f"{amount}, mức ghi tay"
    reckoned = amount
    if dues.share is not None and dues.base is not None:
        what = "lương tối thiểu vùng " if dues.rule and dues.rule.unit == SHARE_OF_WAGE else ""
        share = f"{decimal_text(dues.share)}{THIN_SPACE}%"
        reckoned = f"{share} của {what}{dong_text(dues.base)}"
        reckoned += "" if dues.is_voluntary else f" = {amount}"
    if dues.is_voluntary:
        return f"tự nguyện đóng {amount} (mức quy định: {reckoned})"
    return reckoned


def unpaid_text(line: DuesLine) -> str:
    """“còn 45.000”, “nộp trước 10.000”, “đủ”, “miễn”."""
    if line.unpaid > 0:
        return f"còn {count_text(line.unpaid)}"
    if line.unpaid < 0:
        return f"nộp trước {count_text(-line.unpaid)}"
    return "miễn" if line.is_exempt and not line.paid else "đủ"
