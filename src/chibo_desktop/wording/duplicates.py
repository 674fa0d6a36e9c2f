"""Duplicates: why two records may be of one person, and what stands against merging them."""

from collections.abc import Iterable, Mapping

from chibo_desktop.domain.duplicates import Likeness

SENTENCES: dict[str, str] = {
    "merge-same": "Hai hồ sơ là một. Hãy chọn hai hồ sơ khác nhau.",
    "merge-unknown": (
        "Một trong hai hồ sơ không còn trong danh sách. Có thể nó vừa được gộp; hãy tìm lại."
    ),
    "merge-changed": ("Một trong hai hồ sơ vừa được sửa sau khi so sánh. Hãy so sánh lại rồi gộp."),
}
LIKENESS_WORDS: Mapping[Likeness, str] = {
    Likeness.IDENTITY: "cùng số định danh",
    Likeness.CARD: "cùng số thẻ Đảng",
    Likeness.OLD_IDENTITY: "cùng số CMND cũ",
    Likeness.OLD_CARD: "cùng số thẻ cũ",
    Likeness.NAME_AND_BIRTH: "cùng họ tên và ngày sinh",
    Likeness.NAME_AND_YEAR: "cùng họ tên và năm sinh",
    Likeness.LIKE_NAME_AND_YEAR: "tên gần giống, cùng năm sinh",
    Likeness.OTHER_IDENTITY: "nhưng số định danh khác nhau",
}


def likeness_text(likenesses: Iterable[Likeness]) -> str:
    """All reasons in one line, the strongest first."""
    return ", ".join(LIKENESS_WORDS[one] for one in likenesses)


def sureness_text(score: int) -> str:
    """How sure, in words."""
    if score >= 90:
        return "gần như chắc chắn"
    return "rất có thể" if score >= 75 else "nên xem"
