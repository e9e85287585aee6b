"""Sentences of the world's news with the quotations in them, labelled before any tuning.

A case: (what it shows, {name: type} of the actors, paragraphs, expected). Expected is one list a paragraph of
(speaker or None, words quoted, direct); a surname stands for the full name in the text.
"""

Expected = list[list[tuple[str | None, str, bool]]]
Case = tuple[str, dict[str, str], list[str], Expected]

LULA = {"Luiz Inácio Lula da Silva": "PERSON"}
DIRECT: list[Case] = [
    (
        "capitals right after the verb",
        {"Donald Trump": "PERSON"},
        ["Donald Trump called the minister “Little Rocket Man”."],
        [[("Donald Trump", "Little Rocket Man", True)]],
    ),
    (
        "an interview over three paragraphs",
        {"Maria Ressa": "PERSON", "Rappler": "MEDIA"},
        [
            "Maria Ressa, who founded Rappler, expects more trials.",
            "“They will not stop,” she said. “I am ready.”",
            "“Journalism is not a crime,” Ressa added.",
        ],
        [
            [],
            [("Maria Ressa", "They will not stop,", True), ("Maria Ressa", "I am ready.", True)],
            [("Maria Ressa", "Journalism is not a crime,", True)],
        ],
    ),
    (
        "a verb right after the words, its subject far behind",
        {"Bassirou Diomaye Faye": "PERSON"},
        ["“France remains a partner,” said, in front of a crowd in Dakar, the new president, Bassirou Diomaye Faye."],
        [[("Bassirou Diomaye Faye", "France remains a partner,", True)]],
    ),
    (
        "quoted as saying",
        {"Min Aung Hlaing": "PERSON", "Xinhua": "MEDIA"},
        ["Min Aung Hlaing was quoted by Xinhua as saying that the vote would be “free and fair”."],
        [[("Min Aung Hlaing", "free and fair", True)]],
    ),
    (
        "a marked word beside a reported clause",
        {"Josep Borrell": "PERSON"},
        ["Josep Borrell insisted that the bloc had not been “naive” about the pipeline."],
        [[("Josep Borrell", "naive", True)]],
    ),
    (
        "said after, curly marks",
        {"Cyril Ramaphosa": "PERSON"},
        ["“We will not be bullied,” President Cyril Ramaphosa said on Friday."],
        [[("Cyril Ramaphosa", "We will not be bullied,", True)]],
    ),
    (
        "inverted, straight marks",
        {"Antony Blinken": "PERSON"},
        ['"The talks were constructive," said Antony Blinken, the secretary of state.'],
        [[("Antony Blinken", "The talks were constructive,", True)]],
    ),
    (
        "colon before",
        {"Nayib Bukele": "PERSON"},
        ["Nayib Bukele wrote: “The gangs are finished.”"],
        [[("Nayib Bukele", "The gangs are finished.", True)]],
    ),
    (
        "according to, at the end",
        {"Amnesty International": "ORG"},
        ["The trial was “a mockery of justice”, according to Amnesty International."],
        [[("Amnesty International", "a mockery of justice", True)]],
    ),
    (
        "according to, at the start",
        {"World Bank": "IGO"},
        ["According to the World Bank, the recovery “remains fragile and uneven”."],
        [[("World Bank", "remains fragile and uneven", True)]],
    ),
    (
        "told somebody that",
        {"Wang Yi": "PERSON", "Penny Wong": "PERSON"},
        ["Wang Yi, the Chinese foreign minister, told Penny Wong that ties had “withstood the test of time”."],
        [[("Wang Yi", "withstood the test of time", True)]],
    ),
    (
        "participle after another verb",
        {"Chilean government": "GOV"},
        ["The Chilean government recalled its envoy, condemning the raid as a “flagrant violation of sovereignty”."],
        [[("Chilean government", "flagrant violation of sovereignty", True)]],
    ),
    (
        "surname",
        {"Volodymyr Zelensky": "PERSON"},
        ["Volodymyr Zelensky arrived in Oslo. “We need air defence now,” Zelensky said."],
        [[("Volodymyr Zelensky", "We need air defence now,", True)]],
    ),
    (
        "pronoun",
        {"Jacinda Ardern": "PERSON"},
        ["Jacinda Ardern visited the mosque. “They are us,” she said."],
        [[("Jacinda Ardern", "They are us,", True)]],
    ),
    (
        "split by the speaker",
        {"Bola Tinubu": "PERSON"},
        ["“The subsidy is gone,” Bola Tinubu said. “It will not come back.”"],
        [[("Bola Tinubu", "The subsidy is gone,", True), ("Bola Tinubu", "It will not come back.", True)]],
    ),
    (
        "split inside a sentence",
        {"Gustavo Petro": "PERSON"},
        ["“The war on drugs,” said Gustavo Petro, “has failed.”"],
        [[("Gustavo Petro", "The war on drugs,", True), ("Gustavo Petro", "has failed.", True)]],
    ),
    (
        "carried over to the next paragraph",
        {"Mia Mottley": "PERSON"},
        [
            "“We cannot wait,” said Mia Mottley, prime minister of Barbados.",
            "“The islands are drowning while others count their profits.”",
        ],
        [
            [("Mia Mottley", "We cannot wait,", True)],
            [("Mia Mottley", "The islands are drowning while others count their profits.", True)],
        ],
    ),
    (
        "left open at the end of a paragraph",
        {"Rodrigo Duterte": "PERSON"},
        ["Rodrigo Duterte said: “I did what I had to do.", "“I would do it again.”"],
        [[("Rodrigo Duterte", "I did what I had to do.", True)], [("Rodrigo Duterte", "I would do it again.", True)]],
    ),
    (
        "closed only in the next paragraph",
        {"Imran Khan": "PERSON"},
        ['Imran Khan said: "They want me silenced.', 'But the people are awake," he added.'],
        [[("Imran Khan", "They want me silenced.", True)], [("Imran Khan", "But the people are awake,", True)]],
    ),
    (
        "guillemets with spaces",
        {"Emmanuel Macron": "PERSON"},
        ["« Nous ne céderons pas », a new phase has begun, Emmanuel Macron said."],
        [[("Emmanuel Macron", "Nous ne céderons pas", True)]],
    ),
    (
        "reversed guillemets",
        {"Karl Nehammer": "PERSON"},
        ["»We keep the border closed«, said Karl Nehammer."],
        [[("Karl Nehammer", "We keep the border closed", True)]],
    ),
    (
        "low and high marks",
        {"Donald Tusk": "PERSON"},
        ["„Poland will not pay for this“, said Donald Tusk."],
        [[("Donald Tusk", "Poland will not pay for this", True)]],
    ),
    (
        "low mark closed by a right one",
        {"Peter Pellegrini": "PERSON"},
        ["Peter Pellegrini stressed: „We want peace, not surrender.”"],
        [[("Peter Pellegrini", "We want peace, not surrender.", True)]],
    ),
    (
        "corner brackets",
        {"Lai Ching-te": "PERSON"},
        ["「Taiwan is a sovereign country」, said Lai Ching-te."],
        [[("Lai Ching-te", "Taiwan is a sovereign country", True)]],
    ),
    (
        "single marks, British",
        {"Keir Starmer": "PERSON"},
        ["‘I won’t apologise for the workers’ deal,’ Keir Starmer said."],
        [[("Keir Starmer", "I won’t apologise for the workers’ deal,", True)]],
    ),
    (
        "straight single marks",
        {"Anthony Albanese": "PERSON"},
        ["'It's a tough decision,' Anthony Albanese said."],
        [[("Anthony Albanese", "It's a tough decision,", True)]],
    ),
    (
        "nested",
        {"Aung San Suu Kyi": "PERSON"},
        ["“They told me ‘sign or stay here’ and I stayed,” Aung San Suu Kyi said."],
        [[("Aung San Suu Kyi", "They told me ‘sign or stay here’ and I stayed,", True)]],
    ),
    (
        "mixed marks",
        {"Narendra Modi": "PERSON"},
        ['“This is not an era of war", Narendra Modi said.'],
        [[("Narendra Modi", "This is not an era of war", True)]],
    ),
    (
        "closing mark turned round",
        {"Abiy Ahmed": "PERSON"},
        ["“We will build the dam“, said Abiy Ahmed."],
        [[("Abiy Ahmed", "We will build the dam", True)]],
    ),
    (
        "closing mark lost",
        {"Nicolás Maduro": "PERSON"},
        ["“Nobody will invade us, Nicolás Maduro said. The crowd cheered."],
        [[("Nicolás Maduro", "Nobody will invade us", True)]],
    ),
    (
        "spaces inside the marks",
        {"Sergio Mattarella": "PERSON"},
        ["Sergio Mattarella spoke of “ a wound to democracy ” in his speech."],
        [[("Sergio Mattarella", "a wound to democracy", True)]],
    ),
    (
        "question before a name",
        {"Benny Gantz": "PERSON"},
        ["“Where is the plan?” Benny Gantz asked."],
        [[("Benny Gantz", "Where is the plan?", True)]],
    ),
    (
        "office of a named body",
        {"Ministry of Health": "GOV"},
        ["The outbreak is “under control”, a Ministry of Health spokeswoman said."],
        [[("Ministry of Health", "under control", True)]],
    ),
    (
        "officials of a country",
        {"Indonesia": "COUNTRY"},
        ["Indonesian officials called the report “baseless”."],
        [[("Indonesia", "baseless", True)]],
    ),
    (
        "the agency, named before",
        {"Federal Security Service": "GOV"},
        ["The Federal Security Service said it had foiled an attack. The agency called it “sabotage”."],
        [
            [
                ("Federal Security Service", "it had foiled an attack", False),
                ("Federal Security Service", "sabotage", True),
            ]
        ],
    ),
    (
        "unnamed speaker",
        {"Dushanbe": "PLACE"},
        ["“We have nowhere to go,” said a mother of four who asked not to be named."],
        [[(None, "We have nowhere to go,", True)]],
    ),
    (
        "two speakers",
        {"Joe Biden": "PERSON", "Kevin McCarthy": "PERSON"},
        ["“We have a deal,” Joe Biden said, while Kevin McCarthy spoke of “historic reductions”."],
        [[("Joe Biden", "We have a deal,", True), ("Kevin McCarthy", "historic reductions", True)]],
    ),
    (
        "a passive with by",
        {"Recep Tayyip Erdogan": "PERSON"},
        ["The decision was described as “a historic mistake” by Recep Tayyip Erdogan."],
        [[("Recep Tayyip Erdogan", "a historic mistake", True)]],
    ),
    (
        "statement of a body",
        {"African Union": "IGO"},
        ["In a statement, the African Union urged all sides to show “maximum restraint”."],
        [[("African Union", "maximum restraint", True)]],
    ),
    (
        "possessive of the statement",
        {"NATO": "IGO"},
        ["NATO’s statement warned of “the most serious threat in decades”."],
        [[("NATO", "the most serious threat in decades", True)]],
    ),
    (
        "apposition after the name",
        {"Ursula von der Leyen": "PERSON", "European Commission": "IGO"},
        ["Ursula von der Leyen, president of the European Commission, vowed to help “for as long as it takes”."],
        [[("Ursula von der Leyen", "for as long as it takes", True)]],
    ),
    (
        "several words in one sentence",
        {"Yoon Suk Yeol": "PERSON"},
        ["Yoon Suk Yeol denounced “shameless” lawmakers and vowed to “eradicate” them."],
        [[("Yoon Suk Yeol", "shameless", True), ("Yoon Suk Yeol", "eradicate", True)]],
    ),
    (
        "machine-rewritten verb",
        {"Muhammadu Buhari": "PERSON"},
        ["“The nation is at a crossroads,” mentioned Muhammadu Buhari."],
        [[("Muhammadu Buhari", "The nation is at a crossroads,", True)]],
    ),
    (
        "translated verb",
        {"Alassane Ouattara": "PERSON"},
        ["For his part, Alassane Ouattara judged that the vote was “calm and transparent”."],
        [[("Alassane Ouattara", "calm and transparent", True)]],
    ),
    (
        "according to him",
        {"Filippo Grandi": "PERSON"},
        ["Filippo Grandi opened the session. According to him, the cuts are “a moral failure”."],
        [[("Filippo Grandi", "a moral failure", True)]],
    ),
    (
        "an interview with labels: answers are speech, questions are not, and the labels name people by surname",
        {"Elena Rojas Vidal": "PERSON", "Peru": "COUNTRY"},
        [
            "Elena Rojas Vidal, 50, met us in Lima.",
            "The Star: Will you close the border?",
            "Rojas: I will not. Peru is “a friend”.",
            "The Star: President Boluarte says you lied to the court.",
            "Rojas: She is wrong.",
            "I have known her for years.",
            "The Star: And the gangs?",
            "Rojas: We fight them.",
        ],
        [
            [],
            [],
            [("Elena Rojas Vidal", "I will not. Peru is “a friend”.", True)],
            [(None, "you lied to the court", False)],
            [("Elena Rojas Vidal", "She is wrong.", True)],
            [("Elena Rojas Vidal", "I have known her for years.", True)],
            [],
            [("Elena Rojas Vidal", "We fight them.", True)],
        ],
    ),
    (
        "questions and answers",
        {"John Mensah": "PERSON"},
        ["John Mensah spoke to us.", "Q: Will you run?", "A: Not this year.", "Q: And then?", "A: Perhaps."],
        [[], [], [("John Mensah", "Not this year.", True)], [], [("John Mensah", "Perhaps.", True)]],
    ),
    (
        "words quoted inside a question of an interview",
        {"Elena Rojas": "PERSON", "Dina Boluarte": "PERSON"},
        [
            "The Star: President Dina Boluarte says that you “invented a crisis”.",
            "Elena Rojas: No.",
            "The Star: Why not?",
            "Elena Rojas: Ask her.",
            "The Star: And now?",
        ],
        [
            [("Dina Boluarte", "invented a crisis", True)],
            [("Elena Rojas", "No.", True)],
            [],
            [("Elena Rojas", "Ask her.", True)],
            [],
        ],
    ),
    (
        "with these words",
        {"Karl Huber": "PERSON"},
        ["“We need nobody’s permission”: with these words Chancellor Karl Huber left the room."],
        [[("Karl Huber", "We need nobody’s permission", True)]],
    ),
    (
        "a colon and no verb",
        {"Ana Lund": "PERSON", "CNN": "MEDIA"},
        ["Foreign Minister Ana Lund, in an interview with CNN: “We have no choice but to act now.”"],
        [[("Ana Lund", "We have no choice but to act now.", True)]],
    ),
    (
        "what somebody would answer is no report of it",
        {"Kim Yong-nam": "PERSON", "Pyongyang": "COUNTRY"},
        ["Kim Yong-nam warned in a statement that Pyongyang would answer any “war pact” with “force”."],
        [[("Kim Yong-nam", "war pact", True), ("Kim Yong-nam", "force", True)]],
    ),
    (
        "a spokesman without a name speaks for the body he spoke for before",
        {"Ministry of Health": "GOV"},
        ["“It spreads,” a Ministry of Health spokesman said.", "“We need vaccines,” the spokesman added."],
        [[("Ministry of Health", "It spreads,", True)], [("Ministry of Health", "We need vaccines,", True)]],
    ),
]
INDIRECT: list[Case] = [
    (
        "said that",
        {"Claudia Sheinbaum": "PERSON"},
        ["Claudia Sheinbaum said that Mexico would answer with tariffs of its own."],
        [[("Claudia Sheinbaum", "Mexico would answer with tariffs of its own", False)]],
    ),
    (
        "without that",
        {"Pedro Sánchez": "PERSON"},
        ["Pedro Sánchez announced his government would recognise Palestine."],
        [[("Pedro Sánchez", "his government would recognise Palestine", False)]],
    ),
    (
        "verb at the end",
        {"UNHCR": "IGO"},
        ["Half a million people have fled the fighting, UNHCR said."],
        [[("UNHCR", "Half a million people have fled the fighting", False)]],
    ),
    (
        "according to",
        {"Reuters": "MEDIA"},
        ["The two sides will meet in Doha next week, according to Reuters."],
        [[("Reuters", "The two sides will meet in Doha next week", False)]],
    ),
    (
        "a name in marks inside reported speech",
        {"Joko Widodo": "PERSON"},
        ["Joko Widodo said that the “New Silk Road” would reach Bandung."],
        [[("Joko Widodo", "the “New Silk Road” would reach Bandung", False)]],
    ),
]
NONE: list[Case] = [
    (
        "words before a colon that come back are no speakers",
        {"Oslo": "PLACE"},
        ["Update: The road is closed.", "The snow goes on.", "Update: The road is open.", "Weather: snow in Oslo."],
        [[], [], [], []],
    ),
    (
        "a name before a colon that does not come back is a heading",
        {"Emmanuel Macron": "PERSON"},
        ["Macron: France sends troops.", "The soldiers leave in May."],
        [[], []],
    ),
    ("so-called", {}, ["Smugglers sell so-called “K” tablets in the border markets."], [[]]),
    ("a title", {}, ["The film “Children of the Mist” opened the festival."], [[]]),
    ("a nickname", {"Joaquín Guzmán": "PERSON"}, ["Joaquín “El Chapo” Guzmán was extradited in 2017."], [[]]),
    ("an operation", {}, ["The army launched operation “Iron Wall” in Jenin."], [[]]),
    ("a word at a distance", {}, ["Shoppers queued for “luxury” bread in the capital."], [[]]),
    ("a name of a movement", {}, ["Hundreds joined the “Yellow Vests” movement in Lyon."], [[]]),
    ("apostrophes only", {}, ["The Taliban’s rulers don’t recognise the workers’ rights, and it isn’t new."], [[]]),
    (
        "straight apostrophes only",
        {},
        ["The rebels' leaders don't trust the government's offers, and they aren't alone."],
        [[]],
    ),
    ("inches and decades", {}, ["A 12\" shell of the '90s was found in the rock 'n' roll club."], [[]]),
    ("no marks, no speech", {}, ["Trade between the two countries doubled in a decade."], [[]]),
]
