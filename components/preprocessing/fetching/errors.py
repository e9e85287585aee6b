"""What goes wrong with an address: one exception that carries the reason and the remedy."""


class CannotFetch(Exception):
    """An address cannot be fetched. Carries the reason and the remedy, both fit for tables: no secret of an address."""

    def __init__(self, reason: str, remedy: str, away: bool = False) -> None:
        """Keep both parts; `away` says that the host could not be reached at all, so asking again now is of no use."""
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
        self.away = away
