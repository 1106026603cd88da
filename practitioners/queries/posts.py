"""Reads of shared learning (S75, F74, Q34)."""

import datetime

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web.together import Asking
from practitioners.models import LearningPost, Unit
from practitioners.registries import NewItem

NEW_FOR = datetime.timedelta(days=14)


def posts_for(user):
    """The posts that a user may read, without what its author withdrew, the newest first."""
    return LearningPost.objects.visible_to(user).filter(withdrawn_on=None).select_related("person", "unit").order_by("-posted_on", "-pk")


def unit_of(person, on):
    """The unit of somebody's main position on a date, or None: whom "my team" means in a post."""
    return Unit.objects.filter(positions__person=person, positions__is_primary=True, positions__period__contains=on).first()


def post_of(entry):
    """The post that was made of a piece of learning, or None. One query."""
    return LearningPost.objects.filter(entry=entry).first()


def words_of(entry):
    """What a post of this piece begins with: its title, and what its author answered, for them to put into words for others."""
    answers = (entry.description, entry.did_differently, entry.how_well, entry.better_for_child)
    return {"title": entry.title, "text": "\n\n".join(filter(None, answers))}


def thanked_by(post, user):
    """Those who thanked for a post, by name, as far as this user may know of them. One query."""
    return list(Person.objects.visible_to(user).filter(pk__in=post.thanks.values("person_id")).order_by("sort_key", "pk"))


def new_posts_for(user, on):
    """What is new to read: other people's posts of the last 14 days, today among them."""
    rows = LearningPost.objects.visible_to(user).filter(withdrawn_on=None, posted_on__gt=on - NEW_FOR, posted_on__lte=on)
    rows = rows.exclude(person_id=user.access.person_id).order_by("-posted_on", "-pk")
    return [Asking(rows.values("pk", "title", "posted_on", "person__given_name", "person__family_name"), _items)]


def _items(rows):
    return [_item(row) for row in rows]


def _item(row):
    name = f"{row['person__given_name']} {row['person__family_name']}".strip()
    url = reverse("practitioners:post_detail", args=[row["pk"]])
    return NewItem(title=row["title"], url=url, hint=f"Shared learning, {name}", link_text="Read it", on=row["posted_on"])
