# Meningar på de öppna sidorna.
public-maintainer = Förvaltaren av Lärbro
public-link-sign-in = Logga in
public-link-organisations = Sök organisation
public-link-contact = Kontakt
public-link-accessibility = Tillgänglighet
public-link-sources = Källor och licenser
public-link-safety = Så skyddas uppgifterna
public-link-privacy = Integritet

# Start
public-start-title = Vem ordnar studier och VFU där du bor?
public-start-lead = Skriv en ort eller kommun. Du ser lärcentrum, enheter och vilken funktion som svarar.
public-start-where = Var bor du?
public-start-where-hint = Skriv en ort eller kommun, till exempel Dorotea.
public-start-show = Visa vad som finns
public-start-nothing = Ingen ort heter ”{ $what }”. Kontrollera stavningen eller välj kommun i listan.
public-start-all = Visa alla kommuner
public-start-meant = Ingen ort heter ”{ $what }”. Menade du någon av de här?
public-start-which = Flera orter passar ”{ $what }”. Välj en.
public-start-in = i { $place } kommun
public-door-organisations = Samverka
public-door-organisations-text = Hitta kommuner, regioner, lärosäten och förbund, och funktionen som svarar.
public-door-try = Prova som …
public-door-try-text = Välj en roll och se hur arbetet ser ut. Allt är exempel.
public-door-role = Fortsätt arbeta
public-door-role-text = Välj vilken roll du arbetar i.
public-door-sign-in = Logga in
public-door-sign-in-text = För dig som samordnar VFU, tar emot studenter eller sköter behörigheter.
public-door-safety = Så skyddas uppgifterna
public-door-safety-text = Se vad vi lovar, hur det provas och vad som saknas.

# Hjälp
public-help-title = Hur gör jag?
public-help-lead = Korta svar på det som oftast undras.
public-help-sign-in = Logga in
public-help-sign-in-how = Välj ditt lärosäte, eller skriv din e-postadress och lösenfras. Du får ett konto genom en inbjudan från din organisation.
public-help-sign-in-two = De flesta roller kräver två steg. Det andra steget är en kod i en app i din telefon.
public-help-sign-in-lost = Har du tappat telefonen? Använd en återställningskod, eller be din administratör om en länk till ny inloggning.
public-help-role = Byta roll
public-help-role-how = Din roll står högst upp på sidan. Välj Byt för att arbeta i en annan roll.
public-help-role-none = Ser du inte en sida som du väntade dig? Då hör den till en annan roll.
public-help-file = Läsa in en fil
public-help-file-how = Välj Import i menyn, hämta mallen och fyll i den. Ladda upp filen och granska vad den gör. Inget sparas förrän du väljer Läs in.
public-help-file-wrong = Varje fel visas med rad, kolumn och vad du kan göra. Lika fel visas tillsammans.
public-help-file-again = Samma fil en gång till ändrar inget.
public-help-plan = Förstå en fördelning
public-help-plan-how = Beräkningen placerar så många som möjligt och håller restiderna korta. Sidan säger hur nära det bästa möjliga den kom.
public-help-plan-why = Välj Varför? vid en student. Du ser de närmare platserna, vem som har dem och vad som skulle krävas.
public-help-plan-counts = Ett förslag gäller först när en person har godkänt det.
public-help-travel = Restider
public-help-travel-how = Restider är uppskattade från avståndet, inte från en vägkarta. Din organisation kan ange en annan tid för två platser.
public-help-who = Hitta rätt person
public-help-who-how = Sök organisationen. Varje funktion har sin egen adress, som fungerar även när någon slutar.
public-help-browser = Om webbläsaren
public-help-browser-how = Allt fungerar utan skript och med bara tangentbord. Sidorna kan skrivas ut.

# Om
public-about-title = Om Lärbro
public-about-lead = Lärbro hjälper kommuner, regioner och lärosäten att ge studenter plats nära hemmet.
public-about-what = Vad är Lärbro?
public-about-what-is = Ett gemensamt arbetsverktyg för verksamhetsförlagd utbildning (VFU) och samverkan om kompetensförsörjning.
public-about-what-now = I dag går det att hitta organisationer, läsa in enheter, studenter och platser, och ta fram en fördelning som förklarar sig.
public-about-how = Vem bestämmer?
public-about-how-decides = En person. Beräkningen föreslår, och en VFU-samordnare godkänner, ändrar eller förkastar.
public-about-how-fair = Flest placerade kommer först. Därefter vägs restid, önskemål och prioritet med vikter som visas på sidan.
public-about-how-explains = Varje placering har ett skäl. Varje oplacerad har ett hinder och den billigaste lösningen.
public-about-data = Vad är riktigt och vad är påhittat?
public-about-data-real = Kommuner, regioner, lärosäten och orter är riktiga, med källor.
public-about-data-people = I exemplet är alla personer, enheter och siffror påhittade. Det står överst på varje sida.
public-about-open = Öppen källkod
public-about-open-licence = Programmet är fri programvara under licensen EUPL-1.2.
public-about-helped = Hjälper sidorna?
public-about-helped-few = För få har svarat de senaste 30 dagarna för att säga något.
public-about-helped-of = { $n ->
    [one] { $a } av { $n } svar de senaste 30 dagarna säger att sidan hjälpte.
   *[other] { $a } av { $n } svar de senaste 30 dagarna säger att sidan hjälpte.
}

# Källor
public-sources-title = Varifrån kommer uppgifterna?
public-sources-lead = Det här följer med programmet. Inget hämtas från en annan tjänst när du använder det.
public-sources-registers = Register som följer med
public-sources-word-lists = Ordlistor mot svaga lösenfraser
public-sources-what = Innehåll
public-sources-origin = Källa
public-sources-licence = Licens
public-sources-note = Bra att veta
public-sources-no-note = Inget särskilt
public-sources-facts = Fakta utan egen licens
public-sources-passwords = Läckta lösenord, namn och vanliga ord
public-sources-swedish = Svenska ord som är vanliga i lösenfraser
public-sources-geonames = Orternas lägen kommer från GeoNames. Vi har valt svenska orter och lagt dem i sin kommun.

# Tillgänglighet
public-access-title = Hur tillgänglig är tjänsten?
public-access-status-full = Tjänsten uppfyller lagen om tillgänglighet till digital offentlig service helt.
public-access-status-partly = Tjänsten uppfyller lagen om tillgänglighet till digital offentlig service delvis. Bristerna står nedan.
public-access-status-not = Tjänsten uppfyller inte lagen om tillgänglighet till digital offentlig service. Bristerna står nedan.
public-access-gaps = Det här vet vi brister
public-access-burden = Vi har inte undantagit något som oskäligt betungande.
public-access-tested = Så har vi provat
public-access-method = Vi har själva skattat tjänsten mot kraven. Underlaget är automatiska kontroller och genomgång av sidorna.
public-access-standard = Krav
public-access-assessed = Bedömd
public-access-updated = Uppdaterad
public-access-report = Har du hittat ett hinder?
public-access-report-us = Berätta det för organisationen som du har kontakt med. Den för det vidare till förvaltaren av Lärbro.
public-access-report-digg = Är du inte nöjd med svaret? Anmäl till Myndigheten för digital förvaltning, som har tillsyn.
public-access-digg = Anmäl till Digg

# Integritet
public-privacy-title = Vilka uppgifter finns om dig?
public-privacy-lead = Så få som arbetet kräver, och aldrig personnummer.
public-privacy-who = Vem ansvarar?
public-privacy-who-answers = Organisationen som lägger in uppgifterna är personuppgiftsansvarig för dem. För studenter är det lärosätet.
public-privacy-who-runs = Den som driver den här installationen behandlar uppgifterna för organisationernas räkning.
public-privacy-what = Vad sparas?
public-privacy-staff = Om dig som arbetar här: namn, e-postadress i arbetet, uppdrag och när du loggade in.
public-privacy-students = Om studenter: namn, lärosätets beteckning, hemkommun eller läge, tillgång till bil, önskemål, hinder, prioritet och placering.
public-privacy-not = Personnummer, hälsa och utdrag ur register sparas inte.
public-privacy-open = På de öppna sidorna sparas bara om en sida hjälpte, inte vem som svarade.
public-privacy-protected = Skyddade personuppgifter
public-privacy-protected-how = Den som har skyddade personuppgifter hanteras för hand av två utsedda handläggare. Uppgifterna ligger krypterade och skilda från alla andra.
public-privacy-long = Hur länge?
public-privacy-long-rule = Hur länge uppgifter sparas sätts av varje organisations arkivarie. Lärbro gallrar ännu inget på egen hand.
public-privacy-long-files = En uppladdad fil är krypterad och raderas senast efter en timme.
public-privacy-log = Loggen
public-privacy-log-what = Varje ändring loggas, liksom när någon öppnar en students uppgifter. Loggen har beteckningar, inte namn eller innehåll.
public-privacy-log-who = Organisationens administratör och dess arkiv och dataskydd kan läsa loggen. Ingen kan ändra den i tjänsten.
public-privacy-cookies = Kakor
public-privacy-cookies-what = Inga kakor sätts innan du loggar in. Sedan håller en kaka dig inloggad och en känner igen din webbläsare. Ingen spårning förekommer.
public-privacy-rights = Dina rättigheter
public-privacy-rights-own = Logga in och öppna Mina uppgifter för att se vad som finns om dig.
public-privacy-rights-ask = Be din organisation om rättelse, utdrag eller radering. Dess dataskyddsombud hjälper dig.
public-privacy-rights-imy = Du kan klaga hos Integritetsskyddsmyndigheten, IMY.

# Kontakt
public-contact-title = Vem ska du kontakta?
public-contact-lead = Lärbro har ingen egen kundtjänst. Du når den organisation som frågan gäller.
public-contact-placement = Om VFU, platser och studier
public-contact-placement-how = Sök kommunen eller lärosätet. På dess sida står funktionen som svarar, med adress och telefon.
public-contact-login = Om inloggning
public-contact-login-how = Kontakta administratören i din organisation. Den bjuder in, rättar uppgifter och ger ny inloggning.
public-contact-fault = Om fel och hinder
public-contact-fault-how = Skriv ner referensen som sidan visar och lämna den till din administratör. Personuppgifter behövs inte.
public-contact-wrong = Om felaktiga uppgifter om en organisation
public-contact-wrong-how = Enheter och funktioner rättas av organisationen själv. Uppgifter som följer med programmet har sina källor utsatta.
public-contact-privacy = Om dina personuppgifter
public-contact-privacy-how = Vänd dig till organisationens dataskyddsombud.

# Trygghet
public-safety-title = Hur skyddas uppgifterna?
public-safety-lead = Det här gäller i dag. Varje löfte har ett prov som körs innan programmet ändras.
public-safety-promises = Löften och prov
public-safety-promise = Löfte
public-safety-test = Prov
public-safety-roles = Varje roll når bara sina sidor. Allt annat finns inte.
public-safety-tenants = En annan organisations uppgifter finns inte för dig.
public-safety-assurance = En roll kräver en tillräckligt säker inloggning.
public-safety-login = Gissade lösenord bromsas, och förfalskade inloggningar avvisas.
public-safety-headers = Sidorna kan inte bäddas in eller köra främmande skript.
public-safety-forms = Ett formulär från en annan webbplats avvisas.
public-safety-once = Samma formulär två gånger gör saken en gång.
public-safety-files = Tusen trasiga filer får var sitt svar, och ingen dålig rad läses in.
public-safety-fuzz = Förvanskade filer får inte programmet att falla.
public-safety-export = Inget i en hämtad fil kan köras i ett kalkylprogram.
public-safety-limits = Gränser för en uppladdad fil
public-safety-what = Gräns
public-safety-most = Högst
public-safety-limit-file = Filens storlek
public-safety-limit-unpacked = Storlek efter uppackning
public-safety-limit-rows = Rader
public-safety-limit-columns = Kolumner
public-safety-limit-cell = En cell
public-safety-limit-seconds = Processortid
public-safety-limit-memory = Minne
public-safety-not = Det här lovar vi inte
public-safety-not-audit = Ingen utomstående har granskat säkerheten ännu.
public-safety-not-travel = Restider är uppskattade och kan vara fel.
public-safety-not-operator = Den som driver installationen kan läsa databasen, utom uppgifterna om skyddade personer utan nyckeln.

# Svar om en sida
public-feedback-yes = Tack. Ditt svar är räknat.
public-feedback-no = Tack. Ditt svar är räknat. Saknar du något? Se vem du kan kontakta under Kontakt.
public-feedback-unread = Svaret gick inte att läsa. Inget har sparats. Gå tillbaka och svara igen.
public-feedback-too-many = Många har svarat i dag. Inget har sparats. Försök igen i morgon.
audit-platform-feedback-add = Svarade om en sida

demo-file-wrong = Studenter, 20 rader varav 7 med fel (CSV)
demo-file-right = Studenter, samma 20 rader rättade (CSV)
