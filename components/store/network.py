"""The relations as a network for Gephi, Cytoscape and the like: entities are nodes, an edge joins source and target.

There is one edge for each pair, type, polarity and status, with the number of relations as weight and the first and
last day. XML cannot hold control characters, so they are left out of names.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

import duckdb

_NODES = """
SELECT entity_id, name, type, coalesce(country, '') AS country, mentions::INTEGER AS mentions FROM entities
WHERE entity_id IN (SELECT source_id FROM relations UNION SELECT target_id FROM relations) ORDER BY entity_id
"""
_EDGES = """
SELECT source_id, target_id, type, quad_class, polarity, status, count(*)::INTEGER AS relations,
    coalesce(min(event_date_from)::VARCHAR, '') AS first_day, coalesce(max(event_date_to)::VARCHAR, '') AS last_day
FROM relations GROUP BY ALL ORDER BY ALL
"""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Attribute(NamedTuple):
    name: str
    kind: str  # of GraphML: string or int


_OF_NODES = tuple(
    _Attribute(*pair) for pair in (("label", "string"), ("type", "string"), ("country", "string"), ("mentions", "int"))
)
_OF_EDGES = tuple(
    _Attribute(name, "int" if name == "weight" else "string")
    for name in ("type", "quad_class", "polarity", "status", "weight", "first_day", "last_day")
)


def write_graphml(tables: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the network as GraphML (http://graphml.graphdrawing.org)."""
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for element, attributes in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for a in attributes:
            key = {"id": f"{element}_{a.name}", "for": element, "attr.name": a.name, "attr.type": a.kind}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", id="relations", edgedefault="directed")

    def add(element: str, own: dict[str, str], attributes: tuple[_Attribute, ...], values: tuple[object, ...]) -> None:
        item = ET.SubElement(graph, element, own)
        for a, value in zip(attributes, values, strict=True):
            ET.SubElement(item, "data", key=f"{element}_{a.name}").text = _clean(value)

    for entity_id, *values in tables.execute(_NODES).fetchall():
        add("node", {"id": entity_id}, _OF_NODES, tuple(values))
    for number, (source, target, *values) in enumerate(tables.execute(_EDGES).fetchall()):
        add("edge", {"id": f"e{number}", "source": source, "target": target}, _OF_EDGES, tuple(values))
    _write(root, path)


def write_gexf(tables: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the network as GEXF 1.3 (https://gexf.net), Gephi's own format."""
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for element, attributes in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        declared = ET.SubElement(graph, "attributes", {"class": element})
        for a in attributes:
            kind = "integer" if a.kind == "int" else "string"
            ET.SubElement(declared, "attribute", {"id": a.name, "title": a.name, "type": kind})
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for entity_id, *values in tables.execute(_NODES).fetchall():
        node = ET.SubElement(nodes, "node", id=entity_id, label=_clean(values[0]))
        _gexf_values(node, _OF_NODES, tuple(values))
    for number, (source, target, *values) in enumerate(tables.execute(_EDGES).fetchall()):
        own = {"id": str(number), "source": source, "target": target, "weight": str(values[4]), "label": values[0]}
        _gexf_values(ET.SubElement(edges, "edge", own), _OF_EDGES, tuple(values))
    _write(root, path)


def _gexf_values(item: ET.Element, attributes: tuple[_Attribute, ...], values: tuple[object, ...]) -> None:
    holder = ET.SubElement(item, "attvalues")
    for a, value in zip(attributes, values, strict=True):
        ET.SubElement(holder, "attvalue", {"for": a.name, "value": _clean(value)})


def _clean(value: object) -> str:
    return _NO_XML.sub("", str(value))


def _write(root: ET.Element, path: Path) -> None:
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
