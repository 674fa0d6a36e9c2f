"""Vì sao: each step of the way to a rating as a sentence, and the heading of each part."""

from collections.abc import Iterable
from itertools import groupby

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import Source
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_chain import ChainPart, ChainStep
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.evaluation import (
    cap_sentence,
    rating_label,
    reason_sentence,
    vote_sentence,
)

_TITLES = {
    ChainPart.MARKS: "Điểm chấm",
    ChainPart.TOTAL: "Tổng điểm",
    ChainPart.THRESHOLD: "Ngưỡng điểm",
    ChainPart.CONDITIONS: "Điều kiện",
    ChainPart.FORCED: "Khống chế, mức đề nghị",
    ChainPart.CAP: "Tỷ lệ xuất sắc",
    ChainPart.VOTE: "Biểu quyết",
    ChainPart.RESOLUTION: "Nghị quyết của chi bộ",
    ChainPart.CLOSING: "Kết quả khi chốt",
    ChainPart.DECISION: "Quyết định của cấp trên",
    ChainPart.SOURCE: "Căn cứ",
}
_OWN = {
    "cap-within": "Trong tỷ lệ: {cap}",
    "cap-over": "Vượt tỷ lệ, chưa có văn bản cho phép: {cap}",
    "cap-allowed": "Vượt tỷ lệ, được phép theo {text}: {cap}",
    "vote": "{vote}",
    "resolved": "Chi bộ quyết định mức “{rating}”. Lý do: {text}",
    "decided": "{document} xếp mức “{rating}”.{text}",
    "source": "{source}",
}
_OF_PEOPLE = (ChainPart.VOTE, ChainPart.RESOLUTION, ChainPart.DECISION)


def part_title(part: ChainPart) -> str:
    """Điểm chấm, Tổng điểm, Ngưỡng điểm …"""
    return _TITLES[part]


def chain_sentence(step: ChainStep, criteria_set: CriteriaSet) -> str:
    """One step as a sentence."""
    template = _OWN.get(step.reason.code)
    if template is None:
        words = reason_sentence(step.reason, criteria_set)
        return words[:1].upper() + words[1:]
    rating = step.reason.params.get("rating", "")
    text = step.reason.params.get("text", "")
    cap = ""
    if step.cap is not None:
        cap = cap_sentence(step.cap) + (f" Theo {step.cap.source}." if step.cap.source else "")
    return template.format(
        rating=rating_label(Rating(rating)) if rating else "",
        text=f" Lý do: {text}" if text and step.decision is not None else text,
        cap=cap,
        vote=vote_sentence(step.vote) if step.vote is not None else "",
        document=_document(step),
        source=source_sentence(step.source) if step.source is not None else "",
    )


def chain_parts(
    steps: Iterable[ChainStep], criteria_set: CriteriaSet
) -> list[tuple[ChainPart, list[str]]]:
    """The sentences of each part, in order."""
    return [
        (part, [chain_sentence(step, criteria_set) for step in some])
        for part, some in groupby(steps, key=lambda step: step.part)
    ]


def tail_sentences(steps: Iterable[ChainStep], criteria_set: CriteriaSet) -> list[str]:
    """What the tail of a sheet says after the rules: what people decided, on what all rests."""
    said = [
        chain_sentence(step, criteria_set)
        for step in steps
        if step.part in _OF_PEOPLE or step.reason.code in ("cap-over", "cap-allowed")
    ]
    if criteria_set.sources and not criteria_set.is_example:
        documents = "; ".join(
            f"{source.number} ngày {date_text(source.issued_on)}" for source in criteria_set.sources
        )
        said.append(f"Căn cứ {documents}.")
    return said


def source_sentence(source: Source) -> str:
    """366-QĐ/TW ngày 30/08/2025, Bộ Chính trị: Quy định … (Điều 11) – chưa đối chiếu …"""
    note = f" ({source.note})" if source.note else ""
    checked = "" if source.is_checked else " – cần kiểm tra với văn bản gốc"
    day = date_text(source.issued_on)
    return f"{source.number} ngày {day}, {source.issuer}: {source.title}{note}{checked}."


def _document(step: ChainStep) -> str:
    decision = step.decision
    if decision is None:
        return ""
    day = f" ngày {date_text(decision.decided_on)}" if decision.decided_on else ""
    return f"{decision.body}, quyết định số {decision.number}{day},"
