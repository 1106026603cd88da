"""GOV.UK forms: Django's own field groups do the rendering, crispy-forms only lays them out (template pack "govuk")."""

from learning_org.web.forms.base import GovUKForm, GovUKFormMixin, GovUKFormSet, GovUKModelForm
from learning_org.web.forms.bound import options
from learning_org.web.forms.dates import DateField
from learning_org.web.forms.layout import DetailsGroup, Row, Section

__all__ = ["DateField", "DetailsGroup", "GovUKForm", "GovUKFormMixin", "GovUKFormSet", "GovUKModelForm", "Row", "Section", "options"]
