"""Finding: words made comparable, one index an edition, look-ups while typing. All of it pure."""
