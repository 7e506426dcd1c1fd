"""The service as it is deployed: `hub up` in a process of its own, on the tests' Neo4j, asked over the network."""
