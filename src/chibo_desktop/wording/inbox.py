"""What the inbox says of files: one word for each, one sentence for each, one line for all."""

from collections.abc import Sequence

from chibo_desktop.wording.numbers import count_text

WORDS = {
    "ready": "sẵn sàng nhận",
    "merged": "✓ đã nhận",
    "duplicate": "đã có",
    "registered": "đăng ký khóa",
    "refused": "không nhận được",
}
CLEAN = "Không có mâu thuẫn hay nghi vấn."
NOTHING_NEW = "Không có thay đổi nào mới."
LOST = "Trạng thái hai bên chưa khớp; gói sau của đơn vị sẽ gửi bù."


def totals(*, received: int, duplicates: int, registered: int, bad: Sequence[str]) -> str:
    """34 nhận, 2 trùng, 1 hỏng (Chi bộ 19)."""
    parts = [f"{count_text(received)} nhận", f"{count_text(duplicates)} trùng"]
    if registered:
        parts.append(f"{count_text(registered)} đăng ký khóa")
    who = f" ({', '.join(bad)})" if bad else ""
    parts.append(f"{count_text(len(bad))} hỏng{who}")
    return ", ".join(parts)


def expected(*, ready: int, duplicates: int, registered: int, bad: Sequence[str]) -> str:
    """36 tệp: 34 nhận được, 1 đã có, 1 không nhận được (Chi bộ 19)."""
    count = ready + duplicates + registered + len(bad)
    parts = [f"{count_text(ready)} nhận được"]
    if registered:
        parts.append(f"{count_text(registered)} đăng ký khóa")
    if duplicates:
        parts.append(f"{count_text(duplicates)} đã có")
    if bad:
        parts.append(f"{count_text(len(bad))} không nhận được ({', '.join(bad)})")
    return f"{count_text(count)} tệp: {', '.join(parts)}"


def findings(
    *, conflicts: int, set_aside: int, doubts: Sequence[str], same_state: bool, new_entries: int
) -> str:
    """What is worth a look in a bundle that can be merged."""
    said = []
    if not new_entries:
        said.append(NOTHING_NEW)
    if conflicts:
        said.append(f"{count_text(conflicts)} mâu thuẫn: có hai giá trị, sẽ giữ cả hai để chọn.")
    if doubts:
        said.append(f"Trùng số định danh với đơn vị khác: {', '.join(doubts)}.")
    if set_aside:
        said.append(f"{count_text(set_aside)} thay đổi lạ được để riêng, không nhập.")
    if not same_state:
        said.append(LOST)
    return " ".join(said) or CLEAN
