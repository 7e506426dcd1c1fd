"""The web service put together: settings, the parts, the processes."""
