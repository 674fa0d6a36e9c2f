"""A round's span: which months it has, and which parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.evaluation import Round, round_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, months_of, parts_of, quarter_number, span_end

months = st.builds(Month, st.integers(1950, 2100), st.integers(1, 12))


@given(month=months, span=st.sampled_from(Span))
def test_a_month_lies_in_the_span_that_ends_where_it_is_said(month, span):
    end = span_end(span, month)
    assert month in months_of(span, end)
    assert len(months_of(span, end)) == span.months
    assert span_end(span, end) == end


@given(month=months)
def test_four_quarters_of_three_months_make_a_year(month):
    end = span_end(Span.YEAR, month)
    quarters = parts_of(Span.YEAR, end, Span.QUARTER)
    assert [quarter_number(one) for one in quarters] == [1, 2, 3, 4]
    spread = [one for quarter in quarters for one in parts_of(Span.QUARTER, quarter, Span.MONTH)]
    assert tuple(spread) == parts_of(Span.YEAR, end, Span.MONTH)


@pytest.mark.parametrize("span", [Span.QUARTER, Span.YEAR])
def test_rounds_of_different_spans_have_different_ids_and_a_month_keeps_its_own(span):
    december = Month(2026, 12)
    assert round_id("b", december) == round_id("b", december, Span.MONTH)
    assert round_id("b", december) != round_id("b", december, span)


def test_a_round_of_which_nothing_is_said_lasts_a_month():
    assert Round(id="r", org_id="o").lasts is Span.MONTH
    assert Round(id="r", org_id="o", span="quarter").lasts is Span.QUARTER
