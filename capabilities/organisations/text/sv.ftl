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
organisations-changed-meanwhile = Någon hann före. Inget har sparats. Se vad som gäller nu och försök igen.

# Sidorna för alla
menu-organisations = Organisationer
menu-units = Enheter
organisations-maintainer = Förvaltaren av Lärbro
organisations-list-title = Vilken organisation söker du?
organisations-list-crumb = Organisationer
organisations-list-search = Namn eller ort
organisations-list-hint = Till exempel Dorotea, Umeå universitet eller Akademi Norr.
organisations-list-kind = Visa
organisations-list-show = Visa träffar
organisations-list-caption = Organisationer
organisations-list-sources = Varifrån uppgifterna kommer
organisations-list-guess = Inget heter ”{ $what }”. Menade du någon av de här?
organisations-list-nothing = Inga träffar för ”{ $what }”.
organisations-list-nothing-why = Kontrollera stavningen, eller sök bland alla slag.
organisations-list-clear = Rensa filter
organisations-kind-every = Alla
organisations-kinds-municipality = Kommuner
organisations-kinds-region = Regioner
organisations-kinds-hei = Lärosäten
organisations-kinds-municipal_federation = Kommunalförbund
organisations-kinds-cooperation_area = Samverkansområden
organisations-kinds-other_provider = Andra utbildningsanordnare
organisations-count-all = { $n ->
    [one] { $what } organisation.
   *[other] { $what } organisationer.
}
organisations-count-municipality = { $n ->
    [one] { $what } kommun.
   *[other] { $what } kommuner.
}
organisations-count-region = { $n ->
    [one] { $what } region.
   *[other] { $what } regioner.
}
organisations-count-hei = { $n ->
    [one] { $what } lärosäte.
   *[other] { $what } lärosäten.
}
organisations-count-municipal_federation = { $n ->
    [one] { $what } kommunalförbund.
   *[other] { $what } kommunalförbund.
}
organisations-count-cooperation_area = { $n ->
    [one] { $what } samverkansområde.
   *[other] { $what } samverkansområden.
}
organisations-count-other_provider = { $n ->
    [one] { $what } annan utbildningsanordnare.
   *[other] { $what } andra utbildningsanordnare.
}
organisations-name = Namn
organisations-kind = Slag
organisations-place = Plats
organisations-code = Kod
organisations-part-of = Är en del av
organisations-lead-units = { $what }. { $n ->
    [one] { $n } enhet
   *[other] { $n } enheter
}, { $a ->
    [one] { $a } funktion.
   *[other] { $a } funktioner.
}
organisations-lead-members = { $what }. { $n ->
    [0] Inga medlemmar i dag
    [one] { $n } medlem i dag
   *[other] { $n } medlemmar i dag
}, { $a ->
    [one] { $a } funktion.
   *[other] { $a } funktioner.
}
organisations-functions = Vem svarar?
organisations-functions-none = Här står funktionerna som svarar, till exempel VFU-samordnare.
organisations-functions-none-why = Organisationen har inte lagt in någon ännu.
organisations-functions-none-way = Se vem du annars kan kontakta
organisations-function = Funktion
organisations-contact = Kontakt
organisations-answers = Läge
organisations-held = Tillsatt
organisations-whole = Hela organisationen
organisations-units = Enheter
organisations-units-none = Här står organisationens enheter.
organisations-units-none-why = Ingen har lagt in någon ännu.
organisations-unit = Enhet
organisations-level = Nivå
organisations-under = Ligger under
organisations-under-none = Inget, står överst
organisations-municipality = Kommun
organisations-organisation = Huvudman
organisations-also-here = Andras enheter här
organisations-areas = Samverkar i
organisations-area = Förbund eller område
organisations-period = Tid som medlem
organisations-mandate = Mandat att företräda
organisations-from-day = från { $day }
organisations-membership-over = Avslutat
organisations-members = Medlemmar
organisations-member = Medlem
organisations-centres = Lärcentrum
organisations-centres-none = Här står lärcentrum hos medlemmarna.
organisations-centres-none-why = Inget är känt ännu.
organisations-map = Karta över medlemmarna
organisations-map-says = Rutorna ligger ungefär som kommunerna. Siffran är antalet kända lärcentrum.
organisations-tile-centres = { $n ->
    [0] inget känt lärcentrum
    [one] lärcentrum
   *[other] lärcentrum
}
organisations-unit-lead = { $what } i { $place } kommun.
organisations-unit-closes = Enheten stänger efter den { $day }.
organisations-unit-closed-since = Enheten är stängd sedan den { $day }.
organisations-address = Adress
organisations-registered-by = Inlagd av
organisations-unit-functions-none = Enheten har ingen egen funktion. Se organisationens sida.
organisations-below = Ligger under enheten
organisations-paging = { $a }–{ $b } av { $n }
organisations-paging-label = Sidor i listan
organisations-keep-units = Sköt enheterna
organisations-keep-functions = Sköt funktionerna
organisations-keep-travel = Restider
organisations-change-unit = Ändra enheten

# Enheter som sköts
organisations-keep-title = Enheter
organisations-keep-lead = { $n ->
    [one] { $n } enhet, er egen eller inlagd av er.
   *[other] { $n } enheter, era egna och de ni har lagt in.
}
organisations-keep-lead-none = Ni har inga enheter ännu.
organisations-keep-empty = Här står era enheter och de ni har lagt in åt andra.
organisations-keep-empty-why = Lägg till en i taget, eller läs in alla från en fil.
organisations-unit-new = Ny enhet
organisations-unit-import = Läs in från fil
organisations-state = Läge
organisations-open = Öppen
organisations-closed = Stängd
organisations-unit-new-title = Vilken enhet vill du lägga till?
organisations-unit-change-title = Ändra { $unit }
organisations-unit-form-lead = Enhetens sida är öppen för alla. Skriv inga uppgifter om personer.
organisations-municipality-hint = Kommunen där enheten ligger, till exempel Åsele.
organisations-organisation-hint = Lämna tomt om det är kommunen. Annars till exempel Region Västerbotten.
organisations-address-hint = Visas bara för inloggade, utom för lärcentrum och orter.
organisations-lat = Latitud
organisations-lon = Longitud
organisations-position-hint = Grader med decimaler, till exempel 64,5954. Utan läge räknas restid från kommunens centralort.
organisations-save = Spara
organisations-unit-add = Lägg till enheten
organisations-close = Stäng enheten
organisations-last-open = Sista dag den är öppen
organisations-close-hint = Enheten finns kvar i historiken.
organisations-close-do = Stäng efter den dagen
organisations-unit-added = { $unit } är tillagd.
organisations-unit-saved = { $unit } är sparad.
organisations-unit-closing = { $unit } stänger efter den dag du valde.
organisations-nothing-changed = Inget var ändrat. Allt är som förut.
organisations-form-wrong = Formuläret är inte färdigt. Inget har sparats.
organisations-level-choose = Välj en nivå.
organisations-municipality-unread = Ingen kommun heter ”{ $found }”. Skriv kommunens namn eller kod.
organisations-position-wrong = Skriv både latitud och longitud, på en plats i Sverige.
organisations-organisation-unknown = Ingen sådan organisation finns. Skriv hela namnet.
organisations-day-wrong = Välj ett datum.
organisations-number-wrong = Skriv ett tal.
organisations-conflict-caption = Det här skiljer sig
organisations-conflict-what = Uppgift
organisations-conflict-now = Gäller nu
organisations-conflict-yours = Du skrev

# Funktioner som sköts
organisations-functions-title = Funktioner
organisations-functions-lead = { $n ->
    [one] { $n } funktion
   *[other] { $n } funktioner
}, { $a ->
    [0] alla tillsatta.
    [one] { $a } vakant.
   *[other] { $a } vakanta.
}
organisations-functions-lead-none = Ni har inga funktioner ännu.
organisations-functions-empty = Här står funktionerna som svarar hos er.
organisations-functions-empty-why = En funktion har en egen adress och svarar även när någon slutar.
organisations-function-new = Ny funktion
organisations-function-new-title = Vilken funktion vill du lägga till?
organisations-function-form-lead = Funktionens adress är öppen för alla. Innehavarens namn syns bara för inloggade.
organisations-function-particulars = Uppgifter om funktionen
organisations-function-title = Vad den heter
organisations-function-title-hint = Till exempel VFU-samordnare.
organisations-email = E-postadress
organisations-email-hint = Funktionens egen adress, inte en persons.
organisations-phone = Telefon
organisations-taken-over-by = Svarar när den är vakant
organisations-taken-over-none = Ingen
organisations-taken-over-hint = Den funktionen visas för den som söker.
organisations-function-add = Lägg till funktionen
organisations-holders = Innehavare
organisations-holders-none = Ingen har haft funktionen ännu.
organisations-person = Person
organisations-person-gone = Namnet finns inte kvar
organisations-person-choose = Välj en person i din organisation.
organisations-first-day = Från
organisations-last-day = Till och med
organisations-until-further = Tills vidare
organisations-appoint = Tillsätt
organisations-appoint-do = Tillsätt personen
organisations-members-empty = Här väljer du bland organisationens medlemmar.
organisations-members-empty-why = Ingen är medlem ännu. Administratören bjuder in.
organisations-vacate = Lämna vakant
organisations-vacate-do = Lämna vakant efter den dagen
organisations-function-added = { $name } är tillagd.
organisations-function-saved = { $name } är sparad.
organisations-function-appointed = { $name } är tillsatt.
organisations-function-vacated = { $name } blir vakant efter den dag du valde.

# Restider som sköts
organisations-travel-title = Restider
organisations-travel-lead = { $n ->
    [0] Alla restider är uppskattade från avståndet.
    [one] Restider är uppskattade från avståndet. { $n } har ni angett själva.
   *[other] Restider är uppskattade från avståndet. { $n } har ni angett själva.
}
organisations-travel-stated = Restider ni har angett
organisations-travel-empty = Här står de restider som ni vet bättre.
organisations-travel-empty-why = Ni har inte angett någon, så alla är uppskattade.
organisations-travel-pair = Mellan
organisations-travel-mode = Färdsätt
organisations-travel-minutes = Minuter
organisations-travel-since = Angiven
organisations-travel-away = Ta bort
organisations-travel-remove = Ta bort
organisations-travel-instead = { $a } min, uppskattad { $b } min
organisations-travel-add = Ange en restid
organisations-travel-from = Från
organisations-travel-to = Till
organisations-point-hint = En kommun, eller enhet och kommun: Hemtjänst Norr, Åsele.
organisations-point-unknown = Ingen kommun eller enhet heter så. Skriv enhetens namn, ett komma och kommunen.
organisations-point-several = Flera enheter heter så. Skriv ett komma och kommunen efter namnet.
organisations-point-gone = En enhet som inte finns kvar
organisations-mode-choose = Välj bil eller buss.
organisations-travel-save = Spara restiden
organisations-travel-settings = Så uppskattas restider
organisations-travel-settings-how = Fågelvägen gånger omvägen, delad med farten, plus en starttid. Ändra siffrorna om ni vet bättre. De gäller bara er organisation.
organisations-travel-settings-save = Spara siffrorna
organisations-setting-bounds = { $a } till { $b } { $what }.
organisations-travel-set = Siffrorna är sparade. Nya beräkningar använder dem.
organisations-travel-stated-now = Restiden är sparad: { $n } min, åt båda hållen.
organisations-travel-removed = Restiden är borttagen. Uppskattningen gäller igen.

# Inläsning av enheter
organisations-import-units = Enheter
organisations-import-units-explain = En rad för varje enhet, med funktion och adress om ni vill. Förvaltningar som saknas läggs till.
organisations-import-unit-others = Enheten sköts av någon annan. Be dem ändra, eller låt raden stå som hos dem.
organisations-import-parent-wrong = Raden för enheten ovanför har ett fel. Rätta den först.
organisations-import-fix-row = Ta bort raden. Enheten står redan på rad { $row }.
organisations-import-fix-write = Skriv ”{ $what }”, om det är det du menar.

# Loggen
audit-organisations-unit-add = Lade till en enhet
audit-organisations-unit-change = Ändrade en enhet
audit-organisations-unit-close = Stängde en enhet
audit-organisations-function-add = Lade till en funktion
audit-organisations-function-change = Ändrade en funktion
audit-organisations-function-appoint = Tillsatte en funktion
audit-organisations-function-vacate = Lämnade en funktion vakant
audit-organisations-travel-set = Ändrade hur restider uppskattas
audit-organisations-travel-override = Angav en restid
audit-organisations-travel-remove = Tog bort en angiven restid

## Medlemmar i ett förbund eller samverkansområde
organisations-members-title = Medlemmar och mandat
organisations-members-lead = { $place } har { $n } medlemmar i dag. För { $a } är mandatet inte angivet.
organisations-member-new = Lägg till medlem
organisations-member-form-lead = Lämna tomt det som inte är känt. Då står det ”Ej angivet”.
organisations-member-hint = Namn eller kod, till exempel Dorotea eller 2425.
organisations-member-unknown = Skriv namnet på en kommun, region eller annan organisation som finns.
organisations-mandate-hint = Vad får ni göra i medlemmens ställe? Skriv som i beslutet.
organisations-mandate-first = Mandatet gäller från
organisations-mandate-last = Mandatet gäller till och med
organisations-day-needed = Skriv den första dagen också.
organisations-member-added = { $name } är medlem.
organisations-member-saved = Medlemskapet för { $name } är sparat.
audit-organisations-member-add = Lade till en medlem
audit-organisations-member-change = Ändrade ett medlemskap
