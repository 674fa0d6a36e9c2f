"""The quality of meetings in words."""

from collections.abc import Mapping

from chibo_desktop.domain.meeting_sheet import SheetOption, SheetResult, SheetSetting
from chibo_desktop.wording.numbers import mark_text


def result_sentence(result: SheetResult, *, is_closed: bool) -> str:
    """92 / 95 điểm, xếp loại Tốt."""
    scaled = ", đã quy về thang 100" if result.is_scaled else ""
    said = f"{mark_text(result.total)}/{mark_text(result.most)} điểm{scaled}"
    if not result.is_complete:
        return f"{said}; còn {len(result.missing)} tiêu chí chưa chấm."
    return f"{said}, xếp loại {result.grade}{'' if is_closed else ' (chưa chốt)'}."


def setting_sentence(setting: SheetSetting, chosen: Mapping[str, str]) -> str:
    """Đúng 50 % đảng viên phát biểu: tính vào mức dưới. What the form leaves open is said."""
    value = chosen.get(setting.code, setting.usual)
    return f"{setting.label}: {setting.options.get(value, setting.options[setting.usual])}."


def option_words(option: SheetOption | None) -> str:
    """4 · 75 % đến dưới 90 %."""
    return f"{mark_text(option.points)} · {option.label}" if option is not None else ""
