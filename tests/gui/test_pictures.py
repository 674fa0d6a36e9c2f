"""Every page can be photographed with real data in it, and the files stay as they are."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from builders import BUILT_MS, PASSWORD, Dice
from chibo_desktop.gui import theme
from chibo_desktop.gui.pictures import SIZE, take
from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_office import PracticeOffice, build_practice_office
from chibo_desktop.services.practice_plan import OPEN_MONTH
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.session import Session, Surroundings
from chibo_desktop.storage.vectors import state_hash

KEEP_THEIR_SIZE = {"mo-so", "chi-bo-7-xem-truoc-khi-in", "chi-bo-22-nhat-ky"}


@pytest.fixture
def made(tmp_path):
    around = Surroundings(now=PracticeClock(), randomness=Dice("hình"), built_ms=BUILT_MS)
    made = build_practice_office(tmp_path, PASSWORD, around, lambda *_step: None, codes=["CB11"])
    yield made
    made.close()


def test_every_page_is_photographed_and_nothing_is_changed(look, made: PracticeOffice, tmp_path):
    branch, office = made.units[0].session, made.session
    with branch.unit() as unit:
        bundle = write_report(unit, OPEN_MONTH, tmp_path).path
    before = [_state(branch), _state(office)]
    shown = theme.current()
    paths = take(tmp_path / "hinh", branch, office, [bundle])
    assert len(set(paths)) == len(paths) > 16
    assert paths == sorted(paths)
    for path in paths:
        image = QImage(str(path))
        if path.stem not in KEEP_THEIR_SIZE:
            assert image.size() == SIZE, path
        assert _colours(image) > 10, path
    assert [_state(branch), _state(office)] == before
    assert theme.current() == shown


def _state(session: Session) -> str:
    with session.unit() as unit:
        return state_hash(unit.connection, session.author.org_id)


def _colours(image: QImage) -> int:
    """How many colours a small copy has: an empty page has one or two."""
    small = image.scaled(QSize(80, 50))
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})
