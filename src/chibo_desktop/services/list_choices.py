"""What the lists may be made of: whom, of which unit, for which round of the badge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chibo_desktop.domain.badges import BadgeRound, next_round
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.filter import Filter
from chibo_desktop.services.badge_rounds import badge_rounds
from chibo_desktop.services.custom_fields import custom_specs
from chibo_desktop.services.filters import saved_filters
from chibo_desktop.services.holidays import calendar_of
from chibo_desktop.services.listed_people import Scope, scopes
from chibo_desktop.services.members import MemberFilters, Standing, count_members
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.numbers import count_text

_STANDINGS = (
    (Standing.COUNTED, "Tất cả đảng viên trong danh sách"),
    (Standing.FULL, "Đảng viên chính thức"),
    (Standing.PROBATIONARY, "Đảng viên dự bị"),
    (Standing.ALL, "Mọi người có hồ sơ"),
)
_SAVED = "filter:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChoices:
    """Options as key and words; `conditions` are the saved filters by their key."""

    people: tuple[tuple[str, str], ...] = ()
    scopes: tuple[tuple[str, str], ...] = ()
    rounds: tuple[BadgeRound, ...] = ()
    next_round: str = ""
    conditions: Mapping[str, Filter] = field(default_factory=dict)
    own: tuple[FieldSpec, ...] = ()  # the unit's own fields, columns like the others
    count: int = 0  # on the list today
    sentence: str = ""

    def filters(self, key: str, scope: Scope) -> MemberFilters:
        """What a choice of people means within a scope."""
        condition = self.conditions.get(key)
        status = Standing.COUNTED if condition is not None or not key else key
        return MemberFilters(
            status=status, org_id=scope.org_id, branch_id=scope.branch_id, condition=condition
        )


def list_choices(unit: Unit, today: date) -> ListChoices:
    """The choices of this file as of a day."""
    saved = [one for one in saved_filters(unit) if not one.problems]
    people = [(standing.value, words) for standing, words in _STANDINGS]
    people += [(f"{_SAVED}{one.id}", f"Bộ lọc: {one.name}") for one in saved]
    coming = next_round(today, rule_book("badges").on(today), calendar_of(unit))
    counted = count_members(unit, MemberFilters(status=Standing.COUNTED))
    return ListChoices(
        people=tuple(people),
        scopes=tuple(scopes(unit)),
        rounds=badge_rounds(unit, today),
        next_round=coming.code if coming else "",
        conditions={f"{_SAVED}{one.id}": one.filter for one in saved},
        own=custom_specs(unit),
        count=counted,
        sentence=f"{count_text(counted)} đảng viên trong danh sách",
    )
