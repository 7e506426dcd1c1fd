"""Figures of the hub on a real Neo4j: `python -m bench` measures them and writes bench/RESULTS.md."""
