# Sentences of the public pages.
public-maintainer = The maintainer of Lärbro
public-link-sign-in = Sign in
public-link-organisations = Find an organisation
public-link-contact = Contact
public-link-accessibility = Accessibility
public-link-sources = Sources and licences
public-link-safety = How data is protected
public-link-privacy = Privacy

# Start
public-start-title = Who arranges studies and placements where you live?
public-start-lead = Write a town or municipality. You see learning centres, units and which function answers.
public-start-where = Where do you live?
public-start-where-hint = Write a town or municipality, for example Dorotea.
public-start-show = Show what there is
public-start-nothing = No place is called “{ $what }”. Check the spelling or choose a municipality from the list.
public-start-all = Show all municipalities
public-start-meant = No place is called “{ $what }”. Did you mean one of these?
public-start-which = Several places fit “{ $what }”. Choose one.
public-start-in = in the municipality of { $place }
public-door-organisations = Work together
public-door-organisations-text = Find municipalities, regions, universities and federations, and the function that answers.
public-door-try = Try as …
public-door-try-text = Choose a role and see how the work is done. Everything is an example.
public-door-role = Go on working
public-door-role-text = Choose which role you work in.
public-door-sign-in = Sign in
public-door-sign-in-text = For you who coordinate placements, receive students or manage access.
public-door-safety = How data is protected
public-door-safety-text = See what we promise, how it is tested and what is missing.

# Help
public-help-title = How do I …?
public-help-lead = Short answers to what people ask most.
public-help-sign-in = Sign in
public-help-sign-in-how = Choose your university, or write your e-mail address and passphrase. You get an account by an invitation from your organisation.
public-help-sign-in-two = Most roles ask for two steps. The second step is a code in an app on your phone.
public-help-sign-in-lost = Have you lost your phone? Use a recovery code, or ask your administrator for a link to a new login.
public-help-role = Change role
public-help-role-how = Your role stands at the top of the page. Choose Switch to work in another role.
public-help-role-none = Is a page missing that you expected? Then it belongs to another role.
public-help-file = Read in a file
public-help-file-how = Choose Import in the menu, fetch the template and fill it in. Upload the file and review what it does. Nothing is saved until you choose to read it in.
public-help-file-wrong = Each error is shown with its row, its column and what you can do. Equal errors are shown together.
public-help-file-again = The same file once more changes nothing.
public-help-plan = Understand an allocation
public-help-plan-how = The computation places as many as possible and keeps journeys short. The page says how close to the best possible it came.
public-help-plan-why = Choose Why? at a student. You see the nearer places, who has them and what it would take.
public-help-plan-counts = A proposal counts only when a person has accepted it.
public-help-travel = Travel times
public-help-travel-how = Travel times are estimated from the distance, not from a road map. Your organisation can state another time for two places.
public-help-who = Find the right person
public-help-who-how = Search for the organisation. Each function has an address of its own, which works also when somebody leaves.
public-help-browser = About the browser
public-help-browser-how = Everything works without script and by keyboard alone. The pages can be printed.

# About
public-about-title = About Lärbro
public-about-lead = Lärbro helps municipalities, regions and universities to give students a place close to home.
public-about-what = What is Lärbro?
public-about-what-is = A shared tool for placements in working life (VFU) and for working together on the supply of skills.
public-about-what-now = Today you can find organisations, read in units, students and seats, and make an allocation that explains itself.
public-about-how = Who decides?
public-about-how-decides = A person. The computation proposes, and a placement coordinator accepts, changes or rejects.
public-about-how-fair = Most students placed comes first. Then travel, wishes and priority are weighed with weights that the page shows.
public-about-how-explains = Each placement has a reason. Each student without a place has an obstacle and the cheapest way out.
public-about-data = What is real and what is invented?
public-about-data-real = Municipalities, regions, universities and towns are real, with their sources.
public-about-data-people = In the example all people, units and figures are invented. That stands at the top of every page.
public-about-open = Open source
public-about-open-licence = The program is free software under the licence EUPL-1.2.
public-about-helped = Do the pages help?
public-about-helped-few = Too few have answered in the last 30 days to say anything.
public-about-helped-of = { $n ->
    [one] { $a } of { $n } answer in the last 30 days says that the page helped.
   *[other] { $a } of { $n } answers in the last 30 days say that the page helped.
}

# Sources
public-sources-title = Where does the data come from?
public-sources-lead = This comes with the program. Nothing is fetched from another service while you use it.
public-sources-registers = Registers that come with the program
public-sources-word-lists = Word lists against weak passphrases
public-sources-what = Content
public-sources-origin = Source
public-sources-licence = Licence
public-sources-note = Good to know
public-sources-no-note = Nothing special
public-sources-facts = Facts without a licence of their own
public-sources-passwords = Leaked passwords, names and frequent words
public-sources-swedish = Swedish words that are frequent in passphrases
public-sources-geonames = The positions of towns come from GeoNames. We chose Swedish towns and put each in its municipality.

# Accessibility
public-access-title = How accessible is the service?
public-access-status-full = The service conforms fully to the Swedish act on accessibility of digital public services.
public-access-status-partly = The service conforms partly to the Swedish act on accessibility of digital public services. The gaps stand below.
public-access-status-not = The service does not conform to the Swedish act on accessibility of digital public services. The gaps stand below.
public-access-gaps = Gaps that we know of
public-access-burden = We have made no exception for disproportionate burden.
public-access-tested = How we have tested
public-access-method = We have assessed the service ourselves. We used automatic checks and read through the pages.
public-access-standard = Requirements
public-access-assessed = Assessed
public-access-updated = Updated
public-access-report = Have you found an obstacle?
public-access-report-us = Tell the organisation that you are in touch with. It passes it on to the maintainer of Lärbro.
public-access-report-digg = Not content with the answer? Report to the Agency for Digital Government, which supervises.
public-access-digg = Report to Digg

# Privacy
public-privacy-title = What is kept about you?
public-privacy-lead = As little as the work needs, and never a personal identity number.
public-privacy-who = Who answers for it?
public-privacy-who-answers = The organisation that enters the data is its controller. For students that is the university.
public-privacy-who-runs = Whoever runs this installation processes the data on behalf of the organisations.
public-privacy-what = What is kept?
public-privacy-staff = About you who work here: name, e-mail address at work, roles and when you signed in.
public-privacy-students = About students: name, the university's reference, home municipality or position, access to a car, wishes, obstacles, priority and placement.
public-privacy-not = Personal identity numbers, health and extracts from registers are not kept.
public-privacy-open = On the public pages only whether a page helped is kept, not who answered.
public-privacy-protected = Protected identity
public-privacy-protected-how = Somebody with protected identity is handled by hand by two appointed handlers. The data lies encrypted and apart from all other.
public-privacy-long = For how long?
public-privacy-long-rule = How long data is kept is set by each organisation's archivist. Lärbro does not yet erase anything by itself.
public-privacy-long-files = An uploaded file is encrypted and erased after an hour at the latest.
public-privacy-log = The log
public-privacy-log-what = Every change is logged, and so is opening a student's data. The log holds references, not names or content.
public-privacy-log-who = The organisation's administrator and its archive and data protection can read the log. Nobody can change it in the service.
public-privacy-cookies = Cookies
public-privacy-cookies-what = No cookies are set before you sign in. Then one keeps you signed in and one knows your browser again. There is no tracking.
public-privacy-rights = Your rights
public-privacy-rights-own = Sign in and open My data to see what is kept about you.
public-privacy-rights-ask = Ask your organisation for correction, a copy or erasure. Its data protection officer helps you.
public-privacy-rights-imy = You can complain to the Swedish Authority for Privacy Protection, IMY.

# Contact
public-contact-title = Whom should you contact?
public-contact-lead = Lärbro has no help desk of its own. You reach the organisation that the question is about.
public-contact-placement = About placements, seats and studies
public-contact-placement-how = Search for the municipality or university. Its page shows the function that answers, with address and telephone.
public-contact-login = About signing in
public-contact-login-how = Contact the administrator of your organisation, who invites, corrects and gives a new login.
public-contact-fault = About faults and obstacles
public-contact-fault-how = Write down the reference that the page shows and give it to your administrator. No personal data is needed.
public-contact-wrong = About wrong data on an organisation
public-contact-wrong-how = Units and functions are corrected by the organisation itself. What comes with the program names its sources.
public-contact-privacy = About your personal data
public-contact-privacy-how = Turn to the organisation's data protection officer.

# Safety
public-safety-title = How is data protected?
public-safety-lead = This holds today. Each promise has a test that runs before the program is changed.
public-safety-promises = Promises and tests
public-safety-promise = Promise
public-safety-test = Test
public-safety-roles = Each role reaches its own pages only. Nothing else exists.
public-safety-tenants = Another organisation's data does not exist for you.
public-safety-assurance = A role asks for a login that is sure enough.
public-safety-login = Guessed passwords are slowed down, and forged logins are refused.
public-safety-headers = The pages cannot be embedded or run foreign scripts.
public-safety-forms = A form from another site is refused.
public-safety-once = The same form twice does it once.
public-safety-files = A thousand broken files each get their answer, and no bad row is read in.
public-safety-fuzz = Garbled files do not make the program fall.
public-safety-export = Nothing in a fetched file can run in a spreadsheet.
public-safety-limits = Limits of an uploaded file
public-safety-what = Limit
public-safety-most = At most
public-safety-limit-file = Size of the file
public-safety-limit-unpacked = Size when unpacked
public-safety-limit-rows = Rows
public-safety-limit-columns = Columns
public-safety-limit-cell = One cell
public-safety-limit-seconds = Processor time
public-safety-limit-memory = Memory
public-safety-not = What we do not promise
public-safety-not-audit = Nobody outside has reviewed the security yet.
public-safety-not-travel = Travel times are estimates and may be wrong.
public-safety-not-operator = Whoever runs the installation can read the database, but not the data of protected persons without the key.

# Answers about a page
public-feedback-yes = Thank you. Your answer is counted.
public-feedback-no = Thank you. Your answer is counted. Is something missing? See whom to contact under Contact.
public-feedback-unread = The answer could not be read. Nothing was saved. Go back and answer again.
public-feedback-too-many = Many have answered today. Nothing was saved. Try again tomorrow.
audit-platform-feedback-add = Answered about a page

demo-file-wrong = Students, 20 rows of which 7 are wrong (CSV)
demo-file-right = Students, the same 20 rows put right (CSV)
