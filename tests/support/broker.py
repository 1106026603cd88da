"""A broker that is not there."""

import pytest


@pytest.fixture
def broker_away(monkeypatch):
    """Nothing listens where Celery looks for its broker; the pools of the real one wait until the test is over."""
    from learning_org.celery import app

    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
