"""The closed lists of the contract, each value with its Chinese label (中文名称)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A closed list whose members carry the Chinese term in ``label``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __repr__(self) -> str:
        """As the text it is: {'standing_committee': 8}."""
        return repr(str(self))


class Genre(Labelled):
    """Kind of text (文种)."""

    WORK_REPORT = "work_report", "工作报告"
    ABRIDGED_REPORT = "abridged_report", "工作报告摘要"
    NEWS = "news", "新闻报道"
    WORK_SUMMARY = "work_summary", "工作综述、总结"
    WORK_PLAN = "work_plan", "工作要点、计划"
    SUGGESTIONS_REPORT = "suggestions_report", "建议办理情况报告"
    PROPOSALS_REPORT = "proposals_report", "提案工作报告"
    INSPECTION_REPORT = "inspection_report", "执法检查报告"
    OTHER = "other", "其他"


class Organ(Labelled):
    """Whose work the text reports (报告机关)."""

    NPC_STANDING_COMMITTEE = "npc_standing_committee", "人大常委会"
    CPPCC_STANDING_COMMITTEE = "cppcc_standing_committee", "政协常委会"
    NPC_PRESIDIUM = "npc_presidium", "乡镇人大主席团"
    NPC_STREET_COMMITTEE = "npc_street_committee", "街道人大工委"
    GOVERNMENT = "government", "人民政府"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    OTHER = "other", "其他"


class Completeness(Labelled):
    """How much of the report the text holds (完整程度)."""

    FULL = "full", "全文"
    ABRIDGED = "abridged", "摘要"
    EXCERPT = "excerpt", "节选"


class Level(Labelled):
    """Administrative level of the region (行政层级)."""

    NATIONAL = "national", "全国"
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "地级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Role(Labelled):
    """What a section is for (部分的作用)."""

    TITLE = "title", "标题"
    OPENING = "opening", "开头"
    REVIEW = "review", "工作回顾"
    SHORTCOMINGS = "shortcomings", "不足"
    PLAN = "plan", "工作安排"
    CLOSING = "closing", "结尾"
    BOILERPLATE = "boilerplate", "网页杂项"


class Category(Labelled):
    """Kind of thing a figure counts (数字所计事项)."""

    MEETING = "meeting", "会议"
    REPORT_REVIEW = "report_review", "听取审议报告"
    LAW_INSPECTION = "law_inspection", "执法检查"
    INSPECTION_TOUR = "inspection_tour", "视察考察"
    DEMOCRATIC_SUPERVISION = "democratic_supervision", "民主监督"
    SURVEY = "survey", "调研"
    INQUIRY = "inquiry", "询问评议"
    LEGISLATION = "legislation", "立法"
    DECISION = "decision", "决议决定"
    PERSONNEL = "personnel", "人事任免"
    FILING_REVIEW = "filing_review", "备案审查"
    SUGGESTION = "suggestion", "议案建议提案"
    PETITION = "petition", "信访接待"
    DEPUTY_WORK = "deputy_work", "代表委员工作"
    TRAINING = "training", "培训学习"
    LIVELIHOOD = "livelihood", "民生"
    FINANCE = "finance", "财政资金"
    PUBLICITY = "publicity", "宣传表彰"
    OTHER = "other", "其他"


class Measure(Labelled):
    """What is measured; values of different measures are never added (计量对象)."""

    EVENT = "event", "活动次数"
    DOCUMENT = "document", "文件"
    PERSON = "person", "人"
    PERSON_TIME = "person_time", "人次"
    CASE = "case", "事、案、问题"
    MONEY = "money", "金额"
    SHARE = "share", "比例"
    DURATION = "duration", "时长"
    PLACE = "place", "地点、单位"
    PROJECT = "project", "项目"
    LENGTH_AREA = "length_area", "长度面积"
    OTHER = "other", "其他"


class Approx(Labelled):
    """How the number was rounded by the text (约数)."""

    OVER = "over", "多、余、以上"
    UNDER = "under", "近、不足"
    ABOUT = "about", "约、左右"


class Change(Labelled):
    """Which way a number moved that is a difference and no level (增减)."""

    UP = "up", "增"
    DOWN = "down", "减"


class Per(Labelled):
    """For each of what the number holds, so that it is no total (每)."""

    YEAR = "year", "每年"
    HALF_YEAR = "half_year", "每半年"
    QUARTER = "quarter", "每季度"
    MONTH = "month", "每月"
    WEEK = "week", "每周"
    DAY = "day", "每天"
    EACH = "each", "每个、人均、户均"
    OTHER = "other", "其他"


class Confidence(Labelled):
    """What the program thinks of its own record (把握程度)."""

    SURE = "sure", "确定"
    LIKELY = "likely", "大致可靠"
    DOUBTFUL = "doubtful", "存疑"


class Actor(Labelled):
    """Whose act the number measures (行为主体)."""

    OWN = "own", "本机关"
    LOWER = "lower", "下级"
    HIGHER = "higher", "上级"
    ALL_LEVELS = "all_levels", "各级"
    GOVERNMENT = "government", "政府及法检两院"
    OTHER = "other", "其他"


class Status(Labelled):
    """Done or planned (已做或拟做)."""

    DONE = "done", "已做"
    PLANNED = "planned", "拟做"


class Basis(Labelled):
    """What a period counts from (期间的依据)."""

    YEAR = "year", "全年"
    TERM = "term", "届期"
    PART_YEAR = "part_year", "一年中的一段"
    CONSECUTIVE = "consecutive", "连续数年"
    SINCE_SESSION = "since_session", "会议以来、会议期间"
    AS_OF = "as_of", "截至"
    CUMULATIVE = "cumulative", "累计、至今"


class Body(Labelled):
    """Kind of meeting (会议类型)."""

    STANDING_COMMITTEE = "standing_committee", "常委会会议"
    CHAIRPERSONS = "chairpersons", "主任会议、主席会议"
    PARTY_GROUP = "party_group", "党组会议"
    CONGRESS = "congress", "人代会、政协全体会议"
    JOINT_GROUP = "joint_group", "联组会议"
    SYMPOSIUM = "symposium", "座谈会、研讨会"
    HEARING = "hearing", "听证会、论证会"
    CONSULTATION = "consultation", "协商会"
    OTHER = "other", "其他会议"


class Mode(Labelled):
    """How a law's implementation was checked (检查方式)."""

    INSPECTION = "inspection", "执法检查"
    REPORT = "report", "听取实施情况报告"
    FOLLOW_UP = "follow_up", "跟踪监督"
    SURVEY = "survey", "调研"


class Initiative(Labelled):
    """On whose initiative an inspection was made (检查的发起)."""

    OWN = "own", "自行"
    JOINT = "joint", "联动"
    COMMISSIONED = "commissioned", "受委托"
    ASSISTING = "assisting", "配合上级"


class SuggestionKind(Labelled):
    """Kind of proposal or opinion (议案建议类别)."""

    MOTION = "motion", "议案"
    SUGGESTION = "suggestion", "代表建议、批评和意见"
    MOTION_AND_SUGGESTION = "motion_and_suggestion", "议案建议"
    PROPOSAL = "proposal", "提案"
    DELIBERATION_OPINION = "deliberation_opinion", "审议意见"
    INSPECTION_OPINION = "inspection_opinion", "视察意见"
    PUBLIC_OPINION = "public_opinion", "社情民意信息"
    LEGISLATIVE_COMMENT = "legislative_comment", "立法修法意见"
    ADVICE = "advice", "其他意见建议"


class Action(Labelled):
    """What was done with suggestions (办理环节)."""

    SUBMITTED = "submitted", "提出、收到"
    FILED = "filed", "立案"
    NOT_FILED = "not_filed", "不予立案"
    MERGED = "merged", "并案"
    CONVERTED = "converted", "转为建议"
    ASSIGNED = "assigned", "交办"
    HANDLED = "handled", "办理、答复"
    CONSULTED = "consulted", "面商、沟通"
    RESOLVED = "resolved", "已解决"
    PLANNED = "planned", "正在解决、列入计划"
    RESOLVED_OR_PLANNED = "resolved_or_planned", "已解决或列入计划"
    EXPLAINED = "explained", "解释说明"
    ADOPTED = "adopted", "采纳"
    SUPERVISED = "supervised", "督办、领办"
    NOT_HANDLED = "not_handled", "未办结、未答复"
    NOT_RESOLVED = "not_resolved", "未解决、未落实"
    SATISFIED = "satisfied", "满意"
    SATISFIED_OR_BASICALLY = "satisfied_or_basically", "满意和基本满意"
    BASICALLY_SATISFIED = "basically_satisfied", "基本满意"
    UNSATISFIED = "unsatisfied", "不满意"
    COMMENDED = "commended", "优秀、表彰"
    OTHER = "other", "其他"


class Aspect(Labelled):
    """With what they were satisfied or not (对什么满意)."""

    RESULT = "result", "办理结果"
    ATTITUDE = "attitude", "办理态度"
    PROCESS = "process", "办理过程"


class Quantifier(Labelled):
    """A quantity said without a numeral (无数字的量)."""

    ALL = "all", "全部"
    NONE = "none", "没有"


class Form(Labelled):
    """Form of oversight (监督形式)."""

    DELIBERATED_REPORT = "deliberated_report", "听取审议报告"
    BRIEFING = "briefing", "听取汇报"
    LAW_INSPECTION = "law_inspection", "执法检查"
    SPECIAL_INQUIRY = "special_inquiry", "专题询问"
    INQUIRY_OR_APPRAISAL = "inquiry_or_appraisal", "评议测评问政"
    INSPECTION_TOUR = "inspection_tour", "视察督查"
    SURVEY = "survey", "调研"
    FOLLOW_UP = "follow_up", "跟踪监督"
    SPECIAL_INVESTIGATION = "special_investigation", "特定问题调查"
    DEMOCRATIC_SUPERVISION = "democratic_supervision", "民主监督"
    CONSULTATION = "consultation", "协商"
    SUPERVISION = "supervision", "监督"


class Venue(Labelled):
    """Where a matter was looked into (审议场合)."""

    STANDING_COMMITTEE = "standing_committee", "常委会会议"
    CHAIRPERSONS = "chairpersons", "主任会议、主席会议"
    JOINT_GROUP = "joint_group", "联组会议"
    OTHER = "other", "其他"


class Target(Labelled):
    """Whose work was looked into (监督对象)."""

    GOVERNMENT = "government", "人民政府"
    SUPERVISORY_COMMISSION = "supervisory_commission", "监察委员会"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    OTHER = "other", "其他"


class LawKind(Labelled):
    """Rank of a law (法规位阶)."""

    LAW = "law", "法律"
    DECISION = "decision", "决定"
    ADMIN_REGULATION = "admin_regulation", "行政法规"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    RULE = "rule", "规章"
    BUNDLE = "bundle", "一法一条例等合称"


class LawRole(Labelled):
    """What the report says was done with a law (提及方式)."""

    INSPECTED = "inspected", "检查"
    ENACTED = "enacted", "制定通过"
    REVIEWED = "reviewed", "审议"
    STUDIED = "studied", "学习"
    PUBLICISED = "publicised", "宣传"
    CITED = "cited", "引用"


class Unread(Labelled):
    """What stands in ``unclaimed`` (未认定的内容)."""

    NUMERAL = "numeral", "数字"
    LAW = "law", "法规名"
    ACT = "act", "行为"
    DENIED = "denied", "未发生的事"


class CheckKind(Labelled):
    """What is checked of the report's own arithmetic (核对类型)."""

    PART_WHOLE = "part_whole", "部分与总数"
    SHARE = "share", "占比"
    RATE = "rate", "比率"
    GROWTH = "growth", "增减"
    REPEATED = "repeated", "前后重复"
    NAMED_LAWS = "named_laws", "列举法规与部数"
    NUMBERING = "numbering", "序号"


class WarningCode(Labelled):
    """What a reader should know of a report (提示)."""

    GUESSED_ENCODING = "guessed_encoding", "编码为推测"
    LOST_CHARACTERS = "lost_characters", "原文已有乱码"
    HIDDEN_TEXT = "hidden_text", "正文由脚本显示"
    LITTLE_TEXT = "little_text", "读出的正文偏少"
    PICTURES = "pictures", "图片页未读"
    SCANNED = "scanned", "扫描页经文字识别"
    WATERMARK = "watermark", "斜排文字未读"
    JOINED = "joined", "断开的句子已接合"
    GUESSED_PARAGRAPHS = "guessed_paragraphs", "分段为推测"
    NO_REPORT = "no_report", "不像工作报告"
    NO_PLAN = "no_plan", "未见工作安排"
    UNKNOWN_REGION = "unknown_region", "区划表中没有的地名"
    CONTRADICTED = "contradicted", "与清单所述不符"
