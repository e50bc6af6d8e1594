"""What a sentence of a news article tells: the past year, weaknesses owned up to, the work ahead."""

from __future__ import annotations

import re

from reportkit.models.enums import Role
from reportkit.outline.roles import owns_up

MODAL = r"(?:将|(?<![主重需必简摘])要(?!求|闻|点|素)|拟|计划|打算|力争|着力|继续|重点(?:围绕|抓|做|推)|(?:任务|重点|安排)是)"
SAYS = r"(?:提出|指出|强调|表示|要求|透露|说|谈到|谈及)"
AHEAD = r"(?:{year}年(?!\d{{1,2}}月)|今年(?!以来|\d{{1,2}}月)|明年|来年|新的?一年|下一?步|下一年|今后(?:一年|五年)?)"
ANNOUNCED = re.compile(rf"^[^,。;]{{0,24}}{SAYS}[,:]?[^,。;]{{0,20}}(?:常委会|政协|人大|主席团){MODAL}")
ADMITS = re.compile(
    r"报告[^,。;]{0,8}(?:坦言|坦承|坦陈|直言|承认|不讳言|(?:没有|不|未|并不)回避|剖析)|成绩的同时[^。;]{0,10}(?:指出|认为|看到)|报告[^。;]{0,16}(?:指出|认为)[^。;]{0,60}(?:有待|不够|还不|尚不|差距)|(?:指出|列出|点出|查找)了?[^。;:]{0,12}(?:不足|差距|短板)"
)
# People at the session, other bodies, the year gone by: no longer the work ahead.
ASIDE = re.compile(
    r"审议(?:时|中)|代表们|委员们|代表[\u4e00-\u9fff]{2,4}(?:说|告诉)|记者|列席|出席|主持|主席台|院长|检察长|^[^,。]{0,6}(?:法院|检察院)|据(?:了解|统计|悉)|”[^“]{0,12}(?:说|道)"
    r"|^(?:会议|大会)(?:还)?(?:听取|审议|通过|表决|选举)|^(?:去年|过去[的一]|回顾|一年来|五年来)"
)


def told_role(text: str, review_year: int | None, headed: bool) -> Role | None:
    """Role of a sentence of news by its own words; ``headed`` when a heading has given its part a role already."""
    if not headed and ASIDE.search(text):
        return Role.REVIEW
    if ADMITS.search(text) or owns_up(text):
        return Role.SHORTCOMINGS
    if headed:
        return None
    if review_year and re.match(rf"[^。;]{{0,40}}?{review_year}年", text):
        return Role.REVIEW
    ahead = AHEAD.format(year=review_year + 1 if review_year else 9999)
    if re.match(rf"[^。;]{{0,50}}?{ahead}[^。;]{{0,60}}?{MODAL}", text) or ANNOUNCED.match(text):
        return Role.PLAN
    return None
