"""The thing counted, where it decides the category (计数对象)."""

from __future__ import annotations

from reportkit.grammar.quantities import Frame
from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Category
from reportkit.records.figures.activities import Activities
from reportkit.records.figures.discourse import Discourse, of_implementation
from reportkit.records.figures.words import ACTS, DEPUTIES, INTO, PERSON_UNITS, SUGGESTION_UNITS, Decision
from reportkit.records.meetings.counting import names_matter
from reportkit.text.said import any_in

REACHED = ("批", "批次", "份", "件", "个", "对", "座", "口", "台", "艘", "宗")
# What is itself the fruit of a survey, and not a place that it reached.
PAPERS = ("课题", "报告", "文章", "论文", "材料", "成果")
LAWS = (Category.LEGISLATION, Category.LAW_INSPECTION)
LAW_UNITS = ("部", "件", "项", "个")
PAPER_UNITS = ("个", "项", "份", "件", "次")
GIVEN = ("结对", "结成", "认领", "捐", "扶持", "帮扶", "办好事", "联系贫困户", "联系困难户")
GATHERED = ("交流", "交流了", "征集", "征集到", "征集了")  # papers that were read out or asked for, not printed
HEARD = ("报告", "汇报", "通报")
CHECKS = ("检查", "回头看")


class Things:
    """The claims of nouns: what stands beside the number and is counted."""

    def __init__(self, discourse: Discourse, activities: Activities, *, cppcc: bool) -> None:
        self.discourse = discourse
        self.paragraph = discourse.paragraph
        self.topic = discourse.topic
        self.activities = activities
        self.cppcc = cppcc

    def claim(self, frame: Frame, head: Token) -> Decision | None:
        """The thing counted decides; None where it stands too far off, or is of no category by itself."""
        if self._too_far(frame, head):
            return None
        if (checked := self._implementation(frame, head)) is not None:
            return checked
        if head.word == "信息" and "社情民意" not in self.paragraph.joined.text:
            return Decision(Category.PUBLICITY, "noun", head)
        return self._of_a_kind(frame, head) or self._of_a_category(frame, head)

    def _too_far(self, frame: Frame, head: Token) -> bool:
        """Whether a suggestion or a deputy in an earlier part of the clause is not what is counted."""
        if frame.side != "far":
            return False
        unit = frame.numeral.unit
        acted = any(t.start >= head.end and t.features.get("cue") in ACTS for t in frame.left)
        named = frame.right_text[:1] not in ("", "、") and unit == "个"
        if head.features.get("noun") == Category.DEPUTY_WORK and named and frame.head is head:
            return True  # 由副主席各联系一个市
        if head.word in DEPUTIES and (unit == "次" or acted or INTO.search(frame.left_text)):
            return True
        gap = self.paragraph.joined.text[head.end : frame.numeral.start]
        return "kind" in head.features and (len(gap) > 8 or "后" in gap or unit in ("个", "方面", "次"))

    def _of_a_kind(self, frame: Frame, head: Token) -> Decision | None:
        """Suggestions and meetings, which have records of their own."""
        features, unit = head.features, frame.numeral.unit or ""
        if unit in ("期", "场", "次") and frame.side == "right" and "kind" in features:
            held = next(
                (t for t in reversed(frame.right) if t.features.get("noun") == "training" or "body" in t.features), None
            )
            if held is not None:
                return Decision(Category.MEETING if "body" in held.features else Category.TRAINING, "noun", held)
        if unit in SUGGESTION_UNITS and unit != "次":
            if "kind" in features:
                return Decision(Category.SUGGESTION, "noun", head)
            if frame.head is not None and "kind" in frame.head.features and frame.side == "right":
                return Decision(Category.SUGGESTION, "noun", frame.head)
        happens = unit not in PERSON_UNITS and frame.numeral.measure in ("event", "other")
        happens = happens and not frame.right_text.startswith("方面")
        if "body" in features and happens and not names_matter(self.paragraph, head):
            return Decision(Category.MEETING, "noun", head)
        return None

    def _of_a_category(self, frame: Frame, head: Token) -> Decision | None:
        """The category of the word, where the measure word does not speak against it or give it another."""
        unit = frame.numeral.unit or ""
        if head.word in DEPUTIES and frame.side == "left" and unit in ("件", "条", "项"):
            return None  # of theirs, not of them
        category = _by_neighbours(frame, head, unit)
        if category in (None, Category.PUBLICITY, Category.OTHER) and self._is_part_of_its_like(frame, head):
            return Decision(self.topic.category or Category.OTHER, "noun", head)
        told = [t.features.get("cue") for t in frame.left]
        if category == Category.PUBLICITY and self.discourse.text.endswith(GATHERED, 0, head.start):
            return Decision(Category.OTHER, "noun", head)
        if category == Category.LIVELIHOOD and self._of_deputies(frame):
            return Decision(Category.DEPUTY_WORK, "noun", head)
        if category == Category.FILING_REVIEW and head.word.endswith("文件") and not self.discourse.of_files():
            return Decision(Category.OTHER, "noun", head)
        if category == Category.LEGISLATION and self.discourse.checked(frame):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if category == Category.LEGISLATION and "filing_review" in told and "草案" not in head.word:
            return Decision(Category.FILING_REVIEW, "filing", head)
        laws = category in (Category.LEGISLATION, Category.LAW_INSPECTION) and unit == "部" and "草案" not in head.word
        if laws and "legislation" not in told and "检查" in frame.sentence.text:
            return Decision(Category.LAW_INSPECTION, "noun", head)
        papers = category == Category.SURVEY and head.word.endswith(PAPERS)
        reached = not papers and (
            frame.numeral.measure in ("place", "person", "person_time", "length_area") or unit in REACHED
        )
        if category in (Category.INSPECTION_TOUR, Category.SURVEY) and reached:
            return self.activities.inspected(frame, category, head)
        if category == Category.INSPECTION_TOUR and head.word.endswith(CHECKS) and self.discourse.of_a_law(frame):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if category == Category.INSPECTION_TOUR and unit == "部" and head.word.endswith("检查"):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if category == Category.INSPECTION_TOUR and "监督" in head.word and self.cppcc:
            return Decision(Category.DEMOCRATIC_SUPERVISION, "noun", head)
        if category and not (category == Category.REPORT_REVIEW and unit in PERSON_UNITS):
            return Decision(Category(category), "noun", head)
        return None

    def _is_part_of_its_like(self, frame: Frame, head: Token) -> bool:
        """联络站126个,其中示范站12个: stations among stations."""
        whole = frame.whole
        if (
            whole is None
            or whole.head is None
            or self.paragraph.frames.index(frame) - 1 != self.paragraph.frames.index(whole)
        ):
            return False
        return whole.numeral.unit == frame.numeral.unit and whole.head.word[-1] == head.word[-1]

    def _of_deputies(self, frame: Frame) -> bool:
        """全体委员结对帮扶贫困户58户, 委员企业捐赠口罩3万只: what deputies and members give, and whom they take on."""
        subject = self.paragraph.over.subject(frame.numeral.start)
        acting = self.paragraph.joined.text[subject.start : subject.end].rstrip("们")
        if not acting.endswith(("代表", "委员")) and not any(t.word.rstrip("们") in DEPUTIES for t in frame.left):
            return False
        clause = frame.clause
        return any_in(clause.text[clause.start : clause.end], GIVEN)

    def _implementation(self, frame: Frame, head: Token) -> Decision | None:
        """检查27件法律的实施情况; 听取审议15个监督方面的报告: what stands behind 的 is what was looked into, or heard."""
        if frame.side != "right" or frame.numeral.measure == "person":
            return None
        last = frame.head if frame.head is not None else head
        behind = self.paragraph.joined.text[last.end : frame.stop].partition("、")[0]
        told = {t.features.get("cue") for t in frame.left}
        if head.features.get("noun") in LAWS and (
            of_implementation(behind) or (frame.left_text.endswith("检查") and frame.numeral.unit in LAW_UNITS)
        ):
            return Decision(Category.LAW_INSPECTION, "noun", head)
        if "report_review" in told and behind.rstrip("”").endswith(HEARD) and frame.numeral.unit in PAPER_UNITS:
            return Decision(Category.REPORT_REVIEW, "noun", head)
        return None


def _by_neighbours(frame: Frame, head: Token, unit: str) -> str | None:
    """The category of the thing counted, where the words beside it do not give it another."""
    category = head.features.get("noun")
    last = frame.head.features if frame.head is not None else head.features
    if category == Category.LEGISLATION and frame.pooled and last.get("noun") == Category.FILING_REVIEW:
        category = Category.FILING_REVIEW
    if (
        category == Category.DEPUTY_WORK
        and unit in ("期", "班", "次")
        and any(t.features.get("cue") == "training" for t in (*frame.left, *(frame.right if unit != "次" else ())))
    ):
        category = Category.TRAINING
    if category == Category.PERSONNEL and frame.side == "right":
        answered = next((t for t in frame.right if t.features.get("cue") == "inquiry"), None)
        category = Category.INQUIRY if answered is not None and answered.start >= head.end else category
    return category
