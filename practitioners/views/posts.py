"""Pages of shared learning: the list, one post, posting, withdrawing, thanks (S75, F74, Q34)."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web.errors import Refused
from learning_org.web.views.base import ConfirmPage, FormPage, ListPage, RecordMixin, RecordPage
from learning_org.web.views.page import Page
from practitioners.filters.posts import PostFilter
from practitioners.forms.posts import PostForm, PostWordsForm
from practitioners.models import LearningPost, PostAudience
from practitioners.queries.posts import posts_for, thanked_by, words_of
from practitioners.services.posts import edit_post, post_learning, thank, withdraw_post
from practitioners.tables.posts import PostTable
from practitioners.views.cpd_changes import OwnPieceMixin

MENU = "practitioners:post_list"


class PostListView(ListPage):
    """What colleagues learnt and wanted others to know, newest first."""

    model = LearningPost
    filterset_class = PostFilter
    table_class = PostTable
    title = "Shared learning"
    lede = "What colleagues learnt, in their own words. To share yours, open a piece of your learning and choose Share as a post."
    menu = MENU
    noun = ("post", "posts")
    empty_title = "Nothing is shared yet"
    empty_text = "Open a piece of your learning and choose Share what you learnt as a post."
    empty_action = ("My learning", "practitioners:cpd_list")

    def get_queryset(self):
        return posts_for(self.request.user).defer("text")


class PostDetailView(RecordPage):
    """One post, and who thanked for it."""

    model = LearningPost
    content = True
    template_name = "practitioners/post_detail.html"
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("person", "unit")

    def get_crumbs(self):
        return (("Shared learning", reverse(MENU)),)

    def get_caption(self):
        post = self.object
        return f"{'Your post' if post.person_id == self.person.pk else post.person}"

    def get_context_data(self, **kwargs):
        post, thanked = self.object, thanked_by(self.object, self.request.user)
        context = {
            "own": post.person_id == self.person.pk,
            "for_team": post.audience == PostAudience.TEAM,
            "thanked": thanked,
            "thanked_already": self.person in thanked,
        }
        return super().get_context_data(**context | kwargs)


class PostCreateView(OwnPieceMixin, DraftFormMixin, FormPage):
    """Share what one learnt as a post, in words of its own: the piece stays as private as it is."""

    permission = "practitioners.post_cpd"
    form_class = PostForm
    template_name = "practitioners/post_form.html"
    title = "Share what you learnt as a post"
    submit = "Share the post"
    success_message = "Your post is shared."

    def get_caption(self):
        return self.object.title

    def get_initial(self):
        return words_of(self.object)

    def get_success_url(self):
        return reverse("practitioners:post_detail", args=[self.result.pk])

    def save(self, form):
        return post_learning(self.object, **form.cleaned_data, by=self.person)


class PostPage:
    """What is done to one post."""

    model = LearningPost
    content = True
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("person")

    def get_back(self):
        return ("Back to the post", reverse("practitioners:post_detail", args=[self.object.pk]))


class PostEditView(PostPage, SeenRecordMixin, DraftFormMixin, FormPage):
    """The author corrects the words of a post."""

    permission = "practitioners.change_learningpost"
    denied = "Only its author can change a post."
    form_class = PostWordsForm
    title = "Correct your post"
    submit = "Save the post"
    success_message = "Your post is corrected."

    def get_caption(self):
        return self.object.title

    def get_initial(self):
        return {"title": self.object.title, "text": self.object.text}

    def save(self, form):
        return edit_post(self.object, **form.cleaned_data, by=self.person)


class PostWithdrawView(PostPage, ConfirmPage):
    """The author takes a post back."""

    permission = "practitioners.withdraw_learningpost"
    denied = "Only its author can withdraw a post."
    title = "Withdraw this post?"
    text = "Nobody but you sees it any more. The piece of learning stays as it is. You cannot share a second post of it."
    submit = "Withdraw the post"
    danger = True
    success_message = "The post is withdrawn."

    def get_caption(self):
        return self.object.title

    def act(self):
        return withdraw_post(self.object, by=self.person)


class PostThankView(PostPage, RecordMixin, Page):
    """One press: thank you. A second press changes nothing."""

    http_method_names = ["post", "options"]
    permission = "practitioners.thank_learningpost"
    denied = "This is your own post."

    def post(self, request, *args, **kwargs):
        try:
            thank(self.object, by=self.person)
            messages.success(request, f"You thanked {self.object.person}.")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return HttpResponseRedirect(self.get_back()[1])
