"""A database that is killed, stopped and started again, seen from the store and from the service over it."""
