"""The casualty table: UCDP's columns, numbers by the named policy, nothing made up."""

from __future__ import annotations

from collections import defaultdict

import pytest

from workbench.compare.policies import policies
from workbench.export.rows import Row
from workbench.lexicon import load
from workbench.publish import Choice, Material
from workbench.publish.casualties import CASUALTY_COLUMNS, GED_COLUMNS, casualty_rows

GED_25_1 = [
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
]
UNKNOWABLE = ("side_a", "side_b", "dyad_name", "type_of_violence", "deaths_a", "deaths_b")
POLICIES = tuple(policies(load()))


def by_figure(seeds: Material, policy: str = "as_written") -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in casualty_rows(seeds, Choice(policy=policy)):
        found[str(row["figure"])].append(row)
    return found


def test_the_columns_are_those_of_ged_in_its_order_then_ours(seeds: Material) -> None:
    assert list(GED_COLUMNS) == GED_25_1
    assert CASUALTY_COLUMNS[: len(GED_25_1)] == tuple(GED_25_1)
    assert all(list(row) == list(CASUALTY_COLUMNS) for row in casualty_rows(seeds, Choice()))


def test_each_row_is_one_claimed_figure_of_the_dead(seeds: Material) -> None:
    rows = casualty_rows(seeds, Choice())
    assert len(rows) > 50
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        one = seeds.statements[str(row["statement_id"])]
        assert one.measure == "deaths"
        assert row["modality"] not in ("denied", "question", "hypothetical", "forecast")
        text = seeds.documents[one.document_id].text
        assert text[one.span.start : one.span.stop] == one.span.text
        assert (row["start"], row["stop"]) == (one.span.start, one.span.stop)


def test_a_range_and_a_bound_are_counted_by_the_policy(seeds: Material) -> None:
    told = {
        policy: {
            figure: (rows[0]["low"], rows[0]["best"], rows[0]["high"])
            for figure, rows in by_figure(seeds, policy).items()
        }
        for policy in POLICIES
    }
    assert {policy: told[policy]["238"] for policy in POLICIES} == dict.fromkeys(
        POLICIES, (238, 238, 238)
    )
    assert {policy: told[policy]["≥ 238"] for policy in POLICIES} == dict.fromkeys(
        POLICIES, (238, 238, None)
    )
    for policy in POLICIES:
        rows = casualty_rows(seeds, Choice(policy=policy))
        assert {row["policy"] for row in rows} == {policy}
        for row in rows:
            known = [row[name] for name in ("low", "best", "high") if row[name] is not None]
            assert known == sorted(known, key=lambda one: float(str(one)))


def test_the_publisher_stands_apart_from_the_article_and_the_source(seeds: Material) -> None:
    rows = casualty_rows(seeds, Choice())
    for row in rows:
        one = seeds.statements[str(row["id"])]
        document = seeds.documents[one.document_id]
        assert row["source_office"] == document.publisher
        assert row["source_headline"] == document.title
        assert document.title in str(row["source_article"])
        named = one.attribution.source if one.attribution else one.speaker
        assert row["source_original"] == named
        assert row["number_of_sources"] == 1
    assert sum(row["source_original"] is not None for row in rows) > 20


def test_what_no_document_says_is_empty(seeds: Material) -> None:
    for row in casualty_rows(seeds, Choice()):
        assert all(row[name] is None for name in UNKNOWABLE)
        assert row["deaths_civilians"] in (None, row["best"])
        assert row["deaths_unknown"] in (None, row["best"])
        if row["population"] not in (None, "people"):
            assert row["deaths_unknown"] is None


def test_rows_of_one_relid_count_the_same_dead(seeds: Material) -> None:
    counted = defaultdict(set)
    for row in casualty_rows(seeds, Choice()):
        counted[row["relid"]].add((row["where_coordinates"], row["population"]))
    assert all(len(one) == 1 for one in counted.values())
    assert len(counted) > 5


@pytest.mark.parametrize(("place", "precision"), [("Almaty", 1), ("Kazakhstan", 6)])
def test_places_and_days_have_ucdps_precision(seeds: Material, place: str, precision: int) -> None:
    rows = [row for row in casualty_rows(seeds, Choice()) if row["where_coordinates"] == place]
    assert {row["where_prec"] for row in rows} == {precision}
    assert {row["country"] for row in rows} == {"Kazakhstan"}
    for row in rows:
        assert str(row["date_start"]) <= str(row["date_end"])
        assert row["date_prec"] in (1, 2, 3, 4, 5)
