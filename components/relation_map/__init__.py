"""The country-relationship map: projection, arcs and the SVG component."""

from components.relation_map.base_map import BaseMapError, load_base_map
from components.relation_map.component import relation_map

__all__ = ["BaseMapError", "load_base_map", "relation_map"]
