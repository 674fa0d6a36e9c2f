"""What Hypothesis may make of people, values and clocks."""

from datetime import UTC, datetime

from hypothesis import strategies as st

NAMES = ("Nguyễn Văn An", "Trần Thị Đào", "Lê Ân", "Phạm Thị Huệ", "Đỗ Ngọc Ánh", "")

names = st.sampled_from(NAMES)
notes = st.text("aăâbcđeêghiklmnoôơpqrstuưvxy \n", max_size=12)
wall_clocks = st.integers(978_000_000, 2_871_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)  # 2001 to 2060
)
any_plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Anything that a stranger's journal may say a field has."""
