"""One person's page: work details for all staff, employment details for those whom policy lets read them."""

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.periods import last_day
from learning_org.web.views.base import RecordPage
from practitioners.queries.people import absences_of, positions_of, relationships_of, roles_of
from practitioners.queries.person_tabs import ADMINISTRATION, TABS, WORK, built_parts, offered_tabs
from practitioners.queries.positions import last_day_in_post, told
from practitioners.queries.registered import State
from practitioners.queries.specialists import specialist_roles_of
from practitioners.services.absences import first_day_of, last_day_of
from practitioners.services.guard import day
from practitioners.views.people import MENU

SHOWN = 50  # people who answer to somebody, on their page
EMPLOYMENT = ("change_person", "view_person_payroll", "view_person_leaving", "view_person_absence")

MAY = (
    "view_person_history",
    "change_person",
    "change_person_contact",
    "change_person_account",
    "change_person_registration",
    "check_registration",
    "leave_person",
    "add_position",
    "add_relationship",
    "add_role",
    "add_absence",
)


class PersonDetailView(RecordPage):
    """Where somebody works, whom they answer to and what they do; each part is shown to whom policy lets see it (S15, Q54)."""

    model = Person
    template_name = "practitioners/person_detail.html"
    menu = MENU
    wide = True

    def get_crumbs(self):
        return (("People", reverse(MENU)),)

    def get_lede(self):
        main = next((row for row in self.positions if row.is_primary and self.on in row.period), None)
        if main:
            return f"{main.job}, {main.unit}"
        if not self.positions or not self.may("view_person_leaving"):
            return "Not in post"
        coming = [row for row in self.positions if row.period.lower > self.on]
        return f"Begins on {day(coming[-1].period.lower)}" if coming else f"Left after {day(last_day_in_post(self.positions))}"

    def check_access(self):
        super().check_access()
        self.on = clock.today()
        self.positions = list(positions_of(self.object, self.request.user))

    def may(self, verb_noun):
        return self.request.user.has_perm(f"practitioners.{verb_noun}", self.object)

    def get_context_data(self, **kwargs):
        person, user = self.object, self.request.user
        self.tells_employment = any(self.may(name) for name in EMPLOYMENT)
        tab = self._open_tab()
        context = {
            "on": self.on,
            "oneself": person.pk == self.person.pk,
            "tab": tab,
            "tabs": self._links(tab),
            "may": {name: self.may(name) for name in MAY},
            "parts": built_parts(tab, person, user, self.on),
        }
        own = {WORK: self._work, ADMINISTRATION: self._employment}.get(tab)
        return super().get_context_data(**context | (own() if own else {}) | kwargs)

    def _open_tab(self):
        """The tab that is asked for, of those with something that this reader may see; Work is always there."""
        own = {WORK} | ({ADMINISTRATION} if self.tells_employment else set())
        self.offered = own | offered_tabs(self.object, self.request.user, self.on)
        asked = self.request.GET.get("tab")
        return asked if asked in self.offered else WORK

    def _links(self, tab):
        address = reverse("practitioners:person_detail", args=[self.object.pk])
        shown = [(key, words) for key, words in TABS.items() if key in self.offered]
        return [(words, address if key == WORK else f"{address}?tab={key}", key == tab) for key, words in shown]

    def _work(self):
        person, user, history = self.object, self.request.user, self.may("view_person_history")
        answers_to, answering = relationships_of(person, user, self.on)
        positions = self._dated(self.positions)
        found = {
            "contact": [("Work e-mail", person.work_email), ("Work phone", person.work_phone), ("Place of work", person.work_place)],
            "positions": positions,
            "told": told(positions),
            "relationships": self._dated(answers_to, history=history),
            "roles": self._dated(roles_of(person, user), history=history),
            "specialist_roles": self._dated(specialist_roles_of(person, user), history=history),
            "answering": answering[:SHOWN],
            "more_answering": len(answering) > SHOWN,
        }
        if self.may("view_person_registration"):
            row = person.registrations.select_related("checked_by").order_by("-period__startswith").first()
            found |= {"show_registration": True, "registration": row, "registration_ended": row and last_day(row.period)}
            found["registration_warning"] = self._unregistered(row)
        return found

    def _dated(self, rows, history=True):
        """Rows with their state and last day. A last day to come would give a leaving away, and so would what somebody takes over: both are
        shown to whom policy lets see that."""
        tells = self.may("view_person_leaving")
        found = []
        for row in rows:
            state = "now" if self.on in row.period else "coming" if row.period.lower > self.on else "before"
            if state == "now" or history:
                row.state, row.last_day = state, last_day(row.period) if tells or state == "before" else None
                found.append(row)
        return found

    def _employment(self):
        """Payroll number, leaving and absence: each by its own question to policy."""
        person, found = self.object, {"employment": []}
        if self.may("view_person_payroll"):
            found["employment"].append(("Payroll number", person.payroll_number))
        if self.may("view_person_leaving"):
            ends = last_day_in_post(self.positions)
            found["employment"].append(("Last day in post", day(ends) if ends else "none is set"))
        if self.may("view_person_absence"):
            since = self.on.replace(year=self.on.year - 1, day=min(self.on.day, 28))
            found["absences"] = [(row, first_day_of(row), last_day_of(row)) for row in absences_of(person, since)[:SHOWN]]
            found["show_absence"] = True
        return found

    def _unregistered(self, registration):
        """What to warn of, in words: a job of today that needs a registration, without one; "" otherwise."""
        needed = any(row.job.needs_registration and self.on in row.period for row in self.positions)
        if not needed or (registration and self.on in registration.period):
            return ""
        return (State.EXPIRED if registration and self.on >= registration.period.lower else State.NONE).label
