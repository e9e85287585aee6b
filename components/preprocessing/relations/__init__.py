"""Who acts on whom: relations read from parsed paragraphs, their mentions and the cues of knowledge/relations.toml."""

from components.preprocessing.relations.finding import find_relations, read_article
from components.preprocessing.relations.weighing import weighed

__all__ = ["find_relations", "read_article", "weighed"]
