"""What the inbox says of files: one word for each, one sentence for each, one line for all."""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.checklist import CheckLine
from chibo_desktop.domain.shrink import Shrinkage
from chibo_desktop.wording.bundle_cover import missing_text, part_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import count_text

_SHOWN = 3
WORDS = {
    "ready": "sẵn sàng nhận",
    "merged": "✓ đã nhận",
    "held": "chờ gõ số giảm",
    "duplicate": "đã có",
    "registered": "đăng ký khóa",
    "waiting": "giữ, chưa tính",
    "refused": "không nhận được",
}
CLEAN = "Không có mâu thuẫn hay nghi vấn."
NOTHING_NEW = "Không có thay đổi nào mới."
CHANGE_WORDS = {"new": "mới", "changed": "thay đổi", "ended": "thôi tính", "conflict": "mâu thuẫn"}
LOST = "Trạng thái hai bên chưa khớp; gói sau của đơn vị sẽ gửi bù."


def totals(
    *, received: int, duplicates: int, registered: int, bad: Sequence[str], waiting: int = 0
) -> str:
    """34 nhận, 2 trùng, 1 hỏng (Chi bộ 19)."""
    parts = [f"{count_text(received)} nhận", f"{count_text(duplicates)} trùng"]
    if registered:
        parts.append(f"{count_text(registered)} đăng ký khóa")
    if waiting:
        parts.append(f"{count_text(waiting)} giữ, chưa tính")
    who = f" ({', '.join(bad)})" if bad else ""
    parts.append(f"{count_text(len(bad))} hỏng{who}")
    return ", ".join(parts)


def expected(
    *, ready: int, duplicates: int, registered: int, bad: Sequence[str], waiting: int = 0
) -> str:
    """36 tệp: 34 nhận được, 1 đã có, 1 không nhận được (Chi bộ 19)."""
    count = ready + duplicates + registered + waiting + len(bad)
    parts = [f"{count_text(ready)} nhận được"]
    if registered:
        parts.append(f"{count_text(registered)} đăng ký khóa")
    if waiting:
        parts.append(f"{count_text(waiting)} giữ, chưa tính")
    if duplicates:
        parts.append(f"{count_text(duplicates)} đã có")
    if bad:
        parts.append(f"{count_text(len(bad))} không nhận được ({', '.join(bad)})")
    return f"{count_text(count)} tệp: {', '.join(parts)}"


def shrink_text(one: Shrinkage) -> str:
    """12 trong 30 đảng viên sẽ thôi tính ở đơn vị này."""
    loss, thing = (
        (one.members, "đảng viên") if one.counts_members else (one.records, "dòng ghi chép")
    )
    return (
        f"Giảm bất thường: {count_text(loss.gone)} trong {count_text(loss.before)} {thing} "
        "của đơn vị sẽ thôi tính hoặc không còn ở máy đơn vị."
    )


def unfinished_text(*, done: int, total: int, merged: int, on_stick: Sequence[str]) -> str:
    """Đã xong 21/37 tệp, nhận 20 gói."""
    said = (
        f"Đã xong {count_text(done)}/{count_text(total)} tệp, trong đó nhận "
        f"{count_text(merged)} gói. Gói đã nhận vẫn giữ nguyên."
    )
    if on_stick:
        return (
            f"{said} {count_text(len(on_stick))} tệp còn ở USB "
            f"({first_names(on_stick, _SHOWN, 'tệp khác')}): cắm lại USB rồi bấm Tiếp tục."
        )
    return f"{said} Các tệp còn lại đã chép vào máy này, không cần USB nữa."


def findings(
    *,
    conflicts: int,
    set_aside: int,
    doubts: Sequence[str],
    same_state: bool,
    new_entries: int,
    shrinkage: Shrinkage,
    below: Sequence[str] = (),
    scans: int = 0,
    part: tuple[int, int] = (1, 1),
    lines: Sequence[CheckLine] = (),
) -> str:
    """What is worth a look in a bundle that can be merged."""
    said = []
    if below:
        said.append(f"Chuyển tiếp cả số liệu của {first_names(below, _SHOWN, 'đơn vị khác')}.")
    if shrinkage.is_large:
        said.append(f"{shrink_text(shrinkage)} Mở dòng này để xem từng người.")
    if not new_entries and not scans:
        said.append(NOTHING_NEW)
    if scans:
        said.append(f"{count_text(scans)} bản quét giấy tờ mới.")
    if at := part_text(part):
        said.append(f"{at}.")
    if conflicts:
        said.append(f"{count_text(conflicts)} mâu thuẫn: có hai giá trị, sẽ giữ cả hai để chọn.")
    if doubts:
        said.append(f"Trùng số định danh với đơn vị khác: {', '.join(doubts)}.")
    if set_aside:
        said.append(f"{count_text(set_aside)} thay đổi lạ được để riêng, không nhập.")
    if not same_state:
        said.append(LOST)
    if missing := missing_text(lines):
        said.append(missing)
    return " ".join(said if len(said) > bool(below) else [*said, CLEAN])


def counted_people(counts: Mapping[str, int]) -> str:
    """Đảng viên: 3 mới, 12 thay đổi, 1 thôi tính. Nothing when nobody is concerned."""
    said = [
        f"{count_text(counts[key])} {word}" for key, word in CHANGE_WORDS.items() if counts.get(key)
    ]
    return f"Đảng viên: {', '.join(said)}." if said else "Gói không đổi gì ở danh sách đảng viên."
