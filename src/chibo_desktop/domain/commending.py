"""Who may be proposed for a commendation, and why or why not.

Source: domain.md §8 (HD 06-HD/TW mục 19): yearly forms for the highest rating of the year or of
five years in a row, others for what was achieved once. Only a decided rating counts; a lower rating
or a discipline ends a row of years. Forms, years, money and documents are data.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rules import Rule, RuleSet

_THOUSAND = Decimal(1000)


class MeritState(StrEnum):
    """How far somebody meets a standard."""

    MET = "met"
    WAITING = "waiting"  # the rating is proposed, the decision is not there yet
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResult:
    """One year of somebody: the rating, whether it is decided, whether there was a discipline."""

    rating: Rating | None = None
    is_decided: bool = False
    was_disciplined: bool = False

    @property
    def counts(self) -> bool:
        """True when the year belongs to a row of excellent years."""
        return self.rating is Rating.EXCELLENT and not self.was_disciplined


class MeritSubject(StrEnum):
    """Whom a form of commendation is for."""

    MEMBER = "member"
    COLLECTIVE = "collective"


class MeritOccasion(StrEnum):
    """Whether a form follows from the year's rating, or from what was achieved once."""

    YEARLY = "yearly"
    EXTRAORDINARY = "extraordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeritForm:
    """One form of commendation as it is called: the paper given, and the level that gives it."""

    code: str
    name: str
    short: str
    form: str
    level: str
    subject: MeritSubject
    occasion: MeritOccasion

    @property
    def is_yearly(self) -> bool:
        """True when it follows from the rating of years."""
        return self.occasion is MeritOccasion.YEARLY

    @property
    def is_for_members(self) -> bool:
        """True when it is given to one person."""
        return self.subject is MeritSubject.MEMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class MeritStandard:
    """What a form asks for on a day: years in a row, and the money that goes with it."""

    form: MeritForm
    years: Rule
    factor: Decimal | None
    base_salary: int | None

    @property
    def code(self) -> str:
        """The code of its form."""
        return self.form.code

    @property
    def years_needed(self) -> int:
        """How many excellent years in a row."""
        return self.years.value if isinstance(self.years.value, int) else 0

    @property
    def money(self) -> int | None:
        """Whole đồng, rounded to thousands; None where a rule is missing."""
        if self.factor is None or self.base_salary is None:
            return None
        exact = self.factor * self.base_salary / _THOUSAND
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP) * _THOUSAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeritCheck:
    """Whether somebody meets a standard in a year, with every reason for or against."""

    standard: MeritStandard
    state: MeritState
    in_a_row: int
    reasons: tuple[Reason, ...]


def read_merit_forms(data: bytes) -> tuple[MeritForm, ...]:
    """The forms of a data file, in its order: of each kind the smallest first.

    Raises ValueError or KeyError for a broken one: our data.
    """
    return tuple(
        MeritForm(
            code=one["code"],
            name=one["name"],
            short=one["short"],
            form=one["form"],
            level=one["level"],
            subject=MeritSubject(one["of"]),
            occasion=MeritOccasion(one["occasion"]),
        )
        for one in json.loads(data)["standards"]
    )


def merit_standards(forms: Sequence[MeritForm], rules: RuleSet) -> tuple[MeritStandard, ...]:
    """The forms that the rules of a day know, in their order."""
    found = []
    for form in forms:
        years = rules.get(f"{form.code}-years")
        if years is None:
            continue
        factor = rules.word(f"{form.code}-money")
        found.append(
            MeritStandard(
                form=form,
                years=years,
                factor=Decimal(factor) if factor else None,
                base_salary=rules.whole("base-salary"),
            )
        )
    return tuple(found)


def years_in_a_row(history: Mapping[int, YearResult], year: int) -> int:
    """How many years up to and with `year` were excellent without a gap or a discipline."""
    count = 0
    while (one := history.get(year - count)) is not None and one.counts:
        count += 1
    return count


def check_merits(
    history: Mapping[int, YearResult], year: int, standards: Sequence[MeritStandard]
) -> tuple[MeritCheck, ...]:
    """Hold the years of one member or collective against every standard. Never raises."""
    return tuple(check_merit(history, year, standard) for standard in standards)


def check_merit(
    history: Mapping[int, YearResult], year: int, standard: MeritStandard
) -> MeritCheck:
    """Hold it against one standard: of an extraordinary one only a discipline speaks against."""
    row, needed = years_in_a_row(history, year), standard.years_needed
    now = history.get(year, YearResult())
    reasons: list[Reason] = []
    if needed and now.rating is None:
        reasons.append(Reason(code="merit-unrated", params={"year": str(year)}))
    elif needed and now.rating is not Rating.EXCELLENT:
        reasons.append(Reason(code="merit-rating", params={"rating": str(now.rating)}))
    if now.was_disciplined:
        reasons.append(Reason(code="merit-disciplined", params={"year": str(year)}))
    if now.counts and row < needed:
        reasons.append(_broken(history, year - row, row, needed))
    if reasons:
        state = MeritState.NOT_MET
    elif not needed:
        state = MeritState.MET
        reasons.append(Reason(code="merit-achievement"))
    else:
        params = {"count": str(row), "needed": str(needed)}
        reasons.append(Reason(code="merit-row" if needed > 1 else "merit-year", params=params))
        undecided = [
            str(one) for one in range(year - needed + 1, year + 1) if not history[one].is_decided
        ]
        if undecided:
            reasons.append(Reason(code="merit-undecided", params={"years": " ".join(undecided)}))
        state = MeritState.WAITING if undecided else MeritState.MET
    return MeritCheck(standard=standard, state=state, in_a_row=row, reasons=tuple(reasons))


def _broken(history: Mapping[int, YearResult], year: int, row: int, needed: int) -> Reason:
    """Why the row of years is too short: the first year before it, and what was in it."""
    params = {"count": str(row), "needed": str(needed), "year": str(year)}
    one = history.get(year)
    if one is None or one.rating is None:
        return Reason(code="merit-short-unknown", params=params)
    if one.was_disciplined:
        return Reason(code="merit-short-disciplined", params=params)
    return Reason(code="merit-short-rating", params={**params, "rating": one.rating.value})
