"""E-mails about accounts, sent by the worker: a link is made only when it is sent, so that the broker never holds one."""

from smtplib import SMTPException

from celery import shared_task

from learning_org.accounts import emails
from learning_org.accounts.models import User

AGAIN = {"autoretry_for": (OSError, SMTPException), "retry_backoff": 30, "retry_backoff_max": 3600, "max_retries": 8}


@shared_task(**AGAIN)
def send_account_email(name, user_id, *details):
    """Send one of accounts.emails by its name. An account closed since then is told nothing."""
    user = User.objects.select_related("person").filter(pk=user_id, is_active=True).first()
    if user:
        getattr(emails, name)(user, *details)
