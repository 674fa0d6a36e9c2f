"""Life lines written as short as people tell them: kind and day."""

from architecture.repository import RESOURCES
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.rules import RuleBook, read_rules

BOOK: RuleBook = read_rules((RESOURCES / "rules" / "life-cycle.json").read_bytes())


def event(kind: str, on: str = "", **facts: object) -> LifeEvent:
    """An event of a kind on a day as people write it; its id says both."""
    return LifeEvent(
        id=f"{kind} {on}",
        org_id="o1",
        member_id="m1",
        kind=LifeEventKind(kind).value,
        happened_on=PartialDate.read(on) if on else None,
        **facts,  # type: ignore[arg-type]
    )


def line(*told: str) -> list[LifeEvent]:
    """`line("admitted 10/05/2009", "ceremony 19/05/2009")`."""
    return [event(*one.split()) for one in told]


FULL = ("admitted 10/05/2009", "ceremony 19/05/2009", "confirmed 19/05/2010")
PROBATIONARY = ("admitted 10/01/2026", "ceremony 20/01/2026")
