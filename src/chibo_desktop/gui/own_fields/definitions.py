"""What the one dialog of definitions needs to know of each sort: its words and its use cases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.services.custom_fields import (
    new_custom_field,
    own_fields,
    save_custom_field,
    void_custom_field,
)
from chibo_desktop.services.office_fields import (
    new_office_catalogue,
    new_office_field,
    office_catalogues,
    own_office_fields,
    save_office_catalogue,
    save_office_field,
    withdraw_office_catalogue,
    withdraw_office_field,
)
from chibo_desktop.services.session import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A sort of definition. `noun` is what one of them is called in buttons and questions."""

    title: str
    text: str
    noun: str
    gone: str  # what taking one away means
    load: Callable[[Unit], Sequence[Any]]
    new: Callable[[Unit], Any]
    save: Callable[[Unit, Any], bool]
    drop: Callable[[Unit, str], None]
    has_kind: bool = True
    has_catalogue: bool = False


OWN_FIELDS = Definitions(
    title="Mục riêng của đơn vị",
    text="Mục riêng hiện ở cuối hồ sơ, theo gói gửi lên Đảng ủy và có lịch sử như mọi mục khác. "
    "Loại của một mục đã lập thì không đổi nữa.",
    noun="mục riêng",
    gone="Mục này thôi hiện trong hồ sơ và danh sách. Những gì đã ghi vẫn còn trong tệp; thêm lại "
    "bằng Hoàn tác.",
    load=own_fields,
    new=new_custom_field,
    save=save_custom_field,
    drop=void_custom_field,
)
OFFICE_FIELDS = Definitions(
    title="Mục hồ sơ cho các đơn vị",
    text="Mọi đơn vị thấy mục này ở cuối hồ sơ sau khi nhận chỉ đạo, điền được, không sửa được. "
    "Đảng ủy lọc, thống kê, xuất danh sách theo mục này như mọi mục khác.",
    noun="mục hồ sơ",
    gone="Đơn vị nhận chỉ đạo sau sẽ thôi thấy mục này. Những gì đã điền vẫn còn trong hồ sơ; lấy "
    "lại bằng Hoàn tác.",
    load=own_office_fields,
    new=new_office_field,
    save=save_office_field,
    drop=withdraw_office_field,
    has_catalogue=True,
)
CATALOGUES = Definitions(
    title="Danh mục cho các đơn vị",
    text="Một danh mục dùng được cho nhiều mục hồ sơ. Bỏ một giá trị thì hồ sơ đã ghi giá trị ấy "
    "vẫn giữ.",
    noun="danh mục",
    gone="Danh mục thôi gửi xuống các đơn vị. Những gì đã điền vẫn còn; lấy lại bằng Hoàn tác.",
    load=office_catalogues,
    new=new_office_catalogue,
    save=save_office_catalogue,
    drop=withdraw_office_catalogue,
    has_kind=False,
)
