"""The forms of commendation that ship with the program, read once, and their rules of a day."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.commending import (
    MeritForm,
    MeritStandard,
    merit_standards,
    read_merit_forms,
)
from chibo_desktop.services.rules import rule_book


@cache
def merit_forms() -> Mapping[str, MeritForm]:
    """Every form by code, in the order in which they are offered."""
    data = resources.path("commendations", "standards.json").read_bytes()
    return {one.code: one for one in read_merit_forms(data)}


def standards_on(day: date) -> dict[str, MeritStandard]:
    """What each form asks for on a day, and the money that goes with it, by code."""
    rules = rule_book("year-end").on(day)
    return {one.code: one for one in merit_standards(tuple(merit_forms().values()), rules)}


def form_name(code: str) -> str:
    """Giấy khen (hoàn thành xuất sắc nhiệm vụ trong năm); an unknown code stands for itself."""
    form = merit_forms().get(code)
    return form.name if form else code


def form_short(code: str) -> str:
    """Giấy khen: for columns."""
    form = merit_forms().get(code)
    return form.short if form else code
