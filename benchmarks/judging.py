"""How long judging takes as a case grows: pairs judged and seconds for synthetic statements.

usage: python -m benchmarks.judging [SIZE …]   (default 1000 10000 100000)

The statements count seven measures in twenty places (the first of them far more often than the
last) over two years, in many documents of four sides, as a monitoring desk would gather them.
Candidate pairs and time must grow with the number of statements, not with its square. Seconds are
those of the processor.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from workbench.compare.candidates import pairs
from workbench.compare.judge import weigh
from workbench.compare.room import Room, make_room
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
SKEWED = [1 / rank for rank in range(1, 21)]
JUDGED = 30_000
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
        scope=Scope(rnd.choices(places, SKEWED)[0], rnd.choice(POPULATIONS)),
        as_of=home.published,
        as_of_basis=DateBasis.TEXT,
        attribution=Attribution(source, "said", "verb", source) if source else None,
        incremental=rnd.random() < 0.03,
        correction=rnd.random() < 0.02,
    )


def run(size: int, lexicon: Lexicon) -> tuple[int, float]:
    """Pairs so many statements and judges some of the pairs; prints what it took and returns the
    number of pairs and the seconds of making them."""
    rnd = random.Random(size)
    known = documents(size, rnd)
    places = ["kazakhstan", *sorted(lexicon.places.nodes)][:20]
    homes = list(known.values())
    made = [statement(number, homes, places, rnd) for number in range(size)]
    held = _memory()
    start = time.process_time()
    room = make_room(made, known, CASE, lexicon)
    ready = time.process_time()
    count = sum(1 for _ in pairs(room))
    seconds = time.process_time() - ready
    print(
        f"{size:>9,} statements  {count:>10,} pairs  {count / size:5.1f} each  "
        f"made ready {ready - start:6.1f} s  paired {seconds:6.1f} s  "
        f"{_memory():,} MB ({held:,} MB of statements)",
        flush=True,
    )
    _judge(room)
    return count, seconds


def _judge(room: Room) -> None:
    """Judges some of the pairs, spread over all blocks, and prints how many a second."""
    chosen = list(islice(islice(pairs(room), 0, None, 7), JUDGED))
    start = time.process_time()
    verdicts = Counter(weigh(left, right, room).verdict.value for left, right in chosen)
    seconds = time.process_time() - start
    told = ", ".join(f"{name} {number}" for name, number in verdicts.most_common())
    rate = f"{len(chosen) / seconds:,.0f} comparisons per CPU-second"
    print(f"{'':>9}  {rate}, {_memory():,} MB ({told})", flush=True)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Runs the sizes named on the command line and prints how pairs and seconds grow."""
    lexicon = load()
    sizes = [int(one) for one in sys.argv[1:]] or [1000, 10_000, 100_000]
    found = [run(size, lexicon) for size in sizes]
    for at in range(1, len(sizes)):
        step = math.log(sizes[at] / sizes[at - 1])
        grown = (math.log(found[at][which] / found[at - 1][which]) / step for which in (0, 1))
        few, many = (f"{one:.2f}" for one in grown)
        print(f"from {sizes[at - 1]:,} to {sizes[at]:,}: pairs grow by ^{few}, seconds by ^{many}")


if __name__ == "__main__":
    main()
