"""A match among those whom a list asks for is the match among all."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.member_matching import Matcher, MemberKeys, Wanted

_NAMES = st.sampled_from(
    ["Nguyễn Thuý Hoà", "nguyễn thúy hòa", "NGUYEN THUY HOA", "Lê Quí", "Lê Quý", "Đỗ Đạt", "Vũ An"]
)
_NUMBERS = st.sampled_from(["", "001", "002", "003"])
_DAYS = st.sampled_from(["", "1957", "1957-02", "1957-02-05", "1957-05-02", "1960-01-01"])
_KEYS = {
    "full_name": _NAMES,
    "born_on": _DAYS,
    "central_id": _NUMBERS,
    "identity_number": _NUMBERS,
    "card_number": _NUMBERS,
    "old_card_number": _NUMBERS,
    "old_identity_number": _NUMBERS,
}
_MEMBERS = st.lists(st.fixed_dictionaries(_KEYS), max_size=8).map(
    lambda drawn: [MemberKeys(id=f"m{place}", **one) for place, one in enumerate(drawn)]
)
_IDS = st.sampled_from(["", "m0", "m1", "elsewhere"])
_ROWS = st.lists(st.tuples(st.fixed_dictionaries({}, optional=_KEYS), _IDS), max_size=4)


@given(_MEMBERS, _ROWS)
def test_few_members_match_as_all_do(
    members: list[MemberKeys], rows: list[tuple[Mapping[str, str], str]]
) -> None:
    few = Matcher(Wanted(rows).among(members))
    everyone = Matcher(members)
    for values, record_id in rows:
        assert few.match(values, record_id) == everyone.match(values, record_id)


def test_only_those_are_kept_whom_a_row_may_be_about() -> None:
    members = [
        MemberKeys(id="m1", full_name="Nguyễn Thúy Hòa"),
        MemberKeys(id="m2", full_name="Lê An", identity_number="001057000123"),
        MemberKeys(id="m3", full_name="Trần Bình"),
    ]
    wanted = Wanted(
        [
            ({"full_name": "nguyễn thuý hoà"}, ""),
            ({"full_name": "Ai đó", "identity_number": "001057000123"}, ""),
        ]
    )
    assert [one.id for one in wanted.among(members)] == ["m1", "m2"]
