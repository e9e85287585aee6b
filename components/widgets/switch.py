"""A switch between views of one thing: always one is chosen, and the address remembers which."""

from collections.abc import Sequence

import streamlit as st


def switch(label: str, options: Sequence[str], key: str, *, labelled: bool = False, first: str | None = None) -> str:
    """Show a switch and return the option that is chosen, at first the first, or `first`.

    `label` is what the switch chooses, for those who do not see it, or for all where it is `labelled`. `key` is its
    name in the address.
    """
    return st.segmented_control(
        label,
        options,
        default=first or options[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="visible" if labelled else "collapsed",
    )
