"""The policy in plain Python, read from docs/access.md and nothing else: no queryset, rule or service is imported.

Rows are the model instances, walked as objects. Slow and obvious on purpose: the code is compared with it.
"""

import dataclasses

MANAGERS = ("team_manager", "service_manager")


def holds(period, on):
    """Half open: the first day is in, the last is not."""
    return period.lower <= on and (period.upper is None or on < period.upper)


@dataclasses.dataclass
class World:
    """Everything that decides access, as lists of rows, and the day on which it is asked."""

    on: object
    positions: list
    relationships: list
    grants: list
    parents: list
    shares: list
    reasons: list  # of records opened with a reason, those open at the moment
    sampled: list = dataclasses.field(default_factory=list)  # pieces in the employer's samples

    def __post_init__(self):
        """Keep what holds on the day: the rest decides nothing."""
        for name in ("positions", "relationships", "grants", "parents"):
            setattr(self, name, [row for row in getattr(self, name) if holds(row.period, self.on)])

    def places(self, person):
        return [p for p in self.positions if p.person_id == person.pk]

    def in_post(self, person):
        return bool(self.places(person))

    def partner_only(self, person):
        return all(p.unit.organisation.kind == "partner" for p in self.places(person))

    def roles(self, person):
        return {g.role for g in self.grants if g.person_id == person.pk} if self.in_post(person) else set()

    def chain(self, unit_id):
        """The unit and every unit that it stands under today, by walking up."""
        found = [unit_id]
        while up := [row.parent_id for row in self.parents if row.unit_id == found[-1]]:
            found += up
        return found

    def under(self, person, roles, subject_id):
        """Whether the subject is placed today in, or below, a unit for which the person holds one of these roles."""
        units = {g.unit_id for g in self.grants if g.person_id == person.pk and g.role in roles}
        placed = [p.unit_id for p in self.positions if p.person_id == subject_id]
        return any(units & set(self.chain(unit_id)) for unit_id in placed)

    def opened(self, person, roles, kind, record_id, subject_id):
        """Whether the person has opened this record with a reason, and still holds one of the roles that may, over its subject."""
        given = any(r.asked_by_id == person.pk and r.record_kind == kind and r.record_id == record_id for r in self.reasons)
        return given and self.under(person, roles, subject_id)

    def covered_by(self, person):
        """Those for whom the person stands in today."""
        return [r.person_id for r in self.relationships if r.kind == "cover" and r.other_id == person.pk]

    def in_line(self, person, subject_id):
        """My line: whom I line-manage or lead-supervise, or somebody I cover does; and everybody in my units if I manage them."""
        managers = {person.pk, *self.covered_by(person)}
        direct = any(
            r.person_id == subject_id and r.other_id in managers and (r.kind == "line_manager" or r.is_lead) for r in self.relationships
        )
        return direct or self.under(person, MANAGERS, subject_id)

    def same_unit(self, person, subject_id):
        mine = {p.unit_id for p in self.places(person)}
        return any(p.unit_id in mine for p in self.positions if p.person_id == subject_id)


def person_exists(world, user, row):
    if not world.in_post(user) or row.is_system:
        return False
    if world.roles(user) & {"administrator", "psw"}:
        return True
    if world.partner_only(user):
        agencies = {p.unit.organisation_id for p in world.places(user)}
        return user.pk == row.pk or any(p.unit.organisation_id in agencies for p in world.places(row))
    return user.pk == row.pk or world.in_post(row)


def unit_exists(world, user, row):
    if not world.in_post(user):
        return False
    return not world.partner_only(user) or row.organisation_id in {p.unit.organisation_id for p in world.places(user)}


def registration_exists(world, user, row):
    if not world.in_post(user):
        return False
    if "administrator" in world.roles(user) or user.pk == row.person_id:
        return True
    return world.in_line(user, row.person_id) or world.under(user, ("psw",), row.person_id)


def shared_with(world, user, entry):
    if entry.state != "recorded":
        return False
    named = any(share.entry_id == entry.pk and share.person_id == user.pk for share in world.shares)
    return named or (entry.sharing == "team" and world.same_unit(user, entry.person_id))


def sampled_for(world, user, entry):
    """The reviewer of a piece in the employer's sample, and the principal social worker of its author, while it is not withdrawn."""
    rows = [row for row in world.sampled if row.entry_id == entry.pk] if entry.state == "recorded" else []
    return any(row.reviewer_id == user.pk for row in rows) or (bool(rows) and world.under(user, ("psw",), entry.person_id))


def peer_of(entry):
    return getattr(getattr(entry, "peer_reflection", None), "peer_id", None)


def cpd_exists(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk in (row.person_id, peer_of(row)) or shared_with(world, user, row) or sampled_for(world, user, row):
        return True
    return world.in_line(user, row.person_id) or world.under(user, ("psw",), row.person_id)


def cpd_reads(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk == row.person_id or shared_with(world, user, row) or sampled_for(world, user, row):
        return True
    return row.sharing in ("managers", "team") and row.state == "recorded" and world.in_line(user, row.person_id)


def reflection_reads(world, user, row):
    return cpd_reads(world, user, row.entry) and (user.pk == row.entry.person_id or row.shared)


def peer_reflection_reads(world, user, row):
    as_peer = world.in_post(user) and row.peer_id == user.pk and row.entry.state == "recorded"
    return as_peer or cpd_reads(world, user, row.entry)


def cpd_file_exists(world, user, row):
    return row.removed_on is None and cpd_exists(world, user, row.entry)


def cpd_file_reads(world, user, row):
    return row.removed_on is None and cpd_reads(world, user, row.entry)


def kept_back(world, finding):
    """Whether the audit of a finding, if there is one, is still kept from the line."""
    return finding is not None and finding.audit.open_to_line_on > world.on


def need_exists(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk in (row.person_id, row.raised_by_id):
        return True
    if world.in_line(user, row.person_id) and not kept_back(world, getattr(row, "finding", None)):
        return True
    if row.source == "audit" and world.under(user, ("qa_officer",), row.person_id):
        return True
    return world.under(user, ("training_officer", "psw"), row.person_id)


def action_exists(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk in (row.person_id, row.agreed_by_id):
        return True
    link = getattr(row, "finding_action", None)
    if world.in_line(user, row.person_id) and not kept_back(world, link and link.finding):
        return True
    if row.source == "audit" and world.under(user, ("qa_officer",), row.person_id):
        return True
    return row.sent_up_on is not None and world.under(user, ("psw",), row.person_id)


def message_exists(world, user, row):
    return world.in_post(user) and row.recipient_id == user.pk


def calendar_exists(world, user, row):
    if not world.in_post(user):
        return False
    if "administrator" in world.roles(user) or user.pk in (row.person_id, row.other_id):
        return True
    officer = world.under(user, ("training_officer", "psw"), row.person_id)
    return officer or world.in_line(user, row.person_id) or world.same_unit(user, row.person_id)


def calendar_reads(world, user, row):
    if not world.in_post(user):
        return False
    if user.pk in (row.person_id, row.other_id):
        return True
    absence = row.kind in ("annual_leave", "sickness", "family_leave", "other_absence")
    if not absence:
        return False
    return "administrator" in world.roles(user) or world.in_line(user, row.person_id) or world.under(user, ("psw",), row.person_id)


def read_log_exists(world, user, row):
    between_two = row.record_kind == "practitioners.speakup"
    return ("ig_officer" in world.roles(user) and not between_two) or (world.in_post(user) and row.subject_id == user.pk)


def draft_exists(world, user, row):
    return world.in_post(user) and row.user.person_id == user.pk


# model -> (may know that it exists, may read it)
POLICY = {
    "accounts.Person": (person_exists, person_exists),
    "practitioners.Unit": (unit_exists, unit_exists),
    "practitioners.Registration": (registration_exists, registration_exists),
    "practitioners.CPDEntry": (cpd_exists, cpd_reads),
    "practitioners.CPDFile": (cpd_file_exists, cpd_file_reads),
    "practitioners.Reflection": (reflection_reads, reflection_reads),
    "practitioners.PeerReflection": (peer_reflection_reads, peer_reflection_reads),
    "practitioners.LearningNeed": (need_exists, need_exists),
    "practitioners.AgreedAction": (action_exists, action_exists),
    "practitioners.CalendarEntry": (calendar_exists, calendar_reads),
    "notifications.Message": (message_exists, message_exists),
    "trail.ReadLog": (read_log_exists, read_log_exists),
    "trail.Draft": (draft_exists, draft_exists),
}


def is_self(world, user, person):
    return world.in_post(user) and user.pk == person.pk


def leads(world, user, person):
    return world.in_post(user) and world.in_line(user, person.pk)


def administers(world, user, person):
    return "administrator" in world.roles(user)


def reads_employment(world, user, person):
    if is_self(world, user, person) or administers(world, user, person) or leads(world, user, person):
        return True
    return world.in_post(user) and world.under(user, ("psw",), person.pk)


def checks_registration(world, user, person):
    return user.pk != person.pk and (administers(world, user, person) or leads(world, user, person))


def gives_role(world, user, person):
    return user.pk != person.pk and administers(world, user, person)


def writes_need(world, user, need):
    return world.in_post(user) and (user.pk == need.person_id or world.in_line(user, need.person_id))


def does(world, user, action):
    return world.in_post(user) and user.pk == action.person_id


def agreed(world, user, action):
    return world.in_post(user) and user.pk == action.agreed_by_id


def moves(world, user, action):
    return does(world, user, action) or agreed(world, user, action)


def checks(world, user, action):
    return agreed(world, user, action) and user.pk != action.person_id


def sends_up(world, user, action):
    return moves(world, user, action) or (world.in_post(user) and world.in_line(user, action.person_id))


def wrote(world, user, entry):
    return world.in_post(user) and user.pk == entry.person_id


# permission -> (the model that it is asked of, who may)
MAY = {
    "practitioners.view_person_payroll": ("accounts.Person", reads_employment),
    "practitioners.view_person_absence": ("accounts.Person", reads_employment),
    "practitioners.view_person_leaving": ("accounts.Person", reads_employment),
    "practitioners.view_person_registration": ("accounts.Person", reads_employment),
    "practitioners.check_registration": ("accounts.Person", checks_registration),
    "practitioners.change_person": ("accounts.Person", administers),
    "practitioners.add_role": ("accounts.Person", gives_role),
    "practitioners.raise_need_for_person": ("accounts.Person", leads),
    "practitioners.add_action_for_person": ("accounts.Person", leads),
    "practitioners.change_need": ("practitioners.LearningNeed", writes_need),
    "practitioners.plan_need": ("practitioners.LearningNeed", writes_need),
    "practitioners.meet_need": ("practitioners.LearningNeed", writes_need),
    "practitioners.end_need": ("practitioners.LearningNeed", writes_need),
    "practitioners.complete_action": ("practitioners.AgreedAction", does),
    "practitioners.move_action": ("practitioners.AgreedAction", moves),
    "practitioners.withdraw_action": ("practitioners.AgreedAction", agreed),
    "practitioners.check_action": ("practitioners.AgreedAction", checks),
    "practitioners.send_up_action": ("practitioners.AgreedAction", sends_up),
}
