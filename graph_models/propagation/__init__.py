"""Whom a listing reaches, by which rule, on which days: pure decisions over a networkx graph."""
