"""How good the tables are, as measured on labelled articles, and what these figures do not cover."""

import pandas as pd
import streamlit as st

from components.charts.layout import CONFIG
from components.charts.scores import score_dots
from components.queries.filters import Filters
from components.queries.scores import Scores, audit
from components.queries.scores import scores as measured_scores
from components.queries.themes import themes
from components.widgets.corpus import ask, seen_build
from components.widgets.data_table import data_table
from components.widgets.dates import shown_date
from components.widgets.marked_text import as_label
from components.widgets.save_picture import save_picture
from components.widgets.switch import switch
from components.widgets.wording import ACT_NAMES, SAMPLE_NAMES, number

_STAGES = {
    "countries": ("Countries", "which countries a paragraph names"),
    "actors": ("Actors", "who is named, all names of one actor joined"),
    "themes": ("Themes", "what it is about"),
    "pair": ("Acts: who with whom", "which two countries act on each other"),
    "direction": ("Acts: direction", "who acts on whom"),
    "polarity": ("Acts: sign", "and whether it is cooperation or conflict"),
    "type": ("Acts: type", "and which of the sixteen types it is"),
    "quotations": ("Quotations", "words in quotation marks and who said them"),
}
_SPLITTING = {
    "paragraphs_found": "Labelled paragraphs found",
    "segmentation_f1": "Paragraphs put into the right article, F1",
    "titles": "Titles found",
    "body_beyond_gold": "Paragraphs shown that are none",
    "furniture_leaks": "Of these, page furniture",
}
_COUNTS = {
    "wanted": ("Labelled", "how many all readers have"),
    "found": ("Found", "how many were found"),
}
_FIGURES = {
    "f1": ("F1", "mean of precision and recall"),
    "low": ("From", "lower 95 % bound of F1"),
    "high": ("To", "upper 95 % bound of F1"),
    "precision": ("Precision", "share of what was found that a reader has"),
    "recall": ("Recall", "share of what all readers have that was found"),
    "baseline": ("Baseline", "F1 of the obvious version"),
    "readers": ("Readers", "F1 of one reader against the other"),
}
_COUNTED = ("body_beyond_gold", "furniture_leaks")
_LIMITS = {
    "real": """
- **One region.** The pages are about Afghanistan and its neighbours.
- **Known pages.** The rules were written with them at hand: expect less on articles never seen.
""",
    "regions": """
- **Invented text.** The pages imitate wires, digests, saved pages, translated and spun text of other regions; the
  events are made up. Real pages there are not measured yet.
- **Open pages.** Rules were mended with them at hand: expect less on articles never seen.
""",
    "invented": """
- **Six pages, one reader**, who wrote them too: what the program must never fall below again, on the pages that the
  first version was measured on.
""",
    "held_out": """
- **Invented text**, as the other invented pages, of other regions again.
- **Unseen pages.** Nobody who writes rules has read them. They are measured three times at most: these figures may be
  older than the build.
""",
}
_LIMITS_OF_ALL = """
- **A small sample.** The bounds say how far a figure may be off by chance; paragraphs of one article are alike, so the
  bounds are rather too narrow. Where the sample shows no error, they show none either.
- **Not scored here:** places below country level, the status of acts, stories, articles in other languages
  (`python -m components.quality.languages quality/languages/fr.toml` scores French ones).
"""


def scores() -> None:
    """Show each stage's figure beside the baseline and a second reader, and the figures by theme and type of act."""
    samples = measured_scores()
    if not samples:
        st.info("Nothing was measured yet: `make quality` scores every stage against labelled articles.")
        return
    names = {SAMPLE_NAMES.get(name, name): name for name in samples}
    name = names[switch("Measured on", list(names), "measured_on", labelled=True)]
    found = samples[name]
    st.markdown(
        f"**Measured on {number(found.paragraphs, 'paragraph')} of {number(found.articles, 'article')}**, marked by "
        f"{_readers(found.readers)}. F1 is 1 where all that was marked was found, and nothing else."
    )
    st.caption(_whose(found.recipe))
    left, right = st.columns([3, 2], gap="medium")
    labelled = found.stages.assign(label=[_STAGES[name][0] for name in found.stages["name"]])
    with left:
        _stages(labelled)
    with right:
        _splitting(found)
        _checked_by_eye()
        st.subheader("What the figures do not cover", anchor=False)
        st.markdown(_LIMITS.get(name, "").rstrip() + _LIMITS_OF_ALL)
    _table(labelled.assign(name=labelled["label"]), "Stage", [*_COUNTS, *_FIGURES], "scores", "Figures of each stage")
    left, right = st.columns(2, gap="medium")
    known = ask(themes, Filters())
    labels = dict(zip(known["theme"], known["label"], strict=True))
    with left:
        _part("By theme", "Theme", found.themes.assign(name=found.themes["name"].replace(labels)), "theme_scores")
    with right:
        _part(
            "By type of act",
            "Act",
            found.types.assign(name=[ACT_NAMES[kind].capitalize() for kind in found.types["name"]]),
            "type_scores",
        )


def _readers(number_of_readers: int) -> str:
    if number_of_readers == 1:
        return "one careful reader"
    apart = "careful readers apart from each other; what not all of them mark is not asked for, and not wrong"
    return f"{number_of_readers} {apart}"


def _whose(recipe: str) -> str:
    build = seen_build()
    if build and build.info.get("recipe") == recipe:
        return "This build was made by the very version that was measured."
    return (
        "This build was made by another version than the one that was measured; the figures may not be quite its own."
    )


def _stages(labelled: pd.DataFrame) -> None:
    st.subheader("How good each stage is", anchor=False, help="\n".join(f"- {a}: {b}" for a, b in _STAGES.values()))
    chart = score_dots(labelled)
    st.plotly_chart(chart.figure, key="scores_chart", config=CONFIG, alt=chart.alt)
    save_picture("Scores by stage", "scores_chart")


def _splitting(found: Scores) -> None:
    st.subheader("Splitting pages into articles", anchor=False)
    kept = zip(found.splitting["name"], found.splitting["ours"], found.splitting["baseline"], strict=True)
    rows = [(_SPLITTING[name], _figure(name, ours), _figure(name, baseline)) for name, ours, baseline in kept]
    st.table(pd.DataFrame(rows, columns=["What", "Here", "Baseline"]), hide_index=True, border="horizontal")


def _checked_by_eye() -> None:
    """Show the newest audit of relations: what a reader believes of what was found, and on what it was drawn."""
    found = audit()
    if found is None:
        return
    st.subheader("Acts checked by eye", anchor=False)
    st.markdown(
        f"**{found.right} of {found.rows} acts are right** in who with whom, direction and sign (95 % bounds "
        f"{found.low:.2f} to {found.high:.2f}). The pair is right in {found.parts['pair_right']}, the direction in "
        f"{found.parts['direction_right']}, the sign in {found.parts['sign_right']}."
    )
    st.caption(
        f"Drawn at random on {shown_date(found.day)} from {number(found.relations, 'act')} found in "
        f"{as_label(found.texts)}, and judged one by one by one reader. What was missed, such a check cannot see. "
        + _whose(found.recipe)
    )


def _figure(name: str, value: float) -> str:
    return f"{value:.0f}" if name in _COUNTED else f"{value:.2f}"


def _part(heading: str, first: str, frame: pd.DataFrame, key: str) -> None:
    st.subheader(heading, anchor=False)
    st.caption("Most labelled first. A figure on fewer than ten cases says little.")
    ordered = frame.sort_values(["wanted", "name"], ascending=[False, True])
    columns = [*_COUNTS, *(name for name in _FIGURES if name not in ("low", "high"))]
    _table(ordered, first, columns, key, f"Figures {heading.lower()}")


def _table(frame: pd.DataFrame, first: str, columns: list[str], key: str, alt: str) -> None:
    shown = {
        name: st.column_config.NumberColumn(heading, format=shape, width=70, help=meaning)
        for kind, shape in ((_COUNTS, "%d"), (_FIGURES, "%.2f"))
        for name, (heading, meaning) in kind.items()
        if name in columns and frame[name].notna().any()
    }
    data_table(frame, {"name": first, **shown}, key=key, alt=alt)
