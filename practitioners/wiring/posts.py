"""What shared learning adds to the menu, the home page and the demonstration."""

from learning_org.trail.registries import register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import LearningPost
    from practitioners.queries import posts

    register_subject(LearningPost)  # a post is for its readers: who opened it is not noted
    menu.register(menu.MenuItem("Shared learning", "practitioners:post_list", order=23, section="Learning"))
    registries.new_sources.append(posts.new_posts_for)
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.posts import steps

    return steps()
