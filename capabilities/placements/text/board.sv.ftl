# Fördelningstavlan (V3).
placements-board-title = Vem ska flyttas?
placements-board-none-lead = Här flyttar och låser du studenter i ett förslag.
placements-board-none = Perioden har inget förslag än.
placements-board-none-why = Ta fram ett förslag först. Sedan kan du flytta studenter och låsa dem.
placements-board-run = Ta fram förslag
placements-board-done = Se hela förslaget
placements-board-compare = { $a ->
    [0] Jämför med förslag { $n }, inga skillnader
    [one] Jämför med förslag { $n }, en skillnad
   *[other] Jämför med förslag { $n }, { $a } skillnader
}
placements-board-accepted = Förslaget är godkänt och går inte att ändra. Ta fram ett nytt om något ska flyttas.
placements-board-superseded = Förslaget har ersatts och går inte att ändra.
placements-board-worse = Flyttad för hand: { $n } min sämre än det bevisade.
placements-board-worse-left = { $n ->
    [one] Flyttad för hand: en fler utan plats än i det bevisade.
   *[other] Flyttad för hand: { $n } fler utan plats än i det bevisade.
}
placements-board-moved-times = { $n ->
    [0] Lås är ändrade sedan beräkningen. Ta fram ett nytt förslag för att se om något blir bättre.
    [one] Flyttad för hand en gång sedan beräkningen.
   *[other] Flyttad för hand minst { $n } gånger sedan beräkningen.
}
placements-board-last = Senaste steget:
placements-board-last-by = { $name }, { $day }.
placements-board-earlier = { $n ->
    [one] Ett tidigare steg går också att ångra
   *[other] { $n } tidigare steg går också att ångra
}
placements-step-move = { $n ->
    [0] { $name } till { $place }.
    [one] { $name } till { $place }. En annan bytte också plats.
   *[other] { $name } till { $place }. { $n } andra bytte också plats.
}
placements-step-lock = { $n ->
    [0] { $name } låst vid { $place }.
    [one] { $name } och en till låsta där de är.
   *[other] { $name } och { $n } till låsta där de är.
}
placements-step-unlock = { $n ->
    [0] { $name } upplåst från { $place }.
    [one] { $name } och en till upplåsta.
   *[other] { $name } och { $n } till upplåsta.
}
placements-board-closed = Stänger före periodens slut
placements-board-excepted-short = undantag
placements-many-how = Kryssa för studenter i listorna.
placements-many-go = Flytta eller lås valda
placements-many-pick = Välj { $name }
placements-many-title = Vad ska hända med de valda?
placements-many-board = Fördelningstavlan, förslag { $n }
placements-many-lead = { $n ->
    [0] Ingen student är vald.
    [one] En student är vald.
   *[other] { $n } studenter är valda.
}
placements-many-back = Till fördelningstavlan
placements-many-none = Välj studenter på fördelningstavlan först.
placements-many-caption = Valda studenter
placements-many-move = Flytta tillsammans
placements-many-way = { $place } – { $minutes } min i snitt, { $n ->
    [0] inga lediga
    [one] en ledig
   *[other] { $n } lediga
}
placements-many-move-now = { $n ->
    [one] Flytta en student
   *[other] Flytta { $n } studenter
}
placements-many-move-beyond = { $n ->
    [one] Flytta en student med undantag
   *[other] Flytta { $n } studenter med undantag
}
placements-many-hindered = { $n ->
    [one] En av de valda kan inte flytta dit. Därför flyttas ingen.
   *[other] { $n } av de valda kan inte flytta dit. Därför flyttas ingen.
}
placements-many-stay = De valda är redan där.
placements-many-lock = Lås eller lås upp
placements-many-locks = { $n ->
    [0] Ingen av dem går att låsa.
    [one] En låses där den är. Nästa beräkning låter bli att flytta den.
   *[other] { $n } låses där de är. Nästa beräkning låter bli att flytta dem.
}
placements-many-nowhere = { $n ->
    [one] En har ingen plats och låses inte.
   *[other] { $n } har ingen plats och låses inte.
}
placements-many-lock-now = { $n ->
    [one] Lås en student
   *[other] Lås { $n } studenter
}
placements-many-unlocks = { $n ->
    [0] Ingen av dem går att låsa upp.
    [one] En låses upp. Nästa beräkning får flytta den.
   *[other] { $n } låses upp. Nästa beräkning får flytta dem.
}
placements-many-excepted = { $n ->
    [one] En är låst med ett undantag. Det tar slut om du flyttar studenten.
   *[other] { $n } är låsta med undantag. De tar slut om du flyttar studenterna.
}
placements-many-unlock-now = { $n ->
    [one] Lås upp en student
   *[other] Lås upp { $n } studenter
}
placements-many-closed = Förslaget går inte att ändra längre.
placements-many-nobody = Välj minst en student.
placements-many-too-many = Välj högst { $n } studenter åt gången. Bara de första visas.
placements-board-beyond-far = Undantag: { $place } – { $minutes } min, längre än gränsen
placements-board-beyond-forbidden = Undantag: { $place } – { $minutes } min, spärrad enhet
placements-board-beyond-type = Undantag: { $place } – { $minutes } min, annan typ av plats
placements-board-breaks = { $n ->
    [0] Bryter mot en regel för { $name }: { $what }
    [one] Bryter mot en regel för { $name } och en till: { $what }
   *[other] Bryter mot en regel för { $name } och { $n } till: { $what }
}
placements-board-move-beyond = Flytta { $name } med undantag
placements-board-no-rule = { $name }: { $what } Ett undantag kräver en ledig plats, och ingen är ledig där.
placements-board-no-closed = Enheten stänger innan perioden är slut. { $name } kan inte vara där.
placements-board-no-seats = Enheten har inga platser för { $name }.
placements-board-no-way = { $name } får inte plats: alla platser är tagna, och ingen där kan flytta.
placements-board-no-move = Det finns inget steg att ångra.
placements-board-none-to-unlock = Ingen av de valda går att låsa upp. Ett undantag tar slut när du flyttar studenten.
placements-board-moved-out = { $n ->
    [0] { $name } har ingen plats längre.
    [one] { $name } har ingen plats längre. En annan bytte också plats.
   *[other] { $name } har ingen plats längre. { $n } andra bytte också plats.
}
placements-board-undone = { $n ->
    [0] Flytten är ångrad. { $name } är tillbaka.
    [one] Flytten är ångrad. { $name } och en till är tillbaka.
   *[other] Flytten är ångrad. { $name } och { $n } till är tillbaka.
}
placements-board-undone-locks = { $n ->
    [0] Steget är ångrat. Låset för { $name } är som förut.
    [one] Steget är ångrat. Låsen för { $name } och en till är som förut.
   *[other] Steget är ångrat. Låsen för { $name } och { $n } till är som förut.
}
placements-board-locked = { $n ->
    [0] { $name } är låst vid { $place }. Nästa beräkning låter bli att flytta.
    [one] { $name } och en till är låsta. Nästa beräkning låter bli att flytta dem.
   *[other] { $name } och { $n } till är låsta. Nästa beräkning låter bli att flytta dem.
}
placements-board-unlocked = { $n ->
    [0] { $name } är upplåst.
    [one] { $name } och en till är upplåsta.
   *[other] { $name } och { $n } till är upplåsta.
}
placements-exception = Undantag.
placements-exception-by = { $name }, { $day }
placements-exception-why = Varför ska regeln brytas?
placements-exception-hint = Skälet sparas. Det visas på tavlan, i förslaget och i filen som hämtas. Skriv inget om hälsa.
placements-exception-write = Skriv minst tio och högst 500 tecken.
placements-exception-refused = Flytten bryter mot en regel. Skriv varför den ska göras ändå.
placements-exception-ends = Undantaget tar slut om du flyttar studenten.
placements-exceptions-title = { $n ->
    [one] Ett undantag från reglerna
   *[other] { $n } undantag från reglerna
}
placements-exceptions-lead = En samordnare har skrivit varför. Alla andra regler är kontrollerade som vanligt.
placements-exceptions-caption = Undantag från reglerna
placements-breach-type = Platsen är av en annan typ än studenten behöver.
placements-breach-forbidden = Enheten är spärrad för studenten.
placements-breach-far = Restiden är { $n } min och gränsen { $limit } min.
placements-breach-unknown = Restiden är okänd.
placements-breach-none = Ingen regel hindrar längre.
placements-column-rule = Regel
placements-column-reason = Skäl
placements-column-exception = Undantag, skäl
placements-column-decided = Låst
placements-column-unlock = Lås upp
placements-column-unkept = Varför låset inte går att hålla
placements-why-closed = Den enda enheten stänger innan perioden är slut: { $place }.
placements-closed = { $a ->
    [0] Räknas inte, stänger före periodens slut: { $what }. Platser: { $n }.
   *[other] Räknas inte, stänger före periodens slut: { $what } och { $a } till. Platser: { $n }.
}
placements-cap = För varje student räknas de { $n } bästa platserna och alla önskemål. Det begränsade { $a } studenter.
placements-locks-unkept = { $n ->
    [one] Ett lås går inte att hålla. Beräkningen har inte startat.
   *[other] { $n } lås går inte att hålla. Beräkningen har inte startat.
}
placements-unkept-title = Vilka lås går inte att hålla?
placements-unkept-lead = { $n ->
    [0] Alla lås går att hålla.
    [one] Ett lås behöver lösas innan du tar fram ett förslag.
   *[other] { $n } lås behöver lösas innan du tar fram ett förslag.
}
placements-unkept-none = Alla lås går att hålla.
placements-unkept-none-why = Nästa steg är att ta fram ett förslag.
placements-unkept-to-board = Till fördelningstavlan
placements-unkept-what = Lås upp studenterna här. Eller ändra det som hindrar: öppna studenten eller platserna i listan.
placements-unkept-unlock = Lås upp valda
placements-unkept-caption = Lås som inte går att hålla
placements-unkept-pick = Lås upp { $name }
placements-unkept-choose = Välj minst en student att låsa upp.
placements-unkept-done = { $n ->
    [one] En student är upplåst.
   *[other] { $n } studenter är upplåsta.
}
placements-unkept-gone = Platserna finns inte längre i perioden.
placements-unkept-closed = Enheten stänger innan perioden är slut.
placements-unkept-rule = { $what } Det finns inget undantag.
placements-unkept-many = { $a } är låsta där, men det finns { $n ->
    [0] ingen plats
    [one] en plats
   *[other] { $n } platser
}. Lås upp någon eller ändra antalet.
audit-placements-plan-except = Flyttade en student med undantag från en regel
audit-placements-locks-unlock = Låste upp studenter vars lås inte gick att hålla
placements-board-undo = Ångra
placements-board-units = Enheter
placements-board-units-pages = Sidor med enheter
placements-board-more = Visa { $n } till
placements-board-held = { $n ->
    [one] Reserverad
   *[other] { $n } reserverade
}
placements-board-locked-short = låst
placements-board-everywhere = Alla kommuner
placements-board-municipality = Kommun
placements-board-filter = Visa
placements-board-no-units = Inga enheter erbjuder platser där.
placements-board-chosen = Vald student
placements-board-choose-one = Välj en student bland de oplacerade eller på en enhet.
placements-board-lives = Bor i { $place }.
placements-board-move-to = Flytta till…
placements-board-way = { $n ->
    [0] { $place } – { $minutes } min, ingen annan flyttar
    [one] { $place } – { $minutes } min, en annan flyttar
   *[other] { $place } – { $minutes } min, { $n } andra flyttar
}
placements-board-way-out = { $place } – { $minutes } min, någon annan blir utan plats
placements-board-way-none = Ingen plats
placements-board-show = Visa följden
placements-board-move = { $n ->
    [0] Flytta { $name }
    [one] Flytta { $name } och en till
   *[other] Flytta { $name } och { $n } till
}
placements-board-lock = Lås här
placements-board-unlock = Lås upp
placements-board-locked-stays = Studenten är låst här. Lås upp för att flytta.
placements-board-free-only = Något är upplåst eller ändrat för hand. Därför visas bara lediga platser, och ingen annan flyttas.
placements-board-nowhere = Det finns ingen annan plats att flytta till.
placements-board-travels-same = { $name } reser lika länge.
placements-board-travels-longer = { $name } reser { $n } min längre.
placements-board-travels-shorter = { $name } reser { $n } min kortare.
placements-board-travels-new = { $name } får en plats.
placements-board-travels-out = { $name } blir utan plats.
placements-board-stays = { $name } är redan där.
placements-board-all-rules = Alla regler hålls.
placements-board-no-locked = { $name } är låst. Lås upp först.
placements-board-no-place-chosen = Välj en plats i listan.
placements-board-no-place-to-lock = Studenten har ingen plats att låsas vid.
placements-board-moved = { $n ->
    [0] { $name } är flyttad till { $place } och låst där.
    [one] { $name } är flyttad till { $place } och låst där. En annan bytte plats.
   *[other] { $name } är flyttad till { $place } och låst där. { $n } andra bytte plats.
}
audit-placements-plan-board = Såg fördelningstavlan
audit-placements-plan-move = Flyttade en student för hand
audit-placements-plan-undo = Ångrade en flytt
audit-placements-student-lock = Låste en student vid en plats
audit-placements-student-unlock = Låste upp en student
