"""What a form of a `pattern` rule says that it needs stands in everything that its pattern matches."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex

import lint
from lint.checks.pattern import Form

FORMS = [form for rule in lint.load_pack().rules.values() if rule.kind == "pattern" for form in rule.params.forms if form.needs]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pattern.source[:24])
@given(data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_match_holds_a_word_that_is_needed(form: Form, data: DataObject) -> None:
    # Neither side of a pattern is looked at by its match, so that what stands there cannot help.
    bare = re.sub(r"\(\?<?[=!](?:\[[^]]*\]|[^][()])*\)", "", form.pattern.source)
    written = data.draw(from_regex(bare))
    for found in re.finditer(bare, written):
        assert any(word in found[0] for word in form.needs)


def test_some_forms_need_words() -> None:
    assert FORMS
