# Organisationer: allt som den här delen säger, på svenska.

organisations-kind-municipality = Kommun
organisations-kind-region = Region
organisations-kind-hei = Lärosäte
organisations-kind-municipal_federation = Kommunalförbund
organisations-kind-cooperation_area = Samverkansområde
organisations-kind-other_provider = Annan utbildningsanordnare

organisations-level-department = Förvaltning
organisations-level-unit = Enhet
organisations-level-learning_centre = Lärcentrum
organisations-level-site = Ort

organisations-not-stated = Ej angivet
organisations-vacant = Vakant
organisations-vacant-since = Vakant sedan { $day }
organisations-answers-instead = { $function } svarar under tiden

# Restid
organisations-travel-car = bil
organisations-travel-bus = buss
organisations-travel-estimated = uppskattad
organisations-travel-overridden = angiven av { $organisation } { $day }
organisations-setting-detour = Omväg: vägens längd delad med fågelvägens
organisations-setting-car_km_per_h = Medelhastighet med bil
organisations-setting-car_start_minutes = Minuter innan bilen rullar
organisations-setting-bus_factor = Bussens tid på vägen jämfört med bilens
organisations-setting-bus_start_minutes = Minuter till hållplatsen och väntan
organisations-setting-assumed = Vårt antagande. Ändra det om ni vet bättre.
organisations-setting-source = Källa: { $source }

# När något inte går
organisations-name-missing = Skriv ett namn.
organisations-name-too-long = Namnet är för långt eller har otillåtna tecken. Högst { $most } tecken.
organisations-text-too-long = Texten är för lång eller har otillåtna tecken. Högst { $most } tecken.
organisations-email-wrong = Skriv en e-postadress, till exempel vfu@kommunen.se.
organisations-phone-wrong = Skriv ett telefonnummer med 5 till 15 siffror.
organisations-municipality-unknown = Det finns ingen kommun med koden { $found }.
organisations-unit-closed = { $unit } är stängd och kan inte ändras.
organisations-unit-holds-open = { $unit } ligger under enheten och är öppen. Stäng den först.
organisations-unit-name-taken = { $unit } finns redan på samma nivå. Välj ett annat namn.
organisations-unit-unknown = Enheten finns inte. Välj en annan.
organisations-parent-unknown = Den överordnade enheten finns inte eller är stängd. Välj en annan.
organisations-parent-is-below = En enhet kan inte ligga under sig själv. Välj en annan överordnad enhet.
organisations-level-order = Nivåerna går inte ihop med { $unit }. En förvaltning ligger över enheter, och en enhet över orter.
organisations-function-unknown = Funktionen som ska ta över finns inte. Välj en annan.
organisations-function-loops = Funktionerna tar över varandra i en ring. Välj en annan.
organisations-holder-later = Någon har funktionen från { $first }. Välj en senare dag.
organisations-holder-ends-early = Personen har funktionen från { $first }. Välj den dagen eller en senare.
organisations-no-area = { $area } har inga medlemmar. Välj ett kommunalförbund eller ett samverkansområde.
organisations-no-federation-member = { $organisation } kan inte vara medlem. Bara kommuner och regioner är det i ett kommunalförbund.
organisations-membership-overlaps = Medlemskapet krockar med ett annat för samma organisation. Ändra datumen.
organisations-mandate-outside = Mandatet måste ligga inom medlemskapet. Ändra datumen.
organisations-span-reversed = Sista dagen ligger före den första. Ändra datumen.
organisations-minutes-range = Skriv hela minuter från 0 till { $most }.
organisations-same-place = Välj två olika platser.
organisations-setting-range = Värdet ligger utanför det som är rimligt. Ändra det.

# Granskning av en fil med enheter
organisations-import-name-missing = Skriv enhetens namn.
organisations-import-municipality-missing = Skriv kommunens namn eller kod.
organisations-import-municipality-unknown = En kommun med sitt namn eller sin fyrsiffriga kod.
organisations-import-organisation-unknown = En känd huvudman, till exempel Region Västerbotten.
organisations-import-organisation-other = Din egen organisation. Du kan inte läsa in enheter åt en annan.
organisations-import-level-unknown = Förvaltning, enhet, lärcentrum eller ort.
organisations-import-position-half = Både latitud och longitud, eller ingen av dem.
organisations-import-position-unread = Grader med decimaler, till exempel 64,5954.
organisations-import-position-outside = En plats i Sverige. Kontrollera att latitud och longitud inte har bytt plats.
organisations-import-unit-twice = Varje enhet på en enda rad.
organisations-import-unit-ambiguous = Flera enheter heter så. Skriv också förvaltningen.
organisations-import-parent-ambiguous = Flera enheter heter så. Ge den överordnade ett eget namn.
organisations-import-parent-ring = Enheter som inte ligger under varandra i en ring, i högst åtta led.
