"""The small sign on what an analyst has corrected: who, what and why on hover."""

from components.widgets.marked_text import escaped


def corrected_sign(told: str) -> str:
    """Return the sign as HTML, nothing where nothing was corrected; `told` is any text (queries.corrections)."""
    return f' · <span class="bl-corrected" title="{escaped(told)}">corrected</span>' if told else ""
