"""Words and patterns by which a figure's category is decided, and the decision itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportkit.lexicon.vocabulary import Token
from reportkit.models.enums import Action, Category
from reportkit.text.said import Ending, Opening

PERSON_UNITS = {"人", "名", "位", "人次", "人(次)", "家", "户"}
SUGGESTION_UNITS = {
    "件",
    "项",
    "条",
    "份",
    "篇",
    "个",
    "宗",
    "点",
    "%",
    "",
    "件(项)",
    "件次",
    "件(次)",
    "次",
    "方面",
    "封",
    "起",
    "期",
}
DEPUTIES = {"代表", "委员", "人大代表", "政协委员", "常委会组成人员", "组成人员", "各级代表", "基层代表"}
ENDS_SUGGESTIONS = {
    Category.PETITION,
    Category.DEPUTY_WORK,
    Category.FILING_REVIEW,
    Category.TRAINING,
    Category.LAW_INSPECTION,
}
ACTS = {Category.SURVEY, Category.INSPECTION_TOUR, Category.PETITION, Category.INQUIRY}
GROUPS = re.compile(
    r"(?:(?:专题|专项|联合|综合|执法)?(?:调研|视察|检查|督查|督导|考察|调查|评议|巡察|起草|工作)小?)?组(?!织|成|建|合)"
)
ADVISED = re.compile(r"[^,;。]*(?:建言|建议|意见)")
SUPERVISES = {
    Category.SURVEY,
    Category.INSPECTION_TOUR,
    Category.INQUIRY,
    Category.DEMOCRATIC_SUPERVISION,
    Category.LAW_INSPECTION,
}
MENDED = Opening("整改", "得到", "解决", "落实", "办结", fillers="已都均经")
NO_CASES = {Category.TRAINING, Category.PUBLICITY, Category.LIVELIHOOD, Category.LEGISLATION, Category.PERSONNEL}
OF_SUGGESTIONS = {Action.FILED, Action.NOT_FILED, Action.MERGED, Action.CONVERTED}
CASES = {"险情", "纠纷", "矛盾纠纷", "问题", "难题", "诉求", "困难", "事项", "隐患", "具体问题"}
MATTERS = {"重大事项", "重要事项", "重大问题", "重要问题", "事项", "诉求"}
CASE_WORK = {
    Category.DEMOCRATIC_SUPERVISION,
    Category.PETITION,
    Category.DEPUTY_WORK,
    Category.INQUIRY,
    Category.LAW_INSPECTION,
    Category.INSPECTION_TOUR,
    Category.FINANCE,
}
DEPUTY = ("代表", "委员")
ATTENDANCE = re.compile(
    r"应到(?!位)|(?<![落充])实到(?!位)|应出席|实际?出席|到会(?:的)?(?:常委会|代表|委员|组成人员|人员|人数)"
)
VISITORS = re.compile(
    r"接待[^,;。]*(?:考察|来访团|代表团|客人|外宾|来宾|客商|嘉宾|侨胞|侨团|台胞|同胞|乡亲|议员|议会|兄弟(?:省|市|县|区|人大|政协)[^,;。]*(?:来|学习))"
    r"|(?:代表团|考察团|议会[^,;。]*)来|出访"
    r"|(?:接待[^,;。]*(?:外|全国|省|自治区|各地|上级|友好|周边|兄弟)|兄弟)[^,;。到]*(?:人大|政协)(?!代表|委员|信访)[^,;。到]*"
    r"(?:来访|来[^,;。信]*(?:考察|调研|学习|交流|视察)|调研|视察|考察|学习|交流)"
)
# 公安机关立案286件, 法官人均结案217件, 监督县法院审结案件236件: their cases, whoever tells of them; 评查案件 is oversight.
COURT_CASES = re.compile(
    r"(?:法院|检察[院官]|检察机关|公安(?:机关|局|部门)?|司法机关|监察机关|监委|纪委|法官)[^,;。]*?"
    r"(?:立案|结案|办案|办结|审结|受理|侦[查破]|查处|起诉|批捕|逮捕|判决|处分|案件|案卷)[^,;。]*$"
)
CASES_CHECKED = ("评查", "抽查", "检查", "旁听", "督办", "交办", "转办", "评议", "信访", "来信", "来访", "申诉", "控告")
# 立案36件,处分42人: what became of them.
CASES_GO_ON = re.compile(
    r"^(?:已|并|依法|给予|移送|党纪|政务)*(?:处分|起诉|判决|立案|审结|办结|逮捕|批捕|留置|处理|追究)[^,;。]*$"
)
REPORTED = re.compile(r"请示|向[省市县区州旗]委[^,;。]*(?:报告|报送|汇报)")
UPON = re.compile(r"对(?!口)[^,;。]*$")
HOLDS = re.compile(r"(?:分别|先后|亲自)?(?:主持|组织)?(?:召开|举行|举办|主持)")
INTO = re.compile(r"(?:深入|走进|赴|到|走访了?)[^,;。]*$")
SUMMED = re.compile(r"^(?:全年|一年来|五年来?|先后|年内|当年)?(?:共计?|合计|总计|累计|一共)$")
PRESENCE = re.compile(r"出席[^,;。]*率|出勤率|到会率|参会率")
AWARDED = re.compile(r"(?:表彰|评选出|评出先进|授予|命名|通报表扬)[^,;。]*$")
OTHER_ACT = re.compile(r"邀请|参加|研究|学习|听取|审议|开展|组织|举办|走访|接待|培训|检查|视察|调研|由[^,;。]{4}")
DONATED = ("捐",)
WORTH = ("折合", "价值", "折款", "共计", "累计", "合计", "总额", "总值", "达")
LAW_TALK = ("草案", "条例", "法规", "立法", "法案")

RECEIVERS = {"单位", "部门", "乡镇", "镇街", "企业"}
OF_PEOPLE = {Category.PERSONNEL, Category.TRAINING, Category.PETITION, Category.PUBLICITY, Category.INQUIRY}
# The kind stands behind the number in a longer word (78件建议办理情况), or before it as what it concerns.
OWN_KIND = re.compile(r"(?:代表|委员|重点|同类)?(?:议案|建议|提案)")
CONCERNED = re.compile(r"(?:建议|提案|议案)(?:所)?(?:涉及|提出|反映)的?$|《[^《》]*社情民意[^《》]*》$")
CARRIED_OUT = re.compile(r"(?:进行|开展)(?:了)?([^,;。]{2,14})")
ATTRACTED = ("引进", "招商", "签约")
# 发现消防通道堵塞、维修资金使用不透明等问题63个: what is wrong is told of the problems, not what was done.
FAULTS = re.compile(
    r"(?:发现|查出|查找|梳理|指出|反映|存在|列出|排查|收集|汇总)[^,;。]{4,40}?等?(?:方面)?的?[^,;。、]*(?:问题|隐患|短板|不足)"
)
OF_GROUPS = ("小组", "界别", "代表", "委员")
STATION = Ending("站", "家", "室", "厅", "点", "阵地")
WORKED = re.compile(r"(?:[修铺](?:建|筑|通|好)?|整治|治理|修通|拓宽|贯通|打通|架设|种植|栽植|清理)[^,;。、]*$")
# 低保标准由每月500元提高到560元: what people are paid, not what the treasury spends.
LIVING = re.compile(
    r"(?:(?:慰问|救助|助学)(?:金|款|款物|物资|品)|低保金|养老金|抚恤金|优抚金)[^,;。\d]*$|(?:低保|养老金|补助|补贴|津贴|救助金|抚恤金|医保)[^,;。\d]*(?:标准|每人|每月|人均)"
)
# 检查组…督促补发拖欠工资46万元: what an inspection brought back.
RECOVERED = re.compile(r"(?:督促|责令|推动|帮助)[^,;。]*(?:补发|清欠|追回|清退|退还|补缴|追缴|兑付|支付)[^,;。]*$")
CHANGED = re.compile(r"(?:已|又|再)?(?:提高|增加|上升|提升|调整|上调|增长|扩大|下降|降低)[到至为]")
TOOK_PART = re.compile(r"(?:代表|委员|提案者|提案人)们?(?:积极|踊跃)?(?:参加|参与)")
INSPECTING = ("检查组", "检查期间", "检查中,")
# A survey named in the sentence itself, whatever law was inspected in the one before.
OWN_SURVEY = re.compile(r"(?<!执法)调研(?!组)[^,;。]{0,4},")
AUDIENCE = re.compile(
    r"(?:(?<!围观)粉丝|关注(?:用户|人数|者)|用户|受众|阅读[量数]?|点击[量率]?|浏览[量数]?|播放量|收视(?:人群|人数|观众)?|收听(?:人数)?|观看(?:人数|人次)?|订阅(?:量|用户|数)?)(?:人数|人次|量|累计|总数|共|已|新增|增加)*(?:达到?|为|超过?|突破|近|约)?$"
)
# 向制定机关提出处理意见5件: what filed papers were told is of their review.
FILED = ("制定机关", "报备机关")
# 开展备案审查,提出审查意见12条,督促纠正5件: what the review of filed papers found and mended.
REVIEW = "备案审查"
REVIEW_FOUND = re.compile(r"(?:审查(?:研究)?意见|纠正|修改|废止|撤销|函告)(?:了|的|共|函|完善|\d|部门|机关)*$")
LISTS = re.compile(
    r"(?:先后|共|累计|随机|实地|现场|重点|分别|集中|并)*(?:走访|察看|查看|检查|抽查|暗访|视察|督查|巡查|考察)了?[^,;。把将向为并]{2,60}等(?:地的?)?$"
)
# 、学校 of 企业18家、学校7所, and 乡镇、 of 9个乡镇、15个村.
LIST_ITEM = re.compile(r"、[^、,;。]*|[^、,;。]+、")
# 分成三组: how many groups went, whoever they were.
PARTED = Ending("分", fillers="成为作")
# 抽查学校、餐馆、小作坊46家: the clause begins with the act and lists what it reached.
VISITED = re.compile(
    r"(?:先后|共|累计|随机|实地|现场|重点|分别|并)*(?:走访|察看|查看|检查|抽查|暗访|视察|督查|巡查|调研|看)了?(?!报告|意见|建议)[^,;。把将向对为并]{2,30}$"
)
# 由上年的86%提高到93%: what rose is told in the clause before.
ROSE = re.compile(r"(?:由|从)(?:上一?年|去年|\d{4}年|当初|原来|最初)?的?$")
AMONG = re.compile(r"(?:^|[,;。])([^,;。]{2,30}?)(?:中|里|当中),")
SHARE_OF = re.compile(r"^(?:约|仅|均|各|只|合|共|分别)?占")


@dataclass(slots=True)
class Decision:
    """A category and the rule that gave it; ``token`` is the word that decided."""

    category: Category
    rule: str
    token: Token | None = None
    claims: tuple[Decision, ...] = ()  # what the rules that lost say


@dataclass(slots=True)
class Topic:
    """What the paragraph has been about so far; a figure without a noun goes on with it."""

    category: Category | None = None
    sentence: int = -1
    unit: str | None = None
    suggestions: bool = False
    meeting: Token | None = None
