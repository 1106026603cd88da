from tests.support.broker import broker_away  # noqa: F401
