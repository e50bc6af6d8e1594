"""What speaks for a part of a report: the table of cues that a heading or a sentence can show, with their weights.

A cue is shown by a unit that has all features of ``needs`` and none of ``bars``. Features are what words signal
(lexicon/data: particles, times, weakness, formulas, headings; with ``^`` when the word stands in the first clause) and
what the unit is and where it stands (``evidence.py``). Cues that do not ask for ``heading`` are of sentences only.
"""

from __future__ import annotations

from typing import NamedTuple

from reportkit.models.enums import Role

REVIEW, OPENING, SHORTCOMINGS, PLAN, CLOSING, BOILERPLATE = PARTS = (
    Role.REVIEW,
    Role.OPENING,
    Role.SHORTCOMINGS,
    Role.PLAN,
    Role.CLOSING,
    Role.BOILERPLATE,
)


class Cue(NamedTuple):
    """A cue: its name, the part it speaks for and how strongly, what shows it, and an example and a near miss.

    ``setting`` are the features that the example has by its place, not by its words.
    """

    name: str
    part: Role
    weight: int
    needs: str
    bars: str
    says: str
    example: str
    near_miss: str
    setting: str = ""


CUES = (
    # Headings, and leads that stand as such within a paragraph
    Cue("plan.heading_year", PLAN, 9, "heading next plan_head$", "review_head", "a heading of tasks with the year to come", "2022年工作安排", "2021年工作安排", "heading"),
    Cue("plan.heading_year_inside", PLAN, 9, "heading next plan_head", "plan_head$ review_head nested theme serves", "the same with words behind the tasks", "2022年任务艰巨", "围绕2022年目标,提前谋划发展", "heading"),
    Cue("plan.heading_year_focus", PLAN, 7, "heading next focus_head", "plan_head review_head", "a heading of main points with the year to come", "2022年协商重点", "2021年协商重点", "heading"),
    Cue("plan.heading_year_work", PLAN, 7, "heading next review_head", "reviewed back plan_head", "a heading of work with the year to come", "2022年主要工作", "2021年主要工作", "heading"),
    Cue("plan.heading_next", PLAN, 4, "heading next", "plan_head focus_head review_head weak_head nested", "a heading with the year to come", "奋进2022年", "奋进2021年", "heading"),
    Cue("plan.heading_ahead", PLAN, 6, "heading ahead", "nested theme serves", "a heading with a word of the time to come", "今后工作意见", "一年来的工作", "heading"),
    Cue("plan.heading", PLAN, 6, "heading plan_head$", "inspection theme serves reviewed back next", "a heading that ends with a noun of tasks", "主要任务和打算", "落实县委工作安排", "heading"),
    Cue("plan.heading_word", PLAN, 2, "heading plan_head", "plan_head$ theme reviewed back next", "a heading with a word of tasks inside", "谋划发展,建言献策", "主要任务和打算", "heading"),
    Cue("plan.heading_focus", PLAN, 2, "heading focus_head$", "plan_head theme reviewed back next comma inspection nested", "a heading of main points", "工作重点", "紧扣重点,依法监督", "heading"),
    Cue("review.heading", REVIEW, 6, "heading review_head", "next ahead", "a heading that looks back", "工作情况", "2022年工作情况", "heading"),
    Cue("review.heading_year", REVIEW, 6, "heading reviewed", "next plan_genre", "a heading with the year reviewed", "2021年主要工作", "2022年主要任务", "heading"),
    Cue("review.heading_back", REVIEW, 6, "heading back", "next plan_genre comma", "a heading with a word of the time gone by", "过去五年的工作", "今后五年的工作", "heading"),
    Cue("review.heading_theme", REVIEW, 3, "heading theme", "next ahead", "tasks of others, or those of the year, that the organ served", "围绕中心任务,提升协商质效", "2022年主要任务", "heading"),
    Cue("shortcomings.heading", SHORTCOMINGS, 8, "heading weak_head$", "theme found comma inspection", "a heading of weaknesses", "存在的问题和不足", "突出问题整改", "heading"),
    Cue("shortcomings.heading_clause", SHORTCOMINGS, 4, "heading weak_head comma remains", "theme found inspection", "a heading of weaknesses with a clause", "回头看,还存在的短板", "补短板,强弱项", "heading"),
    Cue("plan.genre_heading", PLAN, 4, "heading plan_genre", "", "a heading of a work plan", "执法检查", "执法检查", "heading plan_genre"),
    # The time that is spoken of
    Cue("review.default", REVIEW, 1, "", "plan_genre news behind", "text of a report reviews unless the plan was opened above it or something speaks for another part", "检查档案法实施情况。", "2022年工作安排"),
    Cue("plan.genre", PLAN, 4, "plan_genre", "", "the text is a work plan", "检查档案法实施情况。", "2022年工作安排", "plan_genre"),
    Cue("plan.ahead", PLAN, 3, "ahead^", "promise reviewed^ found others", "begins with the time to come", "新的一年,代表工作要提质。", "一年来,召开会议9次。"),
    Cue("plan.ahead_intent", PLAN, 3, "ahead^ intent", "done promise reviewed^ found others", "what shall be done in the time to come", "今后,我们将加强监督。", "今后,监督更有力了。"),
    Cue("plan.ahead_self", PLAN, 5, "ahead^ intent self", "done promise reviewed^", "what the organ will do in the time to come, with others or alone", "下一步,常委会将督促县政府整改。", "下一步,县政府将抓紧整改。"),
    Cue("plan.ahead_opens", PLAN, 4, "ahead^ first", "done promise weak reviewed^ found others", "a paragraph that begins with the time to come", "今后一年,是治理整顿的一年。", "今后一年更忙了。", "first"),
    Cue("plan.ahead_told", PLAN, 4, "ahead intent news", "ahead^ done back promise weak", "what shall be done, said to be for the time to come", "王林强调,新的一年,市政协要开展监督。", "王林强调,市政协要开展监督。", "news"),
    Cue("plan.next", PLAN, 2, "next^", "background", "begins with the year to come", "2022年,检查3部法律。", "2021年,检查3部法律。"),
    Cue("plan.next_intent", PLAN, 4, "next intent", "done found", "what shall be done in the year to come", "常委会2022年将检查档案法。", "2022年检查了档案法。"),
    Cue("plan.next_announced", PLAN, 6, "next_listed", "reviewed^ back weak", "a list of what the year to come brings", "镇人大2022年的日历翻开了:检查3部法律;", "报告给出了答案:建成9项,1项2022年建成;"),
    Cue("plan.announced", PLAN, 4, "intent colon", "done back^ weak found mandate inspection lesson credit", "a list of what shall be done", "主席团打算做这么几件事:", "主席团做了这么几件事:"),
    Cue("plan.intent", PLAN, 2, "intent", "done back^ weak mandate inspection credit", "what shall be done", "组织代表视察,并将开展询问。", "组织代表视察,开展询问。"),
    Cue("plan.guiding", PLAN, 2, "guiding", "done back mandate", "the thought that guides the work to come", "总体要求是:坚持党的领导。", "坚持党的领导。"),
    Cue("plan.background", PLAN, 5, "background next^", "done last", "what the year to come is", "2022年是换届之年。", "2021年是换届之年。"),
    Cue("review.done", REVIEW, 2, "done", "intent ahead^ next^", "what was done", "检查了消防法。", "将检查消防法。"),
    Cue("review.back", REVIEW, 3, "back^", "intent ahead weak", "begins with the time gone by", "一年来,召开会议9次。", "今后一年,召开会议9次。"),
    Cue("review.back_told", REVIEW, 3, "back news", "back^ intent ahead weak", "what was done, said to be of the time gone by", "他说,过去的一年,立案提案268件。", "他说,立案提案268件。", "news"),
    Cue("review.reviewed", REVIEW, 3, "reviewed^", "intent", "begins with the year reviewed", "2021年,检查3部法律。", "2022年,检查3部法律。"),
    Cue("review.reviewed_inside", REVIEW, 2, "reviewed", "reviewed^ intent next", "speaks of the year reviewed", "他说,2021年检查3部法律。", "2021年将检查3部法律。"),
    Cue("review.aside", REVIEW, 8, "aside news", "", "news of the session itself and of other speakers", "会议由王建国主持。", "他说,检查3部法律。", "news"),
    Cue("review.quoted", REVIEW, 4, "quote news", "", "somebody is quoted in the news", "“今年我将多走村串户。”", "今年我将多走村串户。", "news"),
    Cue("review.credit", REVIEW, 6, "credit", "", "to whom the work is owed, and what it has taught", "成绩的取得离不开大家的支持。", "成绩明显。"),
    Cue("review.thanks", REVIEW, 2, "thanks", "", "thanks for help", "向大家表示衷心的感谢!", "群众满意。"),
    Cue("plan.inspection", PLAN, 6, "intent self^ inspection", "done weak", "what the organ itself will do after an inspection", "常委会将听取整改情况的报告。", "县政府将加快整改。", "inspection"),
    # Weaknesses
    Cue("shortcomings.owning", SHORTCOMINGS, 8, "owning weak", "found^ inspection", "owns up to a weakness", "我们也清醒地看到,监督的刚性不够。", "检查组看到,监督的刚性很强。"),
    Cue("shortcomings.inspection", SHORTCOMINGS, 9, "owning weak self inspection", "found", "what the inspectors own up to", "应当看到,我们的检查不够深。", "应当看到,企业的检查不够深。", "inspection"),
    Cue("shortcomings.owning_problem", SHORTCOMINGS, 5, "owning problem remains", "weak found intent inspection", "owns up to problems that are named", "也要看到工作中存在的问题。", "看到群众的难处。"),
    Cue("shortcomings.remains", SHORTCOMINGS, 7, "remains weak", "owning found others intent inspection", "a weakness that is there", "工作中还存在不足,主要是调研不深。", "企业还存在不足。"),
    Cue("shortcomings.announced", SHORTCOMINGS, 6, "weak colon", "found others intent inspection", "weaknesses are listed", "不足也很明显:调研不深;", "不足也很明显。"),
    Cue("shortcomings.but", SHORTCOMINGS, 10, "but^ weak self", "found intent others inspection", "turns from what was done to a weakness of one's own", "但对落实效果,我们的办法还不够多。", "对落实效果,我们的办法很多。"),
    Cue("shortcomings.turns", SHORTCOMINGS, 6, "but weak self", "but^ found others intent inspection", "what was done, and then what is still lacking", "做了不少工作,但我们的办法还不够多。", "做了不少工作,我们的办法很多。"),
    Cue("shortcomings.lack", SHORTCOMINGS, 3, "lack self", "found intent others inspection", "a lack in the organ's own work", "我们的问题也不少。", "我们的问题解决了。"),
    Cue("shortcomings.listed", SHORTCOMINGS, 6, "mainly^ colon limited", "found others intent back inspection", "what is lacking is listed", "主要是:有的调研走马观花;", "主要是:调研更深入了;"),
    Cue("shortcomings.self", SHORTCOMINGS, 3, "weak self", "intent found others done inspection", "a weakness of the organ's own work", "代表联系群众不够经常。", "路面不平整。"),
    Cue("shortcomings.weak", SHORTCOMINGS, 2, "weak", "intent found others next ahead inspection", "a word of weakness", "方法不多,力度不够。", "方法很多。"),
    Cue("shortcomings.limited", SHORTCOMINGS, 1, "limited", "intent done weak inspection", "what is said to be little, partial or not so", "有的会开得长。", "会开得很好。"),
    Cue("shortcomings.promise", SHORTCOMINGS, 4, "promise^", "inspection", "a promise to mend what was owned up to", "对此,我们将认真改进。", "我们将认真改进。"),
    Cue("review.found", REVIEW, 3, "weak found", "", "a weakness that was found with others", "检查发现,部分养老机构人手不足。", "我们人手不足。"),
    Cue("review.others", REVIEW, 3, "weak others", "self owning", "a weakness of others", "部分企业投入不足。", "我们投入不足。"),
    # Beginning and end
    Cue("opening.mandate", OPENING, 7, "mandate", "done number last", "who gives the report, and to whom", "我受县人大常委会委托,向大会报告工作。", "听取了县政府的报告。"),
    Cue("closing.appeal", CLOSING, 3, "appeal", "number done", "an appeal", "让我们努力奋斗!", "我们检查了消防法。"),
    Cue("closing.address", CLOSING, 6, "appeal address^", "number", "an appeal to those present", "各位代表,让我们努力奋斗!", "各位代表,检查了消防法。"),
    Cue("closing.submits", CLOSING, 8, "submit", "number mandate", "the report is submitted", "以上报告,请予审议。", "听取了报告。"),
    Cue("closing.last", CLOSING, 7, "appeal last", "number", "an appeal in the last paragraph", "让我们努力奋斗!", "我们检查了消防法。", "last"),
    Cue("closing.background", CLOSING, 4, "background next^ last", "", "what the year to come is, in the last paragraph", "2022年是换届之年。", "2021年是换届之年。", "last"),
    Cue("closing.address_last", CLOSING, 6, "address^ last", "number", "those present are spoken to in the last paragraph", "各位代表,使命光荣,责任重大。", "检查了消防法。", "last"),
    Cue("boilerplate.bracket", BOILERPLATE, 8, "bracket last", "colon", "a note in brackets at the end", "(街道人大工委办公室整理)", "街道人大工委办公室整理。", "last"),
    Cue("boilerplate.adopted", BOILERPLATE, 14, "adopted bracket", "", "which meeting adopted the text", "(2022年1月5日主任会议通过)", "主任会议通过决定。"),
)  # fmt: skip
