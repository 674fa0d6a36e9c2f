"""The journals of a unit's computers, in words."""

from collections.abc import Mapping, Sequence

from chibo_desktop.wording.numbers import count_text

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
