"""The shared models: vocabulary, identifiers, time, entities, catalogue, propagation and Cypher statements."""
