"""The dashboard while an analyst corrects: its dialog, the note, the journal of the store."""

from dashboard_app import errors_of, html_of

from components.store.corrections import journal

HARM = '<script>alert("x")</script> **bold** $x$ [link](javascript:alert(1))'


def wait_for_correction(app):
    """Wait until the correction of before is in force."""
    note = app.session_state["correction_note"] if "correction_note" in app.session_state else None  # noqa: SIM401 (it has no get)
    if note is not None and note.process is not None:
        note.process.wait(60)


def settled(app):
    """The app when the correction of before is in force."""
    wait_for_correction(app)
    return app.run()


def opened(app, kind, which):
    """The app with the dialog that corrects something open."""
    app.session_state["correcting"] = (kind, which)
    app.run()
    assert errors_of(app) == []
    return app


def entries(store):
    return journal.read(store).corrections


def only_entry(app, store):
    assert errors_of(app) == []
    assert "correcting" not in app.session_state
    (entry,) = entries(store)
    assert "Saved." in html_of(app)
    return entry
