"""Exactly one has a member, through any interleaving of what units and office do (P10).

Units act on what they know: a transfer is accepted only where it was offered, taken back only by
who gave it. What each of them writes reaches the office late, twice or never, in any order.
"""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chibo_desktop.domain.transfers.ledger import (
    Holding,
    elsewhere,
    facts_by_member,
    holding,
    next_epoch,
    passed_over,
)
from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferAnswer,
    TransferOutcome,
    answer_id,
)
from faults import PROPERTY_EXAMPLES, PROPERTY_STEPS, proves, times

OFFICE, UNITS, WHO = "office", ("a", "b", "c"), "member"
DAY = date(2026, 11, 3)
units = st.sampled_from(UNITS)


class Transfers(RuleBasedStateMachine):
    """Everybody's journal, and what of each the office has."""

    @initialize()
    def begin(self) -> None:
        self.transfers: dict[str, MemberTransfer] = {}
        self.answers: dict[str, TransferAnswer] = {}
        self.seen_transfers: dict[str, MemberTransfer] = {}
        self.seen_answers: dict[str, TransferAnswer] = {}
        self.offered: dict[str, set[str]] = {unit: set() for unit in UNITS}
        self.count = 0

    def known_at_office(self) -> Holding | None:
        facts = facts_by_member(self.seen_transfers.values(), self.seen_answers.values(), {OFFICE})
        return holding(WHO, facts[WHO]) if WHO in facts else None

    def whole(self) -> Holding | None:
        facts = facts_by_member(self.transfers.values(), self.answers.values(), {OFFICE})
        return holding(WHO, facts[WHO]) if WHO in facts else None

    def believes(self, unit: str) -> int | None:
        """The epoch by which a unit holds the member, as far as it knows; None: it does not."""
        held = [0] if unit == UNITS[0] else []
        held += [(one.epoch or 0) + 1 for one in self.answers.values() if _took(one, unit)]
        given = [one for one in self.transfers.values() if one.org_id == unit]
        if any(not one.is_cancelled and one.id not in self.answers for one in given):
            return None
        told = [one for one in given if one.id in self.answers]
        gone = [one.epoch or 0 for one in told if self.answers[one.id].is_acceptance]
        ended = [(one.epoch or 0) + 2 for one in given if one.is_cancelled or one in told]
        if not held or max(held) <= max(gone, default=-1):
            return None
        return max([*held, *ended])

    def _write(self, one: MemberTransfer) -> None:
        self.transfers[one.id] = one

    def _new(self, org: str, giver: str, to: str, epoch: int, *, is_order: bool) -> MemberTransfer:
        self.count += 1
        return MemberTransfer(
            id=f"{self.count:03}",
            org_id=org,
            member_id=WHO,
            from_node=giver,
            to_node=to,
            epoch=epoch,
            is_order=is_order,
        )

    @rule(unit=units, to=units)
    def give(self, unit: str, to: str) -> None:
        epoch = self.believes(unit)
        if epoch is not None and unit != to:
            self._write(self._new(unit, unit, to, epoch, is_order=False))

    @rule(to=units)
    def order(self, to: str) -> None:
        now = self.known_at_office()
        giver = now.owner if now else UNITS[0]
        if giver != to:
            one = self._new(OFFICE, giver, to, next_epoch(now), is_order=True)
            self._write(one)
            self.seen_transfers[one.id] = one

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        still = [one for one in self.transfers.values() if not one.is_cancelled]
        if still:
            one = data.draw(st.sampled_from(still))
            self._write(replace(one, cancelled_on=DAY))
            if one.is_order:
                self.seen_transfers[one.id] = self.transfers[one.id]

    @rule()
    def offer(self) -> None:
        now = self.known_at_office()
        if now is not None and now.transfer is not None:
            self.offered[now.transfer.to_node].add(now.transfer.id)

    @rule(unit=units, is_accepted=st.booleans(), data=st.data())
    def answer(self, unit: str, is_accepted: bool, data: st.DataObject) -> None:
        waiting = sorted(self.offered[unit] - self.answers.keys())
        if waiting:
            one = self.transfers[data.draw(st.sampled_from(waiting))]
            outcome = TransferOutcome.ACCEPTED if is_accepted else TransferOutcome.REFUSED
            self.answers[one.id] = TransferAnswer(
                id=answer_id(one.id),
                org_id=unit,
                transfer_id=one.id,
                member_id=WHO,
                epoch=one.epoch,
                outcome=outcome,
                answered_on=DAY,
            )

    @rule(unit=st.sampled_from([*UNITS]))
    def report(self, unit: str) -> None:
        """A bundle carries all that its unit wrote."""
        for one in self.transfers.values():
            if one.org_id == unit:
                self.seen_transfers[one.id] = one
        for answer in self.answers.values():
            if answer.org_id == unit:
                self.seen_answers[answer.transfer_id] = answer

    @rule(unit=units)
    def undo_report(self, unit: str) -> None:
        """What a unit's bundles brought counts no more."""
        self.seen_transfers = {
            key: one for key, one in self.seen_transfers.items() if one.org_id != unit
        }
        self.seen_answers = {
            key: one for key, one in self.seen_answers.items() if one.org_id != unit
        }

    @invariant()
    def exactly_one_counts(self) -> None:
        transfers, answers = self.seen_transfers.values(), list(self.seen_answers.values())
        facts = facts_by_member(transfers, answers, {OFFICE})
        rows = {UNITS[0], *(one.org_id for one in answers if one.is_acceptance)}
        left_out = {node for _, node in elsewhere(facts, answers, {WHO: rows})}
        counted = rows - left_out
        if WHO not in facts:
            assert len(counted) == 1
            return
        now = holding(WHO, facts[WHO])
        assert counted == ({now.owner} & rows)
        assert now.transfer is None or now.transfer.from_node == now.owner
        told = {one.to_node for one in passed_over(facts[WHO])}
        assert now.owner not in told
        assert told <= rows  # nobody is told of what they did not accept

    @invariant()
    def the_same_in_any_order(self) -> None:
        transfers, answers = list(self.transfers.values()), list(self.answers.values())
        one = facts_by_member(transfers, answers, {OFFICE})
        other = facts_by_member(reversed(transfers * 2), reversed(answers * 2), {OFFICE})
        assert {key: holding(key, facts) for key, facts in one.items()} == {
            key: holding(key, facts) for key, facts in other.items()
        }


def _took(one: TransferAnswer, unit: str) -> bool:
    return one.org_id == unit and one.is_acceptance


EXAMPLES = times(pr=300, nightly=PROPERTY_EXAMPLES)
Transfers.TestCase.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=times(pr=40, nightly=PROPERTY_STEPS)
)
TestTransfers = proves("P10", number=EXAMPLES)(Transfers.TestCase)


@given(org=st.sampled_from(["b", "c"]))
def test_nobody_gives_or_answers_for_another(org: str) -> None:
    forged = MemberTransfer(id="1", org_id=org, member_id=WHO, from_node="a", to_node=org, epoch=0)
    ordered = replace(forged, id="2", is_order=True)
    assert facts_by_member([forged, ordered], [], {OFFICE}) == {}
    sound = replace(forged, org_id="a", to_node="b")
    answer = TransferAnswer(
        id="x", org_id="c", transfer_id="1", member_id=WHO, outcome=TransferOutcome.ACCEPTED
    )
    facts = facts_by_member([sound], [answer], {OFFICE})
    assert holding(WHO, facts[WHO]).owner == "a"


def test_an_acceptance_that_comes_when_another_has_the_member_changes_nothing() -> None:
    first = MemberTransfer(
        id="1", org_id="a", member_id=WHO, from_node="a", to_node="b", epoch=0, cancelled_on=DAY
    )
    second = MemberTransfer(id="2", org_id="a", member_id=WHO, from_node="a", to_node="c", epoch=2)

    def accepted(one: MemberTransfer) -> TransferAnswer:
        return TransferAnswer(
            id=one.id,
            org_id=one.to_node,
            transfer_id=one.id,
            member_id=WHO,
            epoch=one.epoch,
            outcome=TransferOutcome.ACCEPTED,
        )

    late = facts_by_member([first, second], [accepted(second), accepted(first)], {OFFICE})
    now = holding(WHO, late[WHO])
    assert (now.owner, now.epoch) == ("c", 3)
    assert passed_over(late[WHO]) == [first]  # its unit is told
