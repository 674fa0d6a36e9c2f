"""The groups of papers, in the order in which the page offers them."""

from chibo_desktop.gui.printing.dossier_group import DossierGroup
from chibo_desktop.gui.printing.evaluation_group import EvaluationGroup
from chibo_desktop.gui.printing.paper_group import PaperGroup
from chibo_desktop.gui.printing.register_group import RegisterGroup

GROUPS: tuple[type[PaperGroup], ...] = (EvaluationGroup, DossierGroup, RegisterGroup)
