"""The registration year on its boundary days, who owes what, and where somebody stands (domain facts, section 1)."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Renewal
from practitioners.queries import registration as queries
from practitioners.services.registration import record_renewal
from tests import factories as make

Date = datetime.date
YEAR = period(Date(2025, 12, 1), Date(2026, 12, 1))


def at(text):
    return time_machine.travel(datetime.datetime.fromisoformat(text), tick=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-11-30T23:59:59+00:00", Date(2025, 12, 1)),
        ("2026-12-01T00:00:00+00:00", Date(2026, 12, 1)),
        ("2026-08-31T23:30:00+00:00", Date(2025, 12, 1)),  # 1 September in London, by summer time
        ("2028-02-29T12:00:00+00:00", Date(2027, 12, 1)),
        ("2028-11-30T23:59:00+00:00", Date(2027, 12, 1)),
    ],
)
def test_registration_year_by_the_clock_in_london(moment, first):
    with at(moment):
        year = queries.registration_year(clock.today())
    assert (year.lower, year.upper) == (first, Date(first.year + 1, 12, 1))


@given(st.dates(Date(2000, 1, 1), Date(2100, 1, 1)))
def test_registration_year_holds_its_day_and_its_neighbours_touch(on):
    year = queries.registration_year(on)
    assert on in year
    assert queries.registration_year(year.upper).lower == year.upper


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-08-31T22:59:00+00:00", False),  # 23:59 in London
        ("2026-08-31T23:00:00+00:00", True),  # 1 September, 00:00 in London
        ("2026-11-30T23:59:00+00:00", True),
        ("2026-12-01T00:00:00+00:00", False),
    ],
)
def test_renewal_window(moment, is_open):
    with at(moment):
        assert status(on=clock.today()).window_open is is_open


def status(**changes):
    on = changes.pop("on", Date(2026, 11, 19))
    values = {"person_id": 1, "on": on, "year": queries.registration_year(on), "owes": True, "pieces": 1, "peer_pieces": 0}
    return queries.RegistrationStatus(**(values | changes))


@pytest.mark.parametrize(
    ("on", "days"), [(Date(2026, 11, 19), 11), (Date(2026, 11, 30), 0), (Date(2026, 12, 1), 364), (Date(2027, 12, 1), 365)]
)
def test_days_left(on, days):
    """364 days are left on 1 December 2026, and one more on 1 December 2027, as 2028 has a 29 February."""
    assert status(on=on).days_left == days


@pytest.mark.parametrize(
    ("pieces", "peers", "heading", "sentence"),
    [
        (0, 0, "Record two pieces of learning", "Registration still needs 2 pieces of learning and 1 peer reflection by 30 November 2026."),
        (
            1,
            0,
            "Record one more piece of learning",
            "Registration still needs 1 more piece of learning and 1 peer reflection by 30 November 2026. Your next piece can do both.",
        ),
        (1, 1, "Record one more piece of learning", "Registration still needs 1 more piece of learning by 30 November 2026."),
        (3, 0, "Add a peer reflection", "Registration still needs 1 peer reflection by 30 November 2026. Add it to a piece you have."),
        (
            2,
            1,
            "Your learning is complete",
            "Your learning is complete for the year to 30 November 2026. "
            "Still to do for your renewal: send the form, pay the fee and enter your learning with the regulator.",
        ),
    ],
)
def test_status_in_words(pieces, peers, heading, sentence):
    found = status(pieces=pieces, peer_pieces=peers)
    assert (found.heading, found.sentence) == (heading, sentence)


def test_status_complete_needs_all_three_parts():
    done = Date(2026, 11, 2)
    two = status(pieces=2, peer_pieces=1, form_sent_on=done, fee_paid_on=done)
    assert (two.learning_complete, two.complete, two.parts_missing) == (True, False, ["learning_submitted_on"])
    three = status(pieces=2, peer_pieces=1, form_sent_on=done, fee_paid_on=done, learning_submitted_on=done)
    assert (three.complete, three.heading) == (True, "Your registration is renewed")


@pytest.mark.parametrize(
    ("joined", "left", "owes"),
    [
        (Date(2026, 8, 31), None, True),
        (Date(2026, 9, 1), None, False),
        (Date(2020, 1, 1), Date(2026, 11, 30), False),  # left before the last day
        (Date(2020, 1, 1), Date(2026, 12, 1), True),
    ],
)
def test_owes_cpd(joined, left, owes):
    assert queries.owes_cpd(make.RegistrationFactory.build(person=None, period=period(joined, left)), YEAR) is owes


@pytest.mark.django_db
class TestStatuses:
    ON = Date(2026, 11, 19)

    def stand(self, person, on=None):
        return queries.registration_status(person.pk, on or self.ON)

    def test_registration_counts_pieces_by_their_own_date(self):
        person = make.RegistrationFactory().person
        for day in (Date(2025, 11, 30), Date(2025, 12, 1), Date(2026, 11, 30), Date(2026, 12, 1)):
            make.CPDEntryFactory(person=person, learnt_on=day)
        late = datetime.datetime(2026, 12, 20, tzinfo=datetime.UTC)
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 6, 1), recorded_at=late, with_peer=True)
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 6, 1), withdrawn=True, with_peer=True)
        make.CPDEntryFactory(learnt_on=Date(2026, 6, 1), with_peer=True)  # somebody else's
        found = self.stand(person)
        assert (found.pieces, found.peer_pieces, found.learning_complete) == (3, 1, True)

    def test_registration_counts_a_piece_from_before_joining_the_register(self):
        person = make.RegistrationFactory(period=period(Date(2026, 5, 1))).person
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 2, 1))
        assert self.stand(person).pieces == 1

    def test_registration_joined_on_1_september_owes_nothing(self):
        found = self.stand(make.RegistrationFactory(period=period(Date(2026, 9, 1))).person)
        assert (found.owes, found.pieces_needed, found.learning_complete) == (False, 0, True)
        assert found.sentence == "You joined the register on or after 1 September 2026, so no learning is owed by 30 November 2026."

    @pytest.mark.parametrize(
        ("last", "leaves", "pieces_missing", "parts", "sentence"),
        [
            (
                Date(2026, 11, 29),
                True,
                0,
                0,
                "You leave the register on 29 November 2026, so no learning is owed by 30 November 2026, nor a renewal.",
            ),
            (Date(2026, 11, 30), False, 2, 3, None),
            (Date(2026, 12, 1), False, 2, 3, None),
        ],
    )
    def test_registration_that_ends_within_the_year_says_so_and_asks_nothing(self, last, leaves, pieces_missing, parts, sentence):
        """The end is the first day without. On 30 November, the year's own last day, everything is owed, whatever comes after."""
        owed = "Registration still needs 2 pieces of learning and 1 peer reflection by 30 November 2026."
        person = make.staff("Priya Nair")
        make.RegistrationFactory(person=person, period=period(Date(2020, 1, 1), last + datetime.timedelta(days=1)))
        found = self.stand(person)
        assert (found.leaves_on, found.pieces_missing, len(found.parts)) == (last if leaves else None, pieces_missing, parts)
        assert found.sentence == (sentence or owed)
        assert found.complete is leaves
        assert len(queries.registration_due_from(person.user, self.ON)) == (0 if leaves else 1)
        assert found.parts_sentence.startswith("There is nothing to renew." if leaves else "Still to do for your renewal: ")

    def test_registration_joined_late_and_left_early_says_that_it_ends(self):
        held = make.RegistrationFactory(period=period(Date(2026, 9, 2), Date(2026, 11, 30)))
        assert self.stand(held.person).sentence.startswith("You leave the register on 29 November 2026,")

    def test_registration_on_long_leave_still_owes(self):
        person = make.RegistrationFactory().person
        begin = datetime.datetime(2025, 12, 1, tzinfo=datetime.UTC)
        make.CalendarEntryFactory(person=person, kind="family_leave", starts_at=begin, ends_at=begin + datetime.timedelta(days=400))
        assert self.stand(person).pieces_missing == 2

    def test_registration_of_nobody_registered_is_none(self):
        assert self.stand(make.PersonFactory()) is None
        assert self.stand(make.RegistrationFactory(period=period(Date(2020, 1, 1), self.ON)).person) is None

    @pytest.mark.parametrize("count", [1, 3])
    def test_registration_of_many_is_one_query(self, count, django_assert_num_queries):
        people = [make.RenewalFactory(complete=True).registration.person for _ in range(count)]
        for person in people:
            make.CPDEntryFactory(person=person, with_peer=True)
        with django_assert_num_queries(1):
            found = queries.registration_statuses([person.pk for person in people], self.ON)
        assert [(found[p.pk].pieces, found[p.pk].peer_pieces, found[p.pk].fee_paid_on) for p in people] == [
            (1, 1, Date(2026, 11, 2))
        ] * count

    def test_registration_of_earlier_years(self):
        person = make.RenewalFactory(
            complete=True, year=Date(2024, 12, 1), registration__period=period(Date(2024, 10, 1))
        ).registration.person
        make.CPDEntryFactory(person=person, learnt_on=Date(2025, 11, 30), with_peer=True)
        make.CPDEntryFactory(person=person, learnt_on=Date(2024, 11, 30))
        make.CPDEntryFactory(person=person, learnt_on=Date(2023, 11, 30))  # before they were registered
        found = queries.earlier_years(person.pk, self.ON)
        assert [(s.last_day, s.owes, s.pieces, s.peer_pieces, s.fee_paid_on) for s in found] == [
            (Date(2025, 11, 30), True, 1, 1, Date(2026, 11, 2)),
            (Date(2024, 11, 30), False, 1, 0, None),
        ]

    def test_registration_due_from_the_day_on_which_renewal_opens(self):
        person = make.staff("Priya Nair")
        make.RegistrationFactory(person=person)
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 5, 14))
        assert queries.registration_due_from(person.user, Date(2026, 8, 31)) == []
        (item,) = queries.registration_due_from(person.user, Date(2026, 9, 1))
        assert (item.title, item.due_on, item.url) == ("Record one more piece of learning", Date(2026, 11, 30), "/my-learning/record/")
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 5, 15), with_peer=True)
        (item,) = queries.registration_due_from(person.user, Date(2026, 9, 2))
        assert (item.title, item.url) == ("Finish renewing your registration", "/my-learning/registration/")

    def test_registration_slots_show_the_peer_reflected_piece(self):
        person = make.RegistrationFactory().person
        early, _, late = [make.CPDEntryFactory(person=person, learnt_on=Date(2026, month, 1)) for month in (1, 2, 3)]
        make.PeerReflectionFactory(entry=late)
        slots = queries.slots_of(self.stand(person))
        assert [(slot["entry"], slot["has_peer"]) for slot in slots] == [(early, False), (late, True)]

    def test_registration_slots_say_what_is_missing(self):
        person = make.RegistrationFactory().person
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 5, 14))
        first, second = queries.slots_of(self.stand(person))
        assert (first["entry"].learnt_on, second["entry"]) == (Date(2026, 5, 14), None)
        assert second["hint"] == "Include a peer reflection and your learning is complete"


@pytest.mark.django_db
class TestRenewal:
    @pytest.fixture(autouse=True)
    def _today(self):
        with at("2026-11-19T09:00:00+00:00"):
            yield

    @pytest.fixture
    def registration(self):
        return make.RegistrationFactory(person=make.staff("Priya Nair"))

    def test_registration_parts_are_recorded_corrected_and_cleared(self, registration):
        by = registration.person
        record_renewal(registration, year=Date(2026, 3, 1), form_sent_on=Date(2026, 9, 1), fee_paid_on=Date(2026, 11, 19), by=by)
        record_renewal(registration, year=Date(2026, 3, 1), fee_paid_on=Date(2026, 11, 18), by=by)
        renewal = Renewal.objects.get()
        assert (renewal.year, renewal.form_sent_on, renewal.fee_paid_on) == (Date(2025, 12, 1), None, Date(2026, 11, 18))

    @pytest.mark.parametrize(
        ("part", "day", "words"),
        [
            ("form_sent_on", Date(2026, 8, 31), "from 1 September 2026 to 30 November 2026"),
            ("fee_paid_on", Date(2026, 11, 20), "today or in the past"),
            ("learning_submitted_on", Date(2025, 11, 30), "from 1 December 2025"),
        ],
    )
    def test_registration_part_outside_its_days_is_refused(self, registration, part, day, words):
        with pytest.raises(Refused, match=words) as refusal:
            record_renewal(registration, year=Date(2026, 3, 1), **{part: day}, by=registration.person)
        assert refusal.value.field == part
        assert Renewal.objects.count() == 0

    def test_registration_of_somebody_else_is_refused(self, registration):
        with pytest.raises(Refused, match="registered person"):
            record_renewal(registration, year=Date(2026, 3, 1), fee_paid_on=Date(2026, 11, 2), by=make.staff("Helen Marsh"))

    def test_registration_page_of_somebody_who_leaves_asks_for_no_dates(self, registration, client):
        registration.period = period(Date(2020, 1, 1), Date(2026, 11, 30))
        registration.save()
        client.force_login(registration.person.user)
        text = client.get("/my-learning/registration/").content.decode()
        assert "You leave the register on 29 November 2026" in text
        assert "1 September" not in text
        assert "Save these dates" not in text

    def test_registration_page(self, registration, client):
        client.force_login(registration.person.user)
        make.CPDEntryFactory(person=registration.person, learnt_on=Date(2026, 5, 14), title="Neglect and cumulative harm")
        text = client.get("/my-learning/registration/").content.decode()
        assert "Record one more piece of learning" in text
        assert "Neglect and cumulative harm" in text
        assert '<span class="app-countdown__number">11</span>' in text
        boxes = {"fee_paid_on_day": "2", "fee_paid_on_month": "11", "fee_paid_on_year": "2026"}
        response = client.post("/my-learning/registration/", boxes, follow=True)
        assert "Fee paid, 2 November 2026" in response.content.decode()
        response = client.post("/my-learning/registration/", boxes | {"fee_paid_on_month": "8"})
        assert "Fee paid: the date must be from 1 September 2026" in response.content.decode()
        assert Renewal.objects.get().fee_paid_on == Date(2026, 11, 2)
        client.post("/my-learning/registration/", {})
        assert Renewal.objects.get().fee_paid_on is None

    def test_registration_page_of_the_year_before(self, client):
        with at("2026-12-01T00:00:00+00:00"):
            person = make.staff("Priya Nair")
            make.RegistrationFactory(person=person)
            client.force_login(person.user)
            assert "?year=2025" in client.get("/my-learning/registration/").content.decode()
            boxes = {"form_sent_on_day": "30", "form_sent_on_month": "11", "form_sent_on_year": "2026"}
            client.post("/my-learning/registration/?year=2025", boxes)
        renewal = Renewal.objects.get()
        assert (renewal.year, renewal.form_sent_on) == (Date(2025, 12, 1), Date(2026, 11, 30))

    def test_registration_page_of_somebody_not_registered_is_kind(self, client):
        client.force_login(make.staff("Sam Doyle").user)
        text = client.get("/my-learning/registration/").content.decode()
        assert "you can still record what you learn" in text
        response = client.post("/my-learning/registration/", {})
        assert response.status_code == 200
        assert "Ask an administrator" in response.content.decode()
