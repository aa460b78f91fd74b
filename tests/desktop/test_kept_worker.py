"""The worker that stays: what it does with answers that come late, never, or from the dead."""

import os
import signal

import pytest


@pytest.fixture
def kept(fake, qgis_app):
    from aef_fields.aef_qgis.kept_worker import KeptWorker

    worker = KeptWorker()
    yield worker
    worker.stop()


def test_it_starts_with_the_first_question_and_answers_in_order(kept, wait_for):
    assert not kept.running
    told = []
    kept.ask("open", lambda o: told.append(("open", o["argv"])), embedding="a.tif")
    kept.ask("echo", lambda o: told.append(("echo", o["text"])), text="µ")
    wait_for(lambda: len(told) == 2)
    assert told == [("open", {"embedding": "a.tif"}), ("echo", "µ")]


def test_only_the_newest_preview_is_answered(kept, wait_for):
    told = []
    for number in range(5):
        kept.ask("preview", lambda o: told.append(o["argv"]["number"]), None, number=number)
    kept.ask("echo", lambda _: told.append("end"), text="")
    wait_for(lambda: "end" in told)
    assert told == [4, "end"]


def test_a_refusal_is_a_sentence_and_the_talk_goes_on(kept, wait_for):
    told = []
    kept.ask("refuse", None, told.append)
    kept.ask("echo", lambda o: told.append(o["text"]), text="on")
    wait_for(lambda: len(told) == 2)
    assert told == ["That can't be done; do something else.", "on"]


def test_a_killed_worker_is_told_of_and_starts_again_with_the_next_question(kept, wait_for):
    lost, told = [], []
    kept.lost.connect(lost.append)
    kept.ask("echo", lambda o: told.append(o["text"]), text="first")
    wait_for(lambda: told == ["first"])
    kept.ask("hang")
    os.kill(kept.pid, signal.SIGKILL)
    wait_for(lambda: lost)
    assert not kept.running
    kept.ask("echo", lambda o: told.append(o["text"]), text="second")
    wait_for(lambda: told == ["first", "second"])


def test_one_that_dies_again_and_again_is_left_alone(kept, wait_for):
    lost, gone = [], []
    kept.lost.connect(lambda s: (lost.append(s), kept.ask("die")))
    kept.lost_for_good.connect(gone.append)
    kept.ask("die")
    wait_for(lambda: gone)
    assert len(lost) == 2
    assert "three times" in gone[0]


def test_without_an_environment_the_question_is_refused(kept, wait_for, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    told = []
    kept.ask("open", None, told.append)
    wait_for(lambda: told)
    assert "/gone/python" in told[0]


def test_stopping_leaves_no_process(kept, wait_for):
    told = []
    kept.ask("echo", told.append, text="")
    wait_for(lambda: told)
    pid = kept.pid
    kept.ask("hang")
    kept.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_refusal_does_not_come_after_the_end(qgis_app, monkeypatch, no_setting):
    """Without an environment the answer is ready at once, and whoever asked may be gone by then."""
    from aef_fields.aef_qgis.kept_worker import KeptWorker
    from qgis.PyQt.QtTest import QTest

    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    said = []
    worker = KeptWorker()
    worker.ask("open", None, said.append)
    worker.stop()
    QTest.qWait(50)
    assert said == []
    worker.ask("open", None, said.append)
    QTest.qWait(50)
    assert len(said) == 1 and "/gone/python" in said[0]
