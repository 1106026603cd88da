"""The only place that asks what time it is, so that tests and demonstrations can move time for web, worker and beat together."""

import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

CACHE_KEY = "clock-offset-seconds"


def _offset():
    if not settings.TIME_CAN_BE_MOVED:
        return 0
    seconds = cache.get(CACHE_KEY)
    if seconds is None:
        from learning_org.web.models import ClockOffset

        seconds = ClockOffset.objects.values_list("seconds", flat=True).first() or 0
        cache.set(CACHE_KEY, seconds, timeout=None)
    return seconds


def now():
    """The present instant, aware. Moved by the stored offset under test and demonstration settings."""
    return timezone.now() + datetime.timedelta(seconds=_offset())


def today():
    """Today's date in London: the date that every duty is counted from."""
    return timezone.localdate(now())


def move(seconds):
    """Set how far time is moved, in seconds; 0 is the real time. Raises RuntimeError outside test and demonstration settings."""
    if not settings.TIME_CAN_BE_MOVED:
        raise RuntimeError("Time cannot be moved under these settings.")
    from learning_org.web.models import ClockOffset

    ClockOffset.objects.update_or_create(pk=1, defaults={"seconds": seconds})
    cache.delete(CACHE_KEY)
