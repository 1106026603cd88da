"""Pages about courses: the catalogue, one course, and what training officers write."""

from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage, ListPage, RecordPage
from training.filters import CourseFilter
from training.forms.courses import CourseForm
from training.models import Course
from training.queries.catalogue import catalogue, reason_words, with_my_booking
from training.queries.results import course_results, latest_evaluations, past_sessions
from training.services import courses as services
from training.tables import CourseTable

MENU = "training:course_list"
OFFICERS = "Training officers keep the catalogue. Ask one of them to add or change a course."
SHOWN = 12  # past sessions, and evaluations, on a course's page


class CourseListView(ListPage):
    """Courses with their sessions to come, those that meet my needs first (P15, P17, S71; screen 05)."""

    model = Course
    template_name = "training/course_list.html"
    title = "Training"
    lede = "Courses that meet one of your learning needs come first. To book a place, choose a date."
    menu = MENU
    wide = True
    table_class = CourseTable
    filterset_class = CourseFilter
    paginate_by = 50
    noun = ("course", "courses")
    empty_title = "No courses yet"
    empty_text = "Courses appear here when a training officer adds them."

    def get_queryset(self):
        return catalogue(self.request.user, clock.today())

    def get_action(self):
        return ("Add a course", "training:course_create") if self.request.user.has_perm("training.add_course") else None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        courses = [row.record for row in context["table"].paginated_rows]
        for course in courses:
            course.reason = reason_words(course.for_need)
        return context


class CourseDetailView(RecordPage):
    """One course: what it is about, when it is held, and, for whoever may read that, what participants said (P15, S73)."""

    model = Course
    content = True
    template_name = "training/course_detail.html"
    menu = MENU
    wide = True

    def get_queryset(self):
        return super().get_queryset().select_related("theme")

    def get_crumbs(self):
        return (("Training", reverse(MENU)),)

    def get_context_data(self, **kwargs):
        course, user = self.object, self.request.user
        coming = with_my_booking(course.sessions.coming(clock.today()).with_places(), user)
        results = course_results(course, user)
        context = {
            "standards": course.standards.select_related("version__framework"),
            "coming": coming.order_by("first_on", "pk"),
            "results": results,
            "past": past_sessions(course)[:SHOWN] if results else None,
            "evaluations": latest_evaluations(course, user)[:SHOWN] if results else None,
            "may_change": user.has_perm("training.change_course", course),
        }
        return super().get_context_data(**context | kwargs)


class CourseFormPage(DraftFormMixin, FormPage):
    """What adding and changing a course share."""

    form_class = CourseForm
    menu = MENU
    denied = OFFICERS

    def get_success_url(self):
        return reverse("training:course_detail", args=[self.result.pk])


class CourseCreateView(CourseFormPage):
    """A training officer adds a course (P15, S71)."""

    permission = "training.add_course"
    title = "Add a course"
    submit = "Add the course"
    success_message = "The course is added. Put on a session next, so that people can book."

    def get_back(self):
        return ("Back to training", reverse(MENU))

    def get_initial(self):
        return {"needs_approval": True}

    def save(self, form):
        return services.add_course(**form.answer(), by=self.person)


class CourseEditView(SeenRecordMixin, CourseFormPage):
    """A training officer changes a course, or takes it out of the catalogue (P15)."""

    model = Course
    permission = "training.change_course"
    title = "Change this course"
    submit = "Save the changes"
    success_message = "The course is changed."
    FIELDS = ("title", "rated", "theme", "needs_approval", "open_to_partners", "is_active")

    def get_caption(self):
        return self.object.title

    def get_back(self):
        return ("Back to the course", reverse("training:course_detail", args=[self.object.pk]))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"change": True}

    def get_initial(self):
        values = {name: getattr(self.object, name) for name in self.FIELDS}
        return values | {"about": self.object.summary, "standards": list(self.object.standards.all())}

    def save(self, form):
        return services.change_course(self.object, **form.answer(), by=self.person)
