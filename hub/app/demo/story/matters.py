"""The matters that are asked about in the stories."""

from typing import Final

from graph_models.vocabulary import Domain, MatterKind
from hub.domain.commands.check import Matter

PROCUREMENT: Final = Matter(domain=Domain.PROCUREMENT)
BIDDING: Final = Matter(domain=Domain.BIDDING)
HONOURS: Final = Matter(domain=Domain.HONOURS)
CREDIT: Final = Matter(domain=Domain.BANKING)
PRODUCER_HEAD: Final = Matter(domain=Domain.OFFICE, kind=MatterKind("producer-head"))
FREIGHT: Final = Matter(domain=Domain.LICENSING, kind=MatterKind("road-freight"))
VEHICLE: Final = Matter(domain=Domain.LICENSING, kind=MatterKind("vehicle-operating"))
DRIVER: Final = Matter(domain=Domain.LICENSING, kind=MatterKind("driver-qualification"))
FOOD: Final = Matter(domain=Domain.LICENSING, kind=MatterKind("food-business"))
TOBACCO: Final = Matter(domain=Domain.LICENSING, kind=MatterKind("tobacco-retail"))
