"""When each round is made. The clock is read here and nowhere below."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from onestory.jobs import errands, rounds, signings
from onestory.jobs.minding import minded
from onestory.jobs.scanner import scanner_at
from onestory.jobs.senders import sender_of
from onestory.jobs.telling import Telling

CLOCKWORK = "clockwork"
ASKED_FOR = "asked-for"
EVERY_TEN_SECONDS = "* * * * * */10"
EVERY_MINUTE = "* * * * *"
EVERY_QUARTER = "1,16,31,46 * * * *"
EVERY_HOUR = "17 * * * *"
AT_NIGHT = "40 3 * * *"
KEEP_FINISHED_HOURS = 1
LOST_AFTER_S = 60
AGAIN = RetryStrategy(max_attempts=20, wait=3, linear_wait=3)


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="seal", lock="seal", pass_context=False)
@minded("seal")
def seal_the_audit(timestamp: int) -> None:
    """Seal what waits, every few seconds, so that little can be lost unnoticed."""
    rounds.seal(now=datetime.now(UTC), anchors=settings.AUDIT_ANCHORS)


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="watch", lock="watch", pass_context=False)
@minded("watch")
def watch_the_front_door(timestamp: int) -> None:
    """Raise what nobody took and what ran late; chase partners past their time."""
    rounds.watch(now=datetime.now(UTC))


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="scan", lock="scan", pass_context=False)
@minded("scan")
def scan_what_is_held(timestamp: int) -> None:
    """Have files looked at that came with contacts and answers: nobody opens one before."""
    rounds.scan(now=datetime.now(UTC), scanner=scanner_at(settings.CLAMD))


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="write", lock="write", pass_context=False)
@minded("write")
def write_to_whom_it_waits_for(timestamp: int) -> None:
    """Write to people for whom something waits, so that nobody must look every hour."""
    rounds.write(now=datetime.now(UTC))


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="post", lock="post", pass_context=False)
@minded("post")
def post_the_letters(timestamp: int) -> None:
    """Hand letters over to the mail server or to GOV.UK Notify, and try again those it did not take."""
    sender = sender_of(
        notify_key=settings.NOTIFY_KEY, notify_template=settings.NOTIFY_TEMPLATE, notify_url=settings.NOTIFY_URL
    )
    rounds.post(now=datetime.now(UTC), sender=sender, hub=next(iter(settings.CSRF_TRUSTED_ORIGINS), ""))


@app.task(queue=ASKED_FOR, retry=AGAIN, pass_context=False, aliases=["onestory.jobs.tasks.note_wrong_code"])
def note_failed_sign_in(user: int, address: str) -> None:
    """Keep that somebody guessed a password, or a code from an e-mail, wrong."""
    signings.note_failed_sign_in(user=user, address=address, now=datetime.now(UTC))


@app.periodic(cron=EVERY_QUARTER)
@app.task(queue=CLOCKWORK, queueing_lock="count", lock="count", pass_context=False)
@minded("count")
def count_the_doors(timestamp: int) -> None:
    """Reconcile what was acknowledged with what is there, a minute after each quarter of an hour."""
    rounds.count(now=datetime.now(UTC))


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="index", lock="index", pass_context=False)
@minded("index")
def index_what_came(timestamp: int) -> None:
    """Link and write up what partners' files brought or took back."""
    rounds.index(now=datetime.now(UTC))


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="tell", lock="tell", pass_context=False)
@minded("tell")
def tell_of_broken_glass(timestamp: int) -> None:
    """Tell the access reviewers, well within the minute."""
    rounds.tell(now=datetime.now(UTC))


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="lock", lock="index", pass_context=False)
@minded("lock")
def lock_what_waits(timestamp: int) -> None:
    """Lock the places of shielded people that came while the keys were away; seal forms that stand in clear."""
    rounds.lock(now=datetime.now(UTC))


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(queue=CLOCKWORK, queueing_lock="hide", lock="hide", pass_context=False)
@minded("hide")
def hide_what_was_told(timestamp: int) -> None:
    """Take the places of shielded people out of what was told of them, and give them back once nothing hides them."""
    rounds.hide(now=datetime.now(UTC))


@app.periodic(cron=AT_NIGHT)
@app.task(queue=CLOCKWORK, queueing_lock="months", pass_context=False)
@minded("months")
def make_the_months(timestamp: int) -> None:
    """Next year's partitions, in good time."""
    rounds.make_months(now=datetime.now(UTC))


@app.periodic(cron=AT_NIGHT)
@app.task(queue=CLOCKWORK, queueing_lock="forget", pass_context=False)
@minded("forget")
def forget_what_was_not_sent(timestamp: int) -> None:
    """Delete drafts past their day."""
    rounds.forget(now=datetime.now(UTC))


@app.task(queue=ASKED_FOR, retry=AGAIN, pass_context=False)
def carry_out_errand(errand: int, council: int) -> None:
    """Read, import or take back a file, as somebody asked on a page."""

    def tell(done: int, of: int) -> None:
        errands.tell(errand, council=council, done=done, of=of, clock=_now)

    with Telling(tell) as progress:
        errands.carry_out(errand, council=council, clock=_now, progress=progress)


@app.periodic(cron=EVERY_MINUTE)
@app.task(queue=CLOCKWORK, queueing_lock="take-up", pass_context=False)
@minded("take-up")
async def take_up_what_was_dropped(timestamp: int) -> None:
    """Put back in the queue what a killed worker had in hand; a round of the clock is left to the next round.

    Left as it was, it would hold its lock, and everything behind it, for ever.
    """
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=LOST_AFTER_S):
        if job.queue == CLOCKWORK:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job)


@app.periodic(cron=EVERY_HOUR)
@app.task(queue=CLOCKWORK, queueing_lock="refused", lock="refused", pass_context=False)
@minded("refused")
def raise_what_was_refused(timestamp: int) -> None:
    """Raise files whose refused rows have waited longer than a working day."""
    rounds.raise_refused(now=datetime.now(UTC))


@app.periodic(cron=EVERY_HOUR)
@app.task(queue=CLOCKWORK, queueing_lock="flag", lock="flag", pass_context=False)
@minded("flag")
def flag_the_looks(timestamp: int) -> None:
    """Put looks without need to the reviewers, within the hour."""
    rounds.flag(now=datetime.now(UTC))


@app.periodic(cron=EVERY_HOUR)
@app.task(queue=CLOCKWORK, queueing_lock="clear", pass_context=False)
@minded("clear")
async def clear_finished_jobs(timestamp: int) -> None:
    """Remove the records of jobs done: a seal every ten seconds would else be three million rows a year."""
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_FINISHED_HOURS)


def _now() -> datetime:
    return datetime.now(UTC)
