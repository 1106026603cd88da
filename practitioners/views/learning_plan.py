"""Somebody's learning plan, as a page and as a tagged PDF."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import ReadLogMixin
from learning_org.web import clock
from learning_org.web.pdf import PdfUnavailable, render_pdf
from learning_org.web.views.base import RecordPage
from practitioners.queries.learning_plan import met_of, unmet_of
from practitioners.queries.registration import registration_year


class LearningPlanView(ReadLogMixin, RecordPage):
    """What somebody needs to learn, how and by when, and what was met this registration year (P19, P20); for those who read their needs."""

    model = Person
    permission = "practitioners.view_learning_plan"
    denied = "Their line, training officers and the principal social worker for their unit read somebody's learning plan."
    template_name = "practitioners/learning_plan.html"
    menu = "practitioners:need_list"

    @property
    def own(self):
        return self.object.pk == self.person.pk

    def get_title(self):
        return "My learning plan" if self.own else f"Learning plan of {self.object}"

    def get_crumbs(self):
        return (("Learning needs", reverse("practitioners:need_list")),)

    def plan(self):
        """What the page and the PDF show."""
        person, user, on = self.object, self.request.user, clock.today()
        unmet, met, year = unmet_of(person, user, on), met_of(person, user, on), registration_year(on)
        return {
            "on": on,
            "own": self.own,
            "unmet": unmet,
            "met": met,
            "year_from": year.lower,
        }

    def get_context_data(self, **kwargs):
        may_raise = not self.own and self.request.user.has_perm("practitioners.raise_need_for_person", self.object)
        return super().get_context_data(**self.plan() | {"may_raise": may_raise} | kwargs)


class LearningPlanFileView(LearningPlanView):
    """The plan as a PDF; where PDF files cannot be made, the page says what is missing."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        person = self.object
        context = self.plan() | {"person": person, "title": f"Learning plan: {person.name}", "author": person.name}
        try:
            content = render_pdf("practitioners/learning_plan_file.html", context)
        except PdfUnavailable as missing:
            messages.warning(request, str(missing))
            return HttpResponseRedirect(reverse("practitioners:learning_plan", args=[person.pk]))
        name = f"learning-plan-{context['on']:%Y-%m-%d}.pdf"
        return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})
