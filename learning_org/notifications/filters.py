from learning_org.notifications.models import Delivery, DeliveryState
from learning_org.web.filters import ChoiceFilter, FilterSet, SearchFilter


class DeliveryFilter(FilterSet):
    to = SearchFilter(label="To", lookups=["message__recipient__given_name__icontains", "message__recipient__family_name__icontains"])
    state = ChoiceFilter(choices=DeliveryState.choices, label="State")

    class Meta:
        model = Delivery
        fields = ("to", "state")
