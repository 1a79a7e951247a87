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
