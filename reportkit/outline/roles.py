"""What a heading or a paragraph says about the part it opens."""

from __future__ import annotations

import re

from reportkit.models.enums import Role

# 聚焦中心任务,提升协商质效 heads a part of the review.
PLAN_HEADING = re.compile(
    r"(?<!中心)(?<!重点)(?<!目标)(?<!首要)(?<!重大)(?<!战略)(?<!政治)任务|安排|打算|展望|设想|今后|下一?步|下一阶段|来年|明年|新的?一?年|思路|工作的?建议$|工作建议|工作计划|工作目标|怎么干|未来|努力方向|谋划|工作的?意见|新征程"
)
# What a part of the review may bear as well: 抓住工作重点.
FOCUS_HEADING = re.compile(r"(?:工作|年)(?:的)?(?:要点|部署|重点)$")
# Behind the year after the one reviewed: 2020年重点工作, 2019年协商履职重点.
NEXT_HEADING = re.compile(
    r"(?:关于)?[12一二][\d〇零○一二三四五六七八九]{3}\s*年.*(?:重点|要点|工作|事项|目标|举措|课题|议题)$"
)
REVIEW_HEADING = re.compile(
    r"过去|回顾|回眸|一年来|[两三四五]年来|主要工作|工作情况|基本情况|工作总结|主要做法|所做的?工作|工作成效|年的?工作$|履职情况|主要成绩|工作成绩|主要特点|体会|经验|启示|[干做]了(?:什么|哪些)"
)
SHORTCOMING_HEADING = re.compile(
    r"存在的?(?:主要)?(?:问题|不足|困难)|(?:问题|困难|差距)(?:和|与)(?:不足|差距|问题)|不足之处|短板|差距$|揭短|^不足|(?:工作|履职)[中上]?的?(?:主要)?(?:不足|问题|差距)$|[几些]点?不足$|主要问题$"
)
# 2021年; a heading may begin with the bare number: 2022,再出发
YEAR = re.compile(r"((?:19|20)\d\d)(?=\s*年)|^((?:19|20)\d\d)(?=[,:\s])")

BARE_YEAR = re.compile(r"(?:19|20)\d\d(?=[,:\s])")
HAN_YEAR = re.compile(r"([一二][〇零一二三四五六七八九]{3})\s*年")

# Ways of owning up to a weakness, each behind the words that it needs: most paragraphs have none of them.
OWNING_UP = (
    (
        re.compile("看到|认识到|意识到|深感|感到|清楚"),
        re.compile(
            r"(?:我们|常委会|也|还|仍|必须|应当|应该|应|同时|清醒|深刻|深感|充分|如实|客观|地)[^。;!?]{0,14}?(?:看到|认识到|意识到|深感|感到|清楚)[^。;!?]{0,60}?"
            r"(?:不足|差距|短板|弱项|薄弱|问题|不够|有待|需要|不完全|弊端|距离|欠缺|提高|提升|加强|改进|完善|加快|健全)"
        ),
    ),
    (
        re.compile("不足|差距|短板|弱项|薄弱环节|距离|不适应"),
        re.compile(
            r"(?:还|仍然?|也|依然|尚)(?:客观)?(?:存在|有)[^。;!?]{0,20}(?:不足|差距|短板|弱项|薄弱环节|距离|不适应)"
            r"|(?:与|同|距|和|离|对照)[^。;!?]{2,40}(?:相比|比|来说|要求|期[待盼望]|需要)?[^。;!?]{0,12}?(?:还有|仍有|尚有|存在)[^。;!?]{0,8}(?:差距|距离|不足)"
        ),
    ),
    (
        re.compile("不足|差距|短板|问题"),
        re.compile(
            r"(?:工作|履职)中(?:的|还|也|仍)[^。;!?]{0,12}(?:不足|差距|短板|问题)[^。;!?]{0,10}(?:主要|表现|:|是|有)"
            r"|(?:主要|突出)(?:问题|差距|不足|短板)(?:和(?:不足|差距|问题))?(?:是|有|表现|体现|:)|存在的?(?:主要)?(?:问题|不足)(?:和[^。;:]{1,4})?:"
            r"|不足之处(?:主要)?(?:在于|是|有)|(?:存在|有)(?:的|着)?(?:问题|不足|差距)[^。;!?]{0,6}(?:主要)?(?:是|有|表现|体现)"
            r"|(?:问题|不足|差距|短板)(?:也|还|仍|依然)?(?:不少|不小|较多|很多|突出|明显)[:,]"
        ),
    ),
    (
        re.compile("不够|不足|欠[缺账]|毛病|不到位|遗憾"),
        re.compile(
            r"(?<![^。;!?])(?![^。;!?:]{0,30}(?:指出|要求|发现|反映|反馈))(?:"
            r"[^。;!?:]{0,20}(?:工作|我们|履职|自身)[^。;!?:]{0,8}有(?:这样|这么|以下)?[几些两三四]"
            r"[^。;!?:,]{0,6}(?:不够|不足|欠缺|欠账|毛病|不到位)[^。;!?:,]{0,4}:"
            r"|(?:[说谈讲提]到|要说)(?:工作中?的)?不足,[^。;!?:]{0,12}:"
            r"|[^。;!?:]{0,20}我们(?:的工作)?[^。;!?:]{0,4}做得还?不(?:够|到位)[^。;!?:,]{0,3}:"
            r"|[^。;!?:]{0,12}(?:工作|履职)[^。;!?:,]{0,6}有[^。;!?:,]{0,4}遗憾[,:])"
        ),
    ),
)
PROMISE = re.compile(
    r"^(?:对[^。;]{0,18}(?:差距|不足|问题)[^。;]{0,6},我们|对(?:于)?(?:此|这些|上述|以上)|(?:对)?(?:这些|上述|以上)[^。;]{0,14}(?:我们|常委会|都|均|需要?|将|有待|要|必须|在今后|高度)|为此|我们(?:将|要|一定|会|决心|必须)|常委会(?:将|要)|今后|下一?步|在今后|将(?:在|认真|虚心|采取|以|切实|高度)|要(?:认真|采取|切实|高度|在)|针对(?:这些|上述|以上|存在))"
)
CLOSING_CUE = re.compile(
    r"^(?:尊敬的)?(?:各位(?:代表|委员|领导|同志|组成人员|老师)|同志们|朋友们|主任、|主任,|主席、)[^。]{0,40}[!,:。、]|^(?:最后,)?让我们|^[^。;]{0,60}(?:让我们|团结在以)"
)
CLOSING_CORE = re.compile(
    r"让我们|团结在以|团结带领|共同奋斗|不懈奋斗|努力奋斗|作出(?:新的)?(?:更大的?)?(?:新)?贡献|新征程|新时代|砥砺|奋进|献礼|新篇章|谢谢|回音|肩负|使命"
)
BACKGROUND = re.compile(
    r"^(?:(?:19|20)\d\d|今|新的一|明|本)年[,、]?(?:既|也|正|适逢|又)?(?:是|将迎来|迎来|恰逢|适逢|处在|为)|^(?:今后|未来)[^。;]{0,10}(?:年|时期)[,、]?(?:是|也是|将是)|之年[。,;]?$|^(?:做好|搞好|完成)[^。]{0,30}(?:意义重大|责任重大|至关重要|十分重要)|提出了?(?:新的|更高)[^。]{0,6}要求。?$|^(?:当前|面对|站在|进入|新时代|踏上)[^。;]{0,80}(?:关键时期|关键阶段|新起点|新要求|新形势|新任务|新期待|机遇|光荣|重大)[^。;]{0,20}。?$|周年。?$"
)
GUIDING = re.compile(
    r"指导思想|总体(?:要求|思路|安排|目标|工作思路)|总的?(?:要求|思路|目标)|工作思路是|基本思路|为指导|以下(?:几个?方面|\S{0,4})?(?:的)?(?:工作|任务|方面)。?$|重点(?:做好|抓好)(?:以下|[一二三四五六七八九十]个)|主要安排[是:]|主要任务是?[::]$|着重(?:做好|抓好)以下"
)

CLAUSES = re.compile(r"[,;。:]")
INTENT = re.compile(r"将|拟|(?<![主重需必简摘])要(?![求点闻素])")
# What can be looked for when the year is over, behind a word of intent in its clause.
CONCRETE = re.compile(
    r"(?:将|拟|要).{0,30}?(?:开展(?!.{0,6}工作$)|组织(?!领导|建设|生活)|听取|审议|检查|视察|调研|评议|询问|督办|督查|走访|走[进入]|举办|召开|票决|建立|建成|办好|推出|启动|全覆盖|做好(?!.{0,8}工作$))"
)
VAGUE = re.compile(
    r"坚持|贯彻|精神|围绕|高举|紧扣|聚焦|为(?:指导|统领|主线|目标|契机)|按照|牢固|努力|奋斗|不断|工作要求"
)


def promises(text: str) -> bool:
    """Whether a clause of ``text`` says of a concrete act that it will be done: 将对就业开展专项监督."""
    if not INTENT.search(text):
        return False
    clauses = (clause for clause in CLAUSES.split(text) if INTENT.search(clause))
    return any(CONCRETE.search(clause) and not VAGUE.search(clause) for clause in clauses)


def owns_up(text: str) -> bool:
    """Whether ``text`` owns up to a weakness."""
    return any(needed.search(text) and way.search(text) for needed, way in OWNING_UP)


def _han_year(digits: str) -> int:
    return int("".join(str("〇一二三四五六七八九".index(c)) for c in digits.replace("零", "〇")))


def years_in(text: str) -> list[int]:
    """Years named in ``text``, in Arabic (2021年) or Han digits (二〇二一年, 二○○一年)."""
    found = [(m.start(), int(m.group())) for m in YEAR.finditer(text)]
    found += [(m.start(), _han_year(m.group(1))) for m in HAN_YEAR.finditer(text)]
    return [year for _, year in sorted(found)]


def heading_role(title: str, review_year: int | None) -> Role | None:
    """Role that a heading announces, None when its words do not say.

    A year after the reviewed one marks a plan, the reviewed year or an earlier one a review.
    """
    if SHORTCOMING_HEADING.search(title):
        return Role.SHORTCOMINGS
    years = years_in(title)
    if review_year and (bare := BARE_YEAR.match(title)) and int(bare.group()) == review_year + 1:
        return Role.PLAN  # 2022,再出发
    if review_year and title.rstrip("年度").endswith(str(review_year + 1)) and len(title) < 14:
        return Role.PLAN  # 奋进2022
    if len(title) > 34 and not years:
        return None
    if years and review_year and min(years) == review_year + 1 and NEXT_HEADING.match(title):
        return Role.PLAN
    if PLAN_HEADING.search(title) or FOCUS_HEADING.search(title):
        if years and review_year and max(years) <= review_year and REVIEW_HEADING.search(title):
            return Role.REVIEW
        if not years and re.search(r"过去|完成|回顾", title):
            return Role.REVIEW
        return Role.PLAN
    if REVIEW_HEADING.search(title):
        return Role.PLAN if years and review_year and min(years) > review_year else Role.REVIEW
    return None


def weakly_ahead(title: str) -> bool:
    """Whether only 工作重点 and the like make a heading one of the plan."""
    return not PLAN_HEADING.search(title) and not years_in(title)
