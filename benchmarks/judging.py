"""How long judging takes as a case grows: pairs judged and seconds for synthetic statements.

usage: python -m benchmarks.judging [SIZE …]   (default 1000 10000 100000)

The statements count seven measures in twenty places over two years, from two hundred documents of
four sides, as a monitoring desk would gather them. Candidate pairs and time must grow with the
number of statements, not with its square. Seconds are those of the processor.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from workbench.compare import judge_case
from workbench.lexicon import Lexicon, load
from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Quote, Scope, Statement
from workbench.model.text import Case, Document, Span

MEASURES = ("deaths", "injuries", "detained", "arrested", "convicted", "weapons_stolen", "missing")
SOURCES = ("interior_ministry", "prosecutor_general", "health_ministry", "un", None)
POPULATIONS = (None, None, "security_forces", "civilians", "children")
SIDES = ("official", "independent", "international", "opposition")
HEDGES = (Hedge.EXACT, Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY)
FIRST_DAY = date(2022, 1, 1)
CASE = Case("bench", "Bench", "kazakhstan", Period.parse("2022-01/2023-12"), SIDES)


def documents(size: int, rnd: random.Random) -> dict[str, Document]:
    """Returns a two-hundredth as many documents as statements, at least two hundred."""
    made = {}
    for number in range(max(200, size // 200)):
        day = PartialDate.of(FIRST_DAY + timedelta(days=rnd.randrange(700)))
        id_ = f"d{number}"
        made[id_] = Document(id_, "bench", id_, "", side=SIDES[number % 4], published=day)
    return made


def statement(
    number: int, homes: list[Document], places: list[str], rnd: random.Random
) -> Statement:
    """Returns one figure of one of the documents."""
    home = rnd.choice(homes)
    value = Decimal(rnd.randrange(1, 9000))
    source = rnd.choice(SOURCES)
    return Statement(
        id=f"s{number:07d}",
        document_id=home.id,
        passage_id="",
        span=Span(number, number + 1, str(value)),
        quote=Quote("a figure", 0, 1, 0, 1),
        quantity=Quantity(value, value, rnd.choice(HEDGES), "person"),
        measure=rnd.choice(MEASURES),
        language="en",
        scope=Scope(rnd.choice(places), rnd.choice(POPULATIONS)),
        as_of=home.published,
        as_of_basis=DateBasis.TEXT,
        attribution=Attribution(source, "said", "verb", source) if source else None,
        incremental=rnd.random() < 0.03,
        correction=rnd.random() < 0.02,
    )


def run(size: int, lexicon: Lexicon) -> None:
    """Judges so many statements and prints what it took."""
    rnd = random.Random(size)
    known = documents(size, rnd)
    places = ["kazakhstan", *sorted(lexicon.places.nodes)][:20]
    homes = list(known.values())
    made = [statement(number, homes, places, rnd) for number in range(size)]
    start = time.process_time()
    judged = judge_case(made, known, CASE, lexicon)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    verdicts = ", ".join(
        f"{name} {count}"
        for name, count in Counter(one.verdict.value for one in judged).most_common()
    )
    print(
        f"{size:>9,} statements  {len(judged):>10,} pairs  {len(judged) / size:5.1f} each  "
        f"{seconds:7.1f} s  {seconds / size * 1e6:6.0f} µs each  {memory:,.0f} MB  ({verdicts})",
        flush=True,
    )


def main() -> None:
    """Runs the sizes named on the command line."""
    lexicon = load()
    for size in [int(one) for one in sys.argv[1:]] or [1000, 10_000, 100_000]:
        run(size, lexicon)


if __name__ == "__main__":
    main()
