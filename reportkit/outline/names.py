"""Names of people: surnames, and what cannot be a name."""

from __future__ import annotations

from reportkit.lexicon.wordlists import words_of
from reportkit.text.marks import is_han
from reportkit.text.said import any_in

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
NO_NAME = frozenset("省市县区镇乡会院部委局处组报告稿案是的")
NAME_MAX = 7  # of peoples whose names have no surname, behind an office
DOTTED_MAX, FIRST_MAX, REST_MAX = 4, 8, 10


def is_name(name: str, titled: bool) -> bool:
    """Whether ``name`` (no blanks) can be a person's; behind an office (``titled``) it need not have a known surname."""
    if "·" in name:
        return True
    if (
        not 2 <= len(name) <= (NAME_MAX if titled else 4)
        or not NO_NAME.isdisjoint(name)
        or any_in(name, words_of("person", "none"))
    ):
        return False
    if len(name) == 2 and name[1] in "年月日":
        return False
    if titled:
        return True
    return name.startswith(words_of("person", "double")) or (len(name) < 4 and name[0] in SURNAMES)


def name_alone(text: str) -> str | None:
    """The name that ``text`` consists of, without the blanks that set its characters apart; None where it is none by its form."""
    name = "".join(text.split())
    if "·" in name:
        return name if name == text.strip() and dotted_end(name, 0) == len(name) else None
    return name if 2 <= len(name) <= NAME_MAX and is_han(name) else None


def dotted_end(text: str, start: int) -> int:
    """Where a name of several parts ends that begins at ``start`` (买买提·艾力); ``start`` where none does."""
    end, parts = start, 0
    while parts < DOTTED_MAX:
        most = FIRST_MAX if not parts else REST_MAX
        stop = end + bool(parts)
        while stop < len(text) and stop < end + bool(parts) + most and is_han(text[stop]):
            stop += 1
        if stop == end + bool(parts):
            break
        end, parts = stop, parts + 1
        if text[end : end + 1] != "·":
            break
    return end if parts > 1 else start
