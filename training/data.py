"""The training mix: what goes in, how much of it, and why; the same bytes on every run.

`python -m training.data --data DIR` writes training/work/mix.jsonl.gz, its arrays, and dev_synthetic.jsonl.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from training import figures, neutrals, sentences, sources, written
from training.arrays import encode_pairs
from training.pool import UNLABELLED, encode_pool
from training.sources import Pair, Paragraph
from training.synthetic import lexicon
from training.synthetic.compose import Row, Setting, restating, rows_of
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Pools
from training.synthetic.rewrites import rewritten
from training.written.passages import UNSAID, beside_each_other
from training.written.passages import rows as passage_rows

SEED = 20
LABEL_IDS = {ENTAILMENT: 0, NEUTRAL: 1, CONTRADICTION: 2}
EVERYTHING = 10**9


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a source goes into the mix."""

    sources: tuple[str, ...]
    label: str
    """One label, or empty for all."""
    cap: int
    copies: int = 1
    why: str = ""

    def of(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs that it speaks of."""
        return [p for p in pairs if p.source in self.sources and self.label in ("", p.label)]


TABLE: tuple[Share, ...] = (
    Share(("fever",), CONTRADICTION, EVERYTHING, why="claims against evidence"),
    Share(("fever",), ENTAILMENT, 42_000, why="as above; the rest would only teach yes"),
    Share(("vitaminc",), "", EVERYTHING, copies=4, why="minimal edits of real sentences: nearest to the job"),
    Share(("te_new_protocols", "te_new_protocols_val"), "", EVERYTHING, why="encyclopedic premises"),
    Share(("ling_in_loop", "ling_in_loop_val"), "", 40_000, why="people's inferences over many genres"),
    Share(("mnli_train_subset", "mnli_dev", "mnli_taxinli"), "", EVERYTHING, why="general inference"),
    Share(("wanli_15k",), "", EVERYTHING, why="hard general inference"),
    Share(
        ("snli_train_disco", "snli_devtest"),
        "",
        26_000,
        why="one-word swaps; captions are far from documents",
    ),
    Share(("cad_snli",), "", EVERYTHING, why="human minimal edits"),
    Share(("conjnli",), "", EVERYTHING, why="conjuncts"),
    Share(("equate_numeval",), "", EVERYTHING, copies=2, why="numbers"),
    Share(
        ("wikifactcheck_negated", "wikifactcheck_dev"),
        CONTRADICTION,
        8_000,
        why="balanced by `balance_negated`",
    ),
    Share(("semantic_fragments",), "", 4_000, why="logic, templated: little is enough"),
    Share(("med", "monli", "help_partial", "folio"), "", 4_500, why="monotonicity, logic"),
    Share(("mpe",), "", 4_000, why="several sentences as premise"),
)
"""Public pairs. Made pairs have their numbers in MADE."""
MADE = {
    "made_same_entity": 20_000,
    "made_look_alike": 24_000,
    "made_one_text": 44_000,
    "made_one_page": 12_000,
    "figures": 9_000,
    "synthetic": 62_000,
    "restated": 5_000,
}
"""Rows of each made kind; `restated` is a cap a kind."""
DEV_SHARE = 25
"""One in so many documents is held out for the development set of made pairs."""
WRITTEN_COPIES, WRITTEN_DEV_SHARE = 6, 6
"""How often a pair of the written lines stands in the mix, and of how many written lines one is held out."""
PASSAGE_COPIES, PASSAGE_DEV_SHARE = 1, 20
"""The same for the pairs of the written passages."""
COPIES_A_PASS = 2
"""Most copies of a pair where a run makes many passes."""
DEV_A_KIND = 200


def held_out(document: str, share: int = DEV_SHARE) -> bool:
    """Whether a document belongs to the development share."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % share == 0


def chosen(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """The public pairs as TABLE says."""
    for share in TABLE:
        fitting = share.of(pairs)
        rng.shuffle(fitting)
        for _ in range(share.copies):
            yield from fitting[: share.cap]


def balance_negated(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """Entailed and neutral pairs in the style of the falsified claims, so that the style tells nothing."""
    rows = [p for p in pairs if p.source.startswith("wikifactcheck")]
    rng.shuffle(rows)
    for pair in rows[:9_000]:
        text = rng.choice((pair.premise, pair.hypothesis, pair.hypothesis))
        new = rewritten(text, rng)
        if new != text or rng.random() < 0.15:
            yield Pair(text, new, ENTAILMENT, "made_rewritten")
    own: dict[str, set[str]] = defaultdict(set)
    for pair in rows:
        own[pair.hypothesis].add(pair.premise)
    claims = [p.hypothesis for p in rows[9_000:12_500]]
    yield from neutrals.look_alikes(claims, sorted({p.premise for p in rows}), own, "made_look_alike_style")


def pools_of(paragraphs: Iterable[Paragraph]) -> Pools:
    """Person names met in the texts whose first name we know."""
    found = Counter(
        match[0]
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for match in re.finditer(r"\b[A-Z][a-z]+ [A-Z][a-z]{3,}\b", sentence)
        if match[0].split()[0] in lexicon.FIRST_NAMES
    )
    return Pools(tuple(sorted(found)))


def settings_of(pairs: Sequence[Pair], paragraphs: Sequence[Paragraph]) -> Iterator[Setting]:
    """Sentences to alter: of the texts with their neighbours, and of encyclopedic premises."""
    for paragraph in paragraphs:
        parts = paragraph.sentences
        for i, sentence in enumerate(parts):
            yield Setting(sentence, parts[max(0, i - 3) : i], parts[i + 1 : i + 4], paragraph.document)
    seen: set[str] = set()
    for pair in pairs:
        if pair.source in ("fever", "vitaminc", "te_new_protocols", "conjnli") and pair.premise not in seen:
            seen.add(pair.premise)
            parts = sentences.split(pair.premise)
            for i, sentence in enumerate(parts[:3]):
                if sentence.endswith(".") and re.match(r"[A-Z]", sentence):
                    before, after = parts[max(0, i - 2) : i], parts[i + 1 : i + 3]
                    yield Setting(sentence, before, after, f"{pair.source}:{pair.premise[:40]}")
        elif pair.source == "snli_train_disco" and pair.premise not in seen:
            seen.add(pair.premise)
            yield Setting(pair.premise, (), (), f"{pair.source}:{pair.premise[:40]}")


def synthetic(pairs: Sequence[Pair], paragraphs: Sequence[Paragraph], rng: random.Random) -> Iterator[Row]:
    """All planted contradictions and twins, at most MADE['synthetic'], spread evenly over kinds."""
    pools = pools_of(paragraphs)
    settings = list(settings_of(pairs, paragraphs))
    rng.shuffle(settings)
    rows = [row for setting in settings for row in rows_of(setting, rng, pools)]
    yield from spread(rows, MADE["synthetic"], rng)
    entailed = [
        (p.premise, p.hypothesis, f"{p.source}:{p.premise[:40]}")
        for p in pairs
        if p.label == ENTAILMENT
        and p.source in ("fever", "vitaminc", "te_new_protocols", "te_new_protocols_val", "wanli_15k")
    ]
    rng.shuffle(entailed)
    yield from restating(entailed, rng, pools, MADE["restated"])


def spread(rows: Sequence[Row], cap: int, rng: random.Random) -> Iterator[Row]:
    """At most `cap` rows; common kinds are thinned first (water-filling over kinds)."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.kind].append(row)
    left, order = cap, sorted(groups, key=lambda kind: (len(groups[kind]), kind))
    for place, kind in enumerate(order):
        share = min(len(groups[kind]), left // (len(order) - place))
        yield from rng.sample(groups[kind], share)
        left -= share


def of_public_pairs(pairs: Sequence[Pair], texts: Sequence[Paragraph], rng: random.Random) -> Iterator[Pair]:
    """Neutral pairs made from public pairs and from paragraphs."""
    yield from balance_negated(pairs, rng)
    fever = [p for p in pairs if p.source == "fever"]
    yield from neutrals.same_entity(fever, rng, MADE["made_same_entity"])
    own: dict[str, set[str]] = defaultdict(set)
    for pair in fever:
        own[pair.hypothesis].add(pair.premise)
    claims = rng.sample(sorted(own), MADE["made_look_alike"])
    passages = sorted({p.premise for p in fever})
    yield from neutrals.look_alikes(claims, passages, own, "made_look_alike")
    yield from neutrals.of_one_text(texts, rng, MADE["made_one_text"])
    yield from neutrals.of_one_page(fever, rng, MADE["made_one_page"])


def material(data: Path) -> tuple[list[Pair], list[Paragraph], list[sources.Entry]]:
    """The public pairs, the paragraphs and the fields of the factbook."""
    return list(sources.pairs(data)), list(sources.paragraphs(data)), list(sources.entries(data))


def compose(data: Path) -> tuple[list[Row], list[Row]]:
    """The whole mix and the development set of made pairs."""
    rng = random.Random(SEED)
    pairs, paragraphs, entries = material(data)
    train_paragraphs = [p for p in paragraphs if not held_out(p.document)]
    public = [*chosen(pairs, rng), *of_public_pairs(pairs, train_paragraphs, rng)]
    made = [*synthetic(pairs, paragraphs, rng), *figures.rows(entries, rng, MADE["figures"])]
    train = [Row(p.premise, p.hypothesis, p.label, p.source, "") for p in public]
    train.extend(row for row in made if not held_out(row.document))
    dev = [row for row in made if held_out(row.document)]
    for row, copies in own_rows():
        if copies:
            train.extend([row] * copies)
        else:
            dev.append(row)
    return deduplicated(train, rng), development(dev, rng)


def own_rows() -> Iterator[tuple[Row, int]]:
    """The pairs written for this project with their copies in the mix; 0 for those held out."""
    for row in written.rows():
        yield row, 0 if held_out(row.document, WRITTEN_DEV_SHARE) else WRITTEN_COPIES
    for row in passage_rows():
        if held_out(row.document, PASSAGE_DEV_SHARE):
            yield replace(row, kind=row.kind.replace("written", "passage")), 0
        else:
            yield row, PASSAGE_COPIES


def weighted(data: Path, seeds: Sequence[int]) -> dict[Row, float]:
    """Every pair with how often one pass reads it: for runs of many passes, which need no copies and no caps.

    What a cap of the mix leaves out is read in other passes, and no pair is read more than COPIES_A_PASS times in one:
    there are many. Each seed makes other pairs; together they weigh as much as those of one. Pairs without a label, for a
    student whose teachers label them, come last.
    """
    pairs, paragraphs, entries = material(data)
    train_paragraphs = [p for p in paragraphs if not held_out(p.document)]
    rows: dict[Row, float] = defaultdict(float)

    def add(pair: Pair, weight: float) -> None:
        rows[Row(pair.premise, pair.hypothesis, pair.label, pair.source, "")] += weight

    for share in TABLE:
        fitting = share.of(pairs)
        for pair in fitting:
            add(pair, min(share.copies, COPIES_A_PASS) * min(1.0, share.cap / len(fitting)))
    for seed in seeds:
        rng = random.Random(seed)
        for pair in of_public_pairs(pairs, train_paragraphs, rng):
            add(pair, 1 / len(seeds))
        for row in (*synthetic(pairs, paragraphs, rng), *figures.rows(entries, rng, MADE["figures"])):
            if not held_out(row.document):
                rows[row] += 1 / len(seeds)
    for row, copies in own_rows():
        rows[row] += min(copies, COPIES_A_PASS)
    sure = {row: rows[row] for row in unambiguous(rows) if rows[row]}
    known = {(row.premise, row.hypothesis) for row in rows}
    for row in beside_each_other():
        if (row.premise, row.hypothesis) not in known and not held_out(row.document, PASSAGE_DEV_SHARE):
            sure[row] = 1.0
    return sure


def write_pool(data: Path, file: Path, tokenizer_file: Path, seeds: Sequence[int] = (SEED, SEED + 1)) -> None:
    """The pairs of `weighted` as one file for `training.passes`."""
    rows = weighted(data, seeds)
    ids = LABEL_IDS | {UNSAID: UNLABELLED}
    pool = encode_pool(
        [(r.premise, r.hypothesis, ids[r.label], w, r.kind) for r, w in rows.items()], tokenizer_file
    )
    pool.save(file)
    print(f"{len(rows)} pairs, {pool.weights.sum():.0f} a pass, {len(pool.offsets) - 1} texts, mean length "
          f"{np.average(pool.lengths, weights=pool.weights):.1f}")  # fmt: skip


def unambiguous(rows: Iterable[Row]) -> list[Row]:
    """The rows with text on both sides whose pair is met with one label alone."""
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = list(rows)
    for row in rows:
        labels[row.premise, row.hypothesis].add(row.label)
    return [r for r in rows if len(labels[r.premise, r.hypothesis]) == 1 and r.premise and r.hypothesis]


def deduplicated(rows: list[Row], rng: random.Random) -> list[Row]:
    """Shuffled rows; a pair met with two labels goes, a pair met twice stays (copies are meant)."""
    kept = unambiguous(rows)
    rng.shuffle(kept)
    return kept


def development(rows: list[Row], rng: random.Random) -> list[Row]:
    """About 200 rows a kind."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.kind].append(row)
    return [
        row for kind in sorted(groups) for row in rng.sample(groups[kind], min(DEV_A_KIND, len(groups[kind])))
    ]


STRETCHES: dict[str, dict[str, float]] = {
    "mix": {"": 1.0},
    "passages": {"passage": 1.0, "written": 0.4, "": 0.1},
    "closing": {
        "passage": 0.26,
        "written": 0.3,
        "wanli": 0.6,
        "mnli": 0.5,
        "ling": 0.4,
        "cad": 0.35,
        "snli": 0.25,
        "vitaminc": 0.22,
        "te_new": 0.2,
        "fever": 0.17,
        "equate": 0.15,
        "wikifact": 0.15,
        "conjnli": 0.12,
        "mpe": 0.1,
        "restated": 0.1,
        "": 0.06,
    },
}
"""What of each kind of rows goes into a stretch of a run; the first beginning that fits a kind holds.

Passages teach most and are forgotten least where they come late; the closing stretch brings the public sets back, which
fall behind while passages are read (EXPERIMENTS.md)."""


def thinned(rows: Sequence[Row], shares: Mapping[str, float]) -> list[Row]:
    """So large a share of the rows of each kind."""
    rng = random.Random(SEED)

    def share(row: Row) -> float:
        kind = "passage" if is_passage(row) else row.kind
        return next(share for beginning, share in shares.items() if kind.startswith(beginning))

    return [row for row in rows if rng.random() < share(row)]


def is_passage(row: Row) -> bool:
    """Whether a row comes from a written passage, and not from a line of four sentences."""
    return row.kind.startswith("written") and bool(re.fullmatch(r"written:\w+-\d+:\d+", row.document))


def write_mix(data: Path, work: Path, tokenizer_file: Path, stretch: str = "mix") -> None:
    """Compose, write rows, arrays and a table of counts to the work folder."""
    train, dev = compose(data)
    train = thinned(train, STRETCHES[stretch])
    work.mkdir(parents=True, exist_ok=True)
    with gzip.open(work / "mix.jsonl.gz", "wt", encoding="utf-8", compresslevel=3) as stream:
        stream.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in train)
    with (work / "dev_synthetic.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in dev)
    counts = Counter((row.kind, row.label) for row in train)
    table = {f"{kind}/{label}": n for (kind, label), n in sorted(counts.items())}
    (work / "counts.json").write_text(json.dumps(table, indent=1), encoding="utf-8")
    arrays = encode_pairs([(r.premise, r.hypothesis, LABEL_IDS[r.label]) for r in train], tokenizer_file)
    arrays.save(work / "arrays")
    print(
        f"{len(train)} pairs, {Counter(r.label for r in train)}, mean length {arrays.lengths.mean():.1f}; dev {len(dev)}"
    )


def main() -> None:
    """Parse the command line and write the mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the model")
    parser.add_argument("--stretch", choices=list(STRETCHES), default="mix", help="of a run")
    parser.add_argument(
        "--pool", action="store_true", help="write pool.npz, for many passes, and nothing else"
    )
    options = parser.parse_args()
    if options.pool:
        write_pool(options.data, options.work / "pool.npz", options.tokenizer)
        return
    write_mix(options.data, options.work, options.tokenizer, options.stretch)


if __name__ == "__main__":
    main()
