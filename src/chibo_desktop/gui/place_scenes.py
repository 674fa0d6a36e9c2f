"""Pictures that are just a place, arrived at with an argument: name → place, argument."""

from collections.abc import Mapping

PLACE_SCENES: Mapping[str, tuple[str, object]] = {
    "chi-bo-46-tien-do-chi-tieu": ("targets", "progress"),
    "chi-bo-56-bao-cao-cong-tac": ("work-reports", "year-2026-1"),
    "chi-bo-57-bieu-mau-bao-cao": ("printing", ("work-reports", None)),
    "chi-bo-60-quy-nam": ("year", None),
    "chi-bo-61-han-che": ("year", "shortcomings"),
    "chi-bo-62-ho-so-cuoi-nam": ("year", "package"),
    "chi-bo-63-khen-thuong": ("year", "merits"),
    "chi-bo-65-de-nghi-khen": ("commendations", "proposals"),
    "chi-bo-66-da-khen": ("commendations", "awarded"),
    "chi-bo-67-ky-luat-dang-che": ("commendations", "discipline"),
    "chi-bo-71-cap-uy": ("committee", None),
    "chi-bo-72-dai-hoi": ("committee", "congress"),
    "chi-bo-73-van-ban": ("committee", "documents"),
    "chi-bo-74-kiem-tra": ("committee", "inspections"),
    "chi-bo-77-chuyen-sinh-hoat": ("transfers", None),
    "chi-bo-64-bieu-mau-quy-nam": ("printing", ("periods", None)),
}
