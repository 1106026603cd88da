import factory

from learning_org.accounts.models import Person, SignIn, User
from tests.factories.base import ModelFactory

PASSWORD = "learning-demo-2026"


class PersonFactory(ModelFactory):
    """A person with a name of their own. `system` is the product itself, which exists already in every database."""

    class Meta:
        model = Person

    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = factory.Sequence(lambda n: f"Family{n}")
    work_email = factory.LazyAttribute(lambda p: f"{p.given_name}.{p.family_name}@westmere.example".lower().replace(" ", "-"))

    class Params:
        on_payroll = factory.Trait(payroll_number=factory.Sequence(lambda n: f"P{n:06d}"))
        no_address = factory.Trait(work_email="")


class UserFactory(ModelFactory):
    """A sign-in whose password is PASSWORD. The person holds no position: use `staff()` for somebody who can sign in."""

    class Meta:
        model = User

    person = factory.SubFactory(PersonFactory)
    email = factory.Sequence(lambda n: f"user{n}@westmere.example")
    password = factory.django.Password(PASSWORD)

    class Params:
        closed = factory.Trait(is_active=False)


class SignInFactory(ModelFactory):
    """An entry of an account's history: somebody signed in on the machine at the office."""

    class Meta:
        model = SignIn

    user = factory.SubFactory(UserFactory)
    what = SignIn.What.SIGNED_IN
    address = "198.51.100.7"
    device = "Edge on Windows"

    class Params:
        wrong_password = factory.Trait(what=SignIn.What.WRONG_PASSWORD)
        reset = factory.Trait(what=SignIn.What.STEP_RESET, address=None, device="", by=factory.SubFactory(PersonFactory))
