"""allauth's own URL names, since it asks for them; listed by hand, so that nothing else of it is reachable."""

from django.urls import path

from learning_org.accounts.views import passwords, second_step, sign_ins, signing

urlpatterns = [
    path("sign-in/", signing.SignInView.as_view(), name="account_login"),
    path("sign-in/code/", second_step.EnterCodeView.as_view(), name="mfa_authenticate"),
    path("sign-out/", signing.SignOutView.as_view(), name="account_logout"),
    path("signed-out/", signing.SignedOutView.as_view(), name="account_signed_out"),
    path("session/", signing.SessionView.as_view(), name="account_session"),
    path("session/stay/", signing.StaySignedInView.as_view(), name="account_stay"),
    path("password/", passwords.PasswordChangeView.as_view(), name="account_change_password"),
    path("password/again/", passwords.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("password/reset/", passwords.PasswordResetView.as_view(), name="account_reset_password"),
    path("password/reset/sent/", passwords.PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    path("password/reset/saved/", passwords.PasswordResetFromKeyDoneView.as_view(), name="account_reset_password_from_key_done"),
    path("password/reset/<slug:uidb36>/<slug:key>/", passwords.PasswordResetFromKeyView.as_view(), name="account_reset_password_from_key"),
    path("yours/", second_step.SignInSettingsView.as_view(), name="mfa_index"),
    path("yours/sign-ins/", sign_ins.MySignInsView.as_view(), name="account_sign_ins"),
    path("second-step/", second_step.SetUpView.as_view(), name="mfa_activate_totp"),
    path("second-step/off/", second_step.TurnOffView.as_view(), name="mfa_deactivate_totp"),
    path("second-step/codes/", second_step.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("second-step/codes/file/", second_step.CodesFileView.as_view(), name="mfa_download_recovery_codes"),
    path("second-step/codes/new/", second_step.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
]
