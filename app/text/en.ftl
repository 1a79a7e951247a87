# Sentences of the public pages.
