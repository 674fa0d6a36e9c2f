"""The vote and what is decided after it, in sentences."""

from collections.abc import Sequence

from chibo_desktop.domain.ballots import Verdict, leading
from chibo_desktop.domain.criteria_parts import VoteRule
from chibo_desktop.domain.votes import VoteResult
from chibo_desktop.wording.evaluation import (
    rating_abbreviation,
    rating_label,
    vote_base_text,
    vote_sentence,
)
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text

_NAMED = 5
SENTENCES: dict[str, str] = {
    "ballots-over-entitled": "Phát ra {issued} phiếu, nhiều hơn {entitled} đảng viên được biểu "
    "quyết. Đảng viên dự bị không biểu quyết; hãy xem lại số phiếu phát ra.",
    "ballots-over-present": "Phát ra {issued} phiếu, nhiều hơn {present} người có mặt. Hãy xem lại "
    "số phiếu phát ra hoặc số có mặt.",
    "ballots-more-collected": "Thu về {collected} phiếu, nhiều hơn {issued} phiếu phát ra là "
    "{gap}. "
    "Hãy đếm lại.",
    "ballots-not-returned": "Phát ra {issued} phiếu, thu về {collected}: còn {gap} phiếu không thu "
    "về. Nếu đúng vậy thì nhập tiếp.",
    "ballots-invalid-over-collected": "Không hợp lệ {invalid} phiếu, nhiều hơn {collected} phiếu "
    "thu "
    "về. Hãy đếm lại.",
    "line-over-valid": "Đồng chí {name}: cộng các mức được {cast}, nhiều hơn {valid} phiếu hợp lệ "
    "là {gap}. Hãy đếm lại dòng này.",
    "line-under-valid": "Đồng chí {name}: cộng các mức được {cast}, phiếu hợp lệ là {valid}: còn "
    "thiếu {gap}. Nếu {gap} phiếu không đánh dấu X thì ghi vào cột Hỏng.",
    "decision-number-missing": "Chưa ghi số, ký hiệu của quyết định. Hãy ghi như trên văn bản, "
    "ví dụ "
    "12-QĐ/ĐU.",
    "decision-day-missing": "Chưa ghi ngày quyết định. Hãy ghi đủ ngày, tháng, năm.",
    "decision-ahead": "Ngày quyết định ở sau hôm nay. Hãy xem lại ngày trên văn bản.",
    "decision-body-missing": "Chưa ghi cơ quan ra quyết định. Hãy ghi tên cấp ủy trên văn bản.",
    "decision-round-open": "Kỳ đánh giá này chưa chốt nên chưa ghi quyết định được. Hãy chốt kỳ để "
    "giữ nguyên đề xuất của chi bộ, rồi ghi quyết định.",
    "decision-nobody": "Chưa có đồng chí nào trong quyết định. Hãy chọn mức cho ít nhất một đồng "
    "chí.",
    "re-rating-reason-missing": "Chưa ghi lý do đánh giá, xếp loại lại. Việc này cần lý do để "
    "lưu vào "
    "sổ nhật ký và in trên quyết định.",
    "re-rating-the-same": "Mức mới giống mức đang có nên không phải xếp loại lại. Hãy chọn mức "
    "khác.",
}

_CASES: dict[Verdict, str] = {
    Verdict.CARRIED: "{rating}",
    Verdict.TIE: "Bằng phiếu: {ratings}",
    Verdict.SEVERAL: "Nhiều mức cùng đạt",
    Verdict.NO_MAJORITY: "Không mức nào đạt",
    Verdict.FAULTY: "Số phiếu chưa khớp",
    Verdict.NONE: "",
}
_ADVICE: dict[Verdict, str] = {
    Verdict.TIE: "Các mức {ratings} bằng phiếu nhau và chưa mức nào đạt {needed}. Chi bộ thảo "
    "luận, biểu quyết lại rồi sửa số phiếu; hoặc ghi quyết định kèm lý do.",
    Verdict.SEVERAL: "Có nhiều mức cùng đạt {needed}. Hãy xem lại số phiếu từng mức.",
    Verdict.NO_MAJORITY: "Không mức nào đạt {needed}; nhiều phiếu nhất là {ratings}. Chi bộ thảo "
    "luận, biểu quyết lại rồi sửa số phiếu; hoặc ghi quyết định kèm lý do.",
    Verdict.FAULTY: "Cộng các mức nhiều hơn số người có mặt. Hãy đếm lại dòng này.",
}


def verdict_text(word: Verdict, result: VoteResult | None) -> str:
    """What a vote came to, for a narrow column."""
    if result is None:
        return ""
    rating = rating_abbreviation(result.carried) if result.carried else ""
    names = " = ".join(rating_abbreviation(one) for one in leading(result))
    return _CASES[word].format(rating=rating, ratings=names)


def verdict_sentence(word: Verdict, result: VoteResult | None) -> str:
    """The same as a sentence: with the share that was needed, and what to do where none carries."""
    if result is None:
        return ""
    if word not in _ADVICE:
        return vote_sentence(result)
    names = ", ".join(f"“{rating_label(one)}”" for one in leading(result))
    return _ADVICE[word].format(ratings=names, needed=needed_text(result))


def needed_text(result: VoteResult) -> str:
    """`quá 50 % số có mặt (12 người)`."""
    rule = VoteRule(
        base=result.base, minimum_share=result.minimum_share, must_exceed=result.must_exceed
    )
    return f"{rule_text(rule)} ({result.base_count} người)"


def rule_text(rule: VoteRule) -> str:
    """`quá 50 % số có mặt`."""
    bound = "quá" if rule.must_exceed else "từ"
    return f"{bound} {decimal_text(rule.minimum_share)}{THIN_SPACE}% {vote_base_text(rule.base)}"


def fewest_votes(rule: VoteRule, base_count: int) -> int:
    """The fewest votes that carry a rating."""
    exact = rule.minimum_share * base_count / 100
    whole = int(exact)
    if whole < exact or (whole == exact and rule.must_exceed):
        whole += 1
    return whole


def adopted_reason(result: VoteResult) -> str:
    """Why the branch proposes another rating than the rules: the vote, with its figures."""
    if result.carried is None:
        return ""
    have, share = result.votes[result.carried], decimal_text(result.shares[result.carried])
    return (
        f"Theo kết quả biểu quyết: {have}/{result.base_count} phiếu ({share}{THIN_SPACE}% "
        f"{vote_base_text(result.base)})."
    )


def threshold_text(rule: VoteRule, base_count: int | None) -> str:
    """`Cần quá 50 % số có mặt (12 người): từ 7 phiếu.`"""
    if not base_count:
        return f"Cần {rule_text(rule)}; hãy ghi số người để tính số phiếu cần có."
    fewest = fewest_votes(rule, base_count)
    return f"Cần {rule_text(rule)} ({base_count} người): từ {fewest} phiếu."


def probationary_text(names: Sequence[str]) -> str:
    """Who takes part without a vote; empty when nobody does."""
    if not names:
        return ""
    return f"Đảng viên dự bị không biểu quyết: {first_names(names, _NAMED, 'đồng chí khác')}."


def ask_adopt_text(named: int, undecided: int) -> tuple[str, str, str]:
    """What is asked before the vote becomes the proposal: what, the consequence, the act."""
    left = (
        f" {undecided} đồng chí chưa có mức nào đạt thì giữ nguyên, chi bộ xem xét riêng."
        if undecided
        else ""
    )
    return (
        "Lấy kết quả biểu quyết làm đề xuất của chi bộ?",
        f"Mức đề xuất của {named} đồng chí đổi theo kết quả biểu quyết, lý do ghi rõ số phiếu. Mức "
        f"bộ tiêu chí đề nghị vẫn giữ bên cạnh.{left}",
        f"Lấy kết quả của {named} đồng chí",
    )


def adopted_text(count: int) -> str:
    """What was done."""
    return f"Đã lấy kết quả biểu quyết của {count} đồng chí làm đề xuất của chi bộ."
