"""The papers part (phần giấy tờ): identity papers, cards, dossier number. domain.md §2.4–2.5."""

from dataclasses import dataclass

from chibo_desktop.domain.dossier.groups import PAPERS
from chibo_desktop.domain.dossier.standing import PartyPart
from chibo_desktop.domain.fields import partial_date, text
from chibo_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersPart(PartyPart):
    """Every number by which the person is known, as text: zeros in front count."""

    identity_number: str = text(
        "Số định danh cá nhân",
        group=PAPERS,
        required=True,
        width=14,
        sensitive=True,
        searched=True,
        fixed=True,
        short="Số định danh",
        help="12 chữ số trên thẻ căn cước.",
        item="19",
        sheet="Số định danh cá nhân *",
    )
    identity_issued_on: PartialDate | None = partial_date(
        "Ngày cấp căn cước", group=PAPERS, short="Cấp căn cước"
    )
    identity_issued_by: str = text("Nơi cấp căn cước", group=PAPERS, width=30)
    card_number: str = text(
        "Số thẻ Đảng (12 số)",
        group=PAPERS,
        width=14,
        sensitive=True,
        searched=True,
        short="Số thẻ",
        help="Theo Hướng dẫn 38-HD/BTCTW số thẻ trùng số định danh cá nhân.",
        item="head",
        sheet="Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)",
    )
    card_issued_by: str = text("Nơi cấp thẻ Đảng", group=PAPERS, width=30, sheet="Nơi cấp thẻ Đảng")
    card_issued_on: PartialDate | None = partial_date(
        "Ngày cấp thẻ Đảng", group=PAPERS, sheet="Ngày cấp thẻ Đảng (dd/mm/yyyy)"
    )
    old_card_number: str = text(
        "Số thẻ theo Quyết định 85",
        group=PAPERS,
        width=10,
        searched=True,
        short="Thẻ cũ",
        help="8 chữ số, kể cả số 0 ở đầu.",
        item="head",
        sheet="Số thẻ theo Đảng quyết định 85",
    )
    old_card_issued_on: PartialDate | None = partial_date(
        "Ngày cấp thẻ theo Quyết định 85", group=PAPERS, short="Cấp thẻ cũ"
    )
    old_identity_number: str = text(
        "Số CMND cũ",
        group=PAPERS,
        width=12,
        sensitive=True,
        help="9 chữ số.",
        item="19",
        sheet="Số CMND cũ (nếu có)",
    )
    dossier_number: str = text(
        "Số lý lịch",
        group=PAPERS,
        width=12,
        searched=True,
        help="10 chữ số, kể cả số 0 ở đầu.",
        item="head",
    )
    central_id: str = text(
        "ID trong cơ sở dữ liệu đảng viên", group=PAPERS, width=36, short="ID", sheet="ID"
    )
