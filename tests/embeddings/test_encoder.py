"""What an encoder promises: shapes, safety with hostile text, no network, no torch before need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import Encoder, EncoderUnavailable, load_encoder
from embeddings.cleaning import clean
from embeddings.named import find_model
from embeddings.processor import flags

ROOT = Path(__file__).parents[2]

HOSTILE = {
    "nothing": "",
    "blank": " \n\t ",
    "NUL": "before\0after",
    "controls": "".join(map(chr, range(32))),
    "long ligatures": "\ufdfa" * 50,
    "lone surrogates": "\ud800x\udfff",
    "special tokens": "</s><mask><s>[CLS] <pad>",
    "combining marks": "e" + "\u0301" * 5000,
    "one long word": "ы" * 20_000,
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 300,
    "unassigned": "\U000e0fff\uffff",
    "arabic and hebrew": "\u202eمرحبا שלום",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gets_an_ordinary_vector(encoder: Encoder, name: str) -> None:
    vector = encoder.encode([HOSTILE[name]])
    assert vector.shape == (1, encoder.dimension)
    assert np.isfinite(vector).all()
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-3


def test_an_empty_list_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.encode([]).dtype == np.float32


def test_one_text_in_place_of_a_list_is_an_error(encoder: Encoder) -> None:
    with pytest.raises(TypeError, match="put it in a list"):
        encoder.encode("text")
    with pytest.raises(ValueError, match="expected one of passage, query"):
        encoder.encode(["text"], "document")


def test_rows_stand_in_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = ["Қысқа.", "Ұзын сөйлем " * 300, "A short one.", "Ещё одно предложение " * 40]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert ((together * alone).sum(axis=1) > 0.999).all()


def test_what_stands_late_in_a_long_text_counts(encoder: Encoder) -> None:
    start = "Погода была ясной и тёплой. " * 200
    ending = "Взрыв на шахте унёс жизни горняков. " * 100
    plain, changed = encoder.encode([start, start + ending])
    asked = encoder.encode(["Взрыв на шахте, погибли горняки"], "query")[0]
    assert float(asked @ changed) > float(asked @ plain) + 0.01


def test_query_and_passage_differ(encoder: Encoder) -> None:
    both = [encoder.encode(["погибшие в Алматы"], kind)[0] for kind in ("query", "passage")]
    assert 0.8 < float(both[0] @ both[1]) < 0.9999


@given(st.text(st.characters(), max_size=200))
def test_cleaning_is_safe_and_settled(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert not any(ord(character) < 32 for character in once)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a</s>b", "a< /s>b"),
        ("a<\0/s>b", "a< /s>b"),
        ("＜mask＞", "< mask>"),
        ("<|endoftext|>", "< |endoftext|>"),
        ("[CLS] x", "[ CLS] x"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("со\u00adгла\u00adше\u00adние", "соглашение"),
        ("10\u00a0000\r\nчеловек", "10 000 человек"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def _python(code: str, **environment: str) -> str:
    import os

    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    ).stdout.strip()


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from embeddings import load_encoder; e = load_encoder(); "
        "print(e.name, e.dimension, bool(e.fingerprint), e.loaded, "
        "sorted({'torch', 'faiss', 'transformers', 'huggingface_hub'} & set(sys.modules)))"
    )
    assert _python(code) == "multilingual-e5-small-q4 384 True False []"


def test_encoding_opens_no_connection() -> None:
    code = (
        "import socket\n"
        "def refuse(*_, **__): raise RuntimeError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from embeddings import load_encoder, EncoderUnavailable\n"
        "print(load_encoder().encode(['offline']).shape)\n"
        "try: load_encoder('nobody/nothing')\n"
        "except EncoderUnavailable: print('unavailable')\n"
    )
    assert _python(code).splitlines() == ["(1, 384)", "unavailable"]


@pytest.mark.parametrize(
    "name", ["no-such-model", "nobody/nothing", "a/b/c", "..", "x" * 5000, "a\0b", "модель", " "]
)
def test_an_unknown_name_is_one_clear_line(name: str) -> None:
    with pytest.raises(EncoderUnavailable) as caught:
        load_encoder(name)
    assert "\n" not in str(caught.value)
    assert "encoder" in str(caught.value)


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(EncoderUnavailable, match="expected bf16 or fp32"):
        load_encoder(precision="int4")


def test_a_folder_without_a_model_says_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match=r"expected modules\.json or config\.json"):
        load_encoder(str(tmp_path))


def test_a_broken_model_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EncoderUnavailable, match="cannot be loaded"):
        load_encoder(str(tmp_path)).encode(["text"])


def test_any_folder_of_sentence_transformers_is_an_encoder(encoder: Encoder) -> None:
    folder = encoder._source()
    same = load_encoder(str(folder))
    assert (same.dimension, same.loaded) == (384, False)
    assert same.fingerprint != encoder.fingerprint
    text = ["Ереуіл жеті айға созылды."]
    assert float((same.encode(text) @ encoder.encode(text).T)[0, 0]) > 0.999


def test_a_changed_model_has_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(bytes(3_000_000))
    before = find_model(str(tmp_path), download=False).identity
    weights.write_bytes(b"\1" + bytes(2_999_999))
    assert find_model(str(tmp_path), download=False).identity != before


@pytest.mark.parametrize(
    ("name", "query"), [("multilingual-e5-large", "query: "), ("LaBSE", ""), ("node5-base", "")]
)
def test_e5_models_get_their_prompts(tmp_path: Path, name: str, query: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "config.json").write_text("{}", encoding="utf-8")
    assert find_model(str(folder), download=False).prompts["query"] == query


def test_processor_flags_are_read_where_the_system_lists_them(tmp_path: Path) -> None:
    table = tmp_path / "cpuinfo"
    table.write_text("model name\t: any\nflags\t\t: fpu avx512_bf16\n", encoding="ascii")
    assert flags(table) == {"fpu", "avx512_bf16"}
    assert flags(tmp_path / "absent") == set()
