"""What this build was made of: versions, settings, scores where it was measured, and the size of its tables."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.ledger import table_sizes
from components.settings import SETTINGS
from components.widgets.corpus import ask, seen_build
from components.widgets.data_table import data_table


def versions() -> None:
    """Show what is known of the making of the build, the sizes of its tables, and the settings there are."""
    build = seen_build()
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Made of", anchor=False)
        info = dict(build.info) if build else {}
        facts = [("build", build.id if build else ""), *_flat({k: v for k, v in info.items() if k != "rows"})]
        rows = [(what, value) for what, value in facts if value]
        data_table(
            pd.DataFrame(rows, columns=["what", "value"]),
            {"what": "What", "value": "Value"},
            key="build",
            alt="What the build was made of",
        )
    with right:
        st.subheader("Tables", anchor=False)
        sizes = {"table": "Table", "rows": st.column_config.NumberColumn("Rows", format="localized")}
        data_table(ask(table_sizes), sizes, key="table_sizes", alt="Tables and their rows")
        st.subheader("Settings", anchor=False)
        known = [(s.variable, s.default, s.meaning) for s in SETTINGS.values()]
        st.table(pd.DataFrame(known, columns=["Variable", "Default", "Meaning"]), hide_index=True, border="horizontal")


def _flat(info: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Return nested facts as rows: 'scores countries f1', '0.93'."""
    for name, value in info.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name} ")
        else:
            yield (
                f"{prefix}{name}".replace("_", " "),
                ", ".join(map(str, value)) if isinstance(value, list) else str(value),
            )
