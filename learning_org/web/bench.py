"""What script/bench measures, reported by the server itself. Installed only by BENCH=true under demonstration settings."""

import time

from django.db import connection
from django.http import HttpResponse
from django.urls import include, path


class BenchMiddleware:
    """Adds to each answer how many SQL statements it took and how much of the processor's time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        statements = 0

        def count(execute, sql, params, many, context):
            nonlocal statements
            statements += 1
            return execute(sql, params, many, context)

        began = time.process_time()
        with connection.execute_wrapper(count):
            response = self.get_response(request)
            if response.streaming:  # what is streamed is part of the page's cost
                response.streaming_content = [b"".join(response.streaming_content)]
        response["X-SQL-Count"] = statements
        response["X-CPU-Ms"] = round((time.process_time() - began) * 1000, 2)
        return response


def bare(request):
    """The least that a page behind sign-in costs: the session, the user and a line of text."""
    return HttpResponse(request.user.get_username())


urlpatterns = [path("bench/bare/", bare, name="bench_bare"), path("", include("learning_org.urls"))]
