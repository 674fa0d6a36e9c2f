"""The office defines fields and catalogues with the editor that units know."""

import pytest

from chibo_desktop.gui.own_fields import CATALOGUES, OFFICE_FIELDS, DefinitionsDialog
from chibo_desktop.services.office_fields import office_catalogues, office_fields
from gui.exchange.people import context_of
from services.exchange_story import office_session


@pytest.fixture
def context(tmp_path):
    session = office_session(tmp_path)
    yield context_of(session, tmp_path)
    session.close()


def test_a_catalogue_first_then_a_field_that_offers_it(qtbot, look, context):
    catalogues = DefinitionsDialog(context, CATALOGUES)
    qtbot.addWidget(catalogues)
    catalogues.name.setText("Nhóm nghề")
    catalogues.save()
    assert "chưa có giá trị" in catalogues.banner.text()
    catalogues.options.setPlainText("Nghỉ hưu\nKinh doanh")
    catalogues.save()
    with context.session.unit() as unit:
        (catalogue,) = office_catalogues(unit)
    fields = DefinitionsDialog(context, OFFICE_FIELDS)
    qtbot.addWidget(fields)
    fields.name.setText("Nghề hiện nay")
    fields.kind.set_value("choice")
    fields.catalogue.set_value(catalogue.id)
    assert fields.options.isHidden() or not fields.options.isVisibleTo(fields)
    fields.save()
    with context.session.unit() as unit:
        (field,) = office_fields(unit)
    assert field.values == ("Nghỉ hưu", "Kinh doanh")
    assert fields.list.item(0).text() == "Nghề hiện nay"
    fields.kind.set_value("text")
    assert not fields.catalogue.isVisibleTo(fields)
