"""Interviews and transcripts as outlets print them, and texts that only look like one; cases as in quotation_cases."""

from quotation_cases import Case

BERGER, HAILE = {"Lena Berger": "PERSON", "Ivo Marek": "PERSON"}, {"Sara Haile": "PERSON"}
TURNS: list[Case] = [
    (
        "a transcript: hosts and reporters tell, the others speak; a label may come once and say more than the name",
        BERGER,
        [
            "ANNOUNCER: The ferry is late again. Here is Lena Berger.",
            "BERGER: The pier of Calabar is empty. Ivo Marek, the pilot, has waited since dawn.",
            "MAREK (on the phone): I have seen worse.",
            "BERGER: He has a pipe and a dog.",
            "WOMAN (through an interpreter): They will not come.",
            "ANNOUNCER: Lena Berger, on the coast.",
        ],
        [[], [], [("Ivo Marek", "I have seen worse.", True)], [], [(None, "They will not come.", True)], []],
    ),
    (
        "roles beside the names",
        BERGER,
        [
            "LENA BERGER, HOST: The dam is full. Ivo Marek, who pays?",
            "IVO MAREK, MINISTER OF WATER: Nobody pays.",
            "BERGER: And the farmers upstream?",
            "MAREK: They wait.",
        ],
        [[], [("Ivo Marek", "Nobody pays.", True)], [], [("Ivo Marek", "They wait.", True)]],
    ),
    (
        "Q. and A. with a stop, minutes of the recording before them",
        {"John Mensah": "PERSON"},
        [
            "John Mensah met us.",
            "[00:01] Q. Will you run?",
            "[00:02] A. Not yet.",
            "[00:03] Q. When?",
            "[00:04] A. Soon.",
        ],
        [[], [], [("John Mensah", "Not yet.", True)], [], [("John Mensah", "Soon.", True)]],
    ),
    (
        "an interview without labels: questions may be statements, answers may say neither I nor we",
        HAILE,
        [
            "An interview with Sara Haile, who has traced the missing of Asmara for ten years.",
            "How many do you look for?",
            "I have four hundred names. We add one a week.",
            "The ministry says that there are none.",
            "I know what it says. My list is longer than its patience.",
            "Do you still receive letters?",
            "Fewer. The post is slow.",
            "And what is next?",
            "I go on.",
        ],
        [
            [],
            [],
            [("Sara Haile", "I have four hundred names. We add one a week.", True)],
            [(None, "there are none", False)],
            [("Sara Haile", "I know what it says. My list is longer than its patience.", True)],
            [],
            [("Sara Haile", "Fewer. The post is slow.", True)],
            [],
            [("Sara Haile", "I go on.", True)],
        ],
    ),
]
NO_TURNS: list[Case] = [
    (
        "an explainer with questions",
        HAILE,
        [
            "Sara Haile leads the party.",
            "What has happened?",
            "The army closed the road to the coast on Monday.",
            "Who commands it?",
            "A general of the old guard does.",
            "What comes next?",
            "The court meets in May.",
        ],
        [[], [], [], [], [], [], []],
    ),
    (
        "a column that asks and says I",
        HAILE,
        [
            "Sara Haile won the vote.",
            "What did we expect?",
            "I was in the square that night. The lamps went out at nine.",
            "What else?",
            "The bread was dear and the army was silent.",
            "Who will answer?",
            "The judges are on leave.",
        ],
        [[], [], [], [], [], [], []],
    ),
]
