"""`dev.py pictures` and `dev.py gallery`: the practice Đảng bộ, photographed."""

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chibo_desktop import bootstrap
from chibo_desktop.cli.demo_papers import print_papers
from chibo_desktop.cli.progress import progress
from chibo_desktop.services.backups import BackupReason, back_up
from chibo_desktop.services.practice_clock import TODAY
from chibo_desktop.services.practice_faults import damaged
from chibo_desktop.services.practice_office import PracticeOffice, build_practice_office
from chibo_desktop.services.practice_plan import OPEN_MONTH
from chibo_desktop.services.reports import write_report
from chibo_desktop.wording import demo as story
from chibo_desktop.wording.cli import MAKING

PASSWORD = bootstrap.PRACTICE_PASSWORD
SHOWN = (
    "chi-bo-1-ban-lam-viec",
    "chi-bo-2-dang-vien",
    "chi-bo-3-ho-so",
    "chi-bo-4-danh-gia",
    "chi-bo-5-vi-sao",
    "chi-bo-8-gui-nhan",
    "chi-bo-10-nhac-viec",
    "chi-bo-12-thong-ke",
    "chi-bo-15-qua-trinh",
    "chi-bo-16-dien-bien",
    "chi-bo-17-giay-to",
    "chi-bo-19-loc",
    "chi-bo-31-sua-bo-tieu-chi",
    "chi-bo-34-nhap-phieu",
    "chi-bo-35-bieu-quyet",
    "chi-bo-37-sinh-hoat",
    "chi-bo-40-hoc-tap",
    "chi-bo-42-bieu-do",
    "chi-bo-45-chi-tieu",
    "chi-bo-49-y-kien",
    "chi-bo-56-bao-cao-cong-tac",
    "chi-bo-65-de-nghi-khen",
    "chi-bo-72-dai-hoi",
    "dang-uy-9-chi-dao",
    "dang-uy-10-bao-cao",
    "chi-bo-50-dang-phi",
    "chi-bo-60-quy-nam",
    "dang-uy-1-tong-quan",
    "dang-uy-5-don-vi-truc-thuoc",
    "dang-uy-11-chuyen-sinh-hoat",
    "dang-uy-13-khoa",
    "dang-uy-21-xep-loai",
    "dang-uy-23-chot-ky",
    "dang-uy-4-xem-truoc",
)
PAPERS = {
    "phieu-trang": "giay-1-phieu-trang",
    "phieu-da-cham": "giay-2-phieu-da-cham",
    "tong-hop": "giay-3-bang-tong-hop",
    "don-vi-gui-muon": "giay-4-don-vi-gui-muon",
    "phieu-dang-vien": "giay-5-phieu-dang-vien",
    "so-danh-sach-dang-vien": "giay-6-so-danh-sach",
    "viec-thang-nay": "giay-7-viec-thang-nay",
    "tang-giam-dang-vien": "giay-8-tang-giam",
}
COVERED = "giay-6-so-danh-sach"  # its first page is a cover
LATECOMERS = ("CB11", "CB06")  # October never came, or came cut short
PIXELS_AN_INCH = "90"


def main() -> int:
    """Do what was asked; 0 when every picture was written."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    parser.add_argument("command", choices=("pictures", "gallery"))
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from chibo_desktop.gui import pictures

    with _stage() as stage:
        branch, office = stage.made.units[0].session, stage.made.session
        if asked.command == "gallery":
            paths = pictures.take_gallery(asked.out, branch, office, stage.bundles)
        else:
            taken = pictures.take(stage.folder / "hinh", branch, office, stage.bundles)
            taken = [path for path in taken if path.stem in SHOWN]
            asked.out.mkdir(parents=True, exist_ok=True)
            paths = [Path(shutil.copy(one, asked.out)) for one in (*taken, *_papers(stage))]
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} pictures, {size / 1024:.0f} KB: {asked.out}")
    return 0


@dataclass(frozen=True, slots=True)
class _Stage:
    """The practice data on its day, and bundles that the office has not received yet."""

    folder: Path
    made: PracticeOffice
    bundles: Sequence[Path]


@contextmanager
def _stage() -> Iterator[_Stage]:
    with tempfile.TemporaryDirectory(prefix="chibo-hinh-") as name:
        folder = Path(name)
        made = build_practice_office(folder, PASSWORD, bootstrap.surroundings(), progress(MAKING))
        try:
            made.clock.set(TODAY - timedelta(minutes=40))
            for session in (made.units[0].session, made.session):
                back_up(session, BackupReason.BY_HAND)
            bundles = _bundles(made, folder / "usb")
            made.clock.set(TODAY)
            yield _Stage(folder, made, bundles)
        finally:
            made.close()


def _bundles(made: PracticeOffice, folder: Path) -> list[Path]:
    """October of those who owe it, one damaged on its way, one chosen twice."""
    folder.mkdir()
    paths = []
    for one in made.units:
        if one.plan.code in LATECOMERS:
            with one.session.unit() as unit:
                paths.append(write_report(unit, OPEN_MONTH.previous(), folder).path)
    first, second = paths
    broken = first.with_name(story.DAMAGED_NAME.format(stem=first.stem))
    broken.write_bytes(damaged(first.read_bytes()))
    twin = second.with_name(story.COPY_NAME.format(stem=second.stem))
    twin.write_bytes(second.read_bytes())
    return [*paths, broken, twin]


def _papers(stage: _Stage) -> list[Path]:
    """A page of each paper; nothing where poppler is not installed."""
    if shutil.which("pdftoppm") is None:
        print("pdftoppm is not installed (poppler-utils): no pictures of the papers")
        return []
    for name in (story.PAPERS, story.WORKBOOKS):
        (stage.folder / name).mkdir()
    print_papers(stage.made, stage.folder)
    pictures = []
    for start, name in PAPERS.items():
        (paper,) = (stage.folder / story.PAPERS).glob(f"{start}*.pdf")
        target = stage.folder / name
        page = "2" if name == COVERED else "1"
        shown_page = ["-png", "-gray", "-singlefile", "-f", page, "-l", page, "-r", PIXELS_AN_INCH]
        subprocess.run(["pdftoppm", *shown_page, paper, target], check=True)
        pictures.append(target.with_suffix(".png"))
    return pictures


if __name__ == "__main__":
    raise SystemExit(main())
