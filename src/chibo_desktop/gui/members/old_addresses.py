"""Old addresses in the form: their words are kept, today's units are written beside them."""

from collections.abc import Mapping

from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.services.addresses import mapped_parts

_PARTS = ("hamlet", "detail", "commune", "province")


def keep_as_written(editors: Mapping[str, FieldEditor], province: str) -> None:
    """Fill the “as written” field beside a province that is about to be mapped, if it is empty."""
    place = province.removesuffix("_province")
    written = editors.get(f"{place}_written")
    if written is None or written.text():
        return
    names = [f"{place}_{part}" for part in _PARTS]
    parts = [editors[name].text() for name in names if name in editors]
    written.set_text(", ".join(dict.fromkeys(part for part in parts if part)))


def write_mapped(editors: Mapping[str, FieldEditor], written: str) -> None:
    """Fill today's units from a written address; what somebody filled in already stays."""
    place = written.removesuffix("_written")
    for name, text in mapped_parts(place, editors[written].text()).items():
        if name in editors and not editors[name].text():
            editors[name].set_text(text)
