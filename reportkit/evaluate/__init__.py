"""How good the records are: against hand-labelled reports, and against an earlier run."""

from reportkit.evaluate.compare import Change, compare
from reportkit.evaluate.run import Evaluation, evaluate

__all__ = ["Change", "Evaluation", "compare", "evaluate"]
