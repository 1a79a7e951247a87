# People, roles and sign-in.

## Roles
role-anonymous = Not signed in
role-watcher = Follower
role-student = Student
role-placement-supervisor = Placement supervisor
role-examiner = Examiner
role-unit-manager = Unit manager
role-municipal-coordinator = Municipal coordinator
role-exam-service = Exam service
role-study-coach = Study coach
role-study-counsellor = Study counsellor
role-placement-coordinator = Placement coordinator
role-programme-coordinator = Programme coordinator
role-regional-coordinator = Regional coordinator
role-archive-and-data-protection = Archive and data protection
role-tenant-administrator = Administrator
role-protected-identity-handler = Protected-identity handler

menu-people-users = Users
menu-people-log = Log

## Shared
people-name = Name
people-email = E-mail address at work
people-email-hint = For example name@kommun.se
people-role = Role
people-to-login = To sign-in
people-name-needed = Write a name.
people-email-needed = Write an e-mail address, such as name@kommun.se.
people-role-needed = Choose a role.

## Sign in
people-login-title = Sign in
people-login-lead = Choose how you sign in.
people-login-again-title = Sign in again
people-login-again-lead = What you are about to do asks you to show again who you are.
people-login-provider-title = With your university or your e-identification
people-login-local-title = With e-mail and passphrase
people-login-submit = Sign in
people-login-help = No account? Ask the administrator at your workplace for an invitation.
people-login-wrong = The e-mail address or the passphrase is not right.
people-login-too-slow = It took too long. Start again.
people-passphrase = Passphrase
people-code = Code
people-code-title = Write the code
people-code-lead = Open your app for codes and write the six digits that it shows.
people-code-hint = Six digits, or one of your recovery codes.
people-code-lost = Without the app? Write a recovery code in the same field.
people-recovery-wrong = The recovery code is not right, or has been used already.
people-on-the-way-title = You are being sent to { $name }
people-on-the-way-lead = Sign in there. Then you come back here.
people-on-the-way-link = Go on to { $name }
people-stranger-title = You have no role here
people-stranger-lead = You are signed in at { $name }, but nobody has invited you. Ask the administrator at your workplace for an invitation.

## Role
people-roles-title = Which role do you work in?
people-roles-lead =
    { $n ->
        [one] You have one role.
       *[other] You have { $n } roles. The role decides what you may see.
    }
people-roles-none = You have no role just now. Ask the administrator at your workplace for an invitation.
people-role-current = You work in this role now.
people-role-work-as = Work as { $name }
people-role-gone = The role no longer holds.
people-role-too-weak = Your login is not enough for that role.
people-role-needs-level = The role needs a surer identity. Sign in with your university or your e-identification.
people-role-needs-two-factors = The role needs login in two steps. Add the second step on the page My details.
people-sign-out-title = Done for today?
people-sign-out = Sign out

## My details
people-mine-title = My details
people-mine-lead =
    { $n ->
        [one] You are signed in at one place.
       *[other] You are signed in at { $n } places.
    }
people-mine-lead-one-step = Your login has one step only. Most roles need two.
people-mine-lead-no-codes = You have no recovery codes. Make them now, and you get in even without the phone.
people-mine-who = What we know about you
people-mine-roles = Roles
people-mine-no-way-in = You are trying a role. No sign-in is needed here.
people-mine-no-roles = None just now
people-mine-correct = Is something wrong? Ask the administrator at your workplace to correct it.
people-mine-how = How you sign in
people-mine-provider = Login service
people-mine-account = Account
people-mine-where = Where you are signed in
people-sessions = Your logins ({ $n })
people-session-began = Began
people-session-seen = Last used
people-session-end-head = End
people-session-current = This one
people-session-end = Sign out there
people-session-ended = The login is ended.
people-passphrase-change = Change passphrase
people-passphrase-title = Change passphrase
people-passphrase-lead = Everywhere else where you are signed in, you are signed out.
people-passphrase-old = Passphrase of now
people-passphrase-new = New passphrase
people-passphrase-repeated = The same passphrase once more
people-passphrase-hint = At least 12 characters. Take four words that do not belong together.
people-passphrase-save = Change passphrase
people-passphrase-refused = The passphrase is not changed.
people-passphrase-old-wrong = The passphrase of now is not right.
people-passphrase-differs = The passphrases are not the same.
people-passphrase-changed = The passphrase is changed. Other places are signed out.
people-totp = Second step
people-totp-on = Code from an app.
people-totp-off = Missing.
people-totp-set-up = Add a second step
people-totp-replace = Change app
people-totp-title = Login in two steps
people-totp-lead = You need an app for codes on your phone or computer.
people-totp-step-app = Open the app, or install one.
people-totp-step-secret = Add an account with this key:
people-totp-open = Open in the app on this device
people-totp-step-code = Write the code that the app shows.
people-totp-save = Save the second step
people-totp-lost = The key does not belong to this form. Open the page anew.
people-totp-kept = Login in two steps is on.
people-totp-account = my account
people-recovery = Recovery codes
people-recovery-left =
    { $n ->
        [0] You have no recovery codes.
        [one] You have one recovery code left.
       *[other] You have { $n } recovery codes left.
    }
people-recovery-title = Recovery codes
people-recovery-what = A recovery code stands in for the app once. When you make new ones, the old ones stop working.
people-recovery-make = Make new codes
people-recovery-once = The codes are shown only now. Print them or keep them in a safe place.
people-recovery-kept = I have kept the codes

## Invitation
people-offered-title = You are invited
people-offered-lead = The role is { $role } for { $place }. The invitation holds until { $day }.
people-offered-signed-in = You are signed in as
people-offered-accept = Accept the role
people-offered-other-person = Is it not you? Sign out first and open the link again.
people-offered-has-account = You have an account with this e-mail address already. Sign in, and then accept the role.
people-offered-provider-title = Has your university a login of its own?
people-offered-provider = Sign in there, and you need no new account.
people-offered-account-title = Create an account
people-offered-create = Create the account and accept the role
people-offered-refused = The account is not created.
people-account-exists = There is an account with that address already. Sign in with it.
people-closed-title = The link opens nothing
people-invitation-unknown = The link does not hold. Ask for a new invitation.
people-invitation-used = The invitation has been used already. Sign in instead.
people-invitation-withdrawn = The invitation has been taken back. Ask for a new one.
people-invitation-expired = The invitation is too old. Ask for a new one.
people-invitation-held = You have that role in that organisation already.
people-invitation-accepted = You have accepted the role for { $name }.

## Users
people-users-title = Who works here?
people-users-lead =
    { $place } has { $n ->
        [one] one user
       *[other] { $n } users
    } and { $invited ->
        [0] no open invitations
        [one] one open invitation
       *[other] { $invited } open invitations
    }.
people-members = Roles ({ $n })
people-since = Since
people-seen = Last signed in
people-seen-never = Never
people-invite = Invite
people-invited-title = Invited
people-invited-none = Nobody is waiting to answer. Invite a colleague, and the invitation shows here.
people-invitations = Open invitations ({ $n })
people-invited-until = Holds until
people-invited-withdraw-head = Take back
people-invited-withdraw = Take back { $name }
people-invitation-taken-back = The invitation is taken back.
people-invitation-gone = The invitation has been used or taken back already. Nothing has changed.
people-user-lead = { $role } since { $day }.
people-user-ended = The role { $role } is ended. It began { $day }.
people-end-title = End the role
people-end-what = The person is signed out everywhere and can no longer work in the role. What has been done stays.
people-end = End the role
people-membership-ended = The role of { $name } is ended.
people-membership-changed = Somebody was faster. Nothing was saved. This is what the role looks like now.
people-membership-already-ended = The role is ended already.
people-last-administrator = This is the last administrator. Invite another one first.
people-last-administrator-self = You are the last administrator. Invite another one first.
people-invite-title = Invite a colleague
people-invite-lead = You get a link to send. It holds for 14 days and only once.
people-invite-make = Create the invitation
people-invite-refused = The invitation is not created.
people-invite-role-unknown = Nobody can be invited to that role.
people-invite-has-role = The person has that role here already.
people-invite-is-invited = The person is invited to that role already.
people-invite-two-handlers = At most two persons may handle protected identities. End a role first.
people-link-made-title = { $name } is invited
people-link-made-lead = Send the link to { $name }. It gives the role { $role } and holds until { $day }.
people-link = Link to send
people-link-made-once = The link is shown only now. Whoever has it can accept the role, so send it to the right person only.
people-link-done = Back to the users

people-correct = Correct name or e-mail address
people-correct-title = Correct details
people-correct-lead = What you change holds for { $name } everywhere in Lärbro.
people-correct-login = The address that the person signs in with does not change.
people-correct-save = Save
people-correct-refused = Nothing was saved.
people-correct-changed = Somebody was faster. Nothing was saved. Now it says { $name }, { $email }.
people-corrected = The details of { $name } are corrected.
people-email-or-none = E-mail address at work (optional)

## New login
people-renewal-make-title = New login
people-renewal-what = Has the person forgotten the passphrase or lost the phone? Make a link, and the person chooses anew.
people-renewal-make = Make a link to a new login
people-renewal-self = You cannot make a link for yourself. Ask another administrator.
people-renewal-elsewhere = The person works for another organisation too. Ask whoever looks after Lärbro for help.
people-renewal-no-address = The person has no e-mail address. Correct the details first.
people-renewal-made-title = Link to a new login for { $name }
people-renewal-made-lead = Give the link to { $name }. It holds for 24 hours and only once.
people-renewal-made-once = The link is shown only now. Whoever has it can sign in as the person, so hand it to the right person only.
people-renewal-title = Choose a new passphrase
people-renewal-lead = The old passphrase, the app and the recovery codes stop working.
people-renewal-save = Save and sign in
people-renewal-refused = Nothing was saved.

people-links-what = No link to send? Make new ones for everybody who is invited. The old ones stop working.
people-links-make = Make links for everybody invited
people-links-none = Nobody is invited just now, so there are no links to make.
people-links-title =
    { $n ->
        [one] One link to send
       *[other] { $n } links to send
    }
people-links-lead = Send each link to the right person. They hold until { $day } and work once.
people-links = Links ({ $n })
people-link-to = Link for { $name }
people-links-once = The links are shown only now. Whoever has a link can accept the role.

## Reading in colleagues
people-import = Colleagues
people-import-explain = Each row becomes an invitation. You make the links afterwards on the page Users.
people-import-name = a name
people-import-email = an e-mail address like name@kommun.se
people-import-two-names = the same name as in row { $row }, which has the same e-mail address
people-import-two-handlers = another role: at most two persons may handle protected identities
people-import-changed = Somebody corrected a colleague at the same time. Nothing was read in. Read the file in again.

## Log
people-log-title = Who did what?
people-log-lead = The latest of { $place }, newest first.
people-log-empty = Nothing has happened yet. Everything that is changed, or seen about persons, is listed here.
people-log-none-found = Nothing found. Clear the filter to see everything.
people-log-rows = Acts ({ $n })
people-log-when = When
people-log-who = Who
people-log-nobody = Nobody signed in
people-log-action = Act
people-log-what = What
people-log-why = Reason
people-log-seal = Seal
people-log-sealed = No. { $n }
people-log-open = Waiting
people-log-sealing = A sealed row cannot be changed without it being noticed. New rows are sealed within seconds.
people-log-id = Id or part of an id
people-log-all-actions = All acts
people-log-all-persons = Everybody
people-log-search = Search
people-log-clear = Clear the filter
people-log-older = Older acts

audit-people-login = Signed in
audit-people-logout = Signed out
audit-people-role-choose = Changed role
audit-people-session-end = Ended a login
audit-people-passphrase-change = Changed passphrase
audit-people-totp-set = Added the second step
audit-people-recovery-make = Made recovery codes
audit-people-invitation-make = Invited
audit-people-invitation-rename = Corrected the name on an invitation
audit-people-invitation-links = Made links for those invited
audit-people-invitation-accept = Accepted an invitation
audit-people-invitation-withdraw = Took an invitation back
audit-people-membership-end = Ended a role
audit-people-members-view = Saw the list of users
audit-people-member-view = Saw a role
audit-people-log-view = Saw the log
audit-people-renewal-make = Made a link to a new login
audit-people-renewal-use = Chose a new passphrase
audit-people-person-correct = Corrected details
audit-people-demo-enter = Tried a role
audit-people-protected-list = Saw protected cases
audit-people-protected-open = Opened a protected case
audit-people-protected-view = Saw a protected case
audit-people-protected-place = Placed by hand
audit-people-protected-propose-removal = Proposed that a protection ends
audit-people-protected-remove = Confirmed that a protection ends
audit-people-protected-keep = Kept a protection
audit-people-protected-copy-handled = Dealt with a copy that was spread
audit-people-protected-close = Closed a protected case

## Try
people-try-title = Try as …
people-try-lead = Choose a role. The persons are invented.
people-try-none = There are no roles to try yet. Start over with larbro demo --fresh.
people-try-person = { $name }, { $place }
people-try-as = Try as { $name }
