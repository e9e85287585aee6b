"""Page furniture, languages and text flags: what the data files cover, and what they say when they are wrong."""

import shutil

import pytest

from components.knowledge.files import FOLDER, KnowledgeError
from components.knowledge.furniture import load_furniture
from components.knowledge.languages import load_languages
from components.knowledge.text_flags import load_text_flags


@pytest.fixture(scope="module")
def rules():
    return load_furniture()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("» Read more", "read more"),
        ("READ MORE →", "read more"),
        ("Share this article", "share buttons"),
        ("Facebook Twitter WhatsApp", "share buttons"),
        ("[ad_1]", "advertisement"),
        ("- Advertisement -", "advertisement"),
        ("Sign up for our morning briefing", "newsletter box"),
        ("We use cookies to give you the best experience.", "cookie notice"),
        ("You have 2 free articles left", "account box"),
        ("ALSO READ | What the vote means", "link teaser"),
        ("Artículos relacionados", "related stories"),
        ("12 comments", "comments"),
        ("© 2024 Daily Post", "copyright"),
        ("5 min read", "reading time"),
        ("The post Storm hits coast appeared first on Daily Post.", "syndication note"),
        ("Forwarded as received", "forwarding label"),
        ("https://example.org/news/123", "web address"),
        ("3 hours ago", "live page label"),
        ("Weather: Oslo 4°C", "weather or markets"),
        ("This interview was edited for length and clarity.", "editor's note"),
        ("This conversation has been condensed.", "editor's note"),
        ("Did you enjoy this story? Support our work from $3 a month.", "appeal"),
        ("Our journalism is free. Please consider making a donation.", "appeal"),
        ("With inputs from AFP and AP in Nairobi", "syndication note"),
        ("Unauthorised reproduction is strictly prohibited.", "copyright"),
        ("Follow us on Facebook and Instagram", "share buttons"),
        ("No. 14, Friday 3 May 2024", "issue"),
        ("9.4K subscribers", "followers of a channel"),
        ("Page 3 of 9", "number of a page or list"),
        ("Tel: +45 555 0133", "contact line"),
        ("Ne manquez rien de l'actualité", "newsletter box"),
        ("Подписывайтесь на наш канал", "newsletter box"),
    ],
)
def test_furniture(rules, line, reason):
    group = rules.group_of(line)
    assert group is not None
    assert group.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "Read more widely, the teacher told her class of forty.",
        "Related charges were dropped in March.",
        "Share prices fell in Lagos on Monday.",
        "Home Secretary resigns over migration pact",
        "Opinion polls give the president a narrow lead.",
        "Advertisement rules will change, the ministry said.",
        "The newspaper Source reported the deal first.",
        "Cookies and tea were served to the delegates.",
        "Temperatures of 49°C were measured in Jacobabad",
        "Support our troops, the crowd chanted.",
        "“Support our work and we will support yours,” the envoy said.",
        "The text was cut by a third before the vote.",
        "Families live on just $2 a day.",
        "No. 10 refuses to comment on leak",
        "Follow us, the soldiers told the villagers.",
        "Copying of banknotes is strictly prohibited, the central bank said.",
        "In politics, timing is everything",
        "With information from two defectors, police found the camp.",
        "Editor: the job nobody in Managua wants",
        "Lebanon – 5 years",
        "2024",
    ],
)
def test_sentences_and_headlines_are_no_furniture(rules, line):
    assert rules.group_of(line) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parliament of Fiji adopted the budget on Friday after a debate.", "en"),
        ("El Congreso aprobó este jueves una ley que crea una fiscalía especial para los delitos de los jueces.", "es"),
        (
            "L'opposition a appelé lundi à de nouvelles manifestations dans tout le pays contre la hausse des prix.",
            "fr",
        ),
        ("El Congreso de los Diputados aprobó la ley", None),  # no longer than a title in an English text
        ("Парламент Армении во вторник ратифицировал статут, сообщили в стране.", "ru"),
        ("中国和尼泊尔周一在北京签署了一项关于修建铁路的协议。", "zh"),
        ("وقال المبعوث إن المحادثات تستمر في مسقط من يوم الاثنين إلى الخميس", "ar"),
        ("Xyzzy plugh", None),
        ("", None),
    ],
)
def test_languages(text, language):
    assert load_languages().language_of(text) == language


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("furniture.toml", '[[group]]\nreason = "menu"', "[[group]]", "needs a reason"),
        ("furniture.toml", "ends = true", "end = true", "unknown key 'end'"),
        ("furniture.toml", "'^skip (to|next", "'(^skip (to|next", "is no pattern"),
        ("furniture.toml", "[bylines]", "[byline]", "unknown key 'byline'"),
        ("furniture.toml", "[captions]", "[captions", "not valid TOML"),
        ("languages.toml", "[words]", "[word]", "unknown key 'word'"),
        ("languages.toml", 'sv = "', 'sv = ""\nxx = "', "separated by spaces"),
        ("text_flags.toml", "[truncated]", "[cut]", "unknown key 'cut'"),
        ("text_flags.toml", 'weak = ["', 'weak = ["no such phrase", "', "not under phrases"),
    ],
)
def test_a_faulty_file_is_named_with_what_to_change(tmp_path, file, old, new, message):
    for name in ("furniture.toml", "languages.toml", "text_flags.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as error:
        load_text_flags(tmp_path) if file == "text_flags.toml" else load_furniture(tmp_path)
    assert file in str(error.value)
