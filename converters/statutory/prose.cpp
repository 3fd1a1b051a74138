#include "gouji/converters/statutory/prose.hpp"

#include <algorithm>
#include <optional>

#include "gouji/converters/forms/wording.hpp"
#include "gouji/converters/statutory/findings.hpp"
#include "gouji/converters/statutory/identity.hpp"
#include "gouji/converters/statutory/prose_context.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using View = std::u32string_view;

/// A number that the prose says.
struct Said {
    std::string number;
    std::int64_t rounded_to = 1;
    std::string quote;
    SourceRef where;
    bool sure = false; ///< that it is the number of the table
};

/// By the number they are about: index into Form::prose.
using AllSaid = std::vector<std::vector<Said>>;

void find_mentions(
    std::size_t about,
    FormProse const& prose,
    bool none,
    View line,
    std::vector<ProseMention>& out) {
    for (std::string const& wording : none ? prose.says_none : prose.says) {
        std::u32string const pattern = to_utf32(wording);
        for (auto match = find_wording(pattern, line); match;
             match = find_wording(pattern, line, match->end)) {
            ProseMention& mention = out.emplace_back();
            mention.begin = match->begin;
            mention.end = match->end;
            mention.about = about;
            mention.number = none ? "0" : match->number;
            mention.rounded_to = match->rounded_to;
            mention.says_none = none;
            mention.subject = prose.subject;
        }
    }
}

/// A sentence that tells several numbers of one thing tells them of parts, of years, of others:
/// none of them is sure.
class SeveralInSentence {
public:
    SeveralInSentence(std::size_t things, std::span<ProseMention const> mentions, View line)
        : m_first(things), m_mentions(mentions), m_line(line) {}

    void doubt(std::vector<bool>& sure) {
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            if (!sure[i]) {
                continue;
            }
            pass_sentence_ends(m_mentions[i].begin);
            First& first = m_first[m_mentions[i].about];
            if (first.sentence != m_sentence) {
                first = {m_sentence, i};
            } else if (m_mentions[i].number != m_mentions[first.mention].number) {
                sure[i] = false;
                sure[first.mention] = false;
            }
        }
    }

private:
    struct First {
        std::size_t sentence = 0; ///< counts from 1
        std::size_t mention = 0;
    };

    void pass_sentence_ends(std::size_t to) {
        for (; m_at < to; ++m_at) {
            if (m_line[m_at] == U'。') {
                ++m_sentence;
            }
        }
    }

    std::vector<First> m_first; ///< of each thing
    std::span<ProseMention const> m_mentions;
    View m_line;
    std::size_t m_at = 0;
    std::size_t m_sentence = 1;
};

void add_said(ProseMention const& mention, bool sure, TextLine const& line, AllSaid& all) {
    View const quote = View{line.text}.substr(mention.begin, mention.end - mention.begin);
    all[mention.about].push_back(
        {mention.number, mention.rounded_to, to_utf8(quote), line.source, sure});
}

AllSaid all_said(Form const& form, ReportText const& text) {
    AllSaid all(form.prose.size());
    // A year without any is told in words only where no number is told.
    for (bool const none : {false, true}) {
        std::vector<std::size_t> wanted;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].empty()) {
                wanted.push_back(i);
            }
        }
        for (TextLine const& line : text.lines) {
            std::vector<ProseMention> mentions;
            for (std::size_t const i : wanted) {
                find_mentions(i, form.prose[i], none, line.text, mentions);
            }
            std::ranges::sort(mentions, {}, &ProseMention::begin);
            std::vector<bool> sure = sure_mentions(line.text, mentions, text.facts);
            SeveralInSentence(all.size(), mentions, line.text).doubt(sure);
            for (std::size_t i = 0; i < mentions.size(); ++i) {
                add_said(mentions[i], sure[i], line, all);
            }
        }
    }
    return all;
}

void add_name(std::vector<std::string>& names, std::string const& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

/// The cells that the prose is about, with the finding named after them.
std::vector<IdentityCell>
cells_of(FormProse const& prose, ExtractedTable const& table, Finding& finding) {
    std::vector<IdentityCell> cells;
    for (FormTerm const& term : prose.cells) {
        IdentityCell cell;
        cell.left = true;
        cell.sign = term.sign;
        cell.blank_is_unknown = true;
        FindingCell named;
        named.row = term.row;
        named.column = term.column;
        named.sign = term.sign;
        named.left = true;
        auto const row = std::find_if(
            table.rows.begin(), table.rows.end(), [&](auto const& r) { return r.id == term.row; });
        for (std::size_t i = 0; row != table.rows.end() && i < row->columns.size(); ++i) {
            if (row->columns[i] == term.column) {
                cell.row = &*row;
                cell.column = i;
                ExtractedValue const& value = row->values[i];
                named.value = value.is_number ? value.value : "";
                named.place = value.place;
                note_origin(value, named, finding);
            }
        }
        add_name(finding.rows, term.row);
        add_name(finding.columns, term.column);
        finding.cells.push_back(std::move(named));
        cells.push_back(cell);
    }
    return cells;
}

/// 1.2万 is said of 11,500 (rounded) up to 12,999 (cut).
bool is_rounded(std::optional<Amount> const& stated, Said const& said) {
    auto const number = parse_number(said.number);
    if (!stated || !number || said.rounded_to == 1) {
        return false;
    }
    auto const above = stated->plus(number->amount.negated());
    Amount const half{-said.rounded_to / 2};
    return above && above->less_than(Amount{said.rounded_to}) && !above->less_than(half);
}

Outcome compare(std::vector<IdentityCell> cells, Said const& said) {
    ExtractedRow prose;
    prose.columns = {""};
    prose.values.resize(1);
    prose.values[0].value = said.number;
    prose.values[0].is_null = false;
    prose.values[0].evidence = Evidence::Stated;
    IdentityCell number;
    number.row = &prose;
    cells.push_back(number);
    Outcome outcome = evaluate(cells);
    if (outcome.verdict == Verdict::Fails && is_rounded(outcome.left, said)) {
        outcome.verdict = Verdict::Holds;
    }
    return outcome;
}

/// The one that agrees, else the first that is surely about the table.
std::optional<std::pair<Said const*, Outcome>>
choose(std::span<Said const> said, std::vector<IdentityCell> const& cells) {
    std::optional<std::pair<Said const*, Outcome>> chosen;
    for (Said const& one : said) {
        Outcome outcome = compare(cells, one);
        if (outcome.verdict == Verdict::Holds) {
            return std::pair{&one, outcome};
        }
        if (one.sure && !chosen) {
            chosen.emplace(&one, outcome);
        }
    }
    return chosen;
}

std::optional<Finding> check_one(
    FormProse const& prose,
    ExtractedTable const& table,
    std::span<Said const> said,
    SourceMap const& source) {
    Finding finding;
    finding.rule = "prose";
    finding.table = table.table;
    finding.stated_left = true;
    auto const chosen = choose(said, cells_of(prose, table, finding));
    if (!chosen) {
        return std::nullopt;
    }
    auto const& [shown, outcome] = *chosen;
    bool const differs = outcome.verdict == Verdict::Fails;
    finding.verdict = differs ? Verdict::CannotCheck : outcome.verdict;
    finding.reason = differs ? OpenReason::Hint : outcome.reason;
    finding.stated = outcome.left ? outcome.left->to_string() : "";
    finding.computed = shown->number;
    finding.quote = shown->quote;
    finding.quote_place = place_of(source, shown->where);
    finding.quote_source = shown->where;
    return finding;
}

} // namespace

std::vector<Finding> check_prose(
    Form const& form,
    ExtractedTable const& table,
    ReportText const& text,
    SourceMap const& source) {
    AllSaid const said = all_said(form, text);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (auto finding = check_one(form.prose[i], table, said[i], source)) {
            findings.push_back(*std::move(finding));
        }
    }
    return findings;
}

} // namespace gouji
