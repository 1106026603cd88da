"""What the sweep does beside reminders and e-mails: apps above add their own steps in AppConfig.ready()."""

sweep_steps = []  # (on: date, by: Person) -> None: take what is due on that date and not yet done, each in its own transaction
