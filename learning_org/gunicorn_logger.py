"""gunicorn's own log, as quiet as the product's: --logger-class learning_org.gunicorn_logger.Logger"""

from gunicorn import glogging

from learning_org.web.logs import QuietFormatter


class Logger(glogging.Logger):
    """Errors that reach gunicorn, such as one in the middle of an export, are told without their message and the request's address."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(QuietFormatter(self.error_fmt, self.datefmt, style="%"))
