"""What the program remembers about its own windows, in one INI file. Never about people."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from chibo_desktop.gui.theme import DARK, LIGHT, SCALES, Theme

_RECENT = 8


class Settings:
    """Text size, theme, column widths, recent files. `path` is given by bootstrap."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        """The theme and text size last chosen; light at 100 % at first."""
        dark = self._text("look/theme") == "dark"
        percent = self._text("look/text")
        known = int(percent) if percent.isdigit() and int(percent) in SCALES else 100
        return Theme(DARK if dark else LIGHT, known)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("look/theme", "dark" if theme.tokens.dark else "light")
        self._store.setValue("look/text", str(theme.percent))

    def widths(self, table: str) -> dict[str, int]:
        """Column key → width in pixels at 100 %, as last left by the user."""
        pairs = (part.partition("=") for part in self._text(f"widths/{table}").split(";"))
        return {key: int(width) for key, _, width in pairs if width.isdigit()}

    def set_widths(self, table: str, widths: dict[str, int]) -> None:
        """Remember the column widths of one table."""
        text = ";".join(f"{key}={width}" for key, width in widths.items())
        self._store.setValue(f"widths/{table}", text)

    def columns(self, table: str) -> tuple[str, ...]:
        """Keys of the columns the user chose to see, in order; empty when never chosen."""
        return tuple(filter(None, self._text(f"columns/{table}").split(";")))

    def set_columns(self, table: str, keys: Iterable[str]) -> None:
        """Remember the chosen columns of one table."""
        self._store.setValue(f"columns/{table}", ";".join(keys))

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Files opened before, newest first; those that are gone are left out."""
        paths = (Path(line) for line in self._text("files/recent").split("|") if line)
        return tuple(path for path in paths if path.exists())

    def add_recent_file(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        others = [known for known in self.recent_files if known != path]
        self._set_recent([path, *others][:_RECENT])

    def _set_recent(self, paths: Sequence[Path]) -> None:
        self._store.setValue("files/recent", "|".join(str(path) for path in paths))

    def folder(self, purpose: str) -> Path | None:
        """The folder last used for a purpose such as `bundle`; None when it is gone."""
        text = self._text(f"folders/{purpose}")
        return Path(text) if text and Path(text).is_dir() else None

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for a purpose."""
        self._store.setValue(f"folders/{purpose}", str(folder))

    def text(self, purpose: str) -> str:
        """A short text last typed for a purpose; empty at first."""
        return self._text(f"texts/{purpose}")

    def set_text(self, purpose: str, text: str) -> None:
        """Remember a short text, never one about a person."""
        self._store.setValue(f"texts/{purpose}", text)

    @property
    def geometry(self) -> QByteArray:
        """Where the main window stood; empty at first."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def save(self) -> None:
        """Write to disk now rather than when Qt finds the time."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
