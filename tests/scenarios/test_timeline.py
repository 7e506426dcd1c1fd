"""The order of playing: by day, events before questions, file order within a day."""

from datetime import date

from tests.scenarios.sample import raw_sample, sample
from tests.scenarios.timeline import eve, moments, readings


def test_events_come_before_questions_of_their_day_and_late_questions_are_asked_late() -> None:
    raw = raw_sample()
    listing = raw["events"][0]
    question = raw["expect"][0]
    story = sample(
        events=[
            {"day": date(2025, 5, 1), "do": "annul", "listing": "L1", "by": "finance", "reason": "示例"},
            listing,
        ],
        expect=[
            {**question, "at": date(2025, 3, 1)},
            {"receipt_of": "L1"},
            {**question, "at": date(2025, 2, 1), "asked_on": date(2025, 6, 1)},
        ],
    )
    played = [(moment.day, moment.is_event, moment.number) for moment in moments(story)]
    assert played == [
        (date(2025, 3, 1), True, 2),
        (date(2025, 3, 1), False, 1),
        (date(2025, 5, 1), True, 1),
        (date(2025, 6, 1), False, 3),
    ]
    assert [number for number, _ in readings(story)] == [2]
    assert eve(story) == date(2025, 2, 28)
