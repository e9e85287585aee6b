"""How the numbers come about: what was kept and dropped of every file, definitions, versions, the policy of the map."""

from components.widgets.corrections_journal import corrections_journal
from components.widgets.definitions import definitions
from components.widgets.heading import page_heading
from components.widgets.ledger import ledger
from components.widgets.scores import scores
from components.widgets.switch import switch
from components.widgets.versions import versions

VIEWS = {
    "Kept and dropped": ledger,
    "How good": scores,
    "Corrections": corrections_journal,
    "Definitions": definitions,
    "This build": versions,
}

page_heading("How the numbers come about")
VIEWS[switch("View", list(VIEWS), "method")]()
