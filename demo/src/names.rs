//! Invented persons: first and family names put together by chance. Any likeness is chance too.

/// First names.
pub const FIRST: &[&str] = &[
    "Aisha", "Albin", "Alice", "Alma", "Amina", "Anders", "Anja", "Anton", "Arvid", "Astrid", "August", "Axel", "Bengt",
    "Birgit", "Bo", "Cecilia", "Daniel", "David", "Ebba", "Elias", "Elin", "Ella", "Elsa", "Emil", "Emma", "Erik", "Ester",
    "Fatima", "Felix", "Filip", "Frida", "Greta", "Gustav", "Hanna", "Hassan", "Hedda", "Helena", "Hugo", "Ida", "Ines",
    "Ingrid", "Isak", "Iris", "Jakob", "Johan", "Jonas", "Julia", "Karin", "Klara", "Lars", "Leila", "Leo", "Liam", "Lilly",
    "Linnea", "Liv", "Lova", "Lukas", "Maja", "Malin", "Maria", "Mattias", "Melker", "Mira", "Mohammed", "Molly", "Nils",
    "Noor", "Nora", "Olle", "Olof", "Omar", "Oskar", "Per", "Petra", "Rasmus", "Rebecka", "Sara", "Saga", "Samir", "Selma",
    "Signe", "Sigrid", "Simon", "Sofia", "Stina", "Svea", "Theo", "Thea", "Tilde", "Tor", "Tova", "Tuva", "Ulla", "Vera",
    "Viggo", "Vilma", "Wilma", "Ylva", "Yusuf", "Åke", "Åsa",
];

/// Family names.
pub const FAMILY: &[&str] = &[
    "Ahlgren", "Ali", "Andersson", "Backlund", "Berg", "Bergström", "Björk", "Boström", "Dahl", "Ek", "Eklund", "Engström",
    "Eriksson", "Fjellström", "Forsberg", "Fransson", "Granström", "Gustafsson", "Haddad", "Hansson", "Hedlund", "Holm",
    "Hägglund", "Isaksson", "Jansson", "Johansson", "Jonsson", "Karlsson", "Kuoljok", "Larsson", "Lind", "Lindberg",
    "Lindgren", "Lundmark", "Lundqvist", "Löfgren", "Marklund", "Mattsson", "Nilsson", "Norberg", "Nordin", "Nyström",
    "Olofsson", "Olsson", "Persson", "Petersson", "Rönnlund", "Sandberg", "Sandström", "Sjöberg", "Stenlund", "Ström",
    "Sundqvist", "Svensson", "Söderlund", "Vikström", "Wallin", "Westman", "Åberg", "Åström", "Öberg", "Öhman",
];
