"""Headers that every answer carries, whatever made it: a page, a redirect, an error, a file, a static file."""

from django.utils.cache import add_never_cache_headers

PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


class HeadersMiddleware:
    """Outermost. What says nothing of caches is kept by none: only static files, and what says so itself, may be."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        return response
