"""Whose words they are in crowded sentences, and marks beside cues that hold no speech; cases as in quotation_cases."""

from quotation_cases import Case

CAMPS = {"Peru": "COUNTRY", "Chile": "COUNTRY"}
WIRE = {"Ana Lund": "PERSON", "Baltic Wire": "MEDIA"}
ATTRIBUTIONS: list[Case] = [
    (
        "a clause that goes on with 'and' says nothing of the words before it",
        CAMPS,
        ["Peru called the flight “an act of bad manners”, and Chile said nothing."],
        [[("Peru", "an act of bad manners", True)]],
    ),
    (
        "two clauses, two speakers",
        {"Peru": "COUNTRY", "Ana Lund": "PERSON"},
        ["Peru called the boarding “piracy”, evidently in anger, but its envoy, Ana Lund, said it was “over”."],
        [[("Peru", "piracy", True), ("Ana Lund", "over", True)]],
    ),
    (
        "a relative clause between the speaker and the verb, which names her",
        {"Amira Saleh": "PERSON"},
        ["“I was put on a boat,” a woman of 23, whom the report calls Amira Saleh, told the court."],
        [[("Amira Saleh", "I was put on a boat,", True)]],
    ),
    (
        "an agency that reports whose words they are",
        WIRE,
        ["Ana Lund called the vote “a farce”, Baltic Wire reported."],
        [[("Ana Lund", "a farce", True)]],
    ),
    (
        "an agency that reports by itself",
        WIRE,
        ["“The strait is closed,” Baltic Wire reported."],
        [[("Baltic Wire", "The strait is closed,", True)]],
    ),
    (
        "the next sentence opens with a verb of its own",
        {"Ana Lund": "PERSON"},
        ["Ana Lund said they would pay “in the caves of the north”. Asked about troops, she left."],
        [[("Ana Lund", "in the caves of the north", True)]],
    ),
    (
        "a name after its verb that a title tears off",
        {"Asha Rao": "PERSON", "China": "COUNTRY"},
        ["“The line will not be moved,” said the official spokesperson Smt. Asha Rao at the briefing."],
        [[("Asha Rao", "The line will not be moved,", True)]],
    ),
    (
        "a demonym before the name",
        {"Indonesia": "COUNTRY", "Leo Prabowo": "PERSON"},
        ["“We will not permit it”, affirmed for his part the Indonesian ambassador Leo Prabowo."],
        [[("Leo Prabowo", "We will not permit it", True)]],
    ),
    (
        "no closing mark and a long subject",
        {"Nimal Silva": "PERSON"},
        ["“The port is ours and the debt is yours, the minister of ports Nimal Silva said."],
        [[("Nimal Silva", "The port is ours and the debt is yours", True)]],
    ),
    (
        "dashes for marks",
        {"Dana Kos": "PERSON"},
        ["— The bridge will stand, said the mayor, Dana Kos. — Whoever likes may cross."],
        [[("Dana Kos", "The bridge will stand", True), ("Dana Kos", "Whoever likes may cross.", True)]],
    ),
    (
        "an officer of a body does not speak for it, its spokesman does",
        {"Marines": "GOV"},
        ["An officer of the Marines told us they had “lost the map”. A spokesman for the Marines denied “any loss”."],
        [[(None, "lost the map", True), ("Marines", "any loss", True)]],
    ),
    (
        "a place in marks that somebody speaks of",
        {"Peru": "COUNTRY"},
        ["Peru ordered the crew to leave “the sea of Peru”."],
        [[("Peru", "the sea of Peru", True)]],
    ),
    (
        "words alone after a sentence about one person",
        {"Raul Iturra": "PERSON"},
        ["Asked about the exodus, the governor, Raul Iturra, shrugged. “Water goes where it is paid for.”"],
        [[("Raul Iturra", "Water goes where it is paid for.", True)]],
    ),
    (
        "words alone, their speaker the subject of the next sentence",
        {"Mila Vosa": "PERSON"},
        ["“The track is warm at night.” Mila Vosa points at the slope. “Nobody warned the driver of it.”"],
        [[("Mila Vosa", "The track is warm at night.", True), ("Mila Vosa", "Nobody warned the driver of it.", True)]],
    ),
    (
        "words alone after a paragraph that introduces one person",
        {"Mila Vosa": "PERSON"},
        ["Herder Mila Vosa has lost eleven reindeer.", "“They stand on the track because it is warm.”"],
        [[], [("Mila Vosa", "They stand on the track because it is warm.", True)]],
    ),
    (
        "a colon after the subject of a sentence, or after a name alone",
        {"Efua Boateng": "PERSON", "Ama Kofi": "PERSON", "Peru": "COUNTRY"},
        ["Its author, Efua Boateng, who met Ama Kofi, is more hopeful: “Trees learn.”", "Peru: “No comment.”"],
        [[("Efua Boateng", "Trees learn.", True)], [("Peru", "No comment.", True)]],
    ),
    (
        "one word with its verb behind it",
        {"Issa Keita": "PERSON"},
        ["“Frankly”, said Issa Keita, “we are tired”."],
        [[("Issa Keita", "Frankly", True), ("Issa Keita", "we are tired", True)]],
    ),
    (
        "as somebody put it",
        {"Tariq Mengal": "PERSON"},
        ["The army would stay, as General Tariq Mengal put it, “until the mountains are flat”."],
        [[("Tariq Mengal", "until the mountains are flat", True)]],
    ),
    (
        "a report finds, a person who finds something says nothing",
        {},
        ["The 40-page report found that guards had “treated hunger as a method”."],
        [[(None, "treated hunger as a method", True)]],
    ),
]
NO_ATTRIBUTIONS: list[Case] = [
    (
        "a verb of stance reaches no clause after its own",
        {"Peru": "COUNTRY"},
        ["Peru condemned the raid, and the “temporary” checkpoints have roofs now."],
        [[]],
    ),
    (
        "a word that is explained",
        {"Peru": "COUNTRY"},
        ["Peru calls such mud “lodo fino”, a word from the coast."],
        [[]],
    ),
    ("somebody finds a thing", {}, ["The police found “Blue Moon” tablets in the van."], [[]]),
    ("a name for a thing", {}, ["Fishermen call it the “grey line”."], [[]]),
    ("a name that says what it names", {"Peru": "COUNTRY"}, ["Peru called the raid “Operation Stone Rain”."], [[]]),
    ("a list with dashes", {"Ana Lund": "PERSON"}, ["— Three boats, one mayor and Ana Lund on the quay."], [[]]),
    ("a dateline with a dash", {"Oslo": "PLACE"}, ["— OSLO: the snow goes on, with frost in the valleys."], [[]]),
]
