"""Who waits to be taken over, as the first page asks: known without reading any dossier."""

from collections.abc import Iterator

from chibo_desktop.domain.fields import Plain
from chibo_desktop.storage.exchange_log import merged_by
from chibo_desktop.storage.transfers import answers_of, offers_of
from chibo_desktop.storage.unit_of_work import Unit


def standing_offers(unit: Unit) -> Iterator[Plain]:
    """The offers of the directive that counts here, without those that were answered.

    An office of offices has those for its units.
    """
    offers = offers_of(unit.connection)
    if not offers:
        return
    counting = {one.bundle_id for one in merged_by(unit.connection)}
    answered = {(one.transfer_id, one.org_id) for one in answers_of(unit.connection)}
    for bundle_id, offer in offers:
        said = offer["transfer"]
        if bundle_id in counting and (said["id"], said["x"]["to_node"]) not in answered:
            yield offer


def arrivals_waiting(unit: Unit) -> list[str]:
    """The names of those who wait to be taken over."""
    return [str(one["transfer"]["x"].get("full_name", "")) for one in standing_offers(unit)]
