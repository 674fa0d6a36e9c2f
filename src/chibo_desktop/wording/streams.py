"""The journals of a unit's computers, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

REASON_WORDS: Mapping[str, str] = {
    "restored": "mở sau khi khôi phục bản sao lưu",
    "behind": "mở vì dữ liệu cũ hơn lần dùng trước",
    "other-computer": "mở khi chép dữ liệu sang máy khác",
    "forked": "mở sau khi hai bản sao cùng ghi vào một sổ",
}
HOW_TO_FILL = (
    "Ghi gói gửi Đảng ủy: chỉ đạo sau mang phần thiếu về. Cần ngay thì xin Đảng ủy tệp cứu hộ rồi "
    "bấm “Nhận chỉ đạo của Đảng ủy…”."
)
STREAMS_HINT = (
    "Thiếu hay rẽ nhánh không làm mất thay đổi nào: chỉ đạo sau báo cho đơn vị, gói sau tự bù."
)

FORKED_TEXT = (
    "Máy này từng được khôi phục từ ảnh đĩa hoặc bản chép tệp; đã ghép đủ hai nhánh, không mất "
    "thay đổi nào. Từ nay máy ghi vào sổ nhật ký mới."
)


def forked_text() -> str:
    """Said where two copies of a file had gone on in one stream."""
    return FORKED_TEXT


def own_entries_text(entries: int, conflicts: int) -> str:
    """What another computer of the unit had written."""
    said = f"Máy khác của đơn vị đã ghi {count_text(entries)} thay đổi; nay có cả ở máy này."
    if not conflicts:
        return said
    return (
        f"{said} {count_text(conflicts)} ô bị sửa khác nhau: hãy chọn giá trị đúng ở Mâu thuẫn cần "
        "xử lý."
    )


def needed_text(office: str, needs: Mapping[str, Sequence[Sequence[int]]]) -> str:
    """What the office lacks and the next report sends by itself."""
    gaps = [tuple(gap) for of_stream in needs.values() for gap in of_stream]
    count = sum(last - first + 1 for first, last in gaps)
    return (
        f"{office} còn thiếu {count_text(count)} thay đổi của đơn vị ({gaps_text(gaps)}); gói báo "
        "cáo sau tự gửi bù."
    )


def gaps_text(gaps: Sequence[tuple[int, ...]]) -> str:
    """The numbers that are lacking: “mục 51–60, 72”."""
    runs = [f"{first}" if first == last else f"{first}–{last}" for first, last in gaps]
    return f"mục {', '.join(runs)}"


def forks_text(forks: Sequence[int]) -> str:
    """Where a stream forks: “rẽ nhánh tại mục 118”."""
    return f"rẽ nhánh tại mục {', '.join(map(str, forks))}"


def reason_text(reason: str, after: int, opened_on: date | None) -> str:
    """Why a stream was opened, after which one, when."""
    words = REASON_WORDS.get(reason, "")
    follows = f", tiếp theo sổ {after}" if after else ""
    day = f", ngày {date_text(opened_on)}" if opened_on else ""
    return f"{words}{follows}{day}"


def gap_text(missing: int, since: date | None) -> str:
    """That the data are older than they were: “thiếu 12 thay đổi từ 03/09/2026”."""
    day = f" từ {date_text(since)}" if since else ""
    return f"Dữ liệu này cũ hơn lần dùng gần nhất (thiếu {count_text(missing)} thay đổi{day})."


def streams_context(lines: int, amiss: int, several: Sequence[str]) -> str:
    """The line under the title."""
    said = [f"{count_text(lines)} sổ nhật ký"]
    said.append(f"{count_text(amiss)} sổ thiếu hoặc rẽ nhánh" if amiss else "không thiếu mục nào")
    if several:
        said.append(f"nhiều máy: {', '.join(several)}")
    return " · ".join(said)
