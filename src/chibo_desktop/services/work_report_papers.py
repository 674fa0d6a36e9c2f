"""A periodic report on paper and for Word: one view of its text, two ways of writing it down."""

from datetime import date

from chibo_desktop.documents.letter import LetterPart, LetterView, letter
from chibo_desktop.documents.letterhead import Letterhead, Signature, branch_signature
from chibo_desktop.documents.word_document import word_document
from chibo_desktop.domain.letter_form import PartKind
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.issuers import issuer_of
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_words import head_of
from chibo_desktop.services.work_reports import ReportDraft, load_report
from chibo_desktop.storage.unit_of_work import Unit

_WHOLE_SIGNS = ("T/M ĐẢNG ỦY", "BÍ THƯ")


def work_report_pdf(
    unit: Unit, branch_id: str, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> bytes:
    """The report as PDF: as signed when it was issued, else as it stands."""
    return letter(_view(unit, load_report(unit, branch_id, period, today, progress)))


def work_report_word(
    unit: Unit, branch_id: str, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> bytes:
    """The same as .docx."""
    return word_document(_view(unit, load_report(unit, branch_id, period, today, progress)))


def _view(unit: Unit, draft: ReportDraft) -> LetterView:
    record, branch_id = draft.record, draft.key.branch_id
    head = draft.issued.head if draft.issued else head_of(unit, branch_id)
    secretary = head.get("secretary", "")
    parts: list[LetterPart] = []
    for heading, title, section in draft.numbered:
        parts += [LetterPart(kind=PartKind.HEADING, text=text) for text in (heading, title) if text]
        if section.text:
            lines = section.said.splitlines()
            parts += [LetterPart(kind=PartKind.TEXT, text=line) for line in lines]
        else:
            parts.append(LetterPart(kind=PartKind.BLANK, text="", lines=section.lines))
    kept, issuer = "Lưu Chi bộ" if branch_id else "Lưu Đảng ủy", issuer_of(unit, None)
    return LetterView(
        letterhead=Letterhead(
            superior=head.get("superior", ""),
            issuer=head.get("issuer", ""),
            place=head.get("place", ""),
            dated=record.issued_on,
            year=unit.now.year,
            number=record.number or f"……-{draft.form.symbol}",
        ),
        title=draft.form.title,
        subject=draft.subject,
        address=draft.address,
        parts=tuple(parts),
        signatures=(
            branch_signature(secretary)
            if branch_id
            else Signature(lines=_WHOLE_SIGNS, name=secretary),
        ),
        recipients=tuple(filter(None, (head.get("superior", ""), kept))),
        footnote="" if draft.issued else issuer.noted(draft.form.footnote),
        is_practice=issuer.is_practice,
    )
