"""The country-relationship map: projection, arcs and the SVG component."""
