"""The study of the office's units in figures: how many registered, handed in, were praised."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.period import Month
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.study import followed_statuses
from chibo_desktop.storage.member_lines import unit_names
from chibo_desktop.storage.study import StudyCount, study_counts
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import month_text


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStudy:
    """One unit's month. `is_silent`: nothing of the month has come from it."""

    org_id: str
    name: str
    count: StudyCount

    @property
    def is_silent(self) -> bool:
        """Nothing was written for the month, as far as this file knows."""
        count = self.count
        return not (count.registered or count.reported or count.attended)


def load_study_figures(unit: Unit, period: Month, today: date) -> list[UnitStudy]:
    """Every unit's month in the order of names: figures of units, never a ranking of people."""
    names = unit_names(unit.connection)
    own = unit.author.org_id
    found = [
        UnitStudy(org_id=one.org_id, name=names.get(one.org_id, ""), count=one)
        for one in study_counts(unit.connection, period, followed_statuses(today))
        if one.org_id != own or len(names) == 1
    ]
    return sorted(found, key=lambda one: one.name)


def study_figures_pdf(unit: Unit, period: Month, today: date) -> bytes:
    """The units' figures of a month as PDF."""
    return list_paper(_view(unit, period, today))


def study_figures_workbook(unit: Unit, period: Month, today: date) -> bytes:
    """The same as a workbook."""
    return list_workbook([_view(unit, period, today)], created=created_at(unit, today))


def _view(unit: Unit, period: Month, today: date) -> ListView:
    issuer = issuer_of(unit, today)
    lines = load_study_figures(unit, period, today)
    rows = [
        ListRow(
            cells=(
                number,
                line.name,
                *_figures(line.count),
                "chưa có số liệu" if line.is_silent else "",
            )
        )
        for number, line in enumerate(lines, start=1)
    ]
    totals = [sum(column) for column in zip(*(_figures(one.count) for one in lines), strict=True)]
    if totals:
        rows.append(ListRow(cells=("", "Cộng", *totals, ""), is_strong=True))
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng tổng hợp",
        subjects=(f"học tập và làm theo Bác theo đơn vị {month_text(period)}",),
        columns=(
            ListColumn(title="TT", width=5, align=Align.CENTRE),
            ListColumn(title="Đơn vị", width=44),
            *(
                ListColumn(title=title, width=10, align=Align.CENTRE)
                for title in (
                    "Số theo dõi",
                    "Đã đăng ký",
                    "Nộp thu hoạch",
                    "Dự học",
                    "Nêu gương",
                    "Chưa đạt",
                )
            ),
            ListColumn(title="Ghi chú", width=18),
        ),
        rows=tuple(rows),
        signatures=issuer.table_signatures,
        sheet="Theo đơn vị",
        is_practice=issuer.is_practice,
    )


def _figures(one: StudyCount) -> tuple[int, ...]:
    return (
        one.followed,
        one.registered,
        one.reported,
        one.attended,
        one.models,
        one.not_met,
    )
