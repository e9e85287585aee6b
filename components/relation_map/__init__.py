"""The country-relationship map and the networks: projection, layout, arcs and the SVG component."""

from components.relation_map.base_map import BaseMapError, load_base_map
from components.relation_map.component import relation_map
from components.relation_map.network import relation_network

__all__ = ["BaseMapError", "load_base_map", "relation_map", "relation_network"]
