"""Asks once, then takes a merged bundle back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from chibo_desktop.gui.office.recent import Line
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.taking_back import take_back_bundle

_ABOVE = (
    " Cấp trên vẫn tính những gì đã lên đến đó cho đến khi có gói mới của đơn vị; gói kế tiếp của "
    "đồng chí báo cho cấp trên biết."
)
_TOUCHED = frozenset({"received", "member", "round", "evaluation"})


def ask_and_take_back(
    of_file: Context,
    line: Line,
    owner: QObject,
    on_done: Callable[[str], object],
    on_failed: Callable[[Any], object],
) -> None:
    """`on_done` gets the sentence to show. An office above keeps what it has: that is said too."""
    of_file.runner.run(
        lambda unit: office_of(unit) is not None,
        lambda reports: _ask(of_file, line, owner, on_done, on_failed, reports),
        on_failed,
        owner=owner,
    )


def _ask(
    of_file: Context,
    line: Line,
    owner: QObject,
    on_done: Callable[[str], object],
    on_failed: Callable[[Any], object],
    reports: bool,
) -> None:
    unit, bundle = line
    session = of_file.session
    above = _ABOVE if reports else ""
    if not of_file.dialogs.confirm(
        f"Gỡ gói số {bundle.seq} của {unit}?",
        "Những gì gói này mang đến sẽ thôi có hiệu lực trong sổ của Đảng ủy; gói sau và đơn vị "
        "khác không đổi. Chương trình sao lưu trước khi gỡ, và gói có thể nhận lại bất cứ lúc "
        f"nào.{above}",
        "Gỡ gói",
    ):
        return
    said = f"Đã gỡ gói số {bundle.seq} của {unit}. Muốn dùng lại, hãy nhận lại tệp gói."
    of_file.runner.run_alone(
        lambda _progress: take_back_bundle(session, bundle.bundle_id),
        f"Đang gỡ gói số {bundle.seq} của {unit}",
        announces=_TOUCHED,
        on_done=lambda _: on_done(said),
        on_failed=on_failed,
        owner=owner,
    )
