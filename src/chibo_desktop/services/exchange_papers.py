"""Papers that go with a bundle: its cover page, and the slip that says it was received."""

from collections.abc import Sequence
from datetime import datetime

from chibo_desktop.documents.letterhead import Signature
from chibo_desktop.documents.list_paper import list_papers
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.checklist import CheckLine, CheckState
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_named
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.bundle_covers import Cover, cover_lines, kept_cover
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.received_notes import Noted, read_note
from chibo_desktop.storage.exchange_log import Received, Sent, merged_by, sent_one
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.bundle_cover import STATES, missing_text, part_text, title_of
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.numbers import count_text

_COLUMNS = (
    ListColumn(title="Nội dung", width=44),
    ListColumn(title="Số lượng", width=12, align=Align.RIGHT),
    ListColumn(title="Tình trạng", width=20),
)
_DELIVERED = Signature(lines=("NGƯỜI GIAO",))
_RECEIVED = Signature(lines=("NGƯỜI NHẬN",))
_MAIN = frozenset(
    {
        "attachment", "dues_payment", "evaluation", "forwarded_opinion", "meeting", "member",
        "round", "study_month", "target_result", "work_report",
    }
)  # fmt: skip
"""Kinds of records named one by one where there are many: the page of signatures is one page."""
_GROUP = 8  # hexadecimal digits of a digest that are read in one breath


def cover_pdf(unit: Unit, bundle_id: str) -> bytes:
    """The cover page of a report or directive. Raises DomainError cover-unknown."""
    return list_papers([_cover_view(unit, bundle_id)])


def cover_workbook(unit: Unit, bundle_id: str) -> bytes:
    """The same as a workbook. Raises DomainError cover-unknown."""
    return list_workbook([_cover_view(unit, bundle_id)], created=created_at(unit, None))


def slips_pdf(unit: Unit, bundle_ids: Sequence[str]) -> bytes:
    """A slip for each merged bundle, each on its page. Raises DomainError slip-nothing."""
    return list_papers(_slip_views(unit, bundle_ids))


def slips_workbook(unit: Unit, bundle_ids: Sequence[str]) -> bytes:
    """The same slips, one sheet with a line for each bundle. Raises DomainError slip-nothing."""
    came = _merged(unit, bundle_ids)
    issuer = issuer_of(unit, unit.now.date())
    rows = [
        ListRow(
            cells=(
                _name(unit, one),
                _period(one.period),
                one.seq,
                _moment(one.received_at),
                note.new,
                note.changed,
                note.conflicts,
                missing_text(cover_lines(note.cover)),
            )
        )
        for one in came
        for note in (read_note(one.counts),)
    ]
    view = ListView(
        letterhead=issuer.letterhead,
        title="Phiếu nhận gói báo cáo",
        columns=(
            ListColumn(title="Đơn vị", width=30),
            ListColumn(title="Kỳ", width=14, align=Align.CENTRE),
            ListColumn(title="Gói số", width=8, align=Align.RIGHT),
            ListColumn(title="Nhận lúc", width=16, align=Align.CENTRE),
            ListColumn(title="Mới", width=8, align=Align.RIGHT),
            ListColumn(title="Thay đổi", width=9, align=Align.RIGHT),
            ListColumn(title="Mâu thuẫn", width=10, align=Align.RIGHT),
            ListColumn(title="Còn thiếu", width=40),
        ),
        rows=tuple(rows),
        signatures=issuer.table_signatures,
        sheet="Phiếu nhận gói",
        is_practice=issuer.is_practice,
    )
    return list_workbook([view], created=created_at(unit, None))


def _cover_view(unit: Unit, bundle_id: str) -> ListView:
    sent, cover = sent_one(unit.connection, bundle_id), kept_cover(unit, bundle_id)
    if sent is None or cover is None:
        raise DomainError(Problem(code="cover-unknown"))
    is_directive = sent.kind == Kind.DIRECTIVE
    issuer = issuer_of(unit, datetime.fromisoformat(sent.written_at).date())
    period = _period(sent.period)
    missing = missing_text(cover.lines)
    rows = [heading("I. Gói có gì"), *_contents(cover)]
    if cover.lines:
        named = len({one.branch for one in cover.lines}) > 1
        rows.append(heading("II. Việc của tháng"))
        rows += [_step_row(one, named=named) for one in cover.lines]
    name = {Kind.DIRECTIVE: "chỉ đạo", Kind.RESCUE: "cứu hộ"}.get(Kind(sent.kind), "báo cáo")
    return ListView(
        letterhead=issuer.letterhead,
        title=f"Phiếu giao gói {name} số {count_text(sent.seq)}",
        subjects=(period,) if period else (),
        columns=_COLUMNS,
        rows=tuple(rows),
        before=(
            f"Nơi gửi: {issuer.subject or issuer.letterhead.issuer}. "
            f"Nơi nhận: {_addressee(unit, sent, is_directive=is_directive)}.",
            f"Tệp {sent.file_name}, {size_text(cover.size)}, ghi lúc {_moment(sent.written_at)}. "
            f"{part_text(cover.part)}".strip(),
            f"Mã đối chiếu của tệp (SHA-256): {_grouped(sent.digest)}.",
        ),
        after=tuple(filter(None, (missing, _CARE))),
        signatures=(_DELIVERED, _RECEIVED),
        sheet="Trang bìa gói",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


_CARE = (
    "Nội dung gói đã niêm phong, chỉ nơi nhận mở được. Hai bên đối chiếu số gói, kỳ và bốn nhóm "
    "đầu của mã đối chiếu rồi ký; mỗi bên giữ một bản."
)


def _contents(cover: Cover) -> list[ListRow]:
    known = [
        (name, kind.label, count)
        for name, count in cover.live_count.items()
        if count and (kind := type_named(name)) is not None
    ]
    listed = [one for one in known if one[0] in _MAIN] if len(known) > len(_MAIN) else known
    rows = [ListRow(cells=(label, count, "có")) for _, label, count in listed]
    others = sum(count for one, _, count in known if one not in {name for name, *_ in listed})
    if others:
        rows.append(ListRow(cells=("Dòng ghi chép khác", others, "có")))
    rows.append(ListRow(cells=("Lần ghi mang theo", cover.entries, "có")))
    if cover.scans_in_all:
        state = "có" if cover.scans == cover.scans_in_all else f"trong tổng {cover.scans_in_all}"
        rows.append(ListRow(cells=("Bản quét giấy tờ trong tệp này", cover.scans, state)))
    return rows


def _step_row(one: CheckLine, *, named: bool) -> ListRow:
    counted: Cell = f"{count_text(one.done)}/{count_text(one.total)}" if one.total > 1 else None
    title = f"{title_of(one)} ({one.branch})" if named else title_of(one)
    return ListRow(
        cells=(title, counted, STATES[one.state]), is_strong=one.state is CheckState.MISSING
    )


def _slip_views(unit: Unit, bundle_ids: Sequence[str]) -> list[ListView]:
    issuer = issuer_of(unit, unit.now.date())
    return [
        ListView(
            letterhead=issuer.letterhead,
            title=f"Phiếu nhận gói báo cáo số {count_text(one.seq)}",
            subjects=tuple(filter(None, (_name(unit, one), _period(one.period)))),
            columns=_COLUMNS[:2],
            rows=tuple(ListRow(cells=cells) for cells in _brought(note)),
            before=(
                f"Nhận lúc {_moment(one.received_at)} từ tệp {one.file_name}; đơn vị ghi gói ngày "
                f"{date_text(datetime.fromisoformat(one.written_at).date())}.",
                f"Mã đối chiếu của tệp (SHA-256): {_grouped(one.digest)}.",
            ),
            after=tuple(_remarks(note)),
            signatures=(_DELIVERED, _RECEIVED),
            sheet="Phiếu nhận gói",
            is_lying=False,
            is_practice=issuer.is_practice,
        )
        for one in _merged(unit, bundle_ids)
        for note in (read_note(one.counts),)
    ]


def _brought(note: Noted) -> list[tuple[str, int]]:
    return [
        ("Dòng mới", note.new),
        ("Dòng thay đổi", note.changed),
        ("Ô mâu thuẫn", note.conflicts),
    ]


def _remarks(note: Noted) -> list[str]:
    missing = missing_text(cover_lines(note.cover))
    state = (
        "Trạng thái dữ liệu hai bên khớp nhau."
        if note.same_state
        else "Trạng thái hai bên chưa khớp: gói sau của đơn vị sẽ gửi bù."
    )
    return [one for one in (state, missing) if one]


def _merged(unit: Unit, bundle_ids: Sequence[str]) -> list[Received]:
    found = [
        one for bundle_id in bundle_ids for one in merged_by(unit.connection, bundle_id=bundle_id)
    ]
    if not found:
        raise DomainError(Problem(code="slip-nothing"))
    return found


def _addressee(unit: Unit, sent: Sent, *, is_directive: bool) -> str:
    office = None if is_directive else office_of(unit)
    if office is not None:
        return office.name
    known = senders(unit.connection, node_id=sent.node_id)
    return known[0].name if known else ""


def _name(unit: Unit, one: Received) -> str:
    known = senders(unit.connection, node_id=one.node_id)
    return known[0].name if known else one.file_name


def _period(text: str) -> str:
    return month_text(Month.parse(text)) if text else ""


def _moment(instant: str) -> str:
    return f"{datetime.fromisoformat(instant):%H:%M %d/%m/%Y}"


def _grouped(digest: bytes) -> str:
    text = digest.hex()
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
