"""What a branch does with opinions: enter, route, answer, close; each step can be taken back.

Nothing of this is written to the journal, for the journal travels. What is routed to
Đảng ủy becomes a record there when a bundle is written, not before: `opinion_forwarding`.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import (
    Opinion,
    OpinionAct,
    OpinionCase,
    OpinionRoute,
    OpinionStep,
    Slip,
    content_problems,
    due_problems,
    named_in,
    opinion_problems,
    opinions_of_slips,
    slip_problems,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.opinions import known_case
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.opinions import add_step, put_corrected, put_opinions
from chibo_desktop.storage.unit_of_work import Unit

_TOUCHED = "opinion"


def enter_opinion(unit: Unit, opinion: Opinion) -> str:
    """Enter an opinion given by name; returns its id. `id` and month of the draft do not count.

    Raises DomainError: opinion-member-missing, opinion-day-missing, opinion-day-coming,
    opinion-area-missing, opinion-text-missing, opinion-due-early.
    """
    if problems := opinion_problems(opinion, unit.now.date()):
        raise DomainError(*problems)
    day = opinion.received_on or unit.now.date()
    one = replace(
        opinion, id=_blind_id(unit), received_in=Month.of(day), content=nfc_lines(opinion.content)
    )
    put_opinions(unit.connection, [one])
    unit.touched.add(_TOUCHED)
    return one.id


def enter_slips(
    unit: Unit, branch_id: str, month: Month, channel: str, slips: Sequence[Slip]
) -> int:
    """Enter slips without names, all at once; in which order they were typed is kept nowhere.

    Raises DomainError: opinion-month-coming, opinion-no-slips, opinion-area-missing,
    opinion-text-missing.
    """
    if problems := slip_problems(slips, month, unit.now.date()):
        raise DomainError(*problems)
    made = opinions_of_slips(
        slips, branch_id=branch_id, month=month, channel=channel, new_id=lambda: _blind_id(unit)
    )
    put_opinions(unit.connection, made)
    unit.touched.add(_TOUCHED)
    return len(made)


def names_in_slip(unit: Unit, branch_id: str, content: str) -> tuple[str, ...]:
    """Members of the branch whose full names stand in a slip: asked before it is entered."""
    members = members_to_evaluate(unit.connection, branch_id)
    return named_in(content, [one.full_name for one in members])


def route_opinion(
    unit: Unit,
    opinion_id: str,
    route: str,
    on: date,
    *,
    due_on: date | None = None,
    text: str = "",
    with_name: bool = False,
) -> None:
    """Say who is to look at it. To Đảng ủy goes `text`, with the name only when he agreed.

    Raises DomainError: opinion-unknown, opinion-is-closed, opinion-route-missing,
    opinion-due-early, opinion-forward-text, opinion-no-name.
    """
    case = _case_for(unit, opinion_id, OpinionAct.ROUTE)
    problems = due_problems(case.opinion, due_on)
    is_up = route == OpinionRoute.SUPERIOR
    if route not in set(OpinionRoute):
        problems.append(Problem(code="opinion-route-missing", field="route"))
    if is_up and not nfc_lines(text):
        problems.append(Problem(code="opinion-forward-text", field="text"))
    if is_up and with_name and case.opinion.is_anonymous:
        problems.append(Problem(code="opinion-no-name", field="with_name"))
    if problems:
        raise DomainError(*problems)
    member = unit.get(Member, case.opinion.member_id) if is_up and with_name else None
    _add(
        unit,
        OpinionStep(
            number=0,
            opinion_id=opinion_id,
            act=OpinionAct.ROUTE,
            on=on,
            route=route,
            by_whom=member.full_name if member is not None else "",
            text=nfc_lines(text),
            due_on=due_on,
            about=unit.new_id() if is_up else "",
        ),
    )


def answer_opinion(unit: Unit, opinion_id: str, by_whom: str, on: date, text: str) -> None:
    """Note an answer: by whom, when, in which words. There may be several.

    Raises DomainError: opinion-unknown, opinion-is-closed, opinion-by-whom-missing,
    opinion-answer-missing.
    """
    _case_for(unit, opinion_id, OpinionAct.ANSWER)
    problems = []
    if not nfc(by_whom):
        problems.append(Problem(code="opinion-by-whom-missing", field="by_whom"))
    if not nfc_lines(text):
        problems.append(Problem(code="opinion-answer-missing", field="text"))
    if problems:
        raise DomainError(*problems)
    _step(unit, opinion_id, OpinionAct.ANSWER, on, nfc_lines(text), by_whom=nfc(by_whom))


def close_opinion(unit: Unit, opinion_id: str, on: date, word: str) -> None:
    """Close it with a closing word; one that was never answered needs the word.

    Raises DomainError: opinion-unknown, opinion-is-closed, opinion-closing-missing.
    """
    case = _case_for(unit, opinion_id, OpinionAct.CLOSE)
    if not case.answers and not nfc_lines(word):
        raise DomainError(Problem(code="opinion-closing-missing", field="text"))
    _step(unit, opinion_id, OpinionAct.CLOSE, on, nfc_lines(word))


def reopen_opinion(unit: Unit, opinion_id: str, on: date, reason: str) -> None:
    """Look at a closed one again.

    Raises DomainError: opinion-unknown, opinion-not-closed, opinion-reason-missing.
    """
    _case_for(unit, opinion_id, OpinionAct.REOPEN)
    _step(unit, opinion_id, OpinionAct.REOPEN, on, _reason(reason))


def remove_opinion(unit: Unit, opinion_id: str, on: date, reason: str) -> None:
    """Take one that was entered by mistake off the list; it stays in the file.

    Raises DomainError: opinion-unknown, opinion-is-closed, opinion-reason-missing.
    """
    _case_for(unit, opinion_id, OpinionAct.REMOVE)
    _step(unit, opinion_id, OpinionAct.REMOVE, on, _reason(reason))


def correct_opinion(unit: Unit, corrected: Opinion, on: date) -> None:
    """Mend the words, area or day due; by whom and when received never changes.

    The words of before are kept in the history, but not of a slip without a name: what was mended
    there may be the very thing that told its author.
    Raises DomainError: opinion-unknown, opinion-is-closed, opinion-area-missing,
    opinion-text-missing, opinion-due-early.
    """
    case = _case_for(unit, corrected.id, OpinionAct.CORRECT)
    old = case.opinion
    one = replace(
        old,
        channel=corrected.channel,
        area=corrected.area,
        content=nfc_lines(corrected.content),
        due_on=corrected.due_on,
    )
    problems = [*content_problems(one.area, one.content), *due_problems(one)]
    if problems:
        raise DomainError(*problems)
    if one == old:
        return
    put_corrected(unit.connection, one)
    kept = old.content if old.content != one.content and not old.is_anonymous else ""
    _step(unit, one.id, OpinionAct.CORRECT, on, kept)


def take_back_step(unit: Unit, opinion_id: str, on: date) -> OpinionStep:
    """Take the last standing step back; what it sent to Đảng ủy is withdrawn. Returns the step.

    Raises DomainError: opinion-unknown, opinion-nothing-back.
    """
    case = known_case(unit, opinion_id)
    if not case.standing:
        raise DomainError(Problem(code="opinion-nothing-back"))
    last = case.standing[-1]
    _add(
        unit,
        OpinionStep(
            number=0,
            opinion_id=opinion_id,
            act=OpinionAct.TAKE_BACK,
            on=on,
            about=str(last.number),
        ),
    )
    return last


def _case_for(unit: Unit, opinion_id: str, act: OpinionAct) -> OpinionCase:
    case = known_case(unit, opinion_id)
    if not case.may(act):
        is_reopening = act is OpinionAct.REOPEN
        raise DomainError(
            Problem(code="opinion-not-closed" if is_reopening else "opinion-is-closed")
        )
    return case


def _step(
    unit: Unit, opinion_id: str, act: OpinionAct, on: date, text: str, *, by_whom: str = ""
) -> None:
    _add(
        unit,
        OpinionStep(number=0, opinion_id=opinion_id, act=act, on=on, text=text, by_whom=by_whom),
    )


def _add(unit: Unit, step: OpinionStep) -> None:
    add_step(unit.connection, step)
    unit.touched.add(_TOUCHED)


def _reason(text: str) -> str:
    if not nfc_lines(text):
        raise DomainError(Problem(code="opinion-reason-missing", field="text"))
    return nfc_lines(text)


def _blind_id(unit: Unit) -> str:
    """Random in every bit: the ids of records begin with the moment at which they were made."""
    return str(uuid.UUID(bytes=unit.surroundings.randomness(16), version=4))
