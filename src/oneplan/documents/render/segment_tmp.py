from functools import lru_cache
from pythainlp.tokenize import Tokenizer
from pythainlp.corpus import thai_words, provinces
@lru_cache
def _t(places):
    return Tokenizer(custom_dict=set(thai_words())|set(provinces())|set(places), engine="newmm")
def words(text, places=()):
    return _t(frozenset(places)).word_tokenize(text)
