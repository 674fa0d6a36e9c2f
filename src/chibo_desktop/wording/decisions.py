"""Proposals and decisions on ratings, in words."""

from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import Decided, DecisionKind
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label

SENTENCES: dict[str, str] = {
    "decision-unknown": "Không tìm thấy quyết định này trong tệp, hoặc do đơn vị khác ghi. Hãy tải "
    "lại danh sách.",
}
_KINDS = {
    DecisionKind.RECOGNITION: "Công nhận kết quả",
    DecisionKind.RE_RATING: "Xếp loại lại",
}


def decision_kind_text(kind: str) -> str:
    """Công nhận kết quả, xếp loại lại."""
    return _KINDS.get(DecisionKind(kind), kind) if kind else ""


def decided_words(decided: Decided | None, proposed: Rating | None) -> str:
    """`HTTNV`, `HTTNV ≠ HTXSNV`, `HTNV (xếp loại lại)`: for a narrow column."""
    if decided is None:
        return ""
    said = rating_abbreviation(decided.rating)
    if decided.is_re_rated:
        return f"{said} (xếp loại lại)"
    if proposed is not None and decided.rating is not proposed:
        return f"{said} ≠ {rating_abbreviation(proposed)}"
    return said


def decided_sentence(decided: Decided | None, proposed: Rating | None) -> str:
    """The decision with its document, and what it differs from; empty when there is none."""
    if decided is None:
        return ""
    how = "xếp loại lại" if decided.is_re_rated else "quyết định"
    said = (
        f"{how[:1].upper()}{how[1:]} “{rating_label(decided.rating)}” ({decided.decision.number})"
    )
    if proposed is not None and decided.rating is not proposed:
        said += f"; chi bộ đề xuất “{rating_label(proposed)}”"
    return f"{said}."


def results_text(people: int, undecided: int, differing: int) -> str:
    """How many results, how many of them decided, how many otherwise than proposed."""
    if undecided == people:
        return f"{people} đồng chí được đề xuất, chưa có quyết định."
    said = f"{people} đồng chí: đã có quyết định {people - undecided}"
    said += f", khác đề xuất {differing}" if differing else ", đều như đề xuất"
    return f"{said}; chưa có {undecided}." if undecided else f"{said}."
