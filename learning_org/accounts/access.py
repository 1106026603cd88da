"""What somebody's roles give them today: one object per request, so that menus, sets and predicates agree."""

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True)
class Grant:
    """One role held today, with the unit it is held for."""

    role: str
    unit_id: int


@dataclasses.dataclass(frozen=True)
class Access:
    """A person's grants today. `in_post` is False from the leaving day on, and then every set is empty."""

    person_id: int
    on: datetime.date
    in_post: bool
    grants: tuple[Grant, ...] = ()
    partner_only: bool = False
    organisation_ids: tuple[int, ...] = ()
    answered_to: bool = False  # somebody reports to them today, or to somebody whom they cover

    def has(self, *roles):
        """Whether any of these roles is held today, whatever the unit."""
        return self.in_post and any(grant.role in roles for grant in self.grants)

    def units(self, *roles):
        """Ids of the units for which any of these roles is held today (the units below come by ancestry)."""
        return [grant.unit_id for grant in self.grants if grant.role in roles] if self.in_post else []
