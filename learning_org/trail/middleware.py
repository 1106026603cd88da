import pghistory


class HistoryMiddleware:
    """Tells the history who is signed in and the name of the page, never its path, which may hold a token."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        person = request.user.person_id if request.user.is_authenticated else None
        with pghistory.context(person=person):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        pghistory.context(page=request.resolver_match.view_name) if request.method == "POST" else None
