"""Sentence boundaries: hard cases, properties and hostile input."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.claims.sentences import split

BAR = " ‖ "
"""Stands between the sentences of a case; the text is the case with each bar replaced by one space."""

INLINE = (
    # abbreviations
    "Mr. Smith met Dr. Jones and Mrs. Brown. ‖ They talked.",
    "Gen. Lee and Gov. Brown met on Jan. 5, 2004. ‖ Nothing came of it.",
    "The U.S. economy grew. ‖ Exports to the U.S. fell.",
    "He moved to the U.S. ‖ The rest stayed.",
    "It is based in Washington, D.C. ‖ It has 40 staff.",
    "South Korean-U.S. military drills began.",
    "Acme Inc. CEO Jane Doe resigned. ‖ Bob left Acme Inc. ‖ The board agreed.",
    "The firm (formerly Acme Ltd.) grew. ‖ Acme Ltd., it said, is sold.",
    "Use a database, e.g. Postgres, i.e. not a file.",
    "There were approx. five people. ‖ It took approx. $3 million.",
    "See Fig. 3, Fig. A and No. 5. ‖ The answer is no. ‖ Ask again (see p. 4).",
    "Smith et al. found it. ‖ Jones et al. (2004) did not.",
    "Bring pens, paper, etc. ‖ Do not be late.",
    "Pens, paper etc. are there.",
    "He got his Ph.D. in 1999. ‖ She has a Ph.D. degree.",
    "He lives at 5 Main St. ‖ The house in St. Louis is sold.",
    "Roe v. Wade was decided in 1973.",
    "P.S. I love you.",
    "The new mfr. specified it.",
    # times of day
    "It closed at 5 p.m. Tuesday. ‖ It opened at 9 a.m. ‖ John left at 5 p.m. EST.",
    "He came at 10 a.m. and left at 11 p.m. ‖ Nobody saw him.",
    # initials and labels
    "J. K. Rowling and John F. Kennedy never met. ‖ George W. Bush did.",
    "E. coli grows. ‖ Take vitamin C. ‖ Research supports it.",
    # numbers, versions, addresses
    "Use v2.1.3. ‖ Version 3.5 is out. ‖ It has 1.5 million users.",
    "It cost $3.5 million. ‖ 15 people came in 2004. ‖ 20 people left.",
    "See https://example.com/a.b?c=d. ‖ Write to a.b@example.com. ‖ Done.",
    "The price rose to €5m. ‖ Officials agreed.",
    "A distance of 0. 1 miles ( 0. 2 km ) was measured.",
    "Call pandas.Series and System.IO.File now.",
    "1. Install it first. ‖ 2. Run it.",
    "3.2.1. Scope of the rules",
    # quotations and brackets
    'He said, "It works." ‖ She agreed.',
    "“It works. ‖ It really does.” ‖ She agreed.",
    "‘It works.’ ‖ She agreed.",
    '"Why?" he asked. ‖ "Why not?" Mr. Smith asked. ‖ "Stop!" ‖ The car stopped.',
    '"It is over." he said.',
    'She asked: "Will it rain? ‖ Will it snow?" ‖ Nobody knew.',
    "“Imagination is all.” — Albert Einstein",
    "“Imagination is all.” -- Albert Einstein",
    "(It was late.) ‖ They left [see below]. ‖ The end.",
    'It was tokenised . " ‖ The rest too .',
    "The man [...] Smith saw won (!) Saturday.",
    "Growth was 5%.[3] ‖ Exports fell.[12][13] ‖ Imports rose.",
    "They saw it from afar.‖It is small.",
    "In spring Marcus came home. ‖ In the end he left the old town for good.‖Marcus stayed away.",
    "In the end he left the old town for good.Nowhere else is this said of it.",
    "The ferry reached the island.‖It is small. ‖ The crew was freed in Old Bergen.‖Last week, a court closed the case.",
    "They met in 1987.‖Ivo was late. ‖ The mill (built in 1840).‖The owner sold it for $2,500.‖She left on May 3.‖On May 4, she came.",
    "She swam home (she did not want to lose Ivo).‖Ivo’s mother stayed.‖Dr. Holm left at age 19.‖It rained.",
    "They changed the “plan”.‖The rest stayed. ‖ Is the gate open?‖Holm asked twice! ‖ Stop him!‖Nobody came.",
    'He said: "It was a long way home."‖Ida, his wife, knew better.',
    'The film cost a lot last year.‖"Slow & Steady 6," they said, cost more.',
    "She said the mill was old.‖“Nobody knew it,” she said.",
    "Four boats sank on the way home.‖Using a rope, he saved her.‖Originally built for six, it held ten.",
    # names with a full stop inside
    "We moved the whole service to Node.Js last year. ‖ They use asp.Net Core for the whole site.",
    "He wrote the word with System.Out.println once. ‖ The setting config.Value is set when the service starts.",
    "The method Console.In is read by the tool. ‖ The call assert.That the list is empty fails.",
    "Set user.Name and user.Email in the settings. ‖ The loader then calls the function loader(x).Next item.",
    "Write to info@example.Com for more. ‖ Open the file report.Final version and read it.",
    "The U.S.Senate met J.K.Rowling, Mr.Smith and Dr.Jones. ‖ Use a tool, e.g.The old one. ‖ See section 4.A for more.",
    "1.Bread with butter is the best of them.",
    # ellipses, questions, exclamations
    "What?! ‖ No way!! ‖ Really...? ‖ Yes.",
    "Well... maybe. ‖ Yes… and no. ‖ Wait... ‖ There it is.",
    "A pause . . . and on. ‖ A pause . . . ‖ The end.",
    "We like Yahoo! News. ‖ He reads Kerrang! every week. ‖ We won! ‖ They lost.",
    "It was great! :) ‖ The food was fine :-) ‖ We will return.",
    # small letters, other scripts
    "it is best. ‖ the waitress agrees. ‖ iPhone sales rose.",
    "これは文です。‖次の文です！‖「はい。」‖終わり",
    "Prix en hausse. ‖ Ça va mal. ‖ Éric le dit.",
)

LINES = (
    ("wrapped", "The board of the company met in\nLondon and chose Mr.\nSmith as its next chair."),
    ("wrapped number", "Revenue in the third quarter of the year was up by about\n2.5 percent, they say."),
    (
        "ragged",
        "The committee chaired by the respected senator\nJohn Smith decided that the bill should wait on.",
    ),
    ("function word", "It was bought by the\nAcme Company."),
    ("heading", "Overview‖The tool checks documents and prints a report. ‖ It is\nquick."),
    ("underlined heading", "Title‖=====‖The text follows here."),
    ("numbered heading", "1.1 Scope‖This covers all.‖1.2 Terms‖None."),
    ("bullets", "We sell:‖- apples from Italy\n  and Spain‖- pears‖• plums"),
    ("enumeration", "Steps:‖1. Open it‖2. Close it‖a) fully‖(b) half"),
    ("plain list", "Ingredients:‖Flour‖Sugar‖Salt"),
    ("letter", "Dear Mr. Smith,‖The parcel is here.‖Best regards,‖Jane"),
    ("keys", "title: a report‖date: 2020-01-01"),
    ("rows", "| Name | Age |‖| --- | --- |‖| Bob | 5 |"),
    ("full stop in a row", "| 202 | It was accepted. |‖| 404 | It was not found. |"),
    ("wide gaps", "name     age‖bob      5"),
    ("attribution below", "“Imagination is all.”\n— Albert Einstein"),
    ("dash bullets", "Two things:‖– one‖– two"),
    ("abbreviation at the end of a line", "He moved to Jacksonville, Fla.‖Fans will miss him."),
    ("label alone", "4.\nHollywood Flashback"),
    ("paragraphs", "No full stop here\n\nand none there"),
    ("carriage returns", "One paragraph\r\n\r\nAnother paragraph"),
    ("long lines", f"{'many words ' * 12}end‖Another paragraph"),
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("case", INLINE)
def test_inline(case: str) -> None:
    expected = [sentence.strip() for sentence in case.split("‖")]
    assert sentences(case.replace(BAR, " ").replace("‖", "")) == expected


@pytest.mark.parametrize(("name", "case"), LINES, ids=[name for name, _ in LINES])
def test_line_breaks(name: str, case: str) -> None:
    text = case.replace(BAR, " ").replace("‖", "\n")
    expected = [sentence.strip() for part in case.split("‖") for sentence in _paragraphs(part)]
    assert sentences(text) == expected


def _paragraphs(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n\n")


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t\r\n \u2003"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split(text) == ()


@pytest.mark.parametrize("text", [".", "...", "?!", "。", "-", '"', "a", "🙂", "A.", "1."])
def test_one_scrap_is_one_sentence(text: str) -> None:
    assert split(f" {text}\n") == ((1, 1 + len(text)),)


def test_offsets_count_characters_and_not_bytes() -> None:
    assert split("🙂 Zoë won. Ivo lost.") == ((0, 10), (11, 20))


SCRAPS = st.sampled_from(
    (
        *".!?…。,:;-–—*|\"'“”‘’()[]«»\n\r\t \u00a0\u2028\x1c",
        *(
            "\n\n",
            ". ",
            "Mr.",
            "U.S.",
            "p.m. ",
            "The",
            "the",
            "No. 5",
            "1.",
            "a)",
            "- ",
            " . .",
            ":-) ",
            "[3]",
            "home.",
            "Ivo has",
            "2019",
            "e.g.",
        ),
    )
)
TEXTS = st.one_of(st.text(), st.lists(SCRAPS).map("".join))


@given(TEXTS)
@example("a.\u2028\u2028B")
def test_every_character_that_is_not_space_is_in_exactly_one_sentence(text: str) -> None:
    end_before = 0
    for start, end in split(text):
        assert end_before <= start < end
        assert not text[end_before:start].strip()
        assert text[start:end] == text[start:end].strip()
        end_before = end
    assert not text[end_before:].strip()


@given(st.lists(SCRAPS.filter(lambda scrap: "\n" not in scrap)).map("".join))
def test_a_sentence_of_one_line_is_not_split_again(text: str) -> None:
    for sentence in sentences(text):
        assert sentences(sentence) == [sentence]


@given(TEXTS, TEXTS)
@example("", ":) A")
def test_paragraphs_do_not_touch_each_other(first: str, second: str) -> None:
    shift = len(first) + 2
    moved = tuple((start + shift, end + shift) for start, end in split(second))
    assert split(f"{first}\n\n{second}") == split(first) + moved


HOSTILE = (
    *(".", "!", "…", '"', "'", " ", "\n", "(", "*", "A", "。", "|"),
    *(
        ". ",
        ".. ",
        'home."It is',
        "home.Ivo is ",
        "(a).Ivo is ",
        "A.",
        "A.A.A.A ",
        "a. ",
        "A!B?",
        "1.1.",
        ".[1]",
        '. "',
        "Mr.—",
        "no. 5 ",
        " :) A",
        "…x",
    ),
    *(
        "a\n",
        "- ",
        "-\n",
        "1. A\n",
        "|  ",
        "a   ",
        "a\t",
        " \n",
        "\n ",
        " \n\n",
        "\r\n",
        "A: \n",
        "(1) \n",
        ".\n",
    ),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_comes_to_an_end(unit: str) -> None:
    text = unit * (300_000 // len(unit)) + "x"
    assert split(text)[-1][1] == len(text)
