"""The tables of a dossier in the order of Phiếu đảng viên, and how each is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass

from chibo_desktop.domain.dossier.background_rows import (
    ForeignTie,
    ForeignTrip,
    HistoryTrait,
    HouseholdEconomy,
    Relative,
)
from chibo_desktop.domain.dossier.history_rows import CareerStep, OrganizationMembership, Training
from chibo_desktop.domain.dossier.merit_rows import (
    Commendation,
    Discipline,
    HonoraryTitle,
    PartyBadge,
)
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.records import Record, RecordType, type_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTable:
    """One table: its records, its item in 2-HSĐV, the field its rows are ordered by.

    `single` names one row ("quãng công tác") for the buttons and the questions about it; `short`
    is the title where there is little room.
    """

    cls: type[Record]
    item: str
    order_by: str
    single: str
    group: str
    short: str = ""

    @property
    def kind(self) -> RecordType[Record]:
        """The registered type of its rows."""
        return type_of(self.cls)

    @property
    def title(self) -> str:
        """What the table is called where there is little room."""
        return self.short or self.kind.label

    @property
    def name(self) -> str:
        """The journal name of its rows."""
        return self.kind.name

    @property
    def columns(self) -> tuple[FieldSpec, ...]:
        """The declarations of its columns, in order."""
        return tuple(spec for spec in self.kind.fields if not spec.internal)


CAREER = "Quá trình"
MERITS = "Khen thưởng, kỷ luật"
HISTORY = "Lịch sử, gia đình"

DOSSIER_TABLES: tuple[DossierTable, ...] = (
    DossierTable(
        cls=OrganizationMembership,
        item="15",
        order_by="joined_on",
        single="tổ chức tham gia",
        short="Tổ chức xã hội",
        group=CAREER,
    ),
    DossierTable(
        cls=CareerStep,
        item="21",
        order_by="since",
        single="quãng công tác",
        group=CAREER,
        short="Quá trình công tác",
    ),
    DossierTable(cls=Training, item="22", order_by="since", single="khóa học", group=CAREER),
    DossierTable(
        cls=Commendation, item="23", order_by="awarded_on", single="lần khen thưởng", group=MERITS
    ),
    DossierTable(cls=PartyBadge, item="24", order_by="years", single="huy hiệu", group=MERITS),
    DossierTable(
        cls=HonoraryTitle, item="25", order_by="awarded_on", single="danh hiệu", group=MERITS
    ),
    DossierTable(
        cls=Discipline, item="26", order_by="decided_on", single="lần kỷ luật", group=MERITS
    ),
    DossierTable(
        cls=HistoryTrait, item="27", order_by="since", single="điểm lịch sử", group=HISTORY
    ),
    DossierTable(cls=ForeignTrip, item="28", order_by="since", single="chuyến đi", group=HISTORY),
    DossierTable(cls=ForeignTie, item="28", order_by="name", single="quan hệ", group=HISTORY),
    DossierTable(cls=Relative, item="29", order_by="relation", single="người thân", group=HISTORY),
    DossierTable(
        cls=HouseholdEconomy, item="30", order_by="declared_on", single="kỳ kê khai", group=HISTORY
    ),
)

TABLES_BY_NAME: Mapping[str, DossierTable] = {table.name: table for table in DOSSIER_TABLES}
