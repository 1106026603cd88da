"""A real SMTP server that keeps what it is sent."""

import email
import email.policy
import logging
import threading
import time

import pytest
from aiosmtpd.controller import Controller

from learning_org import processes

logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells every command otherwise


class MailServer:
    """Listens on a free port. `messages` are email.message.EmailMessage objects, in the order they came."""

    def __init__(self):
        self.messages = []
        self.changed = threading.Condition()
        with processes.listen() as probe:
            self.port = probe.getsockname()[1]  # free a moment ago; the controller cannot tell which port it was given
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        with self.changed:
            self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
            self.changed.notify_all()
        return "250 Kept"

    def wait_for(self, count=1, seconds=15):
        """The messages, once there are `count` of them. Raises AssertionError when they do not come in time."""
        until = time.monotonic() + seconds
        with self.changed:
            while len(self.messages) < count and (left := until - time.monotonic()) > 0:
                self.changed.wait(left)
            assert len(self.messages) >= count, f"{count} messages awaited, {len(self.messages)} came"
            return list(self.messages)

    def clear(self):
        with self.changed:
            self.messages.clear()


@pytest.fixture(scope="session")
def mail_sink():
    """The run's mail server, which the live server and worker processes send to as well."""
    server = MailServer()
    yield server
    server.controller.stop()


@pytest.fixture
def mail_server(mail_sink, settings):
    """An empty mail server, to which Django's own SMTP backend sends in this test, in this process and in the live server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_sink.port
    mail_sink.clear()
    return mail_sink
