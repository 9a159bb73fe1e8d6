"""Web pages: the article and nothing else, and its date never guessed."""

from __future__ import annotations

import pytest

from workbench.ingest import document_from_bytes
from workbench.model.dates import PartialDate
from workbench.model.text import Document

ARTICLE = """
<article><h1>Қалада тәртіпсіздік басталды</h1>
<p>Қаңтар айында қалада тәртіпсіздік басталып, 238 адам қаза тапты. Бұл
туралы прокуратура айтты.</p>
<p>Тергеу әлі жүріп жатыр, оның нәтижесі кейін жарияланады деп хабарлады баспасөз қызметі.</p>
<table><tr><th>Қала</th><th>Адам</th></tr><tr><td>Алматы</td><td>149</td></tr></table>
<blockquote>Біз бәрін анықтаймыз, ешкім жауапкершіліктен қашпайды.</blockquote>
<ul><li>бірінші пункт осы жерде</li><li>екінші пункт осы жерде</li></ul></article>
"""
AROUND = """
<nav><a href="/">Басты бет</a> <a href="/n">777 жаңалық</a></nav>
{article}
<aside><h3>Оқи отырыңыз</h3><a href="/x">Басқа қалада 666 адам</a></aside>
<div class="comments" id="comments"><h3>Пікірлер</h3>
<div class="comment"><p>Мен 5000 адам көрдім, бәрі өтірік деп ойлаймын!</p></div></div>
<footer>© 2026 Газет. Телефон 555-55-55</footer>
"""


def page(head: str = "", article: str = ARTICLE, above: str = "") -> Document:
    body = AROUND.format(article=above + article)
    html = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return document_from_bytes("case", "page.html", html.encode())


def test_the_article_is_read_and_the_rest_is_not() -> None:
    text = page().text
    for wanted in ("238 адам", "Алматы", "149", "Біз бәрін анықтаймыз", "екінші пункт"):
        assert wanted in text
    for unwanted in ("5000", "777", "666", "555-55-55"):
        assert unwanted not in text
    assert text.startswith("Қалада тәртіпсіздік басталды")


def test_what_the_page_says_of_itself() -> None:
    head = (
        '<title>Тақырып | Газет</title><meta property="og:site_name" content="Газет">'
        '<meta property="og:title" content="Тақырып"><link rel="canonical" href="https://a.kz/1">'
    )
    document = page(head)
    assert (document.title, document.publisher, document.url) == (
        "Тақырып",
        "Газет",
        "https://a.kz/1",
    )
    assert (document.language, document.media_type) == ("kk", "text/html")


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        (
            '<meta property="article:published_time" content="2022-01-10T09:00:00+06:00">',
            "",
            "2022-01-10",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2022-01-11", "publisher": {"name": "Газет"}}</script>',
            "",
            "2022-01-11",
        ),
        ("", '<time datetime="2022-01-12T10:00">кеше</time>', "2022-01-12"),
        ("", '<span class="post-date">2022 жылғы 13 қаңтар</span>', "2022-01-13"),
        ('<meta name="date" content="2022">', "", "2022"),
        # no date in words or marks: a year somewhere is no first of January
        ("", "", None),
        ("", "<p>2022 жылғы қаңтар оқиғасына биыл төрт жыл толды, ел оны ұмытқан жоқ.</p>", None),
        (
            '<meta name="date" content="today"><script type="application/ld+json">{oops</script>',
            "",
            None,
        ),
    ],
)
def test_the_date_of_a_page(head: str, above: str, published: str | None) -> None:
    assert page(head, above=above).published == (
        PartialDate.parse(published) if published else None
    )


def test_a_page_in_an_old_encoding() -> None:
    html = f"<html><head><meta charset='windows-1251'></head><body>{RUSSIAN}</body></html>"
    document = document_from_bytes("case", "page.htm", html.encode("cp1251"))
    assert "238 человек" in document.text
    assert document.language == "ru"


RUSSIAN = """<article><h1>В городе беспорядки</h1><p>В городе начались беспорядки, погибли 238
человек, сообщила прокуратура на брифинге в понедельник.</p>
<p>Следствие продолжается, его итоги будут
объявлены позже, заявили в пресс-службе ведомства.</p></article>"""
