from django.urls import reverse

from learning_org import processes


def test_servers_are_awaited_at_the_sign_in_page():
    assert reverse("account_login") == processes.FIRST_PAGE
