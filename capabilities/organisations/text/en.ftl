# Organisations: everything that this part says, in English.

organisations-kind-municipality = Municipality
organisations-kind-region = Region
organisations-kind-hei = University or university college
organisations-kind-municipal_federation = Municipal federation
organisations-kind-cooperation_area = Cooperation area
organisations-kind-other_provider = Other education provider

organisations-level-department = Department
organisations-level-unit = Unit
organisations-level-learning_centre = Learning centre
organisations-level-site = Site

organisations-not-stated = Not stated
organisations-vacant = Vacant
organisations-vacant-since = Vacant since { $day }
organisations-answers-instead = { $function } answers meanwhile

# Travel time
organisations-travel-car = car
organisations-travel-bus = bus
organisations-travel-estimated = estimated
organisations-travel-overridden = given by { $organisation } on { $day }
organisations-setting-detour = Detour: length of the road divided by the straight line
organisations-setting-car_km_per_h = Average speed by car
organisations-setting-car_start_minutes = Minutes before the car moves
organisations-setting-bus_factor = The bus's time on the road compared with the car's
organisations-setting-bus_start_minutes = Minutes to the stop and waiting
organisations-setting-assumed = Our assumption. Change it if you know better.
organisations-setting-source = Source: { $source }

# When something cannot be done
organisations-name-missing = Write a name.
organisations-name-too-long = The name is too long or has characters that are not allowed. At most { $most } characters.
organisations-text-too-long = The text is too long or has characters that are not allowed. At most { $most } characters.
organisations-email-wrong = Write an e-mail address, such as vfu@municipality.se.
organisations-phone-wrong = Write a telephone number of 5 to 15 digits.
organisations-municipality-unknown = There is no municipality with the code { $found }.
organisations-unit-closed = { $unit } is closed and cannot be changed.
organisations-unit-holds-open = { $unit } lies below the unit and is open. Close it first.
organisations-unit-name-taken = { $unit } already exists on the same level. Choose another name.
organisations-unit-unknown = There is no such unit. Choose another.
organisations-parent-unknown = The unit above does not exist or is closed. Choose another.
organisations-parent-is-below = A unit cannot lie below itself. Choose another unit above it.
organisations-level-order = The levels do not fit { $unit }. A department lies above units, and a unit above sites.
organisations-function-unknown = The function that is to take over does not exist. Choose another.
organisations-function-loops = The functions take over from each other in a ring. Choose another.
organisations-holder-later = Somebody holds the function from { $first }. Choose a later day.
organisations-holder-ends-early = The person holds the function from { $first }. Choose that day or a later one.
organisations-no-area = { $area } has no members. Choose a municipal federation or a cooperation area.
organisations-no-federation-member = { $organisation } cannot be a member. Only municipalities and regions are members of a municipal federation.
organisations-membership-overlaps = The membership overlaps another of the same organisation. Change the dates.
organisations-mandate-outside = The mandate must lie within the membership. Change the dates.
organisations-span-reversed = The last day comes before the first. Change the dates.
organisations-minutes-range = Write whole minutes from 0 to { $most }.
organisations-same-place = Choose two different places.
organisations-setting-range = The value is not reasonable. Change it.

# Review of a file of units
organisations-import-name-missing = Write the unit's name.
organisations-import-municipality-missing = Write the municipality's name or code.
organisations-import-municipality-unknown = A municipality by its name or its code of four digits.
organisations-import-organisation-unknown = A known organisation, such as Region Västerbotten.
organisations-import-organisation-other = Your own organisation. You cannot import units for another.
organisations-import-level-unknown = Department, unit, learning centre or site.
organisations-import-position-half = Both latitude and longitude, or neither.
organisations-import-position-unread = Degrees with decimals, such as 64.5954.
organisations-import-position-outside = A place in Sweden. Check that latitude and longitude have not changed places.
organisations-import-unit-twice = Each unit on one row only.
organisations-import-unit-ambiguous = Several units have this name. Write the department too.
organisations-import-parent-ambiguous = Several units have this name. Give the one above a name of its own.
organisations-import-parent-ring = Units that do not lie below each other in a ring, at most eight levels deep.
organisations-changed-meanwhile = Somebody was faster. Nothing was saved. See what holds now and try again.

# Pages for everybody
menu-organisations = Organisations
menu-units = Units
organisations-maintainer = The maintainer of Lärbro
organisations-list-title = Which organisation are you looking for?
organisations-list-crumb = Organisations
organisations-list-search = Name or place
organisations-list-hint = For example Dorotea, Umeå University or Akademi Norr.
organisations-list-kind = Show
organisations-list-show = Show results
organisations-list-caption = Organisations
organisations-list-sources = Where the data comes from
organisations-list-guess = Nothing is called “{ $what }”. Did you mean one of these?
organisations-list-nothing = No results for “{ $what }”.
organisations-list-nothing-why = Check the spelling, or search among all kinds.
organisations-list-clear = Clear filters
organisations-kind-every = All
organisations-kinds-municipality = Municipalities
organisations-kinds-region = Regions
organisations-kinds-hei = Universities and university colleges
organisations-kinds-municipal_federation = Municipal federations
organisations-kinds-cooperation_area = Cooperation areas
organisations-kinds-other_provider = Other education providers
organisations-count-all = { $n ->
    [one] { $what } organisation.
   *[other] { $what } organisations.
}
organisations-count-municipality = { $n ->
    [one] { $what } municipality.
   *[other] { $what } municipalities.
}
organisations-count-region = { $n ->
    [one] { $what } region.
   *[other] { $what } regions.
}
organisations-count-hei = { $n ->
    [one] { $what } university or university college.
   *[other] { $what } universities and university colleges.
}
organisations-count-municipal_federation = { $n ->
    [one] { $what } municipal federation.
   *[other] { $what } municipal federations.
}
organisations-count-cooperation_area = { $n ->
    [one] { $what } cooperation area.
   *[other] { $what } cooperation areas.
}
organisations-count-other_provider = { $n ->
    [one] { $what } other education provider.
   *[other] { $what } other education providers.
}
organisations-name = Name
organisations-kind = Kind
organisations-place = Place
organisations-code = Code
organisations-part-of = Is a part of
organisations-lead-units = { $what }. { $n ->
    [one] { $n } unit
   *[other] { $n } units
}, { $a ->
    [one] { $a } function.
   *[other] { $a } functions.
}
organisations-lead-members = { $what }. { $n ->
    [0] No members today
    [one] { $n } member today
   *[other] { $n } members today
}, { $a ->
    [one] { $a } function.
   *[other] { $a } functions.
}
organisations-functions = Who answers?
organisations-functions-none = The functions that answer stand here, such as a placement coordinator.
organisations-functions-none-why = The organisation has not entered any yet.
organisations-functions-none-way = See whom else you can contact
organisations-function = Function
organisations-contact = Contact
organisations-answers = State
organisations-held = Held
organisations-whole = The whole organisation
organisations-units = Units
organisations-units-none = The organisation's units stand here.
organisations-units-none-why = Nobody has entered any yet.
organisations-unit = Unit
organisations-level = Level
organisations-under = Lies below
organisations-under-none = Nothing, it is at the top
organisations-municipality = Municipality
organisations-organisation = Organisation
organisations-also-here = Units of others here
organisations-areas = Works together in
organisations-area = Federation or area
organisations-period = Member when
organisations-mandate = Mandate to act
organisations-from-day = from { $day }
organisations-membership-over = Ended
organisations-members = Members
organisations-member = Member
organisations-centres = Learning centres
organisations-centres-none = The members' learning centres stand here.
organisations-centres-none-why = None is known yet.
organisations-map = Map of the members
organisations-map-says = The tiles lie roughly as the municipalities do. The figure is how many learning centres are known.
organisations-tile-centres = { $n ->
    [0] no known learning centre
    [one] learning centre
   *[other] learning centres
}
organisations-unit-lead = { $what } in the municipality of { $place }.
organisations-unit-closes = The unit closes after { $day }.
organisations-unit-closed-since = The unit has been closed since { $day }.
organisations-address = Address
organisations-registered-by = Entered by
organisations-unit-functions-none = The unit has no function of its own. See the organisation's page.
organisations-below = Lies below the unit
organisations-paging = { $a }–{ $b } of { $n }
organisations-paging-label = Pages of the list
organisations-keep-units = Manage the units
organisations-keep-functions = Manage the functions
organisations-keep-travel = Travel times
organisations-change-unit = Change the unit

# Units that are kept
organisations-keep-title = Units
organisations-keep-lead = { $n ->
    [one] { $n } unit, your own or entered by you.
   *[other] { $n } units, your own and those that you have entered.
}
organisations-keep-lead-none = You have no units yet.
organisations-keep-empty = Your units and those you have entered for others stand here.
organisations-keep-empty-why = Add one at a time, or read all of them in from a file.
organisations-unit-new = New unit
organisations-unit-import = Read in from a file
organisations-state = State
organisations-open = Open
organisations-closed = Closed
organisations-unit-new-title = Which unit do you want to add?
organisations-unit-change-title = Change { $unit }
organisations-unit-form-lead = The unit's page is open to everybody. Write nothing about persons.
organisations-municipality-hint = The municipality where the unit is, for example Åsele.
organisations-organisation-hint = Leave it empty if it is the municipality. Otherwise for example Region Västerbotten.
organisations-address-hint = Shown to those who are signed in only, but for learning centres and sites.
organisations-lat = Latitude
organisations-lon = Longitude
organisations-position-hint = Degrees with decimals, for example 64.5954. Without it travel is counted from the municipality's main town.
organisations-save = Save
organisations-unit-add = Add the unit
organisations-close = Close the unit
organisations-last-open = The last day it is open
organisations-close-hint = The unit keeps its history.
organisations-close-do = Close after that day
organisations-unit-added = { $unit } is added.
organisations-unit-saved = { $unit } is saved.
organisations-unit-closing = { $unit } closes after the day you chose.
organisations-nothing-changed = Nothing was changed. All is as before.
organisations-form-wrong = The form is not complete. Nothing was saved.
organisations-level-choose = Choose a level.
organisations-municipality-unread = No municipality is called “{ $found }”. Write its name or code.
organisations-position-wrong = Write both latitude and longitude, at a place in Sweden.
organisations-organisation-unknown = There is no such organisation. Write its whole name.
organisations-day-wrong = Choose a date.
organisations-number-wrong = Write a number.
organisations-conflict-caption = What differs
organisations-conflict-what = What
organisations-conflict-now = Holds now
organisations-conflict-yours = You wrote

# Functions that are kept
organisations-functions-title = Functions
organisations-functions-lead = { $n ->
    [one] { $n } function
   *[other] { $n } functions
}, { $a ->
    [0] all held.
    [one] { $a } vacant.
   *[other] { $a } vacant.
}
organisations-functions-lead-none = You have no functions yet.
organisations-functions-empty = The functions that answer with you stand here.
organisations-functions-empty-why = A function has an address of its own and answers also when somebody leaves.
organisations-function-new = New function
organisations-function-new-title = Which function do you want to add?
organisations-function-form-lead = The function's address is open to everybody. Its holder's name is shown to those who are signed in only.
organisations-function-particulars = About the function
organisations-function-title = What it is called
organisations-function-title-hint = For example Placement coordinator.
organisations-email = E-mail address
organisations-email-hint = The function's own address, not a person's.
organisations-phone = Telephone
organisations-taken-over-by = Answers when it is vacant
organisations-taken-over-none = None
organisations-taken-over-hint = That function is shown to whoever looks for this one.
organisations-function-add = Add the function
organisations-holders = Holders
organisations-holders-none = Nobody has held the function yet.
organisations-person = Person
organisations-person-gone = The name is not kept any more
organisations-person-choose = Choose a person of your organisation.
organisations-first-day = From
organisations-last-day = Up to and including
organisations-until-further = Until further notice
organisations-appoint = Appoint
organisations-appoint-do = Appoint the person
organisations-members-empty = Here you choose among the organisation's members.
organisations-members-empty-why = Nobody is a member yet. The administrator invites.
organisations-vacate = Leave vacant
organisations-vacate-do = Leave vacant after that day
organisations-function-added = { $name } is added.
organisations-function-saved = { $name } is saved.
organisations-function-appointed = { $name } has a new holder.
organisations-function-vacated = { $name } becomes vacant after the day you chose.

# Travel times that are kept
organisations-travel-title = Travel times
organisations-travel-lead = { $n ->
    [0] All travel times are estimated from the distance.
    [one] Travel times are estimated from the distance. { $n } you have stated yourselves.
   *[other] Travel times are estimated from the distance. { $n } you have stated yourselves.
}
organisations-travel-stated = Travel times that you have stated
organisations-travel-empty = The travel times that you know better stand here.
organisations-travel-empty-why = You have not stated any, so all are estimates.
organisations-travel-pair = Between
organisations-travel-mode = How
organisations-travel-minutes = Minutes
organisations-travel-since = Stated
organisations-travel-away = Remove
organisations-travel-remove = Remove
organisations-travel-instead = { $a } min, estimated { $b } min
organisations-travel-add = State a travel time
organisations-travel-from = From
organisations-travel-to = To
organisations-point-hint = A municipality, or a unit and its municipality: Hemtjänst Norr, Åsele.
organisations-point-unknown = No municipality or unit is called so. Write the unit's name, a comma and the municipality.
organisations-point-several = Several units are called so. Write a comma and the municipality after the name.
organisations-point-gone = A unit that is there no more
organisations-mode-choose = Choose car or bus.
organisations-travel-save = Save the travel time
organisations-travel-settings = How travel times are estimated
organisations-travel-settings-how = The distance as the crow flies times the detour, divided by the speed, plus a start. Change the figures if you know better. They hold for your organisation only.
organisations-travel-settings-save = Save the figures
organisations-setting-bounds = { $a } to { $b } { $what }.
organisations-travel-set = The figures are saved. New computations use them.
organisations-travel-stated-now = The travel time is saved: { $n } min, in both directions.
organisations-travel-removed = The travel time is removed. The estimate holds again.

# Reading in units
organisations-import-units = Units
organisations-import-units-explain = One row for each unit, with its function and address if you like. Departments that are missing are added.
organisations-import-unit-others = Somebody else keeps the unit. Ask them to change it, or leave the row as they have it.
organisations-import-parent-wrong = The row of the unit above has an error. Put that right first.
organisations-import-fix-row = Remove the row. The unit already stands on row { $row }.
organisations-import-fix-write = Write “{ $what }”, if that is what you mean.

# The log
audit-organisations-unit-add = Added a unit
audit-organisations-unit-change = Changed a unit
audit-organisations-unit-close = Closed a unit
audit-organisations-function-add = Added a function
audit-organisations-function-change = Changed a function
audit-organisations-function-appoint = Appointed to a function
audit-organisations-function-vacate = Left a function vacant
audit-organisations-travel-set = Changed how travel is estimated
audit-organisations-travel-override = Stated a travel time
audit-organisations-travel-remove = Removed a stated travel time

## Members of a federation or cooperation area
organisations-members-title = Members and mandates
organisations-members-lead = { $place } has { $n } members today. For { $a } the mandate is not stated.
organisations-member-new = Add a member
organisations-member-form-lead = Leave blank what is not known. It then says “Not stated”.
organisations-member-hint = Name or code, for example Dorotea or 2425.
organisations-member-unknown = Write the name of a municipality, region or other organisation that exists.
organisations-mandate-hint = What may you do in the member’s place? Write it as in the decision.
organisations-mandate-first = The mandate holds from
organisations-mandate-last = The mandate holds until
organisations-day-needed = Write the first day as well.
organisations-member-added = { $name } is a member.
organisations-member-saved = The membership of { $name } is saved.
audit-organisations-member-add = Added a member
audit-organisations-member-change = Changed a membership
