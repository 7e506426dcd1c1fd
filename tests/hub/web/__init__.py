"""The room hub.web, asked over real connections."""
