# Människor, roller och inloggning.

## Roller
role-anonymous = Inte inloggad
role-watcher = Bevakare
role-student = Student
role-placement-supervisor = Handledare
role-examiner = Examinator
role-unit-manager = Enhetschef
role-municipal-coordinator = Kommunsamordnare
role-exam-service = Tentamensservice
role-study-coach = Studiecoach
role-study-counsellor = Studie- och yrkesvägledare
role-placement-coordinator = VFU-samordnare
role-programme-coordinator = Programansvarig
role-regional-coordinator = Regionsamordnare
role-archive-and-data-protection = Arkiv och dataskydd
role-tenant-administrator = Administratör
role-protected-identity-handler = Skyddshandläggare

menu-people-users = Användare
menu-people-log = Logg

## Gemensamt
people-name = Namn
people-email = E-postadress i arbetet
people-email-hint = Till exempel namn@kommun.se
people-role = Roll
people-to-login = Till inloggningen
people-name-needed = Skriv ett namn.
people-email-needed = Skriv en e-postadress, till exempel namn@kommun.se.
people-role-needed = Välj en roll.

people-correct = Rätta namn eller e-postadress
people-correct-title = Rätta uppgifter
people-correct-lead = Det du ändrar gäller { $name } överallt i Lärbro.
people-correct-login = Adressen som personen loggar in med ändras inte.
people-correct-save = Spara
people-correct-refused = Inget har sparats.
people-correct-changed = Någon hann före. Inget har sparats. Nu står det { $name }, { $email }.
people-corrected = Uppgifterna om { $name } är rättade.
people-email-or-none = E-postadress i arbetet (frivilligt)

## Ny inloggning
people-renewal-make-title = Ny inloggning
people-renewal-what = Har personen glömt lösenfrasen eller tappat telefonen? Skapa en länk, så väljer personen nytt.
people-renewal-make = Skapa länk till ny inloggning
people-renewal-self = Du kan inte skapa en länk till dig själv. Be en annan administratör.
people-renewal-elsewhere = Personen arbetar även för en annan organisation. Be den som sköter Lärbro om hjälp.
people-renewal-no-address = Personen har ingen e-postadress. Rätta uppgifterna först.
people-renewal-made-title = Länk till ny inloggning för { $name }
people-renewal-made-lead = Ge länken till { $name }. Den gäller i 24 timmar och bara en gång.
people-renewal-made-once = Länken visas bara nu. Den som har länken kan logga in som personen, så lämna den bara till rätt person.
people-renewal-title = Välj ny lösenfras
people-renewal-lead = Den gamla lösenfrasen, appen och återställningskoderna slutar att gälla.
people-renewal-save = Spara och logga in
people-renewal-refused = Inget har sparats.

people-links-what = Har du ingen länk att skicka? Skapa nya till alla som är inbjudna. De gamla slutar att gälla.
people-links-make = Skapa länkar till alla inbjudna
people-links-none = Ingen är inbjuden just nu, så det finns inga länkar att skapa.
people-links-title =
    { $n ->
        [one] En länk att skicka
       *[other] { $n } länkar att skicka
    }
people-links-lead = Skicka varje länk till rätt person. De gäller till och med { $day } och bara en gång.
people-links = Länkar ({ $n })
people-link-to = Länk till { $name }
people-links-once = Länkarna visas bara nu. Den som har en länk kan ta emot uppdraget.

## Läsa in kollegor
people-import = Kollegor
people-import-explain = Varje rad blir en inbjudan. Länkarna skapar du sedan på sidan Användare.
people-import-name = ett namn
people-import-email = en e-postadress som namn@kommun.se
people-import-two-names = samma namn som på rad { $row }, som har samma e-postadress
people-import-two-handlers = en annan roll: högst två personer får hantera skyddade uppgifter
people-import-changed = Någon rättade en kollega samtidigt. Inget har lästs in. Läs in filen igen.

## Logga in
people-login-title = Logga in
people-login-lead = Välj hur du loggar in.
people-login-again-title = Logga in igen
people-login-again-lead = Det du ska göra kräver att du visar på nytt vem du är.
people-login-provider-title = Med ditt lärosäte eller din e-legitimation
people-login-local-title = Med e-post och lösenfras
people-login-submit = Logga in
people-login-help = Har du inget konto? Be administratören på din arbetsplats om en inbjudan.
people-login-wrong = E-postadressen eller lösenfrasen stämmer inte.
people-login-too-slow = Det tog för lång tid. Börja om.
people-passphrase = Lösenfras
people-code = Kod
people-code-title = Skriv koden
people-code-lead = Öppna din app för koder och skriv de sex siffror som den visar.
people-code-hint = Sex siffror, eller en av dina återställningskoder.
people-code-lost = Har du inte appen? Skriv en återställningskod i samma fält.
people-recovery-wrong = Återställningskoden stämmer inte, eller är redan använd.
people-on-the-way-title = Du skickas till { $name }
people-on-the-way-lead = Logga in där. Sedan kommer du tillbaka hit.
people-on-the-way-link = Fortsätt till { $name }
people-stranger-title = Du har inget uppdrag här
people-stranger-lead = Du är inloggad hos { $name }, men ingen har bjudit in dig. Be administratören på din arbetsplats om en inbjudan.

## Roll
people-roles-title = Vilken roll arbetar du i?
people-roles-lead =
    { $n ->
        [one] Du har ett uppdrag.
       *[other] Du har { $n } uppdrag. Rollen avgör vad du får se.
    }
people-roles-none = Du har inget uppdrag just nu. Be administratören på din arbetsplats om en inbjudan.
people-role-current = Du arbetar i den här rollen nu.
people-role-work-as = Arbeta som { $name }
people-role-gone = Uppdraget gäller inte längre.
people-role-too-weak = Din inloggning räcker inte för den rollen.
people-role-needs-level = Rollen kräver en säkrare identitet. Logga in med ditt lärosäte eller din e-legitimation.
people-role-needs-two-factors = Rollen kräver inloggning i två steg. Lägg till det andra steget på sidan Mina uppgifter.
people-sign-out-title = Klar för i dag?
people-sign-out = Logga ut

## Mina uppgifter
people-mine-title = Mina uppgifter
people-mine-lead =
    { $n ->
        [one] Du är inloggad på ett ställe.
       *[other] Du är inloggad på { $n } ställen.
    }
people-mine-lead-one-step = Din inloggning har bara ett steg. De flesta roller kräver två.
people-mine-lead-no-codes = Du har inga återställningskoder. Skapa dem nu, så kommer du in även utan telefonen.
people-mine-who = Det här vet vi om dig
people-mine-roles = Uppdrag
people-mine-no-way-in = Du provar en roll. Här behövs ingen inloggning.
people-mine-no-roles = Inga just nu
people-mine-correct = Stämmer något inte? Be administratören på din arbetsplats att rätta det.
people-mine-how = Så loggar du in
people-mine-provider = Inloggningstjänst
people-mine-account = Konto
people-mine-where = Här är du inloggad
people-sessions = Dina inloggningar ({ $n })
people-session-began = Började
people-session-seen = Användes senast
people-session-end-head = Avsluta
people-session-current = Den här
people-session-end = Logga ut där
people-session-ended = Inloggningen är avslutad.
people-passphrase-change = Byt lösenfras
people-passphrase-title = Byt lösenfras
people-passphrase-lead = Alla andra ställen där du är inloggad loggas ut.
people-passphrase-old = Nuvarande lösenfras
people-passphrase-new = Ny lösenfras
people-passphrase-repeated = Samma lösenfras en gång till
people-passphrase-hint = Minst 12 tecken. Ta gärna fyra ord som inte hör ihop.
people-passphrase-save = Byt lösenfras
people-passphrase-refused = Lösenfrasen är inte bytt.
people-passphrase-old-wrong = Den nuvarande lösenfrasen stämmer inte.
people-passphrase-differs = Lösenfraserna är inte lika.
people-passphrase-changed = Lösenfrasen är bytt. Andra ställen är utloggade.
people-totp = Andra steget
people-totp-on = Kod från app.
people-totp-off = Saknas.
people-totp-set-up = Lägg till ett andra steg
people-totp-replace = Byt app
people-totp-title = Inloggning i två steg
people-totp-lead = Du behöver en app för koder i telefonen eller datorn.
people-totp-step-app = Öppna appen, eller installera en.
people-totp-step-secret = Lägg till ett konto med den här nyckeln:
people-totp-open = Öppna i appen på den här enheten
people-totp-step-code = Skriv koden som appen visar.
people-totp-save = Spara andra steget
people-totp-lost = Nyckeln hör inte till det här formuläret. Öppna sidan på nytt.
people-totp-kept = Inloggning i två steg är på.
people-totp-account = mitt konto
people-recovery = Återställningskoder
people-recovery-left =
    { $n ->
        [0] Du har inga återställningskoder.
        [one] Du har en återställningskod kvar.
       *[other] Du har { $n } återställningskoder kvar.
    }
people-recovery-title = Återställningskoder
people-recovery-what = En återställningskod ersätter appen en gång. När du skapar nya slutar de gamla att gälla.
people-recovery-make = Skapa nya koder
people-recovery-once = Koderna visas bara nu. Skriv ut dem eller spara dem på ett säkert ställe.
people-recovery-kept = Jag har sparat koderna

## Inbjudan
people-offered-title = Du är inbjuden
people-offered-lead = Rollen är { $role } för { $place }. Inbjudan gäller till och med { $day }.
people-offered-signed-in = Du är inloggad som
people-offered-accept = Ta emot uppdraget
people-offered-other-person = Är det inte du? Logga ut först och öppna länken igen.
people-offered-has-account = Du har redan ett konto med den här e-postadressen. Logga in, så tar du emot uppdraget sedan.
people-offered-provider-title = Har ditt lärosäte en egen inloggning?
people-offered-provider = Logga in där, så behöver du inget nytt konto.
people-offered-account-title = Skapa ett konto
people-offered-create = Skapa kontot och ta emot uppdraget
people-offered-refused = Kontot är inte skapat.
people-account-exists = Det finns redan ett konto med den adressen. Logga in med det.
people-closed-title = Länken öppnar inget
people-invitation-unknown = Länken gäller inte. Be om en ny inbjudan.
people-invitation-used = Inbjudan är redan använd. Logga in i stället.
people-invitation-withdrawn = Inbjudan är tillbakatagen. Be om en ny.
people-invitation-expired = Inbjudan är för gammal. Be om en ny.
people-invitation-held = Du har redan den rollen i den organisationen.
people-invitation-accepted = Du har tagit emot uppdraget för { $name }.

## Användare
people-users-title = Vilka arbetar här?
people-users-lead =
    { $place } har { $n ->
        [one] en användare
       *[other] { $n } användare
    } och { $invited ->
        [0] inga öppna inbjudningar
        [one] en öppen inbjudan
       *[other] { $invited } öppna inbjudningar
    }.
people-members = Uppdrag ({ $n })
people-since = Sedan
people-seen = Loggade in senast
people-seen-never = Aldrig
people-invite = Bjud in
people-invited-title = Inbjudna
people-invited-none = Ingen väntar på att svara. Bjud in en kollega, så syns inbjudan här.
people-invitations = Öppna inbjudningar ({ $n })
people-invited-until = Gäller till
people-invited-withdraw-head = Ta tillbaka
people-invited-withdraw = Ta tillbaka { $name }
people-invitation-taken-back = Inbjudan är tillbakatagen.
people-invitation-gone = Inbjudan är redan använd eller tillbakatagen. Inget har ändrats.
people-user-lead = { $role } sedan { $day }.
people-user-ended = Uppdraget som { $role } är avslutat. Det började { $day }.
people-end-title = Avsluta uppdraget
people-end-what = Personen loggas ut överallt och kan inte längre arbeta i rollen. Det som är gjort finns kvar.
people-end = Avsluta uppdraget
people-membership-ended = Uppdraget för { $name } är avslutat.
people-membership-changed = Någon hann före. Inget har sparats. Så här ser uppdraget ut nu.
people-membership-already-ended = Uppdraget är redan avslutat.
people-last-administrator = Det är den sista administratören. Bjud in en till först.
people-last-administrator-self = Du är den sista administratören. Bjud in en till först.
people-invite-title = Bjud in en kollega
people-invite-lead = Du får en länk att skicka. Den gäller i 14 dagar och bara en gång.
people-invite-make = Skapa inbjudan
people-invite-refused = Inbjudan är inte skapad.
people-invite-role-unknown = Den rollen går inte att bjuda in till.
people-invite-has-role = Personen har redan den rollen här.
people-invite-is-invited = Personen är redan inbjuden till den rollen.
people-invite-two-handlers = Högst två personer får hantera skyddade uppgifter. Avsluta ett uppdrag först.
people-link-made-title = { $name } är inbjuden
people-link-made-lead = Skicka länken till { $name }. Den ger rollen { $role } och gäller till och med { $day }.
people-link = Länk att skicka
people-link-made-once = Länken visas bara nu. Den som har länken kan ta emot uppdraget, så skicka den bara till rätt person.
people-link-done = Tillbaka till användarna

## Logg
people-log-title = Vem gjorde vad?
people-log-lead = Senaste händelserna för { $place }, nyast först.
people-log-empty = Inget har hänt ännu. Allt som ändras eller visas om personer hamnar här.
people-log-none-found = Inga träffar. Rensa filtret för att se allt.
people-log-rows = Händelser ({ $n })
people-log-when = När
people-log-who = Vem
people-log-nobody = Ingen inloggad
people-log-action = Händelse
people-log-what = Vad
people-log-why = Skäl
people-log-seal = Försegling
people-log-sealed = Nr { $n }
people-log-open = Väntar
people-log-sealing = En förseglad rad går inte att ändra utan att det märks. Nya rader förseglas inom några sekunder.
people-log-id = Id eller del av id
people-log-all-actions = Alla händelser
people-log-all-persons = Alla
people-log-search = Sök
people-log-clear = Rensa filter
people-log-older = Äldre händelser

audit-people-login = Loggade in
audit-people-logout = Loggade ut
audit-people-role-choose = Bytte roll
audit-people-session-end = Avslutade en inloggning
audit-people-passphrase-change = Bytte lösenfras
audit-people-totp-set = Lade till andra steget
audit-people-recovery-make = Skapade återställningskoder
audit-people-invitation-make = Bjöd in
audit-people-invitation-rename = Rättade namn på en inbjudan
audit-people-invitation-links = Skapade länkar till inbjudna
audit-people-invitation-accept = Tog emot en inbjudan
audit-people-invitation-withdraw = Tog tillbaka en inbjudan
audit-people-membership-end = Avslutade ett uppdrag
audit-people-members-view = Såg användarlistan
audit-people-member-view = Såg ett uppdrag
audit-people-log-view = Såg loggen
audit-people-renewal-make = Skapade länk till ny inloggning
audit-people-renewal-use = Valde ny lösenfras
audit-people-person-correct = Rättade uppgifter
audit-people-demo-enter = Provade en roll
audit-people-protected-list = Såg skyddade ärenden
audit-people-protected-open = Öppnade ett skyddat ärende
audit-people-protected-view = Såg ett skyddat ärende
audit-people-protected-place = Placerade för hand
audit-people-protected-propose-removal = Föreslog att ett skydd upphör
audit-people-protected-remove = Bekräftade att ett skydd upphör
audit-people-protected-keep = Lät ett skydd stå kvar
audit-people-protected-copy-handled = Tog hand om en spridd kopia
audit-people-protected-close = Stängde ett skyddat ärende

## Prova
people-try-title = Prova som …
people-try-lead = Välj en roll. Personerna är påhittade.
people-try-none = Det finns inga roller att prova ännu. Börja om med larbro demo --fresh.
people-try-person = { $name }, { $place }
people-try-as = Prova som { $name }
