"""What a middle office sends on beside entries: scans by need, and word of what it took back."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.exchange.below import Below
from chibo_desktop.services.forwarding import held_back
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.office_figures import bundle_line
from chibo_desktop.services.papers import open_paper
from chibo_desktop.services.receipts import merged_before
from chibo_desktop.services.scan_travel import plan_scans
from chibo_desktop.services.session import Session
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.storage.exchange_log import merged_by
from chibo_desktop.storage.scans import scans_of
from services.exchange_story import add_scan, live_month
from services.ladder_story import Ladder, codes, forwarded_by, renamed, state

SCANS = (b"%PDF-1 small", b"%PDF-1 " + b"middle " * 100, b"%PDF-1 " + b"large " * 400)


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ladder]:
    """One ladder for all tests: what one has sent, the next finds there."""
    one = Ladder(tmp_path_factory.mktemp("middle"))
    live_month(one.branch("CB01"))
    live_month(one.branch("CB02"))
    for number, data in enumerate(SCANS):
        add_scan(one.branches["CB01"], data, f"Quyết định {number}")
    for branch in one.branches.values():
        one.carry(branch, one.middle)
    yield one
    one.close()


def left(session: Session) -> int:
    with session.unit() as unit:
        return len(plan_scans(unit).to_send)


def opened_at(session: Session) -> list[bytes]:
    with session.unit() as unit:
        papers = [one for one in unit.all(Attachment) if one.content_digest]
        return sorted(data for one in papers if (data := open_paper(unit, one.id).data))


def test_scans_go_on_to_the_top_in_parts_and_only_by_need(ladder: Ladder) -> None:
    assert left(ladder.middle) == 3
    receipts = ladder.carry(ladder.middle, ladder.top, limit=1000)
    assert [one.outcome for one in receipts] == [Outcome.MERGED] * 2
    assert sum(one.scans for one in receipts) == 3
    assert opened_at(ladder.top) == sorted(SCANS)
    assert left(ladder.middle) == 3  # not known to have arrived
    news = ladder.down(ladder.top, "DB01", ladder.middle).news
    assert any("3 bản quét" in one for one in news)
    assert left(ladder.middle) == 0
    assert sum(one.scans for one in ladder.carry(ladder.middle, ladder.top)) == 0


def test_a_top_that_lost_its_scans_gets_them_again(ladder: Ladder) -> None:
    shutil.rmtree(scans_of(ladder.top.store).folder)
    ladder.down(ladder.top, "DB01", ladder.middle)
    assert left(ladder.middle) == 3
    ladder.carry(ladder.middle, ladder.top)
    assert opened_at(ladder.top) == sorted(SCANS)


def test_a_scan_whose_paper_is_not_proven_waits_with_it(ladder: Ladder) -> None:
    later = b"%PDF-1 later"
    branch = ladder.branches["CB02"]
    add_scan(branch, later, "Giấy mới")
    ladder.carry(branch, ladder.middle)

    def unsigned(below: Below) -> Below:
        return replace(below, nodes=[replace(one, proofs=()) for one in below.nodes])

    data = forwarded_by(ladder.middle, unsigned, [later])
    assert receive_one(ladder.top, data, "goi.cbb", merge=True).scans == 0
    assert later not in opened_at(ladder.top)
    ladder.carry(ladder.middle, ladder.top)
    assert later in opened_at(ladder.top)


def test_what_the_middle_took_back_stays_at_the_top_and_is_told(ladder: Ladder) -> None:
    branch = ladder.branches["CB02"]
    node = branch.author.org_id
    ladder.up(ladder.middle, ladder.top)
    ladder.down(ladder.top, "DB01", ladder.middle)
    renamed(branch, "Nguyễn Văn Nhầm")
    bundle = ladder.up(branch, ladder.middle).bundle_id
    assert codes(ladder.up(ladder.middle, ladder.top)) == []
    ladder.down(ladder.top, "DB01", ladder.middle)
    here = state(ladder.top, node)
    take_back_bundle(ladder.middle, bundle)
    with ladder.middle.unit() as unit:
        assert held_back(unit) == [node]
    receipt = ladder.up(ladder.middle, ladder.top)
    assert codes(receipt) == ["below-taken-back"]
    said = receipt.below_problems[0].params
    assert (said["unit"], said["office"]) == ("Đơn vị CB02", "Đơn vị DB01")
    assert state(ladder.top, node) == here == state(branch, node)
    with ladder.top.unit() as unit:  # and the log says it later on
        (row,) = merged_by(unit.connection, bundle_id=receipt.bundle_id)
        assert bundle_line(row).below_problems == receipt.below_problems
        assert merged_before(unit, row, "goi.cbb").below_problems == receipt.below_problems
    ladder.up(branch, ladder.middle)
    with ladder.middle.unit() as unit:
        assert held_back(unit) == []
    assert codes(ladder.up(ladder.middle, ladder.top)) == []
    assert state(ladder.middle, node) == state(ladder.top, node) == here


def test_the_top_takes_the_same_back_by_way_of_the_middles_bundle(ladder: Ladder) -> None:
    branch = ladder.branches["CB02"]
    node = branch.author.org_id
    ladder.down(ladder.top, "DB01", ladder.middle)
    before = state(ladder.top, node)
    renamed(branch, "Nguyễn Văn Thử")
    wrong = ladder.up(branch, ladder.middle).bundle_id
    renamed(ladder.branches["CB01"], "Nguyễn Văn Đúng")
    ladder.up(ladder.branches["CB01"], ladder.middle)
    through = ladder.up(ladder.middle, ladder.top).bundle_id
    ladder.down(ladder.top, "DB01", ladder.middle)
    take_back_bundle(ladder.middle, wrong)
    take_back_bundle(ladder.top, through)
    ladder.down(ladder.top, "DB01", ladder.middle)
    assert codes(ladder.up(ladder.middle, ladder.top)) == []
    assert state(ladder.top, node) == state(ladder.middle, node) == before
    other = ladder.branches["CB01"]
    assert state(ladder.top, other.author.org_id) == state(other, other.author.org_id)
