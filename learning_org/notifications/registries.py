"""What apps above add in AppConfig.ready() to the sweep, beside reminders and e-mails, and to the e-mails themselves."""

sweep_steps = []  # (on: date, by: Person) -> None: take what is due on that date and not yet done, each in its own transaction
# {how the keys of some messages begin: (message) -> path or None}: a page that the e-mail's reader opens without signing in. Made when the
# e-mail is built, so that its token is stored nowhere.
signed_links = {}
