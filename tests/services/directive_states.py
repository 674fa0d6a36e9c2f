"""That the board compares what a directive for each unit would really hold."""

from chibo_desktop.services.directive_states import ContentState, DirectiveStates
from chibo_desktop.services.directives import directive_content
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.session import Unit


def assert_told_alike(office: Unit) -> None:
    """What is said to all units at once is what is put together for each alone."""
    states = DirectiveStates(office)
    units = own_units(office)
    assert units
    for one in units:
        alone = directive_content(office, one.node_id)
        assert states.of(one.node_id) == ContentState(rows=len(alone.rows), brief=alone.brief)
        assert states.state_of(one.node_id) == alone.state
