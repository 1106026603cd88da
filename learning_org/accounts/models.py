from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from learning_org.accounts import registries
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.history import tracked
from learning_org.web.names import full_name, sort_key


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People whose work details this user may know: see policy, first row. The rule is practitioners', asked by registry."""
        return registries.people_visible_to(self, user)

    def readable_by(self, user):
        """Whoever may know that a colleague exists may read their work details."""
        return self.visible_to(user)

    def system(self):
        """The person as whom the product itself acts."""
        return self.get(is_system=True)

    def humans(self):
        """Everybody but the system itself."""
        return self.filter(is_system=False)


@tracked()
class Person(models.Model):
    """Every human the product knows, and the system itself: whoever acts, is spoken of, or is written to."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=170, editable=False, db_index=True)
    work_email = models.EmailField(blank=True, help_text="May be shared by several people; signing in uses the account's own.")
    work_phone = models.CharField(max_length=40, blank=True)
    work_place = models.CharField(max_length=120, blank=True)
    payroll_number = models.CharField(max_length=20, null=True, blank=True, unique=True)
    is_system = models.BooleanField(default=False, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [GinIndex(fields=["sort_key"], opclasses=["gin_trgm_ops"], name="person_sort_key_trigrams")]
        constraints = [
            models.CheckConstraint(condition=~Q(payroll_number=""), name="person_payroll_number_not_empty"),
            models.UniqueConstraint(fields=["is_system"], condition=Q(is_system=True), name="person_one_system"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.sort_key = sort_key(self.family_name, self.given_name)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "sort_key"}
        super().save(*args, **kwargs)

    @property
    def name(self):
        return full_name(self.given_name, self.family_name)


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Make a sign-in account. No account is ever a superuser: what a person may do follows from their roles."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def by_email(self, email):
        """The account with this sign-in address, in any case, with its person and second step; or None."""
        return self.with_second_step().filter(email=email.strip().lower()).first()

    def with_second_step(self):
        """Accounts with their person and, as `second_step_id`, the second step, in one statement."""
        step = FilteredRelation("authenticator", condition=Q(authenticator__type="totp"))
        return self.select_related("person").annotate(step=step, second_step_id=F("step__pk"))

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A person's sign-in. What they may do comes from their roles, never from flags here."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="user")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    is_superuser = False
    is_staff = False

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case"),
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="user_email_is_lower_case"),
        ]

    def __str__(self):
        return self.email

    def get_full_name(self):
        return self.person.name

    def get_short_name(self):
        return self.person.given_name

    def has_perm(self, perm, obj=None):
        """Whether this user may do `perm` ("app.verb_noun"), to `obj` if given. A leaver may do nothing."""
        import rules

        return self.is_active and rules.has_perm(perm, self, obj)

    def has_module_perms(self, app_label):
        return False

    @property
    def access(self):
        """What this person's roles give today (accounts.access.Access), asked once a request."""
        if not hasattr(self, "_access"):
            self._access = registries.access_of(self)
        return self._access

    @cached_property
    def second_step_id(self):
        """The id of the authenticator app of which a code is asked after the password, or None. Known with the account itself where
        somebody signs in or is signed in (UserManager.with_second_step)."""
        return self.authenticator_set.filter(type="totp").values_list("pk", flat=True).first()

    @property
    def has_second_step(self):
        """Whether a code is asked of this account after its password."""
        return self.second_step_id is not None

    def get_session_auth_hash(self):
        """What every session of this account must know: it ends when the password or the second step is another one. So a session that
        began with the password alone is over once a second step is set up, and whoever is signed in beside one has entered a code."""
        return self._with_second_step(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self):
        """The same under the secret keys of before."""
        return map(self._with_second_step, super().get_session_auth_fallback_hash())

    def _with_second_step(self, known):
        return f"{known}:{self.second_step_id}" if self.has_second_step else known


class SignInQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; an administrator, who helps those that cannot sign in, sees those of everybody whom they may know."""
        if not user.access.in_post:
            return self.none()
        return self if user.access.has(Role.ADMINISTRATOR) else self.filter(user=user)

    def readable_by(self, user):
        """One's own alone, with the address: where somebody works from is not an administrator's to know."""
        return self.filter(user=user) if user.access.in_post else self.none()

    def without_addresses(self):
        """The rows as an administrator sees them: the addresses do not leave the database."""
        return self.defer("address")


class SignIn(models.Model):
    """What happened to an account at its door. Rows are only ever added; tries at addresses that nobody has are not kept at all."""

    class What(models.TextChoices):
        SIGNED_IN = "signed_in", "Signed in"
        SIGNED_OUT = "signed_out", "Signed out"
        WRONG_PASSWORD = "wrong_password", "Wrong password"
        WRONG_CODE = "wrong_code", "Wrong code"
        LOCKED = "locked", "Too many tries: made to wait"
        PASSWORD_CHANGED = "password_changed", "Password changed"
        STEP_ADDED = "step_added", "Second step set up"
        STEP_REMOVED = "step_removed", "Second step turned off"
        STEP_RESET = "step_reset", "Second step reset by an administrator"
        CODE_SPENT = "code_spent", "Recovery code used"
        CODES_MADE = "codes_made", "New recovery codes made"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_ins")
    what = models.CharField(max_length=20, choices=What)
    at = models.DateTimeField(default=clock.now)
    address = models.GenericIPAddressField("from the address", null=True, blank=True)
    device = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="When not the owner.")

    objects = SignInQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "-at"], name="sign_in_of_user")]

    def __str__(self):
        return self.get_what_display()
