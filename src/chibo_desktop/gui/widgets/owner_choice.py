"""Who is responsible: a member of the branch, or anybody by name."""

from collections.abc import Mapping

from chibo_desktop.gui.widgets import Choice


class OwnerChoice(Choice):
    """A member of the branch, or anybody by name: “Chi ủy”, “Ban Tổ chức”."""

    def __init__(self, owners: Mapping[str, str], owner_id: str, owner_name: str) -> None:
        super().__init__([("", ""), *owners.items()])
        self.setEditable(True)
        self.setEditText(owners.get(owner_id) or owner_name)
        self._by_name = {name: key for key, name in owners.items()}
        self._known = (owner_id, owners.get(owner_id) or owner_name)

    def owner(self) -> tuple[str, str]:
        """Id (empty for nobody of the branch) and name, as they stand in the field."""
        name = self.currentText().strip()
        if name == self._known[1]:
            return self._known[0], name
        # Of two members with one name the one chosen from the list is meant.
        chosen = self.value() if self.itemText(self.currentIndex()) == name else ""
        return chosen or self._by_name.get(name, ""), name
