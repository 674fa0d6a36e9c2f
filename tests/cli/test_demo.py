"""The demo tells the whole month and leaves what it names; here with three units."""

from pathlib import Path

import pytest

from builders import Dice, Wall
from chibo_desktop.cli.commands import run_command
from chibo_desktop.cli.ports import Ports
from chibo_desktop.services.session import Session, Surroundings

UNITS = "CB11,CB06,DB05"


class Camera:
    """Stands for the window: keeps what it was asked to photograph."""

    def __init__(self) -> None:
        self.seen: list[tuple[Path, bool, bool]] = []

    def __call__(self, folder: Path, branch: Session, office: Session) -> list[Path]:
        self.seen.append((folder, branch.is_office, office.is_office))
        return [folder / "ban-lam-viec.png"]


def test_a_month_from_the_first_mark_to_the_last_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    camera, out = Camera(), tmp_path / "ket-qua"
    around = Surroundings(now=Wall(), randomness=Dice("demo"), built_ms=0)
    ports = Ports(surroundings=around, password="", ask=str, take_pictures=camera)
    out.mkdir()
    (out / "tap-duot.txt").write_text("lần trước", encoding="utf-8")
    (out / "4-ban-in").mkdir()
    (out / "4-ban-in" / "cu.pdf").write_bytes(b"")
    assert run_command(["demo", "--out", str(out), "--units", UNITS], ports) == 0
    said = capsys.readouterr().out
    assert "3 đơn vị: 2 chi bộ và 1 đảng bộ" in said
    assert "6 tệp: 3 nhận được, 1 đã có, 2 không nhận được" in said
    assert "Đã nhận: 3 nhận, 1 trùng, 2 hỏng" in said
    assert "Trạng thái hai bên khớp ở 3 đơn vị" in said
    assert "3 đơn vị đã nhận phản hồi, 0 thay đổi còn chờ" in said
    assert "đều khớp" in said
    assert str(out) in said
    assert camera.seen == [(out / "6-hinh", False, True)]
    count = {
        folder.name: len(list(folder.iterdir())) for folder in out.iterdir() if folder.is_dir()
    }
    assert (count["2-goi-thang-11"], count["3-phan-hoi"]) == (6, 3)
    assert (count["4-ban-in"], count["5-bang-tinh"]) == (13, 2)
    assert len(list((out / "1-du-lieu" / "don-vi").glob("*.chibo"))) == 3


def test_a_unit_that_is_none_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    around = Surroundings(now=Wall(), randomness=Dice(), built_ms=0)
    ports = Ports(surroundings=around, password="", ask=str)
    assert run_command(["demo", "--out", str(tmp_path), "--units", "CB99"], ports) == 2
    assert "CB99" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
