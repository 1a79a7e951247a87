# Inloggning: allt som sägs när det inte går, eller inte går än.

login-refused-unreachable = Din inloggningstjänst svarar inte just nu. Vänta en stund och försök igen.
login-refused-provider-faulty = Din inloggningstjänst är fel inställd mot Lärbro. Säg till den som sköter Lärbro hos er.
login-refused-state-unknown = Vi känner inte igen inloggningen. Börja om från inloggningssidan.
login-refused-other-browser = Inloggningen började i en annan webbläsare. Börja om i den här.
login-refused-state-expired = Det tog för lång tid. Börja om från inloggningssidan.
login-refused-state-replayed = Den inloggningen är redan använd. Börja om från inloggningssidan.
login-refused-broken-off = Inloggningen avbröts. Börja om när du vill.
login-refused-provider-said-no = Din inloggningstjänst släppte inte in dig. Börja om, eller fråga den som sköter tjänsten.
login-refused-clock = Klockorna hos din inloggningstjänst och hos oss går olika. Försök igen om en minut.
login-refused-login-too-old = Du behöver logga in på nytt just nu, men inloggningstjänsten frågade dig inte. Logga ut där och försök igen.
login-refused-untrusted = Svaret från din inloggningstjänst gick inte att lita på. Börja om. Händer det igen, säg till den som sköter Lärbro hos er.
login-refused-level = Rollen kräver identitet på nivå { $needed }. Din inloggning har nivå { $had }. Höj nivån hos din inloggningstjänst och logga in igen.
login-refused-factor = Rollen kräver inloggning i två steg. Logga in igen och välj två steg hos din inloggningstjänst.

login-passphrase-wrong = Namnet, lösenfrasen eller koden stämmer inte.
login-passphrase-too-short = Välj en lösenfras med minst 12 tecken.
login-passphrase-too-long = Välj en lösenfras med högst 256 tecken.
login-passphrase-personal = Välj en lösenfras utan ditt namn och din e-postadress.
login-passphrase-common = Många använder den lösenfrasen. Välj en egen, gärna fyra ord som inte hör ihop.
login-passphrase-guessable = Lösenfrasen är lätt att gissa. Ta gärna fyra ord som inte hör ihop.

login-totp-wrong = Koden stämmer inte. Skriv de sex siffror som appen visar nu.
login-totp-replayed = Koden är redan använd. Vänta på nästa i appen.

login-link-unknown = Länken gäller inte. Be om en ny.
login-link-used = Länken är redan använd. Be om en ny.
login-link-expired = Länken är för gammal. Be om en ny.

login-wait = Det har blivit fel flera gånger. Försök igen klockan { $clock }.
