from django.core.management.base import BaseCommand, CommandError

from learning_org.accounts.models import Person
from learning_org.trail.checking import check_signatures
from learning_org.trail.pagenames import kind_in_words


class Command(BaseCommand):
    help = "Compares every signed record with its signatures, under the keys in SIGNING_KEYS. Ends with an error when one does not match."

    def handle(self, **options):
        check = check_signatures(by=Person.objects.system())
        if check is None:
            raise CommandError("Another check is running. Wait for it, and look at its result.")
        for problem in check.problems:
            what = f"{kind_in_words(problem['kind'])} {problem['id']}: " if problem["kind"] else ""
            who = f" (person {problem['person']}, signed {problem['signed_at'] or 'never'})" if problem["person"] else ""
            self.stdout.write(f"{what}{problem['problem']}{who}")
        words = f"{check.records} signed records and {check.signatures} signatures were compared"
        if check.problems:
            raise CommandError(f"{words}; {len(check.problems)} do not match. Keep the database as it is, and find out who changed it.")
        self.stdout.write(f"{words}; all match.")
