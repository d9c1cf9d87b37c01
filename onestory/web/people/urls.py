"""Addresses of the pages about people."""

from django.urls import path

from onestory.web.people import (
    adding,
    beside,
    documents,
    family_report,
    find,
    find_words,
    held,
    marking,
    network,
    person,
    reaching,
    searching,
    story,
    ties,
    versions,
)

urlpatterns = [
    path("find", find.find, name="find"),
    path("find/add", adding.add, name="find-add"),
    path("find/words", find_words.find_words, name="find-words"),
    path("people/<uuid:who>", person.person, name="person"),
    path("people/<uuid:who>/reach", reaching.reach, name="person-reach"),
    path("people/<uuid:who>/story", story.story, name="person-story"),
    path("people/<uuid:who>/story/lines/<int:line>", marking.mark, name="story-line"),
    path("people/<uuid:who>/side-by-side", beside.beside, name="person-beside"),
    path("people/<uuid:who>/family", network.network, name="person-network"),
    path("people/<uuid:who>/network", ties.ties, name="person-ties"),
    path("people/<uuid:who>/network/record", ties.record, name="person-tie"),
    path("people/<uuid:who>/network/<int:tie>/take-back", ties.take_back, name="person-tie-back"),
    path("people/<uuid:who>/for-family", family_report.prepare, name="family-report"),
    path("people/<uuid:who>/for-family/<int:number>", family_report.given, name="family-report-given"),
    path("people/<uuid:who>/for-family/<int:number>.pdf", family_report.printed, name="family-report-printed"),
    path("people/<uuid:who>/held", held.held, name="person-held"),
    path("people/<uuid:who>/held/<str:key>", held.ask, name="person-held-ask"),
    path("asked-for", held.mine, name="asked-for"),
    path("people/<uuid:who>/search", searching.search, name="person-search"),
    path("people/<uuid:who>/documents", documents.documents, name="person-documents"),
    path("people/<uuid:who>/documents/<uuid:document>", documents.read, name="person-document"),
    path("people/<uuid:who>/documents/<uuid:document>/file", documents.take, name="person-document-file"),
    path("people/<uuid:who>/versions", versions.versions, name="person-versions"),
    path("people/<uuid:who>/versions/<int:number>", versions.version, name="person-version"),
    path(
        "people/<uuid:who>/versions/<int:number>.<str:form>",
        versions.version_file,
        name="person-version-file",
    ),
]
