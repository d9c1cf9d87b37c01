"""What the rules beside this file must find, and what they must let pass. Nothing here is ever run."""

from onestory.frontdoor.actions.understanding.open_contact import open_contact

# ruleid: disclosure-without-a-line
from onestory.frontdoor.queries.understanding.contacts import contact

# ok: disclosure-without-a-line
from onestory.frontdoor.queries.running.work import my_work

# ruleid: disclosure-without-a-line
from onestory.people.queries.single_view import page_of


def asks(cursor, name, stamp):
    # ruleid: statement-built-from-words
    cursor.execute(f"select * from people_person where family_name = '{name}'")
    # ruleid: statement-built-from-words
    cursor.execute("select * from people_person where family_name = '%s'" % name)
    # ruleid: statement-built-from-words
    cursor.execute("select * from " + name)
    # ruleid: statement-built-from-words
    cursor.execute("select * from {}".format(name))
    # ok: statement-built-from-words
    cursor.execute("select * from people_person where family_name = %s", [name])
    # ruleid: words-trusted-as-markup
    mark_safe(name)
    # ruleid: words-trusted-as-markup
    Markup(name)
    # ok: words-trusted-as-markup
    Markup("<b>{}</b>").format(name)
    # ruleid: moment-without-a-zone
    datetime.now()
    # ruleid: moment-without-a-zone
    date.today()
    # ok: moment-without-a-zone
    datetime.now(UTC)
    # ruleid: moment-without-a-zone
    datetime.fromtimestamp(stamp)
    # ruleid: question-outside-every-council
    Person.objects.filter(family_name=name)
    # ruleid: question-outside-every-council
    stand(the_system(council=1, council_code=""))
    # ok: question-outside-every-council
    my_work(viewer=open_contact)
