"""What the commands and environments of LaTeX do to the text around them."""

from __future__ import annotations

import unicodedata

HEADINGS = {
    name: level
    for level, name in enumerate(
        "part chapter section subsection subsubsection paragraph subparagraph".split(), 1
    )
}
"""Level of each, 1 the outermost."""

SHOWN = frozenset(
    """textbf textit emph texttt textsc textsf textrm textsl textup textmd textnormal textsuperscript textsubscript underline uline
    uuline mbox hbox text hl enquote textquote num hyperref centerline makebox framebox fbox footnotesize lowercase uppercase
    MakeUppercase MakeLowercase textls so""".split()
)
"""Commands whose argument is text of the sentence around them."""
SHOWN_SECOND = frozenset(
    "href textcolor colorbox parbox raisebox scalebox foreignlanguage rotatebox resizebox".split()
)
"""The same, of the second argument."""
SILENT = frozenset(
    """label ref eqref pageref autoref nameref vref cref Cref cpageref index glossary vspace hspace vskip hskip kern setcounter
    addtocounter stepcounter refstepcounter setlength addtolength addcontentsline pagestyle thispagestyle hypersetup color
    selectlanguage graphicspath bibliographystyle includegraphics usepackage documentclass pagenumbering fontsize
    title author date maketitle thanks affiliation email keywords institute rule hline cline toprule midrule bottomrule cmidrule
    linewidth arraystretch captionsetup lstset pdfbookmark hypertarget nocite bibliography printbibliography""".split()
)
"""Commands whose arguments are no words of the text: they are left out without a mention."""
SWITCHES = frozenset(
    """centering raggedright raggedleft noindent indent bfseries mdseries itshape slshape upshape scshape ttfamily sffamily rmfamily
    normalfont em bf it tt sc sf rm tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge newpage clearpage
    cleardoublepage pagebreak nopagebreak linebreak nolinebreak newline smallskip medskip bigskip vfill hfill hss vss quad qquad
    tableofcontents listoffigures listoftables appendix frontmatter mainmatter backmatter maketitle bigbreak medbreak smallbreak
    relax protect leavevmode onehalfspacing doublespacing singlespacing sloppy fussy today phantomsection endfirsthead endhead
    endfoot endlastfoot hline toprule midrule bottomrule ignorespaces unskip strut null allowbreak par item makeatletter
    makeatother xspace flushbottom raggedbottom onecolumn twocolumn balance parskip parindent selectfont""".split()
)
"""Commands without arguments and without words."""

CODE = frozenset(
    "verbatim Verbatim lstlisting minted alltt filecontents BVerbatim code pycode sageblock".split()
)
MATHEMATICS = frozenset(
    "equation align gather multline eqnarray displaymath math flalign alignat dmath split subequations".split()
)
HIDDEN = frozenset(
    "tikzpicture pgfpicture picture thebibliography algorithm algorithmic algorithm2e asy pspicture forest axis".split()
)
"""Environments without running text."""
TABLES = frozenset("tabular tabularx tabulary longtable tabu array supertabular xltabular".split())
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum asparaenum tasks".split())
QUOTATIONS = frozenset("quote quotation verse displayquote".split())
FLOATS = frozenset("table table* figure figure* sidewaystable wraptable".split())

SYMBOLS = dict(zip("%&#$_{}", "%&#$_{}", strict=True))
"""Escaped characters that stand for themselves."""
BLANKS = frozenset(",;:> \t\r\n")
"""Escaped characters that are room, of whatever width."""
LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
}
WORDS = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "textdollar": "$",
    "copyright": "©",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textunderscore": "_",
    "textdegree": "°",
    "degree": "°",
    "textpercent": "%",
    "percent": "%",
    "textbullet": "•",
    "slash": "/",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textpm": "±",
    "texttimes": "×",
    "og": "«",
    "fg": "»",
}
"""Commands that stand for a character or a name."""
_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
}
ACCENTS = frozenset(_ACCENTS)


def accented(mark: str, letter: str) -> str:
    """A letter under its accent, as one character where there is one."""
    plain = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", plain + _ACCENTS[mark])
