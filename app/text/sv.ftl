# Meningar på de öppna sidorna.
