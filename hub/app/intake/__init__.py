"""Intake: files to rows, rows to batches, batches to the hub; bad rows to quarantine, counts to a report."""
