"""Which browser on which system somebody used, in words they know, from what the browser says of itself."""

# In this order: most browsers name those that they resemble too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def in_words(user_agent):
    """A browser's User-Agent in words: "Chrome on Windows". What it does not say is called "another browser", "another system"."""
    browser = next((name for part, name in BROWSERS if part in user_agent), "Another browser")
    system = next((name for part, name in SYSTEMS if part in user_agent), "another system")
    return f"{browser} on {system}"
