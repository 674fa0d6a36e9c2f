"""The columns of speeches and of votes."""

from chibo_desktop.domain.meeting_content import Speech
from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.minutes import VoteLine
from chibo_desktop.wording.meetings import percent

SPEECH_COLUMNS: tuple[Column[Speech], ...] = (
    Column(
        key="name",
        title="Người phát biểu",
        text=lambda one: one.full_name,
        width=190,
        is_optional=False,
    ),
    Column(
        key="content",
        title="Ý kiến",
        text=lambda one: " ".join(one.content.splitlines()),
        tip=lambda one: one.content,
        width=600,
    ),
)


def _count(line: VoteLine) -> str:
    vote = line.vote
    if vote.base is None or vote.in_favour is None:
        return "chưa ghi"
    return f"{vote.in_favour}/{vote.base}, {percent(line.result.share)}"


def _needed(line: VoteLine) -> str:
    return "ít nhất hai phần ba" if line.vote.majority == "special" else "quá nửa"


def _outcome(line: VoteLine) -> str:
    return {True: "Được thông qua", False: "Không được thông qua", None: ""}[line.result.is_carried]


VOTE_COLUMNS: tuple[Column[VoteLine], ...] = (
    Column(
        key="title",
        title="Nội dung biểu quyết",
        text=lambda line: line.vote.title,
        tip=lambda line: line.vote.title,
        width=360,
        is_optional=False,
    ),
    Column(key="count", title="Tán thành / số làm gốc", text=_count, width=180),
    Column(key="needed", title="Cần", text=_needed, width=150),
    Column(
        key="outcome",
        title="Kết quả",
        text=_outcome,
        state=lambda line: "good" if line.result.is_carried else "accent",
        width=170,
    ),
)
