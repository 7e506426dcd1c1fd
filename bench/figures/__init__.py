"""The figures, one module each: a module's `measure` takes a bench and returns a section of the report."""
