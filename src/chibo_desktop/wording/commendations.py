"""Khen thưởng in words: figures, states, what speaks for and against a proposal."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.commendation import Award, ProposalState
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.meeting_content import MeetingVote, MotionResult
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import count_text, share_text

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
    "merit-no-vote": "Chưa đề nghị khen thưởng nào của năm {year} được biểu quyết. Hãy ghi biểu "
    "quyết ở mục Khen thưởng – Kỷ luật trước.",
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
    """7 tập thể, 49 cá nhân; of one kind alone only that kind."""
    parts = [f"{count_text(collectives)} tập thể"] if collectives or not persons else []
    parts += [f"{count_text(persons)} cá nhân"] if persons or not collectives else []
    return ", ".join(parts)


def waiting_text(names: Sequence[str]) -> str:
    """Who is proposed and not submitted: two names, then how many more."""
    return f"Đề nghị khen {first_names(names, 2, 'đề nghị khác')}"


def money_text(money: int | None) -> str:
    """702.000 đ; nothing where a rule is missing."""
    return f"{count_text(money)} đ" if money else ""


def vote_text(vote: MeetingVote, result: MotionResult) -> str:
    """40/42 (95,24 %)."""
    if vote.in_favour is None or not vote.base or result.share is None:
        return ""
    return f"{vote.in_favour}/{vote.base} ({share_text(result.share)})"


def carried_text(*, is_carried: bool | None) -> str:
    """Thông qua; không đủ phiếu; nothing while it cannot be judged."""
    return {True: "Thông qua", False: "Không đủ phiếu", None: ""}[is_carried]


def vote_title(names: Sequence[str]) -> str:
    """What the minutes say was voted on."""
    if len(names) == 1:
        return f"Đề nghị khen thưởng {names[0]}"
    return f"Đề nghị khen thưởng {count_text(len(names))} trường hợp"


def decided_text(award: Award) -> str:
    """Quyết định số … ngày … của …: the document, and that it declined."""
    one = award.decision
    day = f" ngày {date_text(one.decided_on)}" if one.decided_on else ""
    declined = "" if award.standard else ": không khen"
    return f"Quyết định số {one.number}{day} của {one.body}{declined}."


def awarded_text(count: int) -> str:
    """Said when a decision was written down."""
    return f"Đã ghi quyết định cho {count_text(count)} đề nghị."


def level_line(form: str, level: str, collectives: int, persons: int) -> str:
    """Giấy khen, Đảng ủy cơ sở, đơn vị: 7 tập thể, 49 cá nhân."""
    return f"{form}, {level or 'chưa ghi cấp'}: {commended_text(collectives, persons)}."


def commendation_line(one: Commendation) -> str:
    """06/02/2026: Giấy khen của Đảng ủy (số 12-QĐ/ĐU)."""
    by = f" của {one.decided_by}" if one.decided_by else ""
    number = f" (số {one.decision_number})" if one.decision_number else ""
    return f"{partial_date_text(one.awarded_on)}: {one.form}{by}{number}."


def default_merit(year: int | None) -> str:
    """What a dossier says of a yearly commendation when nothing was written."""
    return f"Hoàn thành xuất sắc nhiệm vụ năm {year}"
