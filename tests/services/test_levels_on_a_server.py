"""Offices one above the other on a server: what is heard from above of a transfer counts there."""

from collections.abc import Iterator
from datetime import date

import pytest

from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.transfers.records import TransferStage
from chibo_desktop.services.transfer_ledger import transfer_book
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.heard_transfers import heard_of
from services.kept_figures import assert_kept_is_anew
from services.test_transfers_through_levels import Tree, accept, give, places, stage, total

pytestmark = pytest.mark.parametrize("place_of_data", ["server"], indirect=True, scope="module")


@pytest.fixture(scope="module")
def tree(place_of_data: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    made = Tree(tmp_path_factory.mktemp("levels"))
    yield made
    made.close()


def test_a_transfer_between_two_offices_is_heard_and_counted_once(tree: Tree) -> None:
    who, whole = tree.somebody(), total(tree, "")
    one = give(tree, who, "A1", "C1")
    tree.send("A1")
    tree.fetch("C1")
    accept(tree, who, "C1")
    tree.send("C1")
    with tree.offices["DB01"].unit() as unit:
        assert heard_of(unit.connection, [who]) == []
    assert places(tree, who, "DB01") == ["A1"]  # nobody has told it yet
    tree.answer("DB01")
    with tree.offices["DB01"].unit() as unit:
        (heard,) = heard_of(unit.connection, [who])
        (line,) = transfer_book(unit).lines
    assert heard.answer is not None
    assert heard.answer.is_acceptance
    assert line.stage is TransferStage.DONE
    assert (places(tree, who, "DB01"), places(tree, who, "DB02")) == ([], ["C1"])
    tree.fetch("A1")
    assert stage(tree, "A1", one.id) == TransferStage.DONE
    tree.send("A1")
    assert places(tree, who, "") == ["C1"]
    assert total(tree, "") == whole
    for office in tree.offices.values():
        with office.unit() as unit:
            assert_kept_is_anew(unit, ReportPeriod.parse("year-2026-1"), date(2026, 11, 3))
    assert all(check_store(one.store).is_sound for one in tree.offices.values())
