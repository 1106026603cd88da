"""What standards frameworks, the coverage of them and the sample of learning add to the menu and the demonstration."""

from learning_org.trail.registries import register_subject
from learning_org.web.menu import MenuItem, register
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import SampledPiece
    from practitioners.queries import sampling

    register_subject(SampledPiece, lambda piece: piece.entry.person_id)
    registries.due_sources.append(sampling.reviews_due_from)
    registries.demonstration_steps.append(demonstration)
    register(MenuItem("Employer's sample", "practitioners:cpd_sample_list", order=63, section="People"))
    register(MenuItem("Registration", "practitioners:registration_list", order=62, section="People"))
    register(MenuItem("Standards", "practitioners:framework_list", order=24, section="Learning"))


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.sampling import steps

    return steps()
