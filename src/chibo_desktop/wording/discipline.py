"""Kỷ luật in words: what is wrong with a step, and what showing it means."""

from collections.abc import Sequence

from chibo_desktop.domain.discipline import DisciplineStage, DisciplineStep
from chibo_desktop.domain.meeting_content import MotionResult
from chibo_desktop.wording.numbers import share_text

SENTENCES: dict[str, str] = {
    "discipline-who": "Chưa chọn đảng viên hoặc ghi tên tổ chức đảng. Hãy chọn một.",
    "discipline-matter": "Chưa ghi nội dung vi phạm. Hãy ghi ngắn gọn việc gì, khi nào.",
    "discipline-day": "Chưa ghi ngày. Hãy ghi đủ ngày, tháng, năm.",
    "discipline-ahead": "Ngày ở sau hôm nay. Hãy ghi ngày đã diễn ra.",
    "discipline-early": "Ngày trước bước đã ghi. Hãy kiểm tra lại ngày hoặc bỏ bước ghi nhầm.",
    "discipline-order": "Bước này chưa ghi được lúc này. Hãy chọn bước tiếp theo trong danh sách.",
    "discipline-form": "Chưa chọn hình thức kỷ luật. Hãy chọn theo biểu quyết hoặc quyết định.",
    "discipline-number": "Chưa ghi số quyết định. Hãy ghi đúng số trên văn bản.",
    "discipline-body": "Chưa ghi cơ quan quyết định. Hãy ghi theo văn bản.",
    "discipline-votes": "Số phiếu chưa đúng: số tán thành phải từ 0 đến số đảng viên chính thức.",
}

CLOSED_TITLE = "Nội dung kỷ luật đang che"
CLOSED = (
    "Chỉ người có trách nhiệm mới mở. Mỗi lần mở đều được ghi lại; rời mục này là che lại. "
    "Danh sách và bản in khác không nêu vụ việc nào."
)
ASK_WHAT = "Hiện nội dung kỷ luật?"
ASK = (
    "Lần mở này được ghi lại với tên người dùng. Hãy chắc không có người không liên quan nhìn vào "
    "màn hình."
)
ASK_ACTION = "Hiện nội dung"
NOTHING = "Chưa có vụ việc nào. Bấm Mở vụ việc khi phát hiện dấu hiệu vi phạm."
NOTHING_DECIDED = "Chưa có quyết định kỷ luật nào, trong hồ sơ cũng như ở các vụ việc."
_GOING = frozenset(
    {DisciplineStage.SUSPECTED, DisciplineStage.REVIEWED, DisciplineStage.VOTED}
)  # fmt: skip


def count_words(stages: Sequence[DisciplineStage]) -> str:
    """3 vụ việc, 1 đang xem xét."""
    going = sum(1 for one in stages if one in _GOING)
    return f"{len(stages)} vụ việc, {going} đang xem xét" if stages else ""


def count_text_of(result: MotionResult, step: DisciplineStep) -> str:
    """34/38 phiếu tán thành (89,47 %), đủ tỷ lệ."""
    if result.share is None:
        return ""
    carried = {True: ", đủ tỷ lệ", False: ", không đủ tỷ lệ", None: ""}[result.is_carried]
    return f"{step.in_favour}/{step.base} phiếu tán thành ({share_text(result.share)}){carried}"
