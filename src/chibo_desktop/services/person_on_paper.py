"""A member's dossier as the texts that forms print, read for many members at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chibo_desktop.documents.dossier_form import Withheld
from chibo_desktop.documents.dossier_sheet import OwnAnswer, PersonOnPaper
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.records import Record, RecordType, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.custom_fields import CustomField, catalogues_with, custom_fields
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.photos import photo_of
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.values import YES, value_text

_HOME = "Việt Nam"
_AT_ONCE = 200  # members whose rows are read together: a file of 900 is not held whole
_PLACES: Mapping[str, tuple[str, ...]] = {
    "birth": ("detail", "hamlet", "commune", "province", "country"),
    "native": ("detail", "province", "country"),
    "residence": ("detail", "hamlet", "commune", "province", "country"),
    "stay": ("detail", "commune", "province"),
}


def persons_on_paper(
    unit: Unit, member_ids: Sequence[str], tables: Sequence[str], *, with_photo: bool = False
) -> Iterator[PersonOnPaper]:
    """The members in the order of their ids; those of whom this unit has no record are left out."""
    names = branch_names(unit.connection)
    levels = _levels(unit)
    customs = custom_fields(unit)
    for start in range(0, len(member_ids), _AT_ONCE):
        chunk = member_ids[start : start + _AT_ONCE]
        members = unit.get_many(Member, chunk)
        rows = {name: records_by_member(unit, TABLES_BY_NAME[name], chunk) for name in tables}
        for member_id in chunk:
            if (member := members.get(member_id)) is None:
                continue
            yield PersonOnPaper(
                name=member.full_name,
                texts={
                    **member_texts(member, names),
                    **levels,
                    "level_branch": names.get(member.branch_id, "") or levels["level_branch"],
                },
                rows={
                    name: [row_texts(one, names) for one in found.get(member_id, ())]
                    for name, found in rows.items()
                },
                photo=photo_of(unit, member_id) if with_photo else b"",
                own=own_answers(member, customs),
            )


def own_answers(member: Member, fields: Sequence[CustomField]) -> tuple[OwnAnswer, ...]:
    """What a unit keeps of a member besides the official items, where it is known."""
    own = catalogues_with(tuple(fields))
    told = (
        (one, value_text(one.spec, value, own))
        for one in fields
        if (value := member.extra.get(one.id, ""))
    )
    return tuple(
        OwnAnswer(
            label=one.label, text=text, withheld=Withheld.PRIVATE if one.is_sensitive else None
        )
        for one, text in told
        if text
    )


def member_texts(member: Member, names: Mapping[str, str]) -> dict[str, str]:
    """Every field of a member as printed, and what forms put together from several."""
    texts = record_texts(type_of(Member), member, names)
    for place, parts in _PLACES.items():
        today = ", ".join(
            text for part in parts if (text := texts.get(f"{place}_{part}", "")) and text != _HOME
        )
        written = texts.get(f"{place}_written", "")
        name = f"{place}_place" if place in ("birth", "native") else place
        texts[name] = f"{written} (nay: {today})" if written and today else written or today
    texts["full_name_upper"] = member.full_name.upper()
    is_exempt = member.activity_status == ActivityStatus.EXEMPT
    texts["exempted_on"] = texts["left_on"] if is_exempt else ""
    return texts


def row_texts(record: Record, names: Mapping[str, str]) -> dict[str, str]:
    """Every field of a row as printed, with the words that flags stand for."""
    texts = record_texts(type_of(type(record)), record, names)
    if texts.get("posthumous") == YES:
        texts["posthumous_word"] = "truy tặng"
    if texts.get("died_on"):
        texts["died_word"] = f"mất {texts['died_on']}"
    return texts


def record_texts(kind: RecordType[Any], record: Record, names: Mapping[str, str]) -> dict[str, str]:
    """Texts by field name; a flag that is not set says nothing."""
    plain = kind.plain(record)
    return {
        spec.name: value_text(spec, plain[spec.name], catalogues(), names)
        for spec in kind.fields
        if spec.kind is not Kind.MAPPING and not (spec.kind is Kind.FLAG and not plain[spec.name])
    }


def _levels(unit: Unit) -> dict[str, str]:
    """What is known of the organisations above; the others are written by hand."""
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is None:
        return {"level_branch": ""}
    is_branch = workplace.kind == WorkplaceKind.BRANCH
    return {
        "level_commune": "" if is_branch else workplace.superior_name,
        "level_grassroots": workplace.superior_name if is_branch else workplace.name,
        "level_branch": workplace.name if is_branch else "",
    }


def branch_secretary(unit: Unit, branch_id: str = "") -> str:
    """Who signs for a branch: its own secretary, else the one of the workplace."""
    branch = unit.get(Branch, branch_id) if branch_id else None
    workplace = unit.get(Workplace, unit.author.org_id)
    own = branch.secretary_name if branch else ""
    return own or (workplace.secretary_name if workplace else "")
