# Login: all that is said when it does not work, or not yet.

login-refused-unreachable = Your login service does not answer just now. Wait a moment and try again.
login-refused-provider-faulty = Your login service is not set up rightly towards Lärbro. Tell whoever looks after Lärbro where you are.
login-refused-state-unknown = We do not know this login. Start again from the login page.
login-refused-other-browser = The login began in another browser. Start again in this one.
login-refused-state-expired = It took too long. Start again from the login page.
login-refused-state-replayed = That login has been used already. Start again from the login page.
login-refused-broken-off = The login was broken off. Start again when you like.
login-refused-provider-said-no = Your login service did not let you in. Start again, or ask whoever looks after the service.
login-refused-clock = The clocks of your login service and of ours differ. Try again in a minute.
login-refused-login-too-old = You need to sign in afresh just now, but the login service did not ask you. Sign out there and try again.
login-refused-untrusted = The answer from your login service could not be trusted. Start again. If it happens once more, tell whoever looks after Lärbro where you are.
login-refused-level = The role needs an identity at level { $needed }. Your login has level { $had }. Raise the level at your login service and sign in again.
login-refused-factor = The role needs login in two steps. Sign in again and choose two steps at your login service.

login-passphrase-wrong = The name, the passphrase or the code is not right.
login-passphrase-too-short = Choose a passphrase of at least 12 characters.
login-passphrase-too-long = Choose a passphrase of at most 256 characters.
login-passphrase-personal = Choose a passphrase without your name and e-mail address.
login-passphrase-common = Many people use that passphrase. Choose one of your own, such as four words that do not belong together.
login-passphrase-guessable = The passphrase is easy to guess. Take four words that do not belong together.

login-totp-wrong = The code is not right. Type the six digits that the app shows now.
login-totp-replayed = The code has been used already. Wait for the next one in the app.

login-link-unknown = The link does not hold. Ask for a new one.
login-link-used = The link has been used already. Ask for a new one.
login-link-expired = The link is too old. Ask for a new one.

login-wait = It has gone wrong several times. Try again at { $clock }.
