from allauth.account.auth_backends import AuthenticationBackend

from learning_org.accounts.models import User


class InPostBackend(AuthenticationBackend):
    """Sign-in by e-mail and password, for people in post: a session ends by itself on the leaving day, or when the account is closed."""

    def get_user(self, user_id):
        """The account of a session, with its person and its second step, in one statement; None when it ended."""
        user = User.objects.with_second_step().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        return user.is_active and user.access.in_post

    def _authenticate_by_email(self, email, password):
        """The account's own address alone signs in: allauth's table of further addresses is not asked."""
        return self._check_password(User.objects.by_email(email), password)

    @classmethod
    def _stash_user(cls, user):
        """allauth would remember whose password was right but who may not sign in, and say so: they get the same answer as anybody."""
