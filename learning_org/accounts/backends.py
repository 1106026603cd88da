from allauth.account.auth_backends import AuthenticationBackend

from learning_org.accounts.models import User


class InPostBackend(AuthenticationBackend):
    """Sign-in by e-mail and password, for people in post: a session ends by itself on the leaving day."""

    def get_user(self, user_id):
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        return user.is_active and user.access.in_post
