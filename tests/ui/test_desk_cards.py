"""相談先のカード: a few desks at once, the others to unfold; a stage with its desks, chosen by the family."""

from streamlit.testing.v1 import AppTest


def of_a_group() -> None:
    from planner import desks  # noqa: PLC0415
    from planner.ui import desk_cards  # noqa: PLC0415

    desk_cards.show("ja", desks.for_stage("40100", "group"), most=2)


def of_a_pension() -> None:
    from planner import desks  # noqa: PLC0415
    from planner.ui import desk_cards  # noqa: PLC0415

    desk_cards.show("en", desks.for_step("04100", "pension_record"))


def of_a_stage() -> None:
    from planner.ui import stage_card  # noqa: PLC0415

    chosen = stage_card.choose("ja", key="stage")
    if chosen is not None:
        stage_card.show("ja", chosen, "35202")


def html(app: AppTest) -> list[str]:
    return [one.proto.body for one in app.get("html")]


def test_a_few_desks_stand_there_and_the_others_unfold() -> None:
    app = AppTest.from_function(of_a_group).run()
    assert not app.exception
    first, others = html(app)
    assert first.count('class="desk"') == 2
    assert app.expander[0].label == f"ほかの相談先を見る（あと{others.count('</h3>')}か所）"


def test_nothing_unfolds_where_all_are_shown() -> None:
    app = AppTest.from_function(of_a_pension).run()
    assert not app.exception
    assert not app.expander
    assert "Pension office" in html(app)[0]


def test_a_stage_is_shown_when_it_is_chosen() -> None:
    app = AppTest.from_function(of_a_stage).run()
    assert not html(app)
    app.radio[0].set_value("family").run()
    assert not app.exception
    everything = "".join(html(app))
    assert "家族支援" in everything
    assert "ふらっとコミュニティ" in everything
    assert "選ぶまでは今のままの見通し" in everything
