"""Finding: folding words, one index an edition, look-ups while typing, and how sure a find is. Pure."""
