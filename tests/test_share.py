"""A family in a link: nothing with a name goes in, the same figures come out, damage is said and never guessed."""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from planner import household_file, share
from planner.household import Household
from planner.household_file import FileProblems
from planner.measures.examples import kinds
from planner.projection import Projection
from planner.words import LANGUAGES, t
from tests.any_household import any_household
from tests.strategies import CALMLY, SOME, households

LONG_ADDRESS = "http://192.168.100.100:8501/#f="
LARGEST_VERSION = 20
SATO = "sato"


def written(text: str) -> str:
    """What stands in a link, as JSON."""
    unpack = zlib.decompressobj(share.RAW, zdict=share.DICTIONARIES[text[0]])
    raw = share.base64.urlsafe_b64decode(text[1:] + "=" * (-(len(text) - 1) % 4))
    return unpack.decompress(raw[share.CHECK_BYTES :]).decode("ascii")


def texts(value: Any) -> Iterator[str]:
    """Every text inside plain data, keys left out."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(inner)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(FileProblems) as trouble:
        call()
    return trouble.value.problems[0].code


@SOME
@given(households())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_opens_as_the_same_family_without_names(lang: str, household: Household) -> None:
    assert share.decode(share.encode(household), lang) == share.figures_only(lang, household)


@settings(CALMLY, max_examples=80)
@given(any_household())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_any_field_of_the_file_goes_there_and_back(lang: str, household: Household) -> None:
    once = share.figures_only(lang, household)
    assert share.decode(share.encode(household), lang) == once == share.figures_only(lang, once)


@settings(CALMLY, max_examples=80)
@given(any_household())
def test_no_text_of_a_family_is_in_its_link(household: Household) -> None:
    allowed = {text for values in choices_of(Household) for text in values} | set(kinds())
    for text in texts(json.loads(written(share.encode(household)))):
        known = text in allowed or text == household.municipality or text in share.OF_MEASURE
        assert (
            known
            or text == "unknown"
            or (len(text) == 2 and text[0] in "pcs" and text[1].isdigit())
            or (text in ("s10", "s11"))
        ), text


def choices_of(model: Any) -> Iterator[tuple[str, ...]]:
    """The choices of every field of a model and of those inside it."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        for field in model.model_fields.values():
            yield from choices_of(field.annotation)
    elif (found := get_args(model)) and all(isinstance(one, str) for one in found):
        yield found
    else:
        for inner in found:
            yield from choices_of(inner)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figures_stay_the_same(
    scenarios: Mapping[str, Household],
    runs: Mapping[str, Projection],
    run: Callable[[Household], Projection],
    lang: str,
) -> None:
    for name, household in scenarios.items():
        p = run(share.decode(share.encode(household), lang))
        assert (p.purse.closing == runs[name].purse.closing).all(), name


def test_every_example_fits_a_code_that_a_phone_reads(scenarios: Mapping[str, Household]) -> None:
    for name, household in scenarios.items():
        found = segno.make_qr(LONG_ADDRESS + share.encode(household), error="m", boost_error=False)
        assert int(found.version) <= LARGEST_VERSION, name


def test_names_titles_and_plans_get_plain_words(scenarios: Mapping[str, Household]) -> None:
    found = share.figures_only("ja", scenarios[SATO])
    assert [one.name for one in (*found.members, *found.siblings)] == ["父", "母", "ご本人", "きょうだい1"]
    assert found.title == ""
    assert [plan.name for plan in found.plans] == ["案1", "案2", "案3"]
    assert [one.name for one in found.accounts] == ["預貯金", "預貯金2", "預貯金3", "預貯金4"]
    assert [one.name for one in found.spending][:2] == ["毎日の暮らし", "ご本人のための支出"]


def test_two_of_a_kind_are_told_apart(scenarios: Mapping[str, Household]) -> None:
    names = [one.name for one in share.figures_only("en", scenarios["two_adult_children"]).children]
    assert names == ["Child 1", "Child 2"]


def test_every_part_of_the_file_is_decided_upon() -> None:
    decided = {*share.FIGURES, *share.PEOPLE, *share.THINGS, *share.LEFT_OUT, share.PLANS}
    assert set(Household.model_fields) <= decided


def test_every_text_that_may_leave_is_a_choice_of_ours() -> None:
    for path, model in inside(Household):
        for name, field in model.model_fields.items():
            if name in share.CODES - {"municipality"} and not any(True for _ in models(field.annotation)):
                assert list(choices_of(field.annotation)), f"{path}.{name} may hold a text of the family"


def test_every_choice_of_the_file_may_leave() -> None:
    """A choice that stayed behind would change the figures."""
    for path, model in inside(Household):
        for name, field in model.model_fields.items():
            if next(choices_of(field.annotation), None) and not path.startswith(".talk"):
                chosen = name in share.CODES or any(True for _ in models(field.annotation))
                assert chosen, f"{path}.{name} stays behind"


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def inside(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    yield path, model
    for name, field in model.model_fields.items():
        for inner in models(field.annotation):
            yield from inside(inner, f"{path}.{name}")


def test_the_words_of_the_first_version_never_change() -> None:
    """Links that were given out must open for ever: a new field goes into a new version."""
    assert zlib.crc32(share.DICTIONARIES["1"]) == CRC_OF_1


CRC_OF_1 = 3_065_337_776


def test_a_link_given_out_earlier_still_opens() -> None:
    assert share.decode(GIVEN_OUT).children[0].birth_year == 1976


GIVEN_OUT = (
    "1zhiOzVhRFoQgCLwQHwuK6eG8-6b22lbFqPzo9UsxII0z3MswlzA8NJQReGPjHnUg73eaSCGBckSXSApZRnjdRKFpAq5NFlZA8QP"
    "VeGmRujHSkDuYjlPNNq7CZrtgBCZBa6HLJsgGNIxiHLSkQjaCyGrxPbdB6vM1GfRMODRRlhXqwgnq4i_Il5hU0G2hlv__oVBzCqH"
    "GklDTyDI5N-k0Yso8zFNq3NfDqyk5otVpSFzOGkVnYP12Wl2fRAFqc-RFcwRznEz60GOrmwyu-PLYkf98DhMcDTjM2AzAlc3FsAr"
    "V9oQod3R9vg"
)


@settings(CALMLY, max_examples=200)
@given(st.integers(0, 10_000), st.sampled_from("AZaz09-_"))
def test_a_changed_letter_is_noticed(place: int, letter: str) -> None:
    place %= len(GIVEN_OUT)
    changed = GIVEN_OUT[:place] + letter + GIVEN_OUT[place + 1 :]
    if changed != GIVEN_OUT:
        assert code_of(lambda: share.decode(changed)) in ("link_damaged", "link_too_new")


@settings(CALMLY, max_examples=200)
@given(st.text(max_size=200) | st.text("AZaz09-_1", max_size=200).map("1".__add__))
def test_any_text_is_answered_with_a_problem(text: str) -> None:
    assert code_of(lambda: share.decode(text)).startswith("link_")


def packed(data: bytes) -> str:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, share.RAW, zdict=share.DICTIONARIES["1"])
    raw = share._check(data) + squeeze.compress(data) + squeeze.flush()
    return "1" + share.base64.urlsafe_b64encode(raw).decode().rstrip("=")


def test_what_is_too_much_or_too_new_is_said() -> None:
    assert code_of(lambda: share.decode("1" * (share.LONGEST + 1))) == "link_too_long"
    assert code_of(lambda: share.decode("9abc")) == "link_too_new"
    assert code_of(lambda: share.decode(packed(b'{"format":99}'))) == "format_too_new"


@pytest.mark.parametrize(
    "data",
    [
        *(b"[]", b"null", b"{}", b'{"format":2}', b"\xff", b"[" * 10_000, b"1" * 10_000, b" " * 2_000_000),
        *(b'{"format":2,"children":3}', b'{"format":2,"first_year":2026,"children":[{"birth_year":1}],"accounts":[3]}'),
        b'{"format":2,"first_year":2026,"children":[{"birth_year":1976}],"accounts":[{"owner":"x"}]}',
        b'{"format":2,"first_year":2026,"children":[{"birth_year":1976}],"spending":[{"kind":"new"}]}',
    ],
)
def test_what_holds_no_family_is_damaged(data: bytes) -> None:
    assert code_of(lambda: share.decode(packed(data))) in ("link_damaged", "link_too_long")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(b"0" * 3_000_000)
    assert len(bomb) < share.LONGEST
    assert code_of(lambda: share.decode(bomb)) == "link_damaged"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_of_a_link_has_a_sentence(lang: str) -> None:
    for code in ("link_damaged", "link_too_long", "link_too_new"):
        assert t(lang, f"problem.{code}", most=share.LONGEST)


def test_a_file_without_money_is_shared_too() -> None:
    household = Household.model_validate({"first_year": 2026, "children": [{"name": "健一", "birth_year": 1978}]})
    found = share.decode(share.encode(household))
    assert household_file.plain(found) == {
        "format": 2,
        "first_year": 2026,
        "children": [{"name": "ご本人", "birth_year": 1978}],
    }
