"""Forms as data: pages of questions, which of them are asked, and what is wrong with an answer in plain English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats, check_said
from onestory.vocabulary.code_sets import CodeSet

Answers = Mapping[str, object]


class Kind(StrEnum):
    """What sort of answer a question takes, and so which control it is drawn as."""

    LINE = "line"
    TEXT = "text"
    YES_NO = "yes-no"
    ONE_OF = "one-of"
    SOME_OF = "some-of"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs-number"


CHOOSING = frozenset({Kind.ONE_OF, Kind.SOME_OF})
LONGEST = {Kind.LINE: 200, Kind.TEXT: 10_000, Kind.EMAIL: 254, Kind.PHONE: 30, Kind.POSTCODE: 10}


@dataclass(frozen=True)
class AskedWhen:
    """Ask only when another question of the same page or an earlier one was answered with one of these."""

    question: str
    is_any_of: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the answers given so far call for it."""
        given = answers.get(self.question)
        chosen = given if isinstance(given, (list, tuple)) else (given,)
        return any(str(answer) in self.is_any_of for answer in chosen if answer is not None)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `called` is what an error message calls its answer: "the child's family name".

    `days_about_today` are how many days before and after today a date may lie.
    """

    name: str
    asks: str
    kind: Kind = Kind.LINE
    called: str = ""
    hint: str = ""
    required: bool = True
    choices: CodeSet | None = None
    asked_when: AskedWhen | None = None
    longest: int = 0
    smallest: int | None = None
    largest: int | None = None
    in_the_past: bool = False
    days_about_today: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        check_code("A question", self.name.replace("_", "-"))
        check_said(f"The question {self.name}", asks=self.asks)
        if (self.kind in CHOOSING) != (self.choices is not None):
            raise DeclarationError(
                f"The question {self.name} is {self.kind}: choices go with one-of and some-of alone."
            )

    @property
    def answer_is(self) -> str:
        """The answer as an error message names it."""
        return self.called or f"an answer to “{self.asks}”"

    @property
    def most_characters(self) -> int | None:
        """How long a written answer may be; None where length means nothing."""
        return self.longest or LONGEST.get(self.kind)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What is asked together.

    A page that `repeats` ("child", "adult") is answered once for each of them, as a list kept under the page's code.
    """

    code: str
    title: str
    questions: tuple[Question, ...]
    repeats: str = ""
    at_least: int = 0
    at_most: int = 20
    asked_when: AskedWhen | None = None
    intro: str = ""

    def __post_init__(self) -> None:
        check_code("A page", self.code)
        check_said(f"The page {self.code}", title=self.title)
        check_no_repeats(f"The page {self.code}", (question.name for question in self.questions))

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """The questions these answers lead to. An answer to a question not asked leads nowhere."""
        standing: dict[str, object] = {name: answer for name, answer in answers.items() if not self._has(name)}
        asked = []
        for question in self.questions:
            if question.asked_when is None or question.asked_when.holds(standing):
                asked.append(question)
                standing[question.name] = answers.get(question.name)
        return tuple(asked)

    def _has(self, name: str) -> bool:
        return any(question.name == name for question in self.questions)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form in one of its versions. Answers keep the version they were given under."""

    code: str
    title: str
    version: str
    since: date
    source: str
    pages: tuple[Page, ...]

    def __post_init__(self) -> None:
        check_code("A form", self.code)
        check_said(f"The form {self.code}", title=self.title, version=self.version, source=self.source)
        check_no_repeats(f"The form {self.code}", (page.code for page in self.pages))
        check_no_repeats(
            f"The form {self.code}", (q.name for page in self.pages for q in page.questions if not page.repeats)
        )
        _check_branches(self)

    def page(self, code: str) -> Page:
        """The page under this code."""
        return next(page for page in self.pages if page.code == code)

    def pages_asked(self, answers: Answers) -> tuple[Page, ...]:
        """The pages these answers lead to, in order."""
        return tuple(page for page in self.pages if page.asked_when is None or page.asked_when.holds(answers))

    def page_after(self, code: str, answers: Answers) -> Page | None:
        """The next page asked after this one; None when it is the last."""
        asked = self.pages_asked(answers)
        following = (later for page, later in pairwise(asked) if page.code == code)
        return next(following, None)


def form_in_force(forms: tuple[Form, ...], on: date) -> Form:
    """The version of a form to ask on a day: the newest already begun."""
    return max((form for form in forms if form.since <= on), key=lambda form: form.since)


def form_of_version(forms: tuple[Form, ...], version: str) -> Form:
    """The version answers were given under, for reading them back as they were asked."""
    return next(form for form in forms if form.version == version)


def _check_branches(form: Form) -> None:
    seen: dict[str, Question] = {}
    for page in form.pages:
        _check_branch(f"The page {page.code}", page.asked_when, seen)
        before = dict(seen)
        for question in page.questions:
            _check_branch(f"The question {question.name}", question.asked_when, before)
            before[question.name] = question
        if not page.repeats:
            seen = before


def _check_branch(what: str, asked_when: AskedWhen | None, before: Mapping[str, Question]) -> None:
    if asked_when is None:
        return
    if asked_when.question not in before:
        raise DeclarationError(f"{what} depends on {asked_when.question}, which is not asked before it.")
    strange = sorted(set(asked_when.is_any_of) - set(_possible_answers(before[asked_when.question])))
    if strange:
        raise DeclarationError(f"{what} waits for {', '.join(strange)}, which {asked_when.question} cannot be.")


def _possible_answers(question: Question) -> Iterator[str]:
    if question.kind is Kind.YES_NO:
        yield from ("yes", "no")
    for code in question.choices.entries if question.choices else ():
        yield code.code
