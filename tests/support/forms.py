"""What a browser sends along with a form: its hidden fields."""

import html
import re

HIDDEN = re.compile(r'<input type="hidden"\s+name="(record_seen|draft_key|draft_version)"\s+value="([^"]*)"')


def hidden(response):
    """{name: value} of what a page's form carries: its draft's key and version, and what it showed of its record."""
    return {name: html.unescape(value) for name, value in HIDDEN.findall(response.content.decode())}
