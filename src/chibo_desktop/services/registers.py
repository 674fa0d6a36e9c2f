"""The thirteen registers of a branch or committee, filled from what the file knows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from chibo_desktop.documents import register_workbook as workbook
from chibo_desktop.documents.dossier_form import Withheld
from chibo_desktop.documents.letterhead import Letterhead, Signature, branch_signature
from chibo_desktop.documents.register import RegisterView, register
from chibo_desktop.documents.register_form import RegisterForm, register_form, register_forms
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Workplace
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record
from chibo_desktop.domain.register_line import RegisterLine
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.services.person_on_paper import branch_secretary, member_texts, row_texts
from chibo_desktop.services.register_collectives import Row, collective_rows
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "RegisterForm",
    "RegisterOptions",
    "register_forms",
    "register_pdf",
    "register_view",
    "register_workbook",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOptions:
    """Which year (0: from the beginning until today), how many empty pages, what stays off.

    `branch_id` names one branch of a đảng bộ; by default the register is the whole unit's.
    """

    year: int = 0
    branch_id: str = ""
    blank_pages: int = 0
    withheld: frozenset[Withheld] = frozenset()

    def holds(self, day: PartialDate | None) -> bool:
        """Whether something of that day belongs to the period; undated things to no one year."""
        if not self.year:
            return True
        return day is not None and day.earliest.year == self.year

    @property
    def begin(self) -> date:
        """The first day of the period."""
        return date(self.year, 1, 1) if self.year else date.min

    @property
    def end(self) -> date:
        """The last day of the period."""
        return date(self.year, 12, 31) if self.year else date.max


def register_pdf(unit: Unit, register_id: str, options: RegisterOptions) -> bytes:
    """A register to be printed and bound. Raises KeyError for an unknown one."""
    return register(register_view(unit, register_id, options))


def register_workbook(unit: Unit, register_id: str, options: RegisterOptions) -> bytes:
    """The same rows as a workbook."""
    view = register_view(unit, register_id, options)
    return workbook.register_workbook(view, created=datetime.combine(unit.now.date(), time()))


def register_view(unit: Unit, register_id: str, options: RegisterOptions) -> RegisterView:
    """What a register shows of a period. Raises KeyError for an unknown one."""
    form = register_form(register_id)
    columns = [one for one in form.columns if one.withheld not in options.withheld]
    today = unit.now.date()
    secretary = branch_secretary(unit, options.branch_id)
    return RegisterView(
        letterhead=_letterhead(unit, options, today),
        number=form.number,
        title=form.title,
        period=f"Năm {options.year}" if options.year else f"Đến hết năm {today.year}",
        headers=tuple(one.cell.label for one in columns),
        shares=tuple(one.cell.share for one in columns),
        rows=tuple(
            tuple(one.cell.text(texts) for one in columns) for texts in _rows(unit, form, options)
        ),
        source=form.source,
        blank_pages=options.blank_pages or (_BY_HAND if form.is_by_hand else 0),
        signatures=(Signature(lines=("NGƯỜI LẬP SỔ",)), branch_signature(secretary)),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _letterhead(unit: Unit, options: RegisterOptions, today: date) -> Letterhead:
    workplace = unit.get(Workplace, unit.author.org_id)
    branch = unit.get(Branch, options.branch_id) if options.branch_id else None
    superior, issuer = (
        (workplace.superior_name, workplace.name) if workplace is not None else ("", "")
    )
    if branch is not None and branch.name != issuer:
        superior, issuer = issuer, branch.name
    return Letterhead(
        superior=superior,
        issuer=issuer,
        place=workplace.place if workplace else "",
        dated=today,
    )


_BY_HAND = 4  # pages of a register that is written by hand, unless more are asked


def _rows(unit: Unit, form: RegisterForm, options: RegisterOptions) -> Iterable[Mapping[str, str]]:
    names = branch_names(unit.connection)
    members = {
        one.id: one
        for one in standing_rows(unit.connection, Member, unit.author.org_id)
        if options.branch_id in ("", one.branch_id)
    }
    if form.rows.origin == "members":
        chosen = _members(form.rows.which, list(members.values()), options)
        return [_prefixed("member", member_texts(one, names)) for one in chosen]
    found: list[Row] = []
    if form.rows.with_collectives:
        found += collective_rows(unit, options.branch_id, options.begin, options.end)
    for day, record in _records(unit, form, options):
        member = members.get(getattr(record, "member_id", ""))
        if member is None and options.branch_id:
            continue  # another branch's
        texts = _prefixed("row", row_texts(record, names))
        if member is not None:
            texts.update(_prefixed("member", member_texts(member, names)))
        name = name_sort_key(member.full_name) if member else ""
        found.append(((day.earliest if day else date.min, name), texts))
    return [texts for _, texts in sorted(found, key=lambda one: one[0])]


def _records(
    unit: Unit, form: RegisterForm, options: RegisterOptions
) -> Iterable[tuple[PartialDate | None, Record]]:
    """The records of a register with the day that places them."""
    source, org_id = form.rows, unit.author.org_id
    found: list[tuple[PartialDate | None, Record]] = []
    if source.origin == "events":
        found = [
            (one.happened_on, one)
            for one in standing_rows(unit.connection, LifeEvent, org_id, source.kinds)
            if not (source.skips_opening and one.is_opening)
        ]
    elif source.origin == "lines":
        found = [
            (one.happened_on, one)
            for one in standing_rows(unit.connection, RegisterLine, org_id, source.kinds)
        ]
    elif source.origin == "rows":
        cls = TABLES_BY_NAME[source.table].cls
        found = [
            (next((day for name in source.dates if (day := getattr(one, name))), None), one)
            for one in standing_rows(unit.connection, cls, org_id)
        ]
    return [(day, record) for day, record in found if options.holds(day)]


def _members(which: str, members: Sequence[Member], options: RegisterOptions) -> list[Member]:
    """Members that a register is about, in the order of given names."""
    admitted = [one for one in members if one.admitted_on or one.is_active]
    match which:
        case "in_period":
            chosen = [one for one in admitted if _stood(one, options)]
        case "probationary_in_period":
            chosen = [
                one
                for one in admitted
                if one.admitted_on
                and one.admitted_on.earliest <= options.end
                and (one.confirmed_on is None or one.confirmed_on.latest >= options.begin)
                and _stood(one, options)
                and (options.year or one.confirmed_on is None)
            ]
        case "card_issued":
            chosen = [
                one for one in admitted if one.card_issued_on and options.holds(one.card_issued_on)
            ]
        case _:
            chosen = [one for one in admitted if one.residence_branch and one.is_active]
    return sorted(chosen, key=lambda one: name_sort_key(one.full_name))


def _stood(member: Member, options: RegisterOptions) -> bool:
    """Whether a member belonged to the branch at some time of the period, as far as is known."""
    if member.admitted_on and member.admitted_on.earliest > options.end:
        return False
    gone = None if member.is_active else member.left_on
    return (
        member.is_active or not options.year or (gone is not None and gone.latest >= options.begin)
    )


def _prefixed(source: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{source}.{name}": text for name, text in texts.items()}
