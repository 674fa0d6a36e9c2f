"""Pictures that are just a place, arrived at with an argument: name → place, argument."""

from collections.abc import Mapping

PLACE_SCENES: Mapping[str, tuple[str, object]] = {
    "chi-bo-2-dang-vien": ("members", None),
    "chi-bo-4-danh-gia": ("evaluations", None),
    "chi-bo-6-bieu-mau": ("printing", None),
    "chi-bo-8-gui-nhan": ("exchange", None),
    "chi-bo-9-don-vi": ("unit", None),
    "chi-bo-10-nhac-viec": ("reminders", None),
    "chi-bo-11-huy-hieu": ("reminders", "badges"),
    "chi-bo-12-thong-ke": ("statistics", None),
    "chi-bo-13-danh-sach": ("printing", ("lists", None)),
    "chi-bo-14-ket-nap": ("printing", ("life", None)),
    "chi-bo-18-giay-to-con-thieu": ("members", "missing-papers"),
    "chi-bo-20-tim-trung": ("members", "duplicates"),
    "chi-bo-23-so": ("printing", ("registers", None)),
    "chi-bo-24-nhap": ("members", "import"),
    "chi-bo-25-quan-chung": ("members", "candidates"),
    "chi-bo-26-ho-so-giay": ("printing", ("dossiers", None)),
    "chi-bo-40-hoc-tap": ("study", None),
    "chi-bo-41-nhap-thang-hoc-tap": ("study", "month"),
    "chi-bo-50-dang-phi": ("dues", None),
    "chi-bo-60-quy-nam": ("year", None),
    "chi-bo-61-han-che": ("year", "shortcomings"),
    "chi-bo-62-ho-so-cuoi-nam": ("year", "package"),
    "chi-bo-63-khen-thuong": ("year", "merits"),
    "chi-bo-64-bieu-mau-quy-nam": ("printing", ("periods", None)),
}
