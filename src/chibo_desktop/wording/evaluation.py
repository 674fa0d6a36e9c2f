"""Ratings, and every step that led to one, in Vietnamese."""

import re
from decimal import Decimal

from chibo_desktop.domain.cap import CapResult
from chibo_desktop.domain.criteria import CriteriaSet, all_criteria
from chibo_desktop.domain.criteria_evidence import event_rules
from chibo_desktop.domain.criteria_parts import LATEST, MEAN, CapBase, Condition, FactKind, VoteBase
from chibo_desktop.domain.criteria_rating import Outcome, Reason, fact_value
from chibo_desktop.domain.criteria_totals import markers_of_mean
from chibo_desktop.domain.eligibility import NotRated
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.votes import VoteResult
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text

SENTENCES = {
    "mark-missing": "Chưa chấm điểm.",
    "mark-not-a-number": "Điểm phải là một số.",
    "mark-over-maximum": "Điểm vượt mức tối đa {maximum}.",
    "mark-below-minimum": "Điểm không được nhỏ hơn {minimum}.",
    "mark-off-step": "Điểm phải chia hết cho bước chấm {step}.",
    "mark-all-or-nothing": "Điểm chỉ có thể là {maximum} (đảm bảo) hoặc 0 (không đảm bảo).",
    "mark-no-level": "Điểm phải là điểm của một trong các mức: {levels}.",
    "event-impossible": "Số lần phải là số nguyên, không âm.",
    "event-unknown": "Bộ tiêu chí không có sự việc này.",
    "criterion-unknown": "Bộ tiêu chí không có tiêu chí này.",
    "fact-impossible": (
        "Giá trị chưa hợp lệ: phần trăm từ 0 đến 100, số lần là số nguyên không âm, "
        "có hoặc không ghi 1 hoặc 0."
    ),
    "fact-unknown": "Bộ tiêu chí không có điều kiện này.",
    "votes-negative": "Số phiếu và số người không được âm.",
    "votes-over-present": "Tổng số phiếu là {cast}, nhiều hơn {present} người có mặt.",
    "votes-under-present": "Tổng số phiếu là {cast}, ít hơn {present} người có mặt.",
    "present-over-summoned": "Có mặt {present} người, nhiều hơn {summoned} người được triệu tập.",
}

_LABELS = {
    Rating.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Rating.GOOD: "Hoàn thành tốt nhiệm vụ",
    Rating.FULFILLED: "Hoàn thành nhiệm vụ",
    Rating.UNFULFILLED: "Không hoàn thành nhiệm vụ",
}
_ABBREVIATIONS = {
    Rating.EXCELLENT: "HTXSNV",
    Rating.GOOD: "HTTNV",
    Rating.FULFILLED: "HTNV",
    Rating.UNFULFILLED: "KHTNV",
}
_CLAUSE_END = re.compile(r"[,;(:]")
_REASONS = {
    "marker-total": "{marker}: {total} điểm.",
    "group-points": "{group}: {points} điểm.",
    "band-reached": "{total} điểm thuộc mức “{rating}” (từ {minimum} điểm).",
    "condition-met": "Đủ điều kiện của mức “{rating}”: {clause}.",
    "closed": "Đã chốt: {total} điểm, mức “{rating}”.",
    "closed-otherwise": (
        "Khi chốt ghi {total} điểm, mức “{rating}”; tính lại theo phiếu thì khác: cần xem lại."
    ),
    "not-marked": "Chưa xếp loại vì {marker} chưa có điểm.",
    "marks-faulty": "Chưa xếp loại vì {marker} có điểm chưa hợp lệ ở tiêu chí {criteria}.",
    "marks-missing": "Chưa xếp loại vì {marker} còn thiếu điểm ở tiêu chí {criteria}.",
    "facts-faulty": "Chưa xếp loại vì điều kiện khai chưa hợp lệ: {faulty}.",
    "events-faulty": "Chưa xếp loại vì số lần khai chưa hợp lệ: {events}.",
    "marks-filled": "Không gõ tay mà tính từ sự việc và số liệu đã có: tiêu chí {criteria}.",
    "facts-filled": "Điều kiện lấy từ số liệu đã có: {filled}.",
    "gate-exactly": "Phải xếp mức “{rating}” vì có điều kiện khống chế: {gate}.",
    "gate-at-most": "Không được xếp cao hơn mức “{rating}” vì có điều kiện khống chế: {gate}.",
    "total": "Tổng điểm tính theo {marker} là {total}/{scale}.",
    "bonus-counted": "Trong đó có {points} điểm thưởng.",
    "deduction-counted": "Đã trừ {points} điểm.",
    "total-limited": "Cộng được {earned} điểm, tính mức tối đa là {scale} điểm.",
    "points-short": ("Không đạt mức “{rating}”: được {total} điểm, cần từ {minimum} điểm trở lên."),
    "condition-unmet": "Không đạt mức “{rating}”: {clause}.",
    "lowered-best-whose-conditions-hold": (
        "Điểm thuộc mức “{by_points}”, nhưng mức cao nhất có đủ điều kiện là “{rating}”."
    ),
    "lowered-one-below": (
        "Điểm thuộc mức “{by_points}”, nhưng chưa đủ điều kiện nên xuống mức liền dưới “{rating}”."
    ),
    "no-rating-fits": (
        "Điểm thuộc mức “{rating}”, nhưng không mức nào có đủ cả điểm và điều kiện: "
        "chi bộ phải xem xét, quyết định."
    ),
    "forced-exactly": "Phải xếp mức “{rating}” vì {clause}.",
    "forced-at-most": "Không được xếp cao hơn mức “{rating}” vì {clause}.",
    "facts-assumed": "Chưa khai nên tính theo giá trị mặc định: {facts}.",
    "rated": "Mức đề nghị: “{rating}”.",
}
_NOT_RATED = {
    "exempt": "Đảng viên được miễn công tác và sinh hoạt đảng nên không đánh giá.",
    "suspended": "Đảng viên đang bị đình chỉ sinh hoạt đảng nên không đánh giá.",
    "interrupted": "Đảng viên đang gián đoạn sinh hoạt đảng nên chưa đánh giá.",
    "left": "Đảng viên không còn sinh hoạt tại chi bộ nên không đánh giá.",
    "deceased": "Đảng viên đã từ trần nên không đánh giá.",
    "transferred": "Đảng viên đã chuyển sinh hoạt đi nơi khác nên không đánh giá.",
    "guest": "Đảng viên sinh hoạt tạm thời, do chi bộ nơi sinh hoạt chính thức đánh giá.",
    "candidate": "Chưa được kết nạp nên không đánh giá.",
    "withdrawn": "Không phải là đảng viên nên không đánh giá.",
    "newly-admitted": (
        "Đảng viên mới kết nạp chưa đủ {months} tháng nên chưa đánh giá; đủ vào ngày {rated_from}."
    ),
    "other-set": "Không thuộc đối tượng của bộ tiêu chí này; đánh giá theo bộ tiêu chí khác.",
    "not-yet-admitted": "Đến hết tháng chưa được kết nạp nên không đánh giá.",
}
_CAP_BASES = {
    CapBase.GOOD: "người hoàn thành tốt nhiệm vụ",
    CapBase.GOOD_AND_EXCELLENT: "người hoàn thành tốt nhiệm vụ trở lên",
    CapBase.ALL_RATED: "người được xếp loại",
}
_VOTE_BASES = {VoteBase.PRESENT: "số có mặt", VoteBase.SUMMONED: "số được triệu tập"}


def rating_label(rating: Rating) -> str:
    """Hoàn thành tốt nhiệm vụ."""
    return _LABELS[rating]


def rating_abbreviation(rating: Rating) -> str:
    """HTTNV: for narrow columns."""
    return _ABBREVIATIONS[rating]


def vote_base_text(base: VoteBase) -> str:
    """Số có mặt, số được triệu tập: whom a share of votes is a share of."""
    return _VOTE_BASES[base]


def explain(outcome: Outcome, criteria_set: CriteriaSet) -> list[str]:
    """Every step that led to the outcome, one sentence each, in order."""
    return [reason_sentence(reason, criteria_set) for reason in outcome.reasons]


def reason_sentence(reason: Reason, criteria_set: CriteriaSet) -> str:
    """One step as a sentence."""
    words = {name: _word(name, text, criteria_set) for name, text in reason.params.items()}
    condition = _condition(reason, criteria_set)
    if condition is not None:
        words["clause"] = _clause(condition, words["value"])
    return _REASONS[reason.code].format_map(words)


def not_rated_sentence(not_rated: NotRated) -> str:
    """Why a member is not rated."""
    rated_from = date_text(not_rated.rated_from) if not_rated.rated_from else ""
    return _NOT_RATED[not_rated.code].format(months=not_rated.months, rated_from=rated_from)


def cap_sentence(cap: CapResult) -> str:
    """20 % của 35 người hoàn thành tốt nhiệm vụ = 7, đã đề nghị 5."""
    share = f"{decimal_text(cap.rate)}{THIN_SPACE}%"
    exact = decimal_text(cap.exact)
    limit = "" if cap.exact == cap.limit else f", lấy {cap.limit}"
    over = f", vượt {cap.over}" if cap.over else ""
    return (
        f"{share} của {cap.base_count} {_CAP_BASES[cap.base]} = {exact}{limit}, "
        f"đã đề nghị {cap.excellent_count}{over}."
    )


def vote_sentence(result: VoteResult) -> str:
    """Which rating the vote carried, with the share it needed."""
    bound = "quá" if result.must_exceed else "từ"
    needed = f"{bound} {decimal_text(result.minimum_share)}{THIN_SPACE}% {_VOTE_BASES[result.base]}"
    if result.carried is None:
        return f"Không mức nào đạt {needed} ({result.base_count} người)."
    have, share = result.votes[result.carried], decimal_text(result.shares[result.carried])
    return (
        f"“{_LABELS[result.carried]}” được {have}/{result.base_count} phiếu "
        f"({share}{THIN_SPACE}%), đạt {needed}."
    )


def fact_text(criteria_set: CriteriaSet, code: str, text: str) -> str:
    """A fact's value as people read it: 95 %, có, không, 2."""
    fact = criteria_set.fact(code)
    if fact is None:
        return text
    match fact.kind:
        case FactKind.FLAG:
            return "có" if text == "1" else "không"
        case FactKind.PERCENT:
            return f"{_number(text)}{THIN_SPACE}%"
        case FactKind.COUNT:
            return _number(text)


def _word(name: str, text: str, criteria_set: CriteriaSet) -> str:
    match name:
        case "rating" | "by_points":
            return _LABELS[Rating(text)]
        case "marker":
            return _marker(text, criteria_set)
        case "criteria":
            return ", ".join(text.split())
        case "group":
            return _CLAUSE_END.split(_criterion_label(text, criteria_set), maxsplit=1)[0]
        case "gate":
            return _criterion_label(text, criteria_set)
        case "events":
            return "; ".join(_event_label(key, criteria_set) for key in text.split())
        case "faulty" | "filled":
            return "; ".join(_fact_label(code, criteria_set) for code in text.split())
        case "facts":
            return "; ".join(_assumed(code, criteria_set) for code in text.split())
        case "condition" | "rule" | "fact":
            return text
        case _:
            return _number(text)


def _number(text: str) -> str:
    return decimal_text(Decimal(text))


def _marker(code: str, criteria_set: CriteriaSet) -> str:
    if code == MEAN:
        return f"trung bình {len(markers_of_mean(criteria_set))} cột"
    marker = criteria_set.marker(code)
    if code == LATEST or marker is None:
        return "tất cả các cột"
    return f"cột “{marker.label}”"


def _criterion_label(code: str, criteria_set: CriteriaSet) -> str:
    found = (line for _, line in all_criteria(criteria_set) if line.code == code)
    line = next(found, None)
    return f"{line.number} – {line.label}" if line else f"“{code}”"


def _event_label(key: str, criteria_set: CriteriaSet) -> str:
    rule = event_rules(criteria_set).get(key)
    return rule[1].label if rule else f"“{key}”"


def _fact_label(code: str, criteria_set: CriteriaSet) -> str:
    fact = criteria_set.fact(code)
    return fact.label if fact else f"“{code}”"


def _assumed(code: str, criteria_set: CriteriaSet) -> str:
    default = fact_value(criteria_set, {}, code)
    return f"{_fact_label(code, criteria_set)}: {fact_text(criteria_set, code, f'{default:f}')}"


def _condition(reason: Reason, criteria_set: CriteriaSet) -> Condition | None:
    """The condition a reason speaks of, found by its place in the set."""
    if reason.code in ("condition-unmet", "condition-met"):
        rating = Rating(reason.params["rating"])
        band = next(band for band in criteria_set.bands if band.rating is rating)
        return band.conditions[int(reason.params["condition"])]
    if reason.code.startswith("forced-"):
        return criteria_set.forced[int(reason.params["rule"])].condition
    return None


def _clause(condition: Condition, value: str) -> str:
    clause = condition.clause.rstrip(". ").replace("{required}", decimal_text(condition.value))
    return clause.replace("{value}", value).replace(" %", f"{THIN_SPACE}%")
