"""When a listing stands and a rule is triggered, asked for one day at a time; month arithmetic by hand."""

from datetime import date, timedelta

from tests.oracle.world import OracleEvent, OracleListing, OracleRule, OracleTerm, OracleWorld

NO_END = date(9999, 12, 31)


def later(day: date, *, months: int, days: int) -> date:
    """Month by month, then day by day; a day that a month does not have becomes its last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if year > 9999:
        return NO_END
    number = day.day
    while not _exists(year, month, number):
        number -= 1
    result = date(year, month, number)
    for _ in range(days):
        if result < NO_END:
            result += timedelta(days=1)
    return result


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def maximum(term: OracleTerm, listing: OracleListing) -> date:
    """The end of a term's length from its anchor."""
    anchors = {
        "EFFECTIVE": listing.effective,
        "DECISION": listing.decided_on,
        "PUBLICATION": listing.published,
    }
    return later(anchors[term.anchor], months=term.months, days=term.days)


def stated_end(listing: OracleListing) -> date | None:
    """The end that the listing states, or that the last revocation stating one does."""
    stated = listing.until
    for event in listing.events:
        if event.kind == "REPAIR_REVOKED" and event.until is not None:
            stated = event.until
    return stated


def listing_start(world: OracleWorld, listing: OracleListing) -> date:
    """The first day: the effective one, or the published one where publication is required and later."""
    if world.list_type_of(listing).publication_required and listing.published > listing.effective:
        return listing.published
    return listing.effective


def listing_end(world: OracleWorld, listing: OracleListing) -> date:
    """The day on which the listing runs out."""
    term, stated = world.list_type_of(listing).term, stated_end(listing)
    if term.form in {"LISTING", "LIFE"}:
        return NO_END if stated is None else stated
    longest = maximum(term, listing)
    if stated is None:
        return NO_END if term.form == "CAPPED" else longest
    return stated if stated < longest else longest


def is_annulled(listing: OracleListing) -> bool:
    """Whether it never was."""
    return any(event.kind == "ANNULLED" for event in listing.events)


def _pairs(events: tuple[OracleEvent, ...], opens: str, closes: str) -> list[tuple[date, date | None]]:
    """From when to when something lasted; None while nothing has closed it."""
    pairs: list[tuple[date, date | None]] = []
    for event in events:
        running = bool(pairs) and pairs[-1][1] is None
        if event.kind == opens and not running:
            pairs.append((event.day, None))
        if event.kind == closes and running:
            pairs[-1] = (pairs[-1][0], event.day)
    return pairs


def _within(day: date, pairs: list[tuple[date, date | None]]) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in pairs)


def is_repaired_on(listing: OracleListing, day: date) -> bool:
    """Whether a repair cuts this day out."""
    return _within(day, _pairs(listing.events, "REPAIRED", "REPAIR_REVOKED"))


def is_stayed_on(listing: OracleListing, day: date) -> bool:
    """Whether a court has suspended the listing on this day."""
    return _within(day, _pairs(listing.events, "STAYED", "RESUMED"))


def stands_on(world: OracleWorld, listing: OracleListing, day: date) -> bool:
    """Whether the listing is in force; a stay does not end it."""
    if is_annulled(listing) or is_repaired_on(listing, day):
        return False
    return listing_start(world, listing) <= day < listing_end(world, listing)


def is_span_touched(world: OracleWorld, listing: OracleListing, valid_from: date, valid_to: date) -> bool:
    """Whether something valid on these days was so while the listing stood, revoked repairs not counting."""
    if is_annulled(listing):
        return False
    end = listing_end(world, listing)
    for repaired_on, revoked_on in _pairs(listing.events, "REPAIRED", "REPAIR_REVOKED"):
        if revoked_on is None and repaired_on < end:
            end = repaired_on
    first = max(valid_from, listing_start(world, listing))
    return first < valid_to and first < end


def is_triggered_on(world: OracleWorld, listing: OracleListing, rule: OracleRule, day: date) -> bool:
    """Whether the listing triggers the rule on this day, whoever is bound by it."""
    if rule.requires_order or rule.list_type != listing.list_type:
        return False
    if world.kinds[listing.subject] not in rule.listed or is_annulled(listing):
        return False
    if day < listing_start(world, listing) or not _is_in_term(world, listing, rule, day):
        return False
    if "EXPIRY" not in rule.survives and day >= listing_end(world, listing):
        return False
    if "REPAIR" not in rule.survives and is_repaired_on(listing, day):
        return False
    return any(basis not in world.repeals or day < world.repeals[basis] for basis in rule.basis)


def _is_in_term(world: OracleWorld, listing: OracleListing, rule: OracleRule, day: date) -> bool:
    if rule.term.form == "LIFE":
        return True
    if rule.term.form == "FIXED":
        return day < maximum(rule.term, listing)
    return day < listing_end(world, listing)
