"""Every command ends with its code and says in Vietnamese what happened."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import PASSWORD, Wall
from chibo_desktop.cli.commands import run_command
from chibo_desktop.cli.ports import Ports
from chibo_desktop.services.practice_faults import damaged
from journeys.exchange_story import OCTOBER, Story, around, begin


def ports(password: str = PASSWORD, typed: str = "") -> Ports:
    return Ports(surroundings=around(Wall(), "cli"), password=password, ask=lambda _prompt: typed)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """An office and a unit with a closed month, both files closed for the command to open."""
    one = begin(tmp_path)
    one.enrol("CB01")
    one.live("CB01", OCTOBER)
    one.report("CB01", OCTOBER)
    one.close()
    yield one
    one.close()


@pytest.fixture
def bundle(story: Story) -> Path:
    return next((story.folder / "goi").iterdir())


def test_no_command_and_a_wrong_one_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([], ports()) == 2
    assert run_command(["bay"], ports()) == 2
    assert "Lệnh thiếu hoặc sai tham số" in capsys.readouterr().err


def test_help_is_no_error_and_has_no_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["merge", "--help"], ports()) == 0
    said = capsys.readouterr().out
    assert "Cách dùng: chibo merge" in said
    assert "usage" not in said
    assert "optional arguments" not in said


def test_inspect_needs_no_key(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["inspect", str(bundle)], ports(password="")) == 0
    said = capsys.readouterr().out
    assert "Nơi gửi: CB01" in said
    assert "Nơi nhận: DU" in said


def test_inspect_tells_a_short_file(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle.write_bytes(bundle.read_bytes()[:-10])
    assert run_command(["inspect", str(bundle)], ports()) == 3
    assert "chép chưa hết" in capsys.readouterr().out


def test_inspect_of_something_else_is_refused(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["inspect", str(story.office.path)], ports()) == 1
    assert "không phải gói dữ liệu" in capsys.readouterr().err
    assert run_command(["inspect", str(story.folder / "khong-co.cbb")], ports()) == 2


def test_export_writes_and_says_so(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    unit_file, out = story.units["CB01"].path, story.folder / "usb"
    command = ["export", str(unit_file), "--month", "2026-10", "--out", str(out)]
    assert run_command(command, ports()) == 0
    (written,) = out.iterdir()
    assert str(written) in capsys.readouterr().out


def test_export_of_an_open_month_says_what_is_missing(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    unit_file, out = story.units["CB01"].path, story.folder / "usb"
    command = ["export", str(unit_file), "--month", "2026-11", "--out", str(out)]
    assert run_command(command, ports()) == 0
    assert "chưa chốt tháng này ở Đơn vị CB01" in capsys.readouterr().out


def test_a_month_that_is_none_is_wrong_use(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    unit_file = story.units["CB01"].path
    command = ["export", str(unit_file), "--month", "11/2026", "--out", str(story.folder)]
    assert run_command(command, ports()) == 2
    assert "2026-11" in capsys.readouterr().err


def test_passwords_come_from_the_variable_or_the_keyboard(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", str(story.office.path)]
    assert run_command(command, ports(password="", typed=PASSWORD)) == 0
    assert run_command(command, ports(password="")) == 2
    assert run_command(command, ports(PASSWORD.upper())) == 1
    assert "Mật khẩu chưa đúng" in capsys.readouterr().err


def test_merge_takes_folders_and_tells_each_file(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["merge", str(story.office.path), str(bundle.parent)]
    assert run_command([*command, "--preview"], ports()) == 0
    assert "1 nhận được" in capsys.readouterr().out
    assert run_command(command, ports()) == 0
    assert "1 nhận, 0 trùng, 0 hỏng" in capsys.readouterr().out
    assert run_command(command, ports()) == 0
    assert "0 nhận, 1 trùng, 0 hỏng" in capsys.readouterr().out


def test_merge_with_a_bad_file_is_done_in_part(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle.with_name("hong.cbb").write_bytes(damaged(bundle.read_bytes()))
    assert run_command(["merge", str(story.office.path), str(bundle.parent)], ports()) == 3
    said = capsys.readouterr().out
    assert "1 nhận, 0 trùng, 1 hỏng" in said
    assert "Gói hỏng khi sao chép" in said


def test_merge_into_a_unit_is_wrong_use(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["merge", str(story.units["CB01"].path), str(bundle)], ports()) == 2
    assert "không phải của Đảng ủy" in capsys.readouterr().err


def test_merge_is_preceded_by_a_backup(story: Story, bundle: Path) -> None:
    run_command(["merge", str(story.office.path), str(bundle)], ports())
    assert list((story.folder / "sao-luu").glob("*.chibo-sao-luu"))


def test_check_of_a_sound_file(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", str(story.units["CB01"].path)], ports()) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


def test_backup_goes_where_it_is_told(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    out = story.folder / "usb"
    command = ["backup", str(story.units["CB01"].path), "--out", str(out)]
    assert run_command(command, ports()) == 0
    (copy,) = out.glob("*.chibo-sao-luu")
    assert str(copy) in capsys.readouterr().out
    shutil.rmtree(out)


def test_the_demo_never_writes_over_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bai-cu.txt").write_text("cũ", encoding="utf-8")
    assert run_command(["demo", "--out", str(tmp_path)], ports()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["bai-cu.txt"]
    assert "đã có tệp" in capsys.readouterr().err


def test_check_reads_the_scans_when_asked(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", str(story.units["CB01"].path), "--scans"], ports()) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


def test_every_answer_can_be_read_by_a_program(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*command: str) -> tuple[int, Any]:
        code = run_command([*command, "--json"], ports())
        return code, json.loads(capsys.readouterr().out)

    code, label = said("inspect", str(bundle))
    assert (code, label["exit"], label["sender"], label["is_whole"]) == (0, 0, "CB01", True)
    bundle.with_name("hong.cbb").write_bytes(damaged(bundle.read_bytes()))
    code, merged = said("merge", str(story.office.path), str(bundle.parent))
    assert (code, merged["exit"]) == (3, 3)
    assert (merged["outcomes"]["merged"], merged["outcomes"]["refused"]) == (1, 1)
    good = next(one for one in merged["files"] if one["outcome"] == "merged")
    assert (good["unit"], good["period"], good["same_state"]) == ("CB01", "2026-10", True)
    bad = next(one for one in merged["files"] if one["outcome"] == "refused")
    assert bad["problem"] == "bundle-damaged"
    code, checked = said("check", str(story.office.path))
    assert (code, checked["is_sound"], checked["problems"]) == (0, True, [])
    code, saved = said("backup", str(story.office.path))
    assert (code, Path(saved["path"]).exists()) == (0, True)


def test_a_refusal_is_json_too_and_still_a_sentence(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["inspect", str(story.office.path), "--json"]
    assert run_command(command, ports()) == 1
    said = capsys.readouterr()
    assert "không phải gói dữ liệu" in said.err
    (problem,) = json.loads(said.out)["problems"]
    assert problem["code"] == "bundle-not-a-bundle"


def test_the_report_of_a_month_names_who_has_not_sent(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = story.folder / "giay"
    command = ["report", str(story.office.path), "--month", "2026-10", "--out", str(out)]
    assert run_command([*command, "--json"], ports()) == 3
    before = json.loads(capsys.readouterr().out)
    assert before["units"] == {"CB01": "missing"}
    run_command(["merge", str(story.office.path), str(bundle)], ports())
    capsys.readouterr()
    assert run_command(command, ports()) == 0
    assert "1 đơn vị gửi đúng hạn" in capsys.readouterr().out
    papers = sorted(path.name for path in out.iterdir())
    assert papers == sorted(Path(path).name for path in before["paths"])
    assert all((out / name).read_bytes()[:2] in (b"%P", b"PK") for name in papers)


def test_rescue_writes_what_a_unit_has_sent(
    story: Story, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = story.folder / "cuu-ho"
    command = ["rescue", str(story.office.path), "CB01", "--out", str(out)]
    assert run_command(command, ports()) == 1
    assert "chưa nhận được gì" in capsys.readouterr().err
    run_command(["merge", str(story.office.path), str(bundle)], ports())
    assert run_command(command, ports()) == 0
    assert "Đã ghi bản cứu hộ của Đơn vị CB01" in capsys.readouterr().out
    (written,) = out.iterdir()
    assert written.suffix == ".cbb"
    assert run_command(["rescue", str(story.office.path), "CB9", "--out", str(out)], ports()) == 2
    assert "CB01" in capsys.readouterr().err
