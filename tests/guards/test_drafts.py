"""Nobody loses text: every form with a text of several lines keeps what is typed into it."""

import inspect

import pytest
from django import forms
from django.template import engines

from learning_org.trail.forms import SignForm
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.views.base import FormPage
from practitioners.forms.account import ClosedAccountForm, NewAccountForm, OpenAccountForm
from supervision.forms.sessions import FirstSignForm
from tests.guards.urls import patterns

# Pages that choose their form class when they are opened, and have no draft: every class that they choose from.
FORMS = {
    "practitioners:person_account": (NewAccountForm, OpenAccountForm, ClosedAccountForm),
    "supervision:session_sign": (FirstSignForm, SignForm),
}
# Pages with a text of several lines and no draft, with the reason.
EXEMPT = {}
# Pages that change what is there already, where two may meet; those of dates and of what is only ever added are not among them.
CHANGES = {
    "practitioners:cpd_edit",
    "practitioners:peer_answer",
    "practitioners:need_edit",
    "practitioners:need_plan",
    "practitioners:action_hand_over",
    "practitioners:action_move",
    "practitioners:person_edit",
    "practitioners:person_contact",
    "practitioners:unit_edit",
    "practitioners:established_post_edit",
    "practitioners:post_edit",
    "practitioners:specialist_role_edit",
    "practitioners:position_edit",
    "practitioners:absence_edit",
    "practitioners:framework_edit",
    "practitioners:standard_edit",
    "practitioners:standard_successors",
    "supervision:session_prepare",
    "supervision:session_edit",
    "supervision:session_carried",
    "supervision:case_edit",
    "supervision:session_wellbeing",
    "appraisal:appraisal_own",
    "appraisal:appraisal_given",
    "appraisal:appraisal_meeting",
    "appraisal:target_edit",
    "appraisal:target_outcomes",
    "audits:domain_judge",
    "audits:finding_no_need",
    "training:course_edit",
    "training:session_edit",
}


def form_pages():
    """{URL name: view class} of every page with a form of ours."""
    views = {name: getattr(pattern.callback, "view_class", None) for name, pattern in patterns()}
    return {name: view for name, view in views.items() if view and issubclass(view, FormPage)}


def classes_of(name, view):
    """The form classes that a page may show; None where it makes one when it is opened."""
    return (view.form_class,) if isinstance(view.form_class, type) else FORMS.get(name)


def long_fields(form_class):
    return [name for name, field in form_class.base_fields.items() if isinstance(field.widget, forms.Textarea)]


@pytest.mark.parametrize("name", sorted(form_pages()))
def test_a_form_with_a_long_text_keeps_drafts(name):
    view = form_pages()[name]
    if issubclass(view, DraftFormMixin):
        return
    classes = classes_of(name, view)
    assert classes is not None, f"{name} chooses its form when it is opened: mount DraftFormMixin, or name its forms in FORMS"
    assert name in EXEMPT or not any(long_fields(form) for form in classes), f"{name} has a long text and no DraftFormMixin"


def test_the_lists_of_this_guard_name_pages_that_exist():
    assert (set(FORMS) | set(EXEMPT) | CHANGES) - set(form_pages()) == set()


def test_no_page_is_exempt_that_keeps_drafts_anyway():
    assert [name for name in EXEMPT if issubclass(form_pages()[name], DraftFormMixin)] == []


@pytest.mark.parametrize("name", sorted(name for name, view in form_pages().items() if issubclass(view, DraftFormMixin)))
def test_the_template_of_a_form_with_drafts_carries_the_draft(name):
    """Its key and version, the address that its script saves to, and the script."""
    template = engines["django"].get_template(form_pages()[name].template_name)
    source, seen = "", template.template
    while seen is not None:
        source += seen.source
        extends = [node for node in seen.nodelist if node.__class__.__name__ == "ExtendsNode"]
        seen = engines["django"].get_template(extends[0].parent_name.token[1:-1]).template if extends else None
    assert [words for words in ("trail/draft_fields.html", 'data-draft="{{ draft_save }}"', "js/draft.mjs") if words not in source] == []


@pytest.mark.parametrize("name", sorted(form_pages()))
def test_a_page_that_changes_what_is_there_guards_what_the_other_wrote(name):
    view = form_pages()[name]
    assert issubclass(view, SeenRecordMixin) == (name in CHANGES)
    if issubclass(view, SeenRecordMixin) and issubclass(view, DraftFormMixin):  # a draft is compared before it is shown
        assert view.__mro__.index(SeenRecordMixin) < view.__mro__.index(DraftFormMixin)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_page_that_shows_what_the_other_wrote_asks_who_reads_it(name):
    """Who may change a record but not read it is not shown its text by way of the difference."""
    view = form_pages()[name]
    records = view.model._default_manager.all()
    if not hasattr(records, "readable_by") or "return self.visible_to(user)" in inspect.getsource(records.readable_by):
        return  # nothing in it is kept from whoever may know of it
    assert view.content or ".readable_by(" in inspect.getsource(view.get_queryset)
