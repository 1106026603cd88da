"""What speaking up adds to the menu, the home page and the demonstration. It adds nothing to a person's page, nor to what a leaver leaves
open: nobody but the two parties may know of an item."""

from learning_org.notifications import registries as notifications
from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import SpeakUp, SpeakUpNote
    from practitioners.queries import speakup
    from practitioners.services.speakup import tell_of_stranded

    register_subject(SpeakUp, lambda item: item.writer_id, between_parties=True)
    notes = (Part("A note", SpeakUpNote, "item"),)
    register_history(HistoryKind(SpeakUp, "practitioners:speak_up_detail", notes, subject=lambda item: item.writer))
    menu.register(menu.MenuItem("Speak up", "practitioners:speak_up_list", order=14, section="Home"))
    notifications.sweep_steps.append(tell_of_stranded)
    registries.due_sources.append(speakup.speak_up_due_from)
    registries.start_items.append(registries.StartItem("Speak up", "practitioners:speak_up_create", "practitioners.speak_up"))
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.speakup import steps

    return steps()
