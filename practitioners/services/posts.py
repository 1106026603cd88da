"""Shared learning: posts of one's own learning, and thanks for them (S75, F74, Q34)."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import LearningPost, PostThanks
from practitioners.queries.posts import unit_of
from practitioners.services.case_references import case_references_in
from practitioners.services.cpd import lock_piece
from practitioners.services.telling import tell


@transaction.atomic
def post_learning(entry, *, title, text, audience, by):
    """Share what somebody learnt as a post of its own words (S75, F74). `audience` is of PostAudience. Returns the LearningPost.

    The piece stays as private as it is. Refused for anybody but its author, once the piece is withdrawn, for the second post of a piece,
    for somebody without a team today, and for a text with a case reference.
    """
    entry = lock_piece(entry, by)
    if LearningPost.objects.filter(entry=entry).exists():
        raise Refused("You shared what you learnt from this piece already. There is one post for each piece.")
    _check_words(title=title, text=text)
    unit = unit_of(by, clock.today())
    if unit is None:
        raise Refused("You have no team today, so a post cannot be placed. Ask an administrator to record your position.")
    words = {"title": title, "text": text, "audience": audience}
    return LearningPost.objects.create(entry=entry, person=by, unit=unit, posted_on=clock.today(), **words)


def _check_words(**words):
    for field, said in words.items():
        if case_references_in(said):
            raise Refused("Leave the case reference out: others read this who do not know the case.", field=field)


@transaction.atomic
def edit_post(post, *, title, text, by):
    """Correct the words of a post (S75). Returns it; for whom it is stays, and so do its day and the thanks.

    Refused for anybody but its author, once it is withdrawn, and for a text with a case reference.
    """
    post = _lock_own(post, by, "Only its author can change a post.")
    _check_words(title=title, text=text)
    post.title, post.text = title, text
    post.save(update_fields=["title", "text"])
    return post


def _lock_own(post, by, words):
    post = LearningPost.objects.select_for_update(no_key=True).get(pk=post.pk)
    if post.person_id != by.pk:
        raise Refused(words)
    if post.withdrawn_on:
        raise Refused("This post was already withdrawn.")
    return post


@transaction.atomic
def withdraw_post(post, *, by):
    """Take a post back: nobody but its author sees it any more (S75). Returns it. Refused for anybody else, and the second time."""
    post = _lock_own(post, by, "Only its author can withdraw a post.")
    post.withdrawn_on = clock.today()
    post.save(update_fields=["withdrawn_on"])
    return post


@transaction.atomic
def thank(post, *, by):
    """Thank the author of a post, once (F74). Returns the PostThanks, the first one when they were thanked before.

    The author is told once a day at most, whatever the number of posts and thanks. Refused for the author, and once it is withdrawn.
    """
    post = LearningPost.objects.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=post.pk)
    if post.person_id == by.pk:
        raise Refused("This is your own post.")
    if post.withdrawn_on:
        raise Refused("This post was withdrawn.")
    thanks, new = PostThanks.objects.get_or_create(post=post, person=by, defaults={"at": clock.now()})
    if new:
        link = reverse("practitioners:post_detail", args=[post.pk])
        words = {"subject": "Somebody thanked you for sharing what you learnt", "body": f"{by} thanked you for “{post.title}”."}
        tell([post.person], **words, link=link, link_text="Open your post", key="post-thanks", by=by)
    return thanks
