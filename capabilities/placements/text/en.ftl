# placements
