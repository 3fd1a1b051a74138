#include "gouji/converters/statutory/prose_context.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using View = std::u32string_view;

constexpr View sentence_ends = U"。！？!?";
constexpr View clause_ends = U"，。；：！？,;:!?（）()|";
/// 较上年, 比2021年: the year is only compared with.
constexpr View comparing = U"较比与同和";

enum class Side : std::uint8_t { Unknown, Own, Other };

struct Mark {
    View word;
    Side side = Side::Unknown;
};
/// Of marks that end at one place the later one in this list counts.
constexpr auto period_marks = std::to_array<Mark>(
    {{U"本年", Side::Own},     {U"今年", Side::Own},     {U"当年", Side::Own},
     {U"全年", Side::Own},     {U"年内", Side::Own},     {U"报告期", Side::Own},
     {U"年结转", Side::Own},   {U"年度结转", Side::Own}, {U"上年", Side::Other},
     {U"上一年", Side::Other}, {U"上年度", Side::Other}, {U"去年", Side::Other},
     {U"前年", Side::Other},   {U"往年", Side::Other},   {U"历年", Side::Other},
     {U"近年", Side::Other},   {U"近两年", Side::Other}, {U"近三年", Side::Other},
     {U"近四年", Side::Other}, {U"近五年", Side::Other}, {U"近几年", Side::Other},
     {U"年来", Side::Other},   {U"年间", Side::Other},   {U"以来", Side::Other},
     {U"同期", Side::Other},   {U"次年", Side::Other},   {U"明年", Side::Other},
     {U"一年来", Side::Own}});
/// Of all the years there are, unless the sentence has named its own.
constexpr View all_told = U"累计";

constexpr auto own_bodies =
    std::to_array<View>({U"我省", U"我市", U"我区",   U"我县",   U"我镇",   U"我乡", U"我局",
                         U"我办", U"我委", U"我厅",   U"我院",   U"我处",   U"我站", U"我街道",
                         U"我校", U"本局", U"本机关", U"本单位", U"本部门", U"本级"});
constexpr auto other_bodies = std::to_array<View>(
    {U"全国", U"全省", U"全市", U"全区", U"全县", U"全州", U"全镇",  U"全乡", U"全街道",
     U"各区", U"各县", U"各市", U"各镇", U"各乡", U"各街", U"各地",  U"各级", U"各部门",
     U"各单", U"下属", U"所属", U"直属", U"局属", U"法院", U"基层",  U"兄弟", U"县级",
     U"区级", U"市级", U"镇级", U"省级", U"协助", U"指导", U"全系统"});
/// What a government's report tells of its whole area is its own: 全市 in that of X市人民政府.
constexpr auto governments = std::to_array<View>(
    {U"", U"人民政府", U"政府", U"办事处", U"办公室", U"管委会", U"管理委员会"});

constexpr auto body_endings = std::to_array<View>(
    {U"局",
     U"厅",
     U"委",
     U"委员会",
     U"办公室",
     U"政府",
     U"镇",
     U"乡",
     U"街道",
     U"办事处",
     U"院",
     U"馆",
     U"中心",
     U"公司"});
constexpr auto adverbs = std::to_array<View>(
    {U"共", U"共计", U"总共", U"一共", U"累计", U"直接", U"新", U"全年", U"已", U"年度", U"本年"});

constexpr auto parts = std::to_array<View>(
    {U"其中", U"分别", U"季度", U"上半年", U"下半年", U"涉及", U"关于", U"同一",
     U"平均", U"减免", U"要求", U"超过",   U"败诉",   U"责任", U"纠错", U"并办结",
     U"补正", U"撤回", U"计入", U"超期",   U"延期",   U"模拟", U"抽查"});
/// Of one kind only: a part. Of several, listed: the whole.
using Kinds = std::array<std::array<View, 4>, 4>;
constexpr Kinds senders{{{U"自然人", U"公民"}, {U"法人", U"组织", U"企业"}}};
constexpr Kinds channels{
    {{U"网络", U"网站", U"网上", U"电子"},
     {U"信函", U"邮寄", U"信件"},
     {U"当面", U"现场", U"窗口", U"柜台"},
     {U"传真"}}};

/// What is sorted into 予以公开 and 不予公开, too.
constexpr auto documents = std::to_array<View>({U"公文", U"主动公开"});
constexpr auto other_matters = std::to_array<View>(
    {U"来信",
     U"来访",
     U"信访",
     U"热线",
     U"提案",
     U"议案",
     U"建议",
     U"诉求",
     U"留言",
     U"投诉",
     U"举报",
     U"咨询",
     U"工单",
     U"督办",
     U"交办",
     U"来电",
     U"案件"});

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool has(View text, View word) {
    return !word.empty() && text.find(word) != View::npos;
}

template <class Words> bool has_any(View text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return has(text, word); });
}

template <class Words> bool ends_with_any(View text, Words const& words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return text.ends_with(word); });
}

bool is_one_kind_of(View text, Kinds const& kinds) {
    return std::count_if(kinds.begin(), kinds.end(), [&](auto const& kind) {
               return has_any(text, kind);
           }) == 1;
}

/// The number that ends before `end`; 0 where none does.
std::uint32_t number_before(View text, std::size_t end) {
    std::uint32_t number = 0;
    std::uint32_t power = 1;
    for (std::size_t at = end; at > 0 && is_digit(text[at - 1]) && power <= 10; --at) {
        number += power * static_cast<std::uint32_t>(text[at - 1] - U'0');
        power *= 10;
    }
    return number;
}

/// 1月至6月, 截至10月31日; but not from the first month, or day, to the last.
bool is_some_months(View text) {
    bool first = false;
    bool last = false;
    bool other = false;
    for (std::size_t at = text.find(U'月'); at != View::npos; at = text.find(U'月', at + 1)) {
        std::uint32_t const month = number_before(text, at);
        std::size_t const day_end = text.find(U'日', at);
        std::uint32_t const day =
            day_end != View::npos && day_end - at <= 3 ? number_before(text, day_end) : 0;
        bool const begins_year = month == 1 && day <= 1;
        bool const ends_year = month == 12 && (day == 31 || day == 0);
        first |= begins_year;
        last |= ends_year;
        other |= month != 0 && !begins_year && !ends_year;
    }
    bool const until = last && (has(text, U"截至") || has(text, U"截止") || has(text, U"底"));
    return other || (last && !first && !until) || (first && !last && !has(text, U"日起"));
}

/// How far around a mention a line is read, so that one of nothing but mentions costs its length.
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t longest_subject = 800;

/// Behind the last of these letters, or as far back as a sentence is read.
std::size_t after_last(View line, View ends, std::size_t before) {
    std::size_t const first = before - std::min(before, longest_sentence);
    std::size_t const found = line.substr(first, before - first).find_last_of(ends);
    return first + (found == View::npos ? 0 : found + 1);
}

class Sentences {
public:
    Sentences(View line, ReportFacts const& facts) : m_line(line), m_facts(facts) {
        m_name = to_utf32(facts.organization.value_or(""));
    }

    bool is_sure(ProseMention const& mention) {
        std::size_t const sentence = after_last(m_line, sentence_ends, mention.begin);
        std::size_t const clause = after_last(m_line, clause_ends, mention.begin);
        if (sentence != m_sentence) {
            m_sentence = sentence;
            m_body = Side::Unknown;
        }
        std::size_t const lead = std::max(sentence, begin_of_lead(clause));
        View const near = m_line.substr(lead, mention.end - lead);
        Side body = body_in(near);
        if (body == Side::Unknown && is_of_another(m_line.substr(clause, mention.begin - clause))) {
            body = Side::Other;
        }
        m_body = body == Side::Unknown ? m_body : body;
        return m_body != Side::Other && period(sentence, clause, mention.end) != Side::Other &&
               !is_part(lead, mention) && is_subject(sentence, mention);
    }

private:
    /// "其中，" and "一季度，" belong to the clause behind them.
    [[nodiscard]] std::size_t begin_of_lead(std::size_t clause) const {
        constexpr std::size_t longest_lead = 6;
        constexpr std::size_t longest_span = 16;
        if (clause == 0) {
            return 0;
        }
        std::size_t const before = after_last(m_line, clause_ends, clause - 1);
        View const lead = m_line.substr(before, clause - 1 - before);
        bool const is_span =
            lead.starts_with(U'截') || lead.starts_with(U'自') || lead.starts_with(U'从');
        return lead.size() <= (is_span ? longest_span : longest_lead) ? before : clause;
    }

    /// Who is said to do it, right before: 市教育局共收到. Names are printed short, so that of the
    /// last letters those of the report's own name follow each other in it: 市政府 in
    /// 某某市人民政府.
    [[nodiscard]] bool is_of_another(View doer) const {
        constexpr std::size_t told_by = 3;
        for (bool found = true; found;) {
            found = false;
            for (View const word : adverbs) {
                found |= doer.ends_with(word);
                doer.remove_suffix(doer.ends_with(word) ? word.size() : 0);
            }
        }
        if (m_name.empty() || doer.size() < told_by || !ends_with_any(doer, body_endings)) {
            return false;
        }
        std::size_t at = 0;
        for (char32_t const letter : doer.substr(doer.size() - told_by)) {
            std::size_t const next = m_name.find(letter, at);
            if (next == std::u32string::npos) {
                return true;
            }
            at = next + 1;
        }
        return false;
    }

    [[nodiscard]] bool is_own_area(View word) const {
        if (!word.starts_with(U'全')) {
            return false;
        }
        return std::any_of(governments.begin(), governments.end(), [&](View government) {
            return m_name.ends_with(std::u32string(word.substr(1)).append(government));
        });
    }

    /// The last one named before the number; the report's whole area includes all that is in it.
    [[nodiscard]] Side body_in(View text) const {
        std::size_t last = 0;
        Side side = Side::Unknown;
        auto const look = [&](View word, Side of) {
            std::size_t const at = text.rfind(word);
            if (at != View::npos && at >= last) {
                last = at;
                side = of;
            }
        };
        for (View const word : own_bodies) {
            look(word, Side::Own);
        }
        for (View const word : other_bodies) {
            if (is_own_area(word) && has(text, word)) {
                return Side::Own;
            }
            look(word, Side::Other);
        }
        return side;
    }

    /// The last one named before the number.
    [[nodiscard]] Side period(std::size_t sentence, std::size_t clause, std::size_t end) const {
        View const text = m_line.substr(sentence, end - sentence);
        std::size_t last = 0;
        Side side = Side::Unknown;
        auto const look = [&](std::size_t at, std::size_t size, Side of) {
            bool const compared = at > 0 && comparing.find(text[at - 1]) != View::npos;
            bool const here = sentence + at >= clause;
            if (at + size >= last && (!compared || here)) {
                last = at + size;
                side = of;
            }
        };
        for (Mark const& mark : period_marks) {
            for (std::size_t at = text.find(mark.word); at != View::npos;
                 at = text.find(mark.word, at + 1)) {
                look(at, mark.word.size(), mark.side);
            }
        }
        for (auto year = find_year(text); year && m_facts.year; year = find_year(text, year->end)) {
            look(
                year->begin,
                year->end - year->begin,
                year->year == *m_facts.year ? Side::Own : Side::Other);
        }
        return side == Side::Unknown && has(text, all_told) ? Side::Other : side;
    }

    /// Or as far on as a sentence is read.
    [[nodiscard]] std::size_t end_of_clause(std::size_t from) const {
        View const rest = m_line.substr(from, longest_sentence);
        return from + std::min(rest.find_first_of(clause_ends), rest.size());
    }

    [[nodiscard]] bool is_part(std::size_t lead, ProseMention const& mention) const {
        // What is said not to be may be narrowed down behind it: 未发生行政诉讼败诉案件.
        std::size_t const end = mention.says_none ? end_of_clause(mention.end) : mention.end;
        View const text = m_line.substr(lead, end - lead);
        return has_any(text, parts) || is_one_kind_of(text, senders) ||
               is_one_kind_of(text, channels) || is_some_months(text);
    }

    /// Other matters are counted in the same words; the last one named before them is meant.
    [[nodiscard]] bool is_subject(std::size_t sentence, ProseMention const& mention) const {
        if (mention.subject.empty()) {
            return true;
        }
        if (has_any(m_line.substr(sentence, mention.begin - sentence), documents)) {
            return false;
        }
        std::size_t const first = mention.begin - std::min(mention.begin, longest_subject);
        View const text = m_line.substr(first, mention.end - first);
        std::size_t named = View::npos;
        for (std::string const& word : mention.subject) {
            std::size_t const at = text.rfind(to_utf32(word));
            named = at != View::npos && (named == View::npos || at > named) ? at : named;
        }
        return named != View::npos &&
               (first + named >= mention.begin ||
                !has_any(
                    m_line.substr(first + named, mention.begin - first - named), other_matters));
    }

    View m_line;
    ReportFacts const& m_facts;
    std::u32string m_name;
    std::size_t m_sentence = 0;
    Side m_body = Side::Unknown; ///< whom the sentence last spoke of beside a number
};

} // namespace

std::vector<bool>
sure_mentions(View line, std::span<ProseMention const> mentions, ReportFacts const& facts) {
    Sentences sentences(line, facts);
    std::vector<bool> sure;
    sure.reserve(mentions.size());
    for (ProseMention const& mention : mentions) {
        sure.push_back(sentences.is_sure(mention));
    }
    return sure;
}

} // namespace gouji
