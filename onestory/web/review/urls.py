"""Addresses of match review."""

from django.urls import path

from onestory.web.review import corrections, discrepancies, history, how_many, misled, queue, severing

urlpatterns = [
    path("review", queue.waiting, name="match-review"),
    path("review/<int:question>", queue.one, name="match-question"),
    path("review/people/<uuid:person>", history.lines, name="match-history"),
    path("review/people/<uuid:person>/how-many", how_many.one, name="match-how-many"),
    path("review/people/<uuid:person>/take-out", history.take_out, name="match-take-out"),
    path("review/people/<uuid:person>/changes/<int:change>", history.undo, name="match-undo"),
    path("review/to-tell", misled.waiting, name="to-tell"),
    path("review/to-tell/<int:number>", misled.told, name="misled-told"),
    path("review/adoptions", severing.tasks, name="severances"),
    path("review/adoptions/<int:number>", severing.one, name="severance"),
    path("review/adoptions/<int:number>/decide", severing.decide, name="severance-decide"),
    path("review/adoptions/<int:number>/decline", severing.decline, name="severance-decline"),
    path("discrepancies", discrepancies.listed, name="discrepancies"),
    path("discrepancies/tell", discrepancies.tell, name="discrepancies-tell"),
    path("discrepancies/<int:number>", discrepancies.one, name="discrepancy"),
    path("discrepancies.csv", discrepancies.take, name="discrepancies-file"),
    path("corrections", corrections.listed, name="corrections"),
    path("corrections/<int:number>", corrections.one, name="correction"),
    path("corrections.csv", corrections.take, name="corrections-file"),
]
