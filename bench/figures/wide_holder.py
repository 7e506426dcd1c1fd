"""A listed shareholder with very many holdings, one of which changes: how long the writer is held."""

from statistics import median

from bench import cast
from bench.bench import Bench
from bench.pairs import timed
from bench.report import Row, Section, milliseconds
from bench.shapes import fan
from bench.stage import TODAY
from bench.world import firm
from graph_models.vocabulary import Domain, VerdictKind
from hub.domain.commands.record import EndLink


async def measure(bench: Bench) -> Section:
    """List the holder, then end one holding after another."""
    stage, sizes = bench.stage, bench.sizes
    hub = await stage.empty_hub()
    await cast.declare(hub)
    subjects, links = fan(0, held=sizes.holdings)
    with bench.bar("wide holder", sizes.pairs + 2) as step:
        await cast.load_subjects(hub, subjects)
        await cast.load_links(hub, links)
        await stage.settle()
        step()
        command = cast.listing(firm(0), number=1, list_type=cast.DEBARRED)
        await hub.listings.list_subject(cast.LISTER, command)
        listed_held = stage.store.held
        step()
        changed, held = [], []
        for each in links[: sizes.pairs]:
            assert await cast.verdict(hub, each.end, domain=Domain.PROCUREMENT) is VerdictKind.RESTRICTED
            ending = EndLink(kind=each.kind, start=each.start, end=each.end, valid_to=TODAY)
            _, seconds = await timed(hub.links.end(cast.OPERATOR, ending))
            changed.append(seconds)
            held.append(stage.store.held)
            assert await cast.verdict(hub, each.end, domain=Domain.PROCUREMENT) is VerdictKind.CLEAR
            step()
    return Section(
        title="A shareholder with many holdings",
        how=(
            f"A debarred firm controls {sizes.holdings:,} companies directly; one holding ends, and the whole listing"
            " is derived anew in the same transaction. Held is the time from taking the counter to the end of"
            " publishing: nobody else writes meanwhile, and readers are not held."
        ),
        rows=(
            Row(what="the change of one holding, from request to answer", measured=milliseconds(median(changed))),
            Row(what="the writer was held for one holding", measured=milliseconds(median(held))),
            Row(what=f"the writer was held for the listing of {sizes.holdings:,}", measured=milliseconds(listed_held)),
        ),
    )
