"""The pair of countries whose page is open lives in the address: `?pair=CHN-TJK`, beside filters and pick."""

import streamlit as st

from components.queries.picks import Pick, parse
from components.widgets.address import set_pick

PAIR = "pair"
RELATIONS = "components/pages/relations.py"
_OF_COUNTRIES = ("pair", "acts", "together", "pair-when", "pair-article", "when-acts")

Pair = tuple[str, str]


def shown_pair() -> Pair | None:
    """Return the pair (alpha-3, in order of the alphabet) that the address opens, null where it opens none."""
    found = parse(f"pair:{st.query_params.get(PAIR, '')}")
    return (found.values[0], found.values[1]) if found and len(found.values) == 2 else None


def pair_of(pick: Pick) -> Pair | None:
    """Return the two countries that a pick is about, null where it is about something else."""
    if pick.family not in _OF_COUNTRIES or len(pick.values) < 2:
        return None
    first, second = sorted(pick.values[:2])
    return first, second


def open_pair(pair: Pair, beside_relations: bool) -> None:
    """Open the page of a pair, for callbacks; `beside_relations` says that the page shown is Relations already."""
    if beside_relations:
        st.query_params[PAIR] = "-".join(pair)
        set_pick(None)
    else:
        st.switch_page(RELATIONS, query_params={PAIR: "-".join(pair)})


def close_pair() -> None:
    """Go back from a pair to all relations."""
    st.query_params.pop(PAIR, None)
    set_pick(None)
