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
    [one] Flyttad för hand en gång sedan beräkningen.
   *[other] Flyttad för hand minst { $n } gånger sedan beräkningen.
}
placements-board-last = { $n ->
    [0] Senaste flytten: { $name } till { $place }.
    [one] Senaste flytten: { $name } till { $place }. En annan bytte plats.
   *[other] Senaste flytten: { $name } till { $place }. { $n } andra bytte plats.
}
placements-board-last-by = { $name }, { $day }.
placements-board-undo = Ångra
placements-board-units = Enheter
placements-board-units-caption = Enheter, hur många platser som är tagna, och vilka studenter som är där
placements-board-units-pages = Sidor med enheter
placements-board-more = Visa { $n } till
placements-board-students = Studenter
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
placements-board-no-type = Platsen är av en annan typ än { $name } behöver.
placements-board-no-forbidden = Enheten är spärrad för { $name }.
placements-board-no-far = Restiden är { $n } min. Gränsen är { $limit } min.
placements-board-no-seats = Enheten har inga platser.
placements-board-no-way = Alla platser där är tagna, och ingen där kan flytta.
placements-board-no-place-chosen = Välj en plats i listan.
placements-board-no-move = Det finns ingen flytt att ångra.
placements-board-no-place-to-lock = Studenten har ingen plats att låsas vid.
placements-board-moved = { $n ->
    [0] { $name } är flyttad till { $place } och låst där.
    [one] { $name } är flyttad till { $place } och låst där. En annan bytte plats.
   *[other] { $name } är flyttad till { $place } och låst där. { $n } andra bytte plats.
}
placements-board-moved-out = { $name } har ingen plats längre.
placements-board-undone = Flytten är ångrad. { $name } är tillbaka.
placements-board-locked = { $name } är låst vid { $place }. Nästa beräkning låter bli att flytta.
placements-board-unlocked = { $name } är upplåst.
audit-placements-plan-board = Såg fördelningstavlan
audit-placements-plan-move = Flyttade en student för hand
audit-placements-plan-undo = Ångrade en flytt
audit-placements-student-lock = Låste en student vid en plats
audit-placements-student-unlock = Låste upp en student
