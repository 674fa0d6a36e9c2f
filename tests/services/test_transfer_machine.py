"""Exactly one unit has a member, whatever units and office do and however late they hear (P10).

The real use cases on real files; bundles and directives arrive late, twice, in any order. What
follows from the facts alone is tried much oftener in `domain/test_transfer_ledger.py`.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from builders import BUILT_MS, PASSWORD, Dice, Wall, quick_folder
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferAnswer
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Session, Surroundings, open_file
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals, refuse_transfer
from chibo_desktop.services.transfer_ledger import transfer_book
from chibo_desktop.services.transfers import (
    TransferDecision,
    cancel_transfer,
    order_transfers,
    transfer_member,
)
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.counted_members import counted_in, counted_members
from faults import proves, times
from services.exchange_story import IN_TIME, OCTOBER
from services.kept_figures import anew, figures_anew, figures_kept, kept
from services.transfer_story import Hands

CODES, PEOPLE = ("CB01", "CB02", "CB03"), 2
DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
YEAR, TODAY = ReportPeriod(PeriodKind.YEAR, 2026), date(2026, 11, 3)
EXAMPLES, STEPS = times(pr=5, nightly=1_000), times(pr=20, nightly=60)
codes = st.sampled_from(CODES)
people = st.integers(0, len(CODES) * PEOPLE - 1)


class Transfers(RuleBasedStateMachine):
    """Three units and their office; everybody may act at every moment on what they know."""

    reports, directives = Bundle("reports"), Bundle("directives")

    def __init__(self, made: Hands) -> None:
        super().__init__()
        self.home = contextlib.ExitStack()
        folder = self.home.enter_context(quick_folder()) / "files"
        shutil.copytree(made.folder, folder)
        self.subordinates = {code: made.story.subordinates[code].id for code in CODES}
        self.nodes = {code: made.node(code) for code in CODES}
        self.people = [one for code in CODES for one in made.members[code]]
        self.units = {code: self._opened(folder / f"{code}.chibo") for code in CODES}
        self.office = self._opened(folder / "office.chibo")

    def _opened(self, path: Path) -> Session:
        around = Surroundings(
            now=Wall(IN_TIME), randomness=Dice(f"again {path.stem}"), built_ms=BUILT_MS
        )
        session = open_file(path, PASSWORD, around)
        self.home.callback(session.close)
        return session

    @rule(code=codes, who=people, to=codes)
    def give(self, code: str, who: int, to: str) -> None:
        with contextlib.suppress(DomainError), self.units[code].unit() as unit:
            transfer_member(unit, self.people[who], self.nodes[to], DECISION)

    @rule(code=codes, who=people, to=codes)
    def order(self, code: str, who: int, to: str) -> None:
        with contextlib.suppress(DomainError), self.office.unit() as unit:
            order_transfers(
                unit,
                from_node=self.nodes[code],
                to_node=self.nodes[to],
                member_ids=[self.people[who]],
                decision=DECISION,
            )

    @rule(code=st.sampled_from([*CODES, "DU"]), which=st.integers(0, 3))
    def take_back(self, code: str, which: int) -> None:
        session = self.units.get(code, self.office)
        with session.unit() as unit:
            own = [one.id for one in unit.all(MemberTransfer) if one.is_open]
        if own:
            with contextlib.suppress(DomainError), session.unit() as unit:
                cancel_transfer(unit, sorted(own)[which % len(own)], "nhầm")

    @rule(code=codes, which=st.integers(0, 3), is_accepted=st.booleans())
    def answer(self, code: str, which: int, is_accepted: bool) -> None:
        with self.units[code].unit() as unit:
            offered = sorted(one.transfer.id for one in arrivals(unit))
            if not offered:
                return
            one = offered[which % len(offered)]
            if is_accepted:
                accept_transfer(unit, one, on=date(2026, 11, 3))
            else:
                refuse_transfer(unit, one, "chưa có giấy")

    @rule(code=codes, who=people)
    def edit(self, code: str, who: int) -> None:
        with contextlib.suppress(DomainError), self.units[code].unit() as unit:
            seeing = unit.edit(Member, self.people[who])
            if seeing is not None:
                changed = replace(seeing.record, note=f"{seeing.record.note}+")
                unit.save(changed, act="member.edit", base=seeing)

    @rule(target=reports, code=codes)
    def report(self, code: str) -> bytes:
        with self.units[code].unit() as unit:
            return seal_report(unit, OCTOBER)[1]

    @rule(report=reports)
    def deliver(self, report: bytes) -> None:
        receipt = receive_one(self.office, report, "bao-cao.cbb", merge=True)
        if receipt.outcome is Outcome.HELD:  # few people: one that goes is more than a fifth
            typed = receipt.shrinkage.number
            receipt = receive_one(self.office, report, "bao-cao.cbb", merge=True, typed=typed)
        assert receipt.outcome in (Outcome.MERGED, Outcome.DUPLICATE), receipt

    @rule(target=directives, code=codes)
    def reply(self, code: str) -> tuple[str, bytes]:
        with self.office.unit() as unit:
            return code, write_directive(unit, self.subordinates[code]).data

    @rule(directive=directives)
    def take_in(self, directive: tuple[str, bytes]) -> None:
        code, data = directive
        try:
            with self.units[code].unit() as unit:
                receive_directive(unit, data, "chi-dao.cbb")
        except DomainError as refused:
            assert refused.problems[0].code == "directive-older"  # noqa: PT017

    @invariant()
    def everybody_counts_once_at_the_office(self) -> None:
        with self.office.unit() as unit:
            known = counted_members(unit.connection)
            book = transfer_book(unit)
        counted = sorted(one for of_node in known.values() for one in of_node)
        assert counted == sorted(self.people)
        under_way = [line.transfer.member_id for line in book.under_way]
        assert len(under_way) == len(set(under_way))
        for line in book.under_way:
            assert line.transfer.member_id in known[line.transfer.from_node]

    @invariant()
    def what_the_office_keeps_of_its_units_is_what_it_would_count(self) -> None:
        with self.office.unit() as unit:
            assert figures_kept(unit, YEAR, TODAY) == figures_anew(unit, YEAR, TODAY)

    def teardown(self) -> None:
        self._everybody_hears_of_everything()
        with self.office.unit() as unit:
            assert kept(unit, YEAR, TODAY) == anew(unit, YEAR, TODAY)
        assert check_store(self.office.store).problems == ()
        self.home.close()

    def _everybody_hears_of_everything(self) -> None:
        """Then every unit that the office counts a member in counts them, too.

        Nobody else does, but a unit whose acceptance came when another one's already stood.
        """
        for _ in range(2):
            for code in CODES:
                self.deliver(self.report(code))
            for code in CODES:
                self.take_in(self.reply(code))
        with self.office.unit() as unit:
            known = counted_members(unit.connection)
        for code, node in self.nodes.items():
            with self.units[code].unit() as unit:
                here = set(counted_in(unit.connection, node))
                taken = {one.member_id for one in unit.all(TransferAnswer) if one.is_acceptance}
            assert here >= set(known[node])
            assert here - set(known[node]) <= taken


@pytest.fixture(scope="module")
def made() -> Iterator[Hands]:
    with quick_folder() as home:
        hands = Hands(home, CODES, PEOPLE)
        hands.close()
        yield hands


@proves("P10", number=EXAMPLES)
def test_exactly_one_unit_has_a_member(made: Hands) -> None:
    run_state_machine_as_test(
        lambda: Transfers(made),
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS),
    )
