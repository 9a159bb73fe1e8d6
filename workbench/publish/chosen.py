"""What is published: one case as it stands, and which of its verdicts a person chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.compare.policies import AS_WRITTEN
from workbench.export.rows import gravity
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Verdict
from workbench.model.review import OPEN, STATES, PairKey, Review, by_reviewer, standing, state_of
from workbench.model.statement import Statement
from workbench.model.text import Case, Document
from workbench.pipeline import Workbench
from workbench.views import CaseView

VERDICTS = tuple(one.value for one in Verdict)
__all__ = ["STATES", "VERDICTS", "Choice", "Material", "material"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which comparisons to publish, by verdict and by what reviewers decided, and by which counting
    policy amounts become single numbers. An empty wish is none."""

    verdicts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    policy: str = AS_WRITTEN


@dataclass(frozen=True)
class Material:
    """A case with everything its exports are made of. `encoder` names the model that brought the
    statements together."""

    view: CaseView
    lexicon: Lexicon
    encoder: str = ""

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.view.case

    @property
    def documents(self) -> Mapping[str, Document]:
        """Its documents by id."""
        return self.view.documents

    @property
    def statements(self) -> Mapping[str, Statement]:
        """Its statements by id."""
        return self.view.statements

    @cached_property
    def decided(self) -> Mapping[PairKey, Review]:
        """The decision that stands on each pair of statements."""
        return standing(self.view.reviews)

    @cached_property
    def states(self) -> Mapping[PairKey, str]:
        """Which of STATES a reviewed pair is in."""
        return {pair: state_of(found) for pair, found in by_reviewer(self.view.reviews).items()}

    @cached_property
    def comparisons(self) -> Sequence[Comparison]:
        """The comparisons whose statements are still there, the gravest verdicts first."""
        there = (
            one
            for one in self.view.comparisons
            if one.left_id in self.statements and one.right_id in self.statements
        )
        return sorted(there, key=gravity)

    def review_of(self, one: Comparison) -> Review | None:
        """Returns the decision that stands on a comparison, None where there is none."""
        return self.decided.get(frozenset((one.left_id, one.right_id)))

    def state_of(self, one: Comparison) -> str:
        """Returns which of STATES a comparison is in: open, or what reviewers decided."""
        return self.states.get(frozenset((one.left_id, one.right_id)), OPEN)

    def chosen(self, choice: Choice) -> list[Comparison]:
        """Returns the comparisons that answer the choice, the gravest verdicts first."""
        return [
            one
            for one in self.comparisons
            if (not choice.verdicts or one.verdict.value in choice.verdicts)
            and (not choice.states or self.state_of(one) in choice.states)
        ]


def material(bench: Workbench, case_id: str) -> Material:
    """Returns what the exports of a case are made of, as the store holds it now."""
    return Material(bench.view(case_id), bench.lexicon, bench.alignment.encoder_name)
