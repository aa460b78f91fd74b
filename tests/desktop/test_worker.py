"""The worker's lines, its ends, and how it is stopped."""

import os
import threading
import time

import pytest
from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject


class Feedback(QgsProcessingFeedback):
    """Remembers what it was told; cancels itself at the first progress if asked to."""

    def __init__(self, cancel=False):
        super().__init__(False)
        self.cancel_at_once, self.infos, self.texts, self.debug = cancel, [], [], []
        self.percents = []
        self.progressChanged.connect(self._progress)

    def _progress(self, percent):
        self.percents.append(percent)
        if self.cancel_at_once:
            self.cancel()

    def pushInfo(self, info):
        self.infos.append(info)

    def pushDebugInfo(self, info):
        self.debug.append(info)

    def setProgressText(self, text):
        self.texts.append(text)


def test_progress_messages_and_result_arrive(fake):
    feedback = Feedback()
    outputs = fake.run("good", ["a b", "ü"], feedback)
    assert outputs == {"argv": ["a b", "ü", "--json"], "text": "µ"}
    assert feedback.infos == ["hello"]
    assert feedback.percents == [25, 50, 100]
    assert feedback.texts[-1] == "tile · 3 min left"


def test_messages_come_in_the_words_of_who_asked(fake):
    feedback = Feedback()
    fake.run("good", [], feedback, str.upper)
    assert feedback.infos == ["HELLO"]


def test_a_long_run_does_not_fill_the_log(fake):
    """Processing's windows and qgis_process keep each text as a line of their log."""
    feedback = Feedback()
    fake.run("long", [], feedback)
    encoding = [text for text in feedback.texts if text.startswith("Summing up the images: ")]
    assert [text.partition(": ")[2] for text in encoding[:2]] == ["block 0", "block 20 · 54 s left"]
    assert len(encoding) == 9  # the start, and each tenth until ten seconds are left
    assert feedback.texts[9:] == ["Joining: block 0"]


def test_our_own_window_shows_each_step_in_place(fake):
    from aef_fields.aef_qgis.dialogs.task_run import SignalFeedback

    feedback, texts = SignalFeedback(""), []
    feedback.doing.connect(texts.append)
    fake.run("long", [], feedback)
    assert len(texts) == 402


def test_lines_that_are_no_events_do_no_harm(fake):
    assert fake.run("garbage", [], Feedback()) == {"x": 1}


def test_bad_input_comes_as_the_workers_own_sentence(fake):
    with pytest.raises(fake.WorkerError) as error:
        fake.run("bad_input", [], Feedback())
    assert str(error.value) == "The file a.tif is empty; choose another."


def test_a_bug_is_told_and_its_traceback_logged(fake):
    feedback = Feedback()
    with pytest.raises(fake.WorkerError, match=r"exit code 1.*RuntimeError: the fake bug"):
        fake.run("bug", [], feedback)
    assert "Traceback" in feedback.debug[0]


def test_a_crash_is_told(fake):
    with pytest.raises(fake.WorkerError, match="stopped by the system"):
        fake.run("crash", [], Feedback())


def test_success_without_a_result_is_no_success(fake):
    with pytest.raises(fake.WorkerError, match="ended without a result"):
        fake.run("silent", [], Feedback())


def test_much_on_stderr_does_not_block(fake):
    assert fake.run("flood", [], Feedback()) == {"x": 1}


def test_waiting_for_a_silent_worker_costs_no_processor_time(fake):
    before = time.process_time()
    assert fake.run("closed", [], Feedback()) == {"x": 1}
    assert time.process_time() - before < 0.5


def test_cancel_closes_stdin_and_the_worker_ends_by_itself(fake, monkeypatch):
    monkeypatch.setattr(fake, "TERMINATE_MS", 50_000)  # nobody else ends it
    clock = QElapsedTimer()
    clock.start()
    with pytest.raises(fake.WorkerCancelled, match="What was finished is kept"):
        fake.run("wait", [], Feedback(cancel=True))
    assert clock.elapsed() < fake.TERMINATE_MS


def test_cancelled_it_promises_no_more_than_the_worker_keeps(fake):
    with pytest.raises(fake.WorkerCancelled, match=r"^Cancelled\.$"):
        fake.run("begin_anew", [], Feedback(cancel=True))


def test_a_worker_that_does_not_listen_is_killed(fake, monkeypatch):
    monkeypatch.setattr(fake, "TERMINATE_MS", 200)
    monkeypatch.setattr(fake, "KILL_MS", 500)
    clock = QElapsedTimer()
    clock.start()
    with pytest.raises(fake.WorkerCancelled):
        fake.run("deaf", [], Feedback(cancel=True))
    assert clock.elapsed() < 50_000  # by itself it takes a minute


def test_what_qgis_set_for_itself_is_not_inherited(fake, monkeypatch):
    for name in (*fake.FOREIGN, "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "/foreign")
    variables = fake.run("variables", [], Feedback())["variables"]
    assert not {*fake.FOREIGN, "QT_PLUGIN_PATH"} & set(variables)
    assert variables["PATH"] == os.environ["PATH"]


def test_it_runs_in_the_thread_of_an_algorithm(fake):
    found = []
    thread = threading.Thread(target=lambda: found.append(fake.run("good", [], Feedback())))
    thread.start()
    thread.join(60)
    assert found[0]["text"] == "µ"


def test_an_interpreter_that_is_gone_is_named(fake, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    with pytest.raises(fake.WorkerError, match=r"“/gone/python”.*Worker environment"):
        fake.run("good", [], Feedback())


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("good", {"argv": ["--json"], "text": "µ"}),
        ("bad_input", "The file a.tif is empty; choose another."),
        ("bug", "RuntimeError: the fake bug"),
    ],
)
def test_a_window_gets_its_answer_later(fake, wait_for, command, expected):
    got = []
    query = fake.Query(command, [])
    query.succeeded.connect(got.append)
    query.failed.connect(got.append)
    query.start()
    assert got == []
    wait_for(lambda: got)
    assert expected == got[0] if isinstance(expected, dict) else expected in got[0]


def test_a_stopped_query_says_nothing_more(fake, qgis_app):
    got = []
    query = fake.Query("deaf", [])
    query.succeeded.connect(got.append)
    query.failed.connect(got.append)
    query.start()
    query.stop()
    QCoreApplication.processEvents()
    assert got == []


def test_queries_go_once_they_are_answered_or_stopped(fake, wait_for, monkeypatch):
    """A window asks each time a setting changes, and lives as long as QGIS."""
    window, got = QObject(), []

    def ask(command):
        query = fake.Query(command, [], window)
        query.succeeded.connect(got.append)
        query.failed.connect(got.append)
        query.start()
        return query

    ask("good")
    ask("bad_input")
    ask("deaf").stop()
    wait_for(lambda: len(got) == 2)
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    ask("good")
    ask("good").stop()
    wait_for(lambda: len(got) == 3)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(QObject)
