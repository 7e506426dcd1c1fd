"""The key of a person whom a register knows by a firm and a name, without a document."""

from graph_models.entities.subject import BySource
from graph_models.identifiers.normal_form import normal_form
from graph_models.vocabulary import SourceId


def register_person(source: SourceId, uscc: str, name: str) -> BySource:
    """One person for each source, firm and name, and never the same one at two firms: a name is no identity.

    `uscc` is the firm's unified code; code and name are taken in normal form, so that a full-width spelling
    in a later delivery is the same person. A code has eighteen characters, so the key reads
    back in one way only.
    """
    return BySource(source=source, source_id=f"{normal_form(uscc)}/{normal_form(name)}")
