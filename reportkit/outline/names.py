"""Names of people: surnames, and what cannot be a name."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲"
    "邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦"
    "雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃"
    "利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况有琴商牟佘佴伯赏"
    "墨哈谯笪年爱阳佟言福肖闫付代苑覃刀岩罕召布格乃达木图额阿扎洛才斯其措尼丹加多次旦仁拉脱字矣普起者保禾啜锁拜撒麦买依吾热玉"
    "晋楚粟但冼练蔸亓揭勤招芦兰仝邸冒种展敬税丛楼来由信门雒初矫隋原豆邝辜涂侬苟母户庹呙鹿郇闭植帖火盘凃青戢漆晓线郄"
)
DOUBLE = re.compile(
    r"欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|长孙|宇文|端木|呼延|南宫|拓跋|东郭|完颜"
)
NOT_NAME = re.compile(
    r"[省市县区镇乡会院部委局处组报告稿案是的]|^.[年月日]$|政府|人大|政协|常委|大会|同志|全体|主任|主席|执行|摘要|节选|议题|序号|时间|目录|工作|扫描"
)
DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10}){1,3}")
# A name that stands alone, its characters perhaps set apart by blanks.
SPACED = rf"{DOTTED.pattern}|[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){{1,3}}"


def is_name(name: str, titled: bool) -> bool:
    """Whether ``name`` (no blanks) can be a person's; behind an office (``titled``) it need not have a known surname."""
    if "·" in name:
        return True
    if NOT_NAME.search(name) or not 2 <= len(name) <= 4:
        return False
    if titled:
        return True
    return bool(DOUBLE.match(name)) or (len(name) < 4 and name[0] in SURNAMES)
