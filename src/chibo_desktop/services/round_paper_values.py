"""The live figures that the papers of a round speak of, by the names their forms use."""

from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.ballots import Verdict
from chibo_desktop.domain.letter_form import DOTS
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import DecisionKind, RatingDecision
from chibo_desktop.services.decisions import ResultBoard, load_results
from chibo_desktop.services.issuers import Issuer
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.voting import VoteBoard, load_vote
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_on_paper, date_text
from chibo_desktop.wording.evaluation import cap_sentence, not_rated_sentence
from chibo_desktop.wording.span import span_period_text
from chibo_desktop.wording.voting import rule_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBase:
    """What a paper is made from."""

    results: ResultBoard
    board: VoteBoard
    issuer: Issuer

    @property
    def re_rating(self) -> RatingDecision | None:
        """The latest re-rating of the round."""
        again = [one for one in self.results.decisions if one.kind == DecisionKind.RE_RATING]
        return max(again, key=lambda one: (str(one.decided_on), one.id), default=None)

    @staticmethod
    def share(count: int, whole: int) -> Decimal:
        """A part of a whole, for percents."""
        return Decimal(count) / whole if whole else Decimal(0)


def base_of(unit: Unit, round_id: str) -> PaperBase:
    """Everything the papers of a round are made from. Raises DomainError: round-unknown."""
    results = load_results(unit, round_id)
    return PaperBase(
        results=results,
        board=load_vote(unit, round_id),
        issuer=round_issuer(unit, results.sheet, None),
    )


def values_of(base: PaperBase) -> dict[str, str]:
    """Each figure as a text; what is not known is empty and becomes dots."""
    of_round, count, issuer = base.results.sheet.round, base.board.count, base.issuer
    day = of_round.meeting_on
    present, summoned = of_round.present, of_round.summoned
    absent = summoned - present if summoned is not None and present is not None else None
    base_count = base.board.base_count
    people = f" ({base_count} người)" if base_count else ""
    decision = base.re_rating
    return {
        "dots": DOTS,
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "place": issuer.letterhead.place,
        "period": span_period_text(of_round.lasts, of_round.period) if of_round.period else "",
        "meeting_day": date_on_paper(day) if day else "",
        "meeting_on": date_text(day) if day else "",
        "summoned": _text(summoned),
        "present": _text(present),
        "absent": _text(absent),
        "full_count": str(base.board.entitled),
        "probationary_count": str(len(base.board.probationary)),
        "chair": issuer.secretary,
        "criteria": base.results.sheet.criteria_set.title,
        "sources": _sources(base),
        "rated_count": str(len(base.results.lines)),
        **_counts(base),
        "cap_line": _caps(base),
        "not_rated_line": _not_rated(base),
        "override_line": _overridden(base),
        "rule_line": f"{rule_text(base.board.rule)}{people}",
        "issued": _text(count.issued),
        "collected": _text(count.collected),
        "valid": _text(count.valid),
        "invalid": _text(count.invalid),
        "tellers": "; ".join(count.tellers.splitlines()),
        "method": count.method,
        "cases_line": _cases(base),
        "body": decision.body if decision else "",
        "reason": (decision.reason[:1].lower() + decision.reason[1:]).rstrip(".")
        if decision
        else "",
    }


def _counts(base: PaperBase) -> dict[str, str]:
    proposed = [line.proposed for line in base.results.lines]
    return {f"count_{rating.value}": str(proposed.count(rating)) for rating in Rating}


def _sources(base: PaperBase) -> str:
    return "; ".join(
        f"{one.title} số {one.number} ngày {date_text(one.issued_on)} của {one.issuer}"
        for one in base.results.sheet.criteria_set.sources
    )


def _caps(base: PaperBase) -> str:
    cap = base.results.sheet.cap
    if cap is None:
        return ""
    allowed = base.results.sheet.round.cap_decision
    more = f" Văn bản cho phép vượt tỷ lệ: {allowed}." if cap.over and allowed else ""
    return f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(cap)}{more}"


def _not_rated(base: PaperBase) -> str:
    people = base.results.sheet.not_rated
    if not people:
        return ""
    named = "; ".join(
        f"{one.full_name} ({not_rated_sentence(reason).rstrip('.')})" for one, reason in people
    )
    return f"Chưa đánh giá, xếp loại {len(people)} đồng chí: {named}."


def _overridden(base: PaperBase) -> str:
    said = [
        f"{line.evaluation.full_name}: {line.evaluation.override_reason.rstrip('.')}"
        for line in base.results.lines
        if line.row.is_overridden
    ]
    return f"Mức đề nghị khác với kết quả tính điểm: {'; '.join(said)}." if said else ""


def _cases(base: PaperBase) -> str:
    """Who has no rating by the vote."""
    open_cases = [
        line for line in base.board.lines if line.verdict in (Verdict.TIE, Verdict.NO_MAJORITY)
    ]
    if not open_cases:
        return ""
    named = "; ".join(
        f"{line.evaluation.full_name}"
        f" ({'bằng phiếu' if line.verdict is Verdict.TIE else 'không mức nào đạt'})"
        for line in open_cases
    )
    return f"Chưa có mức đạt tỷ lệ: {named}. Chi bộ xem xét, quyết định riêng."


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
