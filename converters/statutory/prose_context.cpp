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
constexpr auto period_marks = std::to_array<Mark>(
    {{U"本年", Side::Own},     {U"今年", Side::Own},     {U"当年", Side::Own},
     {U"全年", Side::Own},     {U"年内", Side::Own},     {U"报告期", Side::Own},
     {U"年结转", Side::Own},   {U"年度结转", Side::Own}, {U"上年", Side::Other},
     {U"上一年", Side::Other}, {U"上年度", Side::Other}, {U"去年", Side::Other},
     {U"前年", Side::Other},   {U"往年", Side::Other},   {U"历年", Side::Other},
     {U"近年", Side::Other},   {U"近两年", Side::Other}, {U"近三年", Side::Other},
     {U"近四年", Side::Other}, {U"近五年", Side::Other}, {U"近几年", Side::Other},
     {U"三年来", Side::Other}, {U"五年来", Side::Other}, {U"以来", Side::Other},
     {U"同期", Side::Other},   {U"次年", Side::Other},   {U"明年", Side::Other}});
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

constexpr auto parts = std::to_array<View>(
    {U"其中",
     U"分别",
     U"季度",
     U"上半年",
     U"下半年",
     U"涉及",
     U"关于",
     U"同一",
     U"平均",
     U"减免",
     U"要求",
     U"超过",
     U"败诉",
     U"责任"});
/// Of one kind only: a part. Of several, listed: the whole.
using Kinds = std::array<std::array<View, 4>, 4>;
constexpr Kinds senders{{{U"自然人", U"公民"}, {U"法人", U"组织", U"企业"}}};
constexpr Kinds channels{
    {{U"网络", U"网站", U"网上", U"电子"},
     {U"信函", U"邮寄", U"信件"},
     {U"当面", U"现场", U"窗口", U"柜台"},
     {U"传真"}}};

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

bool is_one_kind_of(View text, Kinds const& kinds) {
    return std::count_if(kinds.begin(), kinds.end(), [&](auto const& kind) {
               return has_any(text, kind);
           }) == 1;
}

/// 1月至6月, but no date, and not from the first month to the last.
bool is_some_months(View text) {
    bool const whole = has(text, U"12月") && (has(text, U"年1月") || text.starts_with(U"1月"));
    for (std::size_t at = text.find(U'月'); at != View::npos; at = text.find(U'月', at + 1)) {
        bool const numbered = at > 0 && is_digit(text[at - 1]);
        bool const dated = at + 1 < text.size() && is_digit(text[at + 1]);
        if (numbered && !dated && !whole) {
            return true;
        }
    }
    return false;
}

/// How far back a mention is read, so that a line of nothing but mentions costs its length.
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
        Side const body = body_in(near);
        m_body = body == Side::Unknown ? m_body : body;
        return m_body != Side::Other && period(sentence, clause, mention.end) != Side::Other &&
               !is_part(lead, mention) && is_subject(mention);
    }

private:
    /// "其中，" and "一季度，" belong to the clause behind them.
    [[nodiscard]] std::size_t begin_of_lead(std::size_t clause) const {
        constexpr std::size_t longest_lead = 6;
        if (clause == 0) {
            return 0;
        }
        std::size_t const before = after_last(m_line, clause_ends, clause - 1);
        bool const short_enough = clause - 1 - before <= longest_lead;
        return short_enough ? before : clause;
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
        auto const look = [&](std::size_t at, Side of) {
            bool const compared = at > 0 && comparing.find(text[at - 1]) != View::npos;
            bool const here = sentence + at >= clause;
            if (at >= last && (!compared || here)) {
                last = at;
                side = of;
            }
        };
        for (Mark const& mark : period_marks) {
            for (std::size_t at = text.find(mark.word); at != View::npos;
                 at = text.find(mark.word, at + 1)) {
                look(at, mark.side);
            }
        }
        for (auto year = find_year(text); year && m_facts.year; year = find_year(text, year->end)) {
            look(year->begin, year->year == *m_facts.year ? Side::Own : Side::Other);
        }
        return side == Side::Unknown && has(text, all_told) ? Side::Other : side;
    }

    [[nodiscard]] bool is_part(std::size_t lead, ProseMention const& mention) const {
        // What is said not to be may be narrowed down behind it: 未发生行政诉讼败诉案件.
        std::size_t const clause_end = m_line.find_first_of(clause_ends, mention.end);
        std::size_t const end = mention.says_none ? clause_end : mention.end;
        View const text = m_line.substr(lead, end == View::npos ? end : end - lead);
        return has_any(text, parts) || is_one_kind_of(text, senders) ||
               is_one_kind_of(text, channels) || is_some_months(text);
    }

    /// Other matters are counted in the same words; the last one named before them is meant.
    [[nodiscard]] bool is_subject(ProseMention const& mention) const {
        if (mention.subject.empty()) {
            return true;
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
