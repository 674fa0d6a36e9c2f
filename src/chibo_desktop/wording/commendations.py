"""Khen thưởng in words: figures, states, what speaks for and against a proposal."""

from datetime import date

from chibo_desktop.domain.commendation import ProposalState
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "award-number-missing": "Chưa ghi số quyết định. Hãy ghi đúng số trên văn bản.",
    "award-day-missing": "Chưa ghi ngày quyết định. Hãy ghi đủ ngày, tháng, năm.",
    "award-ahead": "Ngày quyết định ở sau hôm nay. Hãy ghi lại ngày trên văn bản.",
    "award-body-missing": "Chưa ghi cơ quan quyết định. Hãy ghi theo văn bản.",
    "award-nobody": "Chưa chọn đề nghị nào cho quyết định này. Hãy chọn ở bảng trước.",
    "merit-year": "Năm xét khen chưa đúng. Hãy ghi một năm không sau năm tới.",
    "merit-member": "Chưa chọn đồng chí được đề nghị. Hãy chọn trong danh sách.",
    "merit-name": "Chưa ghi tên tập thể. Hãy ghi tên tổ đảng hoặc tập thể.",
    "merit-achievement": "Khen đột xuất, chuyên đề xét theo thành tích. Hãy tóm tắt thành tích.",
    "merit-submit-nobody": "Không có đề nghị nào để trình. Hãy chọn đề nghị chi bộ đã thông qua.",
    "merit-submit-day": "Chưa ghi ngày trình. Hãy ghi ngày trên tờ trình.",
    "merit-submit-ahead": "Ngày trình ở sau hôm nay. Hãy ghi ngày đã trình.",
    "merit-vote-meeting": "Chưa chọn buổi sinh hoạt đã biểu quyết. Hãy lập buổi sinh hoạt ở mục "
    "Sinh hoạt trước, hoặc chọn buổi đã có.",
}
_STATES = {
    ProposalState.PROPOSED: "Chưa biểu quyết",
    ProposalState.CARRIED: "Chi bộ đã thông qua",
    ProposalState.NOT_CARRIED: "Không đủ phiếu",
    ProposalState.SUBMITTED: "Đã trình",
    ProposalState.AWARDED: "Đã khen",
    ProposalState.DECLINED: "Không được khen",
}
NO_DISCIPLINE = "Không bị kỷ luật trong năm."
OWN_JUDGEMENT = "Phần mềm không xếp loại tập thể này; chi ủy tự đối chiếu kết quả trong năm."


def proposal_state_text(state: ProposalState) -> str:
    """Chi bộ đã thông qua."""
    return _STATES[state]


def no_standard(year: int) -> str:
    """Said where no rule is known for a year."""
    return f"Chưa có quy định của năm {year} trong phần mềm; chi ủy tự đối chiếu văn bản."


def discipline_sentence(ends: date) -> str:
    """A discipline of an earlier year that is still in force."""
    return f"Còn quyết định kỷ luật có hiệu lực đến {date_text(ends)}."


def commended_text(collectives: int, persons: int) -> str:
    """7 tập thể, 49 cá nhân."""
    return f"{count_text(collectives)} tập thể, {count_text(persons)} cá nhân"


def default_merit(year: int | None) -> str:
    """What a dossier says of a yearly commendation when nothing was written."""
    return f"Hoàn thành xuất sắc nhiệm vụ năm {year}"
