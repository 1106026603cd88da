"""The filter above what people speak up about."""

from learning_org.web.filters import ChoiceFilter, FilterSet
from practitioners.filters.needs import TabFilter
from practitioners.models import SpeakUpAbout, SpeakUpState


class SpeakUpFilter(FilterSet):
    """What it is about, and its state."""

    tab = TabFilter()
    about = ChoiceFilter(label="About", choices=SpeakUpAbout.choices)
    state = ChoiceFilter(label="State", choices=SpeakUpState.choices)
