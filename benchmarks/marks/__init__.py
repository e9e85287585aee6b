"""Marks as an analyst finds them on the screen: what each says, where it is clicked, and what the click opens."""
