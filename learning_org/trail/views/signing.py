"""The page on which somebody signs a record with their own password."""

from learning_org.trail.forms import SignForm
from learning_org.trail.signing import fingerprint


class SignPageMixin:
    """For a FormPage that signs: class AppraisalSignView(SignPageMixin, FormPage).

    The page says `sign(seen)`, which calls one service with by=self.person, and, where what is signed can change meanwhile,
    `get_snapshot()`; the service then calls signing.check_seen(snapshot, seen) under its lock.
    """

    form_class = SignForm
    submit = "Sign"

    def get_snapshot(self):
        """What the record says now, as plain values, or None where nothing is compared."""

    def get_initial(self):
        snapshot = self.get_snapshot()
        return {"seen": "" if snapshot is None else fingerprint(snapshot)}

    def sign(self, seen):
        """Call the service that signs; return its result. It may raise Refused."""
        raise NotImplementedError("A page for signing says which service it calls.")

    def save(self, form):
        return self.sign(form.cleaned_data["seen"])
