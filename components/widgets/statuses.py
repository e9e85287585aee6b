"""Which acts count, by their status: a chip says how many are left out, and takes the choice away."""

from components.queries.filters import Filters
from components.queries.options import left_out
from components.schema import STATUSES
from components.widgets.corpus import ask
from components.widgets.filter_address import set_values
from components.widgets.wording import STATUS_DEFINITIONS, STATUS_NAMES, number

STATUS_HELP = "\n\n".join(f"**{STATUS_NAMES[status]}**: {STATUS_DEFINITIONS[status]}" for status in STATUSES)


def chosen_statuses(filters: Filters) -> str:
    """Return which acts an analyst has chosen to count and what that leaves out; '' where nothing was chosen."""
    if not set_values(filters, "status"):
        return ""
    if set(filters.statuses) == set(STATUSES):
        return "Acts of every status"
    chosen = ", ".join(STATUS_NAMES[status].lower() for status in filters.statuses)
    missing = ask(left_out, filters)
    return f"Acts: {chosen}" + (f" ({missing:,} left out)" if missing else "")


def left_out_by_default(filters: Filters) -> str:
    """Return what is left out though nobody chose so: acts planned, denied and so on; '' where there are none."""
    missing = 0 if set_values(filters, "status") else ask(left_out, filters)
    return f"Only what happened: {number(missing, 'act')} left out" if missing else ""
