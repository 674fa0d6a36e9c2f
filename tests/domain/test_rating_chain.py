"""The way to a rating: every part in its order, nothing computed anew, for any marks."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.cap import excellent_caps
from chibo_desktop.domain.criteria_rating import rate
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_chain import ChainPart, ChainStep, Standing, rating_chain
from chibo_desktop.domain.rating_decision import DecisionKind, RatingDecision, decided_ratings
from chibo_desktop.wording.chain import chain_parts, tail_sentences
from domain.criteria_examples import APPENDIX_5, MONTHLY, full_marks

FULL = full_marks(MONTHLY)


def _chain(
    marks: Mapping[str, Decimal], standing: Standing | None = None, **facts: int
) -> tuple[ChainStep, ...]:
    stated = {code: Decimal(value) for code, value in facts.items()}
    outcome = rate(MONTHLY, {"branch": marks}, stated)
    return rating_chain(MONTHLY, outcome, stated, standing or Standing())


def _codes(steps: tuple[ChainStep, ...]) -> list[str]:
    return [step.reason.code for step in steps]


def test_the_parts_come_in_the_order_in_which_they_act() -> None:
    decision = RatingDecision(
        id="d",
        org_id="o",
        round_id="r",
        kind=DecisionKind.RECOGNITION,
        number="12-QĐ/ĐU",
        decided_on=date(2026, 12, 3),
        body="Đảng ủy phường",
        ratings={"e": "good"},
    )
    standing = Standing(
        cap=excellent_caps(MONTHLY, [("", Rating.EXCELLENT)] * 3)[0],
        override=Rating.EXCELLENT,
        override_reason="Chi bộ thống nhất",
        final_total="100",
        final_rating=Rating.EXCELLENT,
        decided=decided_ratings([decision])["e"],
    )
    steps = _chain(FULL, standing)
    order = list(ChainPart)
    assert [order.index(step.part) for step in steps] == sorted(
        order.index(step.part) for step in steps
    )
    told = {part.value: sentences for part, sentences in chain_parts(steps, MONTHLY)}
    assert told["cap"][0].startswith("Vượt tỷ lệ, chưa có văn bản cho phép: ")
    assert told["closing"] == ["Đã chốt: 100 điểm, mức “Hoàn thành xuất sắc nhiệm vụ”."]
    assert told["decision"] == [
        "Đảng ủy phường, quyết định số 12-QĐ/ĐU ngày 03/12/2026, xếp mức “Hoàn thành tốt nhiệm vụ”."
    ]


def test_what_was_missed_and_what_forces_is_told_with_its_numbers() -> None:
    steps = _chain({**FULL, "III": Decimal(25)}, disciplined=1)
    codes = _codes(steps)
    assert {"points-short", "band-reached", "forced-exactly", "rated"} <= set(codes)
    reached = next(step for step in steps if step.reason.code == "band-reached")
    assert Decimal(reached.reason.params["total"]) == 85


def test_a_closing_that_the_rules_no_longer_give_is_told() -> None:
    standing = Standing(final_total="91", final_rating=Rating.EXCELLENT)
    assert "closed-otherwise" in _codes(_chain({**FULL, "III": Decimal(25)}, standing))


def test_the_documents_of_the_set_close_the_chain() -> None:
    outcome = rate(APPENDIX_5, {}, {})
    steps = rating_chain(APPENDIX_5, outcome, {}, Standing())
    sources = [step.source for step in steps if step.part is ChainPart.SOURCE]
    assert sources == list(APPENDIX_5.sources)
    last = chain_parts(steps, APPENDIX_5)[-1][1][0]
    assert "366-QĐ/TW ngày 30/08/2025" in last
    assert "cần kiểm tra với văn bản gốc" in last


@given(
    marks=st.dictionaries(
        st.sampled_from(sorted(FULL)), st.decimals(allow_nan=True, allow_infinity=True)
    ),
    facts=st.dictionaries(
        st.sampled_from([fact.code for fact in MONTHLY.facts]),
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-9, max_value=999),
    ),
)
def test_every_step_of_any_sheet_has_a_sentence(
    marks: dict[str, Decimal], facts: dict[str, Decimal]
) -> None:
    outcome = rate(MONTHLY, {"self": marks}, facts)
    steps = rating_chain(MONTHLY, outcome, facts, Standing(final_rating=Rating.GOOD))
    assert all(sentence for _, some in chain_parts(steps, MONTHLY) for sentence in some)
    assert all(reason in [step.reason for step in steps] for reason in outcome.reasons)
    assert tail_sentences(steps, MONTHLY) == []
