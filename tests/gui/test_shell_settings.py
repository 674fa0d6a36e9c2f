"""What the windows remember, and what they do with a settings file that makes no sense."""

from pathlib import Path

from chibo_desktop.gui import theme
from chibo_desktop.gui.runtime.settings import Settings


def test_look_widths_and_files_survive_a_restart(tmp_path: Path) -> None:
    known = tmp_path / "Chi bộ Văn phòng.chibo"
    gone = tmp_path / "đã chuyển đi.chibo"
    known.touch()
    gone.touch()
    first = Settings(tmp_path / "settings.ini")
    first.theme = theme.Theme(theme.DARK, 150)
    first.set_widths("members", {"name": 180, "card": 90})
    first.set_columns("members", ["name", "card"])
    first.set_folder("bundle", tmp_path)
    first.add_recent_file(gone)
    first.add_recent_file(known)
    first.save()
    gone.unlink()
    second = Settings(tmp_path / "settings.ini")
    assert second.theme == theme.Theme(theme.DARK, 150)
    assert second.widths("members") == {"name": 180, "card": 90}
    assert second.columns("members") == ("name", "card")
    assert second.folder("bundle") == tmp_path
    assert second.recent_files == (known,)


def test_nonsense_in_the_file_means_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[look]\ntheme=7\ntext=9000\n[widths]\nmembers=a=b;;c\n", encoding="utf-8")
    settings = Settings(file)
    assert settings.theme == theme.Theme()
    assert settings.widths("members") == {}
    assert settings.columns("members") == ()
    assert settings.recent_files == ()
    assert settings.folder("bundle") is None
    assert settings.geometry.isEmpty()
