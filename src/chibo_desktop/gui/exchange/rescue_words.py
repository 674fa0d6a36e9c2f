"""What a rescue is said to bring, before it is taken in and after."""

from datetime import datetime

from chibo_desktop.services.rescue import RescueView
from chibo_desktop.wording.numbers import count_text

RESCUE_QUESTION = "Lấy lại những gì Đảng ủy đang giữ của đơn vị?"


def offered_text(view: RescueView) -> str:
    """What is offered, and what is not in it."""
    until = datetime.fromisoformat(view.until)
    return (
        f"{view.office_name} trả lại {count_text(view.entries)} lần ghi; sau khi lấy lại, sổ có "
        f"{count_text(view.members)} đảng viên, mới nhất đến {until:%d/%m/%Y}. Những gì đang có "
        f"trong sổ được giữ. Bản quét giấy tờ trong tệp này: {count_text(view.scans)}; có nhiều "
        "tệp thì nhận lần lượt từng tệp. Ý kiến để lại chi bộ và những gì chưa từng gửi lên không "
        "có trong bản này: hãy lấy từ bản sao lưu nếu có."
    )


def rescued_text(view: RescueView) -> str:
    """Said when it is done."""
    if not view.entries and view.scans:
        return f"Đã lấy lại {count_text(view.scans)} bản quét giấy tờ."
    if not view.entries:
        return "Mọi thứ trong bản cứu hộ đã có sẵn trong sổ; không có gì thay đổi."
    scans = f" và {count_text(view.scans)} bản quét" if view.scans else ""
    return (
        f"Đã lấy lại {count_text(view.entries)} lần ghi{scans}; sổ có "
        f"{count_text(view.members)} đảng viên. Hãy xem lại danh sách rồi ghi gói tháng này như "
        "thường."
    )
