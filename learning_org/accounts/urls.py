"""allauth's own URL names, since it asks for them; listed by hand, so that nothing else of it is reachable."""

from django.urls import path

from learning_org.accounts import views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="account_login"),
    path("sign-out/", views.SignOutView.as_view(), name="account_logout"),
    path("signed-out/", views.SignedOutView.as_view(), name="account_signed_out"),
    path("password/", views.PasswordChangeView.as_view(), name="account_change_password"),
    path("password/reset/", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("password/reset/sent/", views.PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    path("password/reset/saved/", views.PasswordResetFromKeyDoneView.as_view(), name="account_reset_password_from_key_done"),
    path("password/reset/<slug:uidb36>/<slug:key>/", views.PasswordResetFromKeyView.as_view(), name="account_reset_password_from_key"),
]
