"""Keeps the status strip answering: is it saved, is it backed up, has the office received it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject

from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.services.safety import Safety, load_safety


class StatusKeeper(QObject):
    """Reads the state of the file again after each change."""

    def __init__(self, today: Callable[[], date], runner: Runner, window: MainWindow) -> None:
        super().__init__(window)
        self._today = today
        self._runner = runner
        self._window = window
        window.status.set_saved("Đã lưu")
        runner.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        self._runner.run(load_safety, self._on_safety, owner=self, latest="safety")

    def _on_changed(self, changes: object) -> None:
        self._window.status.set_saved(f"Đã lưu {datetime.now().astimezone():%H:%M}")
        if isinstance(changes, frozenset) and changes & {"sent", "received", "backup"}:
            self._read()

    def _on_safety(self, safety: Safety) -> None:
        strip = self._window.status
        if safety.is_on_server:
            strip.set_backup("Máy chủ lo sao lưu")
        elif safety.backed_up_at is None:
            strip.set_backup("Chưa sao lưu", "attention")
        else:
            strip.set_backup(f"Sao lưu {_when(safety.backed_up_at, self._today())}, đã kiểm tra")
        if safety.is_office:
            strip.set_received(f"{safety.units} đơn vị, {safety.members} đảng viên trong sổ")
        elif not safety.office_name:
            strip.set_received("Chưa kết nối Đảng ủy")
        elif safety.acknowledged_period:
            year, month = safety.acknowledged_period.split("-")
            strip.set_received(f"Đảng ủy đã nhận đến tháng {int(month)}/{year}", "good")
        else:
            strip.set_received("Đảng ủy chưa xác nhận gói nào", "attention")


def _when(instant: datetime, today: date) -> str:
    if instant.date() == today:
        return f"hôm nay {instant:%H:%M}"
    return f"ngày {instant:%d/%m/%Y}"
