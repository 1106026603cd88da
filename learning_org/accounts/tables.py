from django.utils.formats import date_format
from django.utils.timezone import localtime

from learning_org.accounts.models import SignIn
from learning_org.web.tables import Table, TextColumn


class SignInTable(Table):
    """What happened to an account at its door, without addresses: where somebody works from is for the owner alone."""

    caption = "Sign-ins, newest first"

    at = TextColumn(verbose_name="When", orderable=False)
    what = TextColumn(verbose_name="What", orderable=False)
    device = TextColumn(verbose_name="With", orderable=False)

    class Meta(Table.Meta):
        model = SignIn
        fields = sequence = ("at", "what", "device")

    def render_at(self, value):
        return date_format(localtime(value), "j F Y, H:i")

    def render_what(self, value, record):
        return f"{record.get_what_display()} ({record.by.name})" if record.by else record.get_what_display()


class MySignInTable(SignInTable):
    address = TextColumn(verbose_name="From the address", orderable=False)

    class Meta(SignInTable.Meta):
        fields = sequence = ("at", "what", "device", "address")
