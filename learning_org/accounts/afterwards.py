"""What is done once the answer is sent, so that how long the answer takes tells nothing of it."""

import logging

log = logging.getLogger(__name__)


def after_answer(request, work):
    """Call `work`, which takes nothing, once the answer to this request is sent; at once where no answer is being made."""
    if hasattr(request, "after_answer"):
        request.after_answer.append(work)
    else:
        work()


class AfterAnswerMiddleware:
    """Does what `after_answer` was given when the server closes the answer. What fails then is told to the log: nobody waits for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.after_answer = []
        response = self.get_response(request)
        if request.after_answer:
            response.close = _followed_by(request.after_answer, response.close)
        return response


def _followed_by(works, close):
    def close_after_all():
        try:
            for work in works:
                work()
        except Exception:
            log.exception("What was to be done after the answer failed")
        finally:
            close()

    return close_after_all
