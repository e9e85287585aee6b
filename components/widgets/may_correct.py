"""Who may correct: asked by every control that writes to the journal."""


def may_correct() -> bool:
    """Return whether whoever looks at this page may correct what it says; today everybody may."""
    return True
