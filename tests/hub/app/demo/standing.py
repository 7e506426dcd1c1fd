"""A stage without a loaded county: its people have invented ids, and the store is not touched."""

from graph_models.catalogue.model import Catalogue
from graph_models.entities.subject import ByPlate, Subject
from graph_models.vocabulary import SubjectId
from hub.app.demo.county.county import county_of
from hub.app.demo.story.stage import Stage
from tests.support.house import House


def a_stage(house: House, catalogue: Catalogue, *, seed: int = 3) -> Stage:
    """A stage for the county of a seed, the clock on its first day."""
    county = county_of(seed)
    house.clock.set_to(county.opened)
    described = {row.ref: row for row in county.subjects}
    cast = {}
    for number, (part, ref) in enumerate(county.cast.items()):
        row = described[ref]
        plate = ref.plate if isinstance(ref, ByPlate) else None
        cast[part] = Subject(id=SubjectId(f"s-invented-{number:02}"), kind=row.kind, name=row.name, plate=plate)
    return Stage(hub=house.hub(catalogue), clock=house.clock, county=county, cast=cast)
