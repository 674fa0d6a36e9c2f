"""Before an address is mapped to a unit of today, its old words are kept as they were."""

from collections.abc import Mapping

from chibo_desktop.gui.members.editors import FieldEditor

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
