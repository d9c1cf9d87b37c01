"""When each round is made. The clock is read here and nowhere below."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from onestory.jobs import rounds

CLOCKWORK = "clockwork"
EVERY_TEN_SECONDS = "* * * * * */10"
EVERY_MINUTE = "* * * * *"
EVERY_HOUR = "17 * * * *"
AT_NIGHT = "40 3 * * *"
KEEP_FINISHED_HOURS = 1


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="seal", lock="seal", pass_context=False)
def seal_the_audit(timestamp: int) -> None:
    """Seal what waits, every few seconds, so that little can be lost unnoticed."""
    rounds.seal(now=datetime.now(UTC), anchors=settings.AUDIT_ANCHORS)


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="watch", lock="watch", pass_context=False)
def watch_the_front_door(timestamp: int) -> None:
    """Raise what nobody took and what ran late; chase partners past their time."""
    rounds.watch(now=datetime.now(UTC))


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="index", lock="index", pass_context=False)
def index_what_came(timestamp: int) -> None:
    """Link and write up what partners' files brought or took back."""
    rounds.index(now=datetime.now(UTC))


@app.periodic(cron=AT_NIGHT)
@app.task(queue=CLOCKWORK, queueing_lock="months", pass_context=False)
def make_the_months(timestamp: int) -> None:
    """Next year's partitions, in good time."""
    rounds.make_months(now=datetime.now(UTC))


@app.periodic(cron=AT_NIGHT)
@app.task(queue=CLOCKWORK, queueing_lock="forget", pass_context=False)
def forget_what_was_not_sent(timestamp: int) -> None:
    """Delete drafts past their day."""
    rounds.forget(now=datetime.now(UTC))


@app.periodic(cron=EVERY_HOUR)
@app.task(queue=CLOCKWORK, queueing_lock="clear", pass_context=False)
async def clear_finished_jobs(timestamp: int) -> None:
    """Remove the records of jobs done: a seal every ten seconds would else be three million rows a year."""
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_FINISHED_HOURS)
