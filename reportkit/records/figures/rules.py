"""The rules of a figure's category by name, as records and ``reportkit rules list`` give them (类别规则).

Their order, and which claim is stronger, stands in ``category.py``; several claims may have one name.
"""

from __future__ import annotations

from reportkit.records.rule import Rule

RULES = (
    Rule(
        "figure.change",
        "a difference is of what changed: of what was counted before, or of what its clause names",
        "财政收入达8650万元，比上年增长17.4%。",
        "新增代表联络站9个。",
    ),
    Rule(
        "figure.rate",
        "a rate of handling has the category of what it is a rate of",
        "提案者对办理结果的满意率超过九成。",
        "全县污水处理率达九成。",
    ),
    Rule(
        "figure.among",
        "the noun of what a number is said to be among decides",
        "听取的专项报告中，涉及民生的占四成。",
        "听取专项报告中肯意见12条。",
    ),
    Rule(
        "figure.asked",
        "a share of those asked is of the survey",
        "问卷显示，近六成受访市民对物业服务不满意。",
        "近六成居民对物业服务不满意。",
    ),
    Rule("figure.duration", "a stretch of time is other", "检查历时40多天，走遍了全州。", "听取汇报4次。"),
    Rule(
        "figure.attendance",
        "应到, 实到, 出席: attendance is other",
        "应出席委员41人，实到39人。",
        "邀请代表出席活动41人次。",
    ),
    Rule(
        "figure.reported",
        "what was reported to the Party is other",
        "就重要问题向市委请示报告28次。",
        "听取审议专项报告28项。",
    ),
    Rule(
        "figure.courts",
        "cases of courts, procurators and the police are other",
        "监察机关立案调查36件，处分42人。",
        "组织代表评查法院案件30件。",
    ),
    Rule(
        "figure.held",
        "a verb that holds a meeting, or a body that meets, decides where no noun names it",
        "召开全委会5次、常委会19次。",
        "食堂全年开放19次。",
    ),
    Rule(
        "figure.attended",
        "meetings that deputies sat in on are their work",
        "代表列席常委会会议12次。",
        "召开常委会会议12次。",
    ),
    Rule("figure.visitors", "visitors received are other", "接待兄弟县市人大来访考察18批次。", "接待来访群众18批次。"),
    Rule(
        "figure.private",
        "what was attracted or founded by private money is other",
        "海外委员协助引进项目7个。",
        "审查政府投资项目7个。",
    ),
    Rule(
        "figure.invited",
        "who was invited to listen: deputies' work, or other",
        "旁听常委会会议的公民约60名。",
        "表彰优秀代表60名。",
    ),
    Rule(
        "figure.award",
        "people and units commended are publicity",
        "经评选，表彰优秀县人大代表20名。",
        "培训县人大代表20名。",
    ),
    Rule(
        "figure.groups",
        "分成四组, 3个调研组: groups at work are other",
        "检查组分成四组，同时进驻乡镇。",
        "检查组走访四个乡镇。",
    ),
    Rule("figure.audience", "an audience is of what it saw", "电视专栏收视观众达12万。", "走访群众达12万人次。"),
    Rule("figure.filing", "what the review of filed papers found", "对报送备案的5件规章进行审查。", "制定规章5件。"),
    Rule(
        "figure.works",
        "works for the people chosen by ballot, and what became of them",
        "向群众征集民生实事项目40件，经票决确定8件。",
        "征集代表建议40件，确定重点督办8件。",
    ),
    Rule(
        "figure.spheres",
        "9个方面: spheres are other unless advice was given on them",
        "从9个方面加强自身建设。",
        "提出9个方面的建议。",
    ),
    Rule("figure.unit", "the measure word itself decides (十问)", "代表现场提出十问。", "代表现场提出建议10条。"),
    Rule(
        "figure.act",
        "the activity decides where its object is a place, a person or a matter",
        "3次专题听取重点项目建设情况汇报。",
        "民生实事项目12个。",
    ),
    Rule(
        "figure.listed",
        "what an act lists is of its kind",
        "调研组走访合作社14家、村卫生室9所。",
        "新建合作社14家、村卫生室9所。",
    ),
    Rule(
        "figure.people", "people counted: who they are, or what they did", "任命28名人民陪审员。", "28名群众反映问题。"
    ),
    Rule(
        "figure.money",
        "public money is finance, gifts are deputies' work, the rest is other",
        "企业家委员捐款82万元。",
        "企业家委员捐款3次。",
    ),
    Rule("figure.noun", "the thing counted decides the category", "收到群众来信18件。", "征集史料41篇。"),
    Rule(
        "figure.handling",
        "a number without a noun in talk of suggestions, with a word of handling",
        "代表建议交法院办理4件，交政府办理61件。",
        "收到群众来信18件。",
    ),
    Rule(
        "figure.carried",
        "a number without a noun goes on with what the sentence counted before",
        "编发信息76篇，被省人大采用18篇。",
        "编发信息76篇，听取专项报告18项。",
    ),
    Rule(
        "figure.cue",
        "the nearest activity decides where the thing counted does not",
        "编印代表读本3部。",
        "征集史料41篇。",
    ),
    Rule(
        "figure.reached",
        "what those who inspect reached and found is of what the paragraph says is going on",
        "检查《食品安全法》实施情况，检查组不打招呼。走了12个乡镇。",
        "听取专项报告3项。全县有12个乡镇。",
    ),
    Rule(
        "figure.weighed",
        "no rule named the thing counted: what the words around it speak for, weighed",
        "村里修了两座石桥。",
        "征集史料41篇。",
    ),
    Rule("figure.default", "nothing decided: other", "征集史料41篇。", "收到群众来信18件。"),
)
