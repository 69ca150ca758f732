import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.pool.mentions import MentionsBuilder, denied_spans, find_mention


@pytest.mark.parametrize(
    ("text", "cue", "is_there"),
    [
        ("answering phones all day", "phone", True),
        ("a telephone in the office", "phone", False),
        ("a quiet, tidy shop", "quiet", True),
        ("part of a small team", "small team", True),
        ("a small, friendly team", "small team", False),
    ],
)
def test_a_cue_is_found_at_the_start_of_a_word(text: str, cue: str, is_there: bool):
    assert (find_mention(text, [cue]) is not None) == is_there


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("there is no phone work", True),
        ("not a quiet place", True),
        ("no experience needed. quiet office", False),
        ("experience is not essential as the room is quiet", False),
        ("non-routine tasks in a quiet room", False),
        ("you won't be on the phone", True),
        ("notes are typed in a quiet room", False),
    ],
)
def test_a_denial_reaches_to_the_end_of_its_sentence(text: str, denied: bool):
    cue = "quiet" if "quiet" in text else "phone"
    mention = find_mention(text, [cue])
    assert mention is not None
    assert mention.denied is denied


def test_an_undenied_mention_wins_over_a_denied_one():
    mention = find_mention("no phones on sundays; phones all week", ["phone"])
    assert mention is not None
    assert not mention.denied


texts = st.lists(st.text(alphabet="abc no.\nphone", max_size=60), max_size=8)
words = st.text(alphabet="abcnophe", min_size=1, max_size=8)


@given(texts, words)
def test_the_index_finds_what_a_search_of_every_text_finds(texts: list[str], word: str):
    builder = MentionsBuilder()
    for row, text in enumerate(texts):
        builder.add(row, text)
    entries = builder.words.build().of_start(word)
    said = set((entries[entries % 2 == 0] >> 1).tolist())
    denied = set((entries[entries % 2 == 1] >> 1).tolist()) - said
    found = [find_mention(text.lower(), [word]) for text in texts]
    assert said == {i for i, m in enumerate(found) if m and not m.denied}
    assert denied == {i for i, m in enumerate(found) if m and m.denied}


@given(
    st.lists(
        st.sampled_from(("phones", "No phones.", "a quiet room", "not quiet.", "shop")), max_size=8
    )
)
def test_cues_of_ideas_are_noted_for_all_texts(texts: list[str]):
    builder = MentionsBuilder()
    for row, text in enumerate(texts):
        builder.add(row, text)
    entries = builder.cues.build().of_term("quiet")
    found = [find_mention(text.lower(), ["quiet"]) for text in texts]
    assert sorted(entries.tolist()) == [2 * i + m.denied for i, m in enumerate(found) if m]


pieces = st.sampled_from(
    ["no ", "not ", "not only ", "rather than ", "isn't ", "without", "phone ", "phones", "quiet ",
     "a ", "and ", ". ", "; ", "north ", "_", "x" * 45, " "]
)  # fmt: skip


@given(st.lists(pieces, max_size=20).map("".join))
def test_a_mention_is_denied_where_its_text_has_a_denied_span(text: str):
    spans = denied_spans(text)
    starts = [at for at in range(len(text)) if text.startswith("phone", at)]
    starts = [at for at in starts if at == 0 or not text[at - 1].isalnum()]
    plain = [at for at in starts if not any(low <= at < high for low, high in spans)]
    found = find_mention(text, ["phone"])
    if not starts:
        assert found is None
        return
    assert found is not None
    assert (found.start, found.denied) == ((plain or starts)[0], not plain)
