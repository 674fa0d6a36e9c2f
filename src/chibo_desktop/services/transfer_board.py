"""A unit's place for transfers: who arrives, whom it gave and how that stands, whom it can give."""

from dataclasses import dataclass

from chibo_desktop.domain.life_cycle import life_line
from chibo_desktop.domain.member import COUNTED, ActivityStatus
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import type_named, type_of
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.transfers.records import MemberTransfer
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.document_types import type_title
from chibo_desktop.services.known_units import KnownUnit, known_units
from chibo_desktop.services.late_offers import LateOffer, late_here
from chibo_desktop.services.passed_over import PassedOver, passed_over_here
from chibo_desktop.services.transfer_arrivals import Arrival, arrivals
from chibo_desktop.services.transfer_dossier import HandedDossier
from chibo_desktop.storage.life_events import people_with_status
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.transfers import handed_over, transfers_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.span import span_period_text
from chibo_desktop.wording.values import value_text

_HEAD = (
    "full_name", "gender", "born_on", "identity_number", "card_number", "position", "admitted_on",
    "confirmed_on", "native_place", "phone",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferBoard:
    """Everything of the place at a unit."""

    arriving: tuple[Arrival, ...]
    passed_over: tuple[PassedOver, ...]  # taken over here, and another unit has them
    late: tuple[LateOffer, ...]  # what the former unit wrote too late
    leaving: tuple[MemberTransfer, ...]  # the newest first
    units: tuple[KnownUnit, ...]
    branches: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]  # who can be given: id and name
    with_dossier: tuple[tuple[str, str], ...]  # whose dossier can be sealed: these, and who left


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSection:
    """One part of an arriving dossier, as people read it: label and value, or one text."""

    title: str
    lines: tuple[tuple[str, str], ...]


def load_transfers(unit: Unit) -> TransferBoard:
    """What stands of transfers in this unit's file."""
    own = unit.author.org_id
    mine = [one for one in transfers_of(unit.connection) if one.from_node == own == one.org_id]
    closed = handed_over(unit.connection, own)
    people = people_with_status(unit.connection, sorted(COUNTED), own)
    gone = people_with_status(unit.connection, [ActivityStatus.TRANSFERRED], own)
    free = tuple((one.id, one.full_name) for one in people if one.id not in closed)
    return TransferBoard(
        arriving=tuple(arrivals(unit)),
        passed_over=tuple(passed_over_here(unit)),
        late=tuple(late_here(unit)),
        leaving=tuple(sorted(mine, key=_under_way_first)),
        units=tuple(known_units(unit)),
        branches=tuple(branch_names(unit.connection, own).items()),
        people=free,
        with_dossier=(*free, *((one.id, one.full_name) for one in gone)),
    )


def dossier_sections(dossier: HandedDossier) -> tuple[DossierSection, ...]:
    """An arriving dossier as people read it before they take it over."""
    return tuple(
        section
        for section in (
            _person(dossier),
            _events(dossier),
            _rows(dossier),
            _papers(dossier),
            _ratings(dossier),
        )
        if section.lines
    )


def _under_way_first(one: MemberTransfer) -> tuple[bool, int, str]:
    day = one.answered_on or one.cancelled_on or one.decided_on
    return not one.is_open, -(day.toordinal() if day else 0), one.id


def _person(dossier: HandedDossier) -> DossierSection:
    kind = type_of(type(dossier.member))
    plain = kind.plain(dossier.member)
    specs = [kind.by_name[name] for name in _HEAD if name in kind.by_name]
    texts = (
        (spec.label, value_text(spec, plain[spec.name], catalogues(), revealed=False))
        for spec in specs
    )
    return DossierSection(title="Bản thân", lines=tuple(pair for pair in texts if pair[1]))


def _events(dossier: HandedDossier) -> DossierSection:
    names = catalogues()["life_event"].labels
    lines = [
        (
            partial_date_text(step.event.happened_on),
            " – ".join(filter(None, (names.get(step.event.kind, ""), step.event.place))),
        )
        for step in life_line(dossier.events)
        if not step.obstacle
    ]
    return DossierSection(title="Diễn biến", lines=tuple(lines))


def _rows(dossier: HandedDossier) -> DossierSection:
    lines = [
        (kind.label, f"{len(rows)} dòng")
        for name, rows in dossier.rows.items()
        if name not in ("attachment", "life_event") and (kind := type_named(name)) is not None
    ]
    return DossierSection(title="Quá trình, gia đình, khen thưởng, kỷ luật", lines=tuple(lines))


def _papers(dossier: HandedDossier) -> DossierSection:
    lines = [(type_title(one.document_type), one.title) for one in dossier.papers]
    return DossierSection(title="Giấy tờ", lines=tuple(lines))


def _ratings(dossier: HandedDossier) -> DossierSection:
    labels = catalogues()["rating"].labels
    lines = [
        (span_period_text(Span(one.span), Month.parse(one.period)), labels.get(one.rating, ""))
        for one in dossier.ratings
    ]
    return DossierSection(title="Kết quả đánh giá", lines=tuple(lines[:12]))
