#include "gouji/formats/layout/page/page_words.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/leaders.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A gap of this part of the font size is a blank that was not drawn (TeX draws none). Blanks are
/// rarely narrower than 0.2 em, kerning rarely wider than 0.1 em.
constexpr float blank_gap = 0.14F;
/// Justified Chinese is spaced wider, and word processors leave a quarter of an em between Chinese
/// and Latin.
constexpr float unspaced_gap = 0.55F;
constexpr float mixed_gap = 0.4F;
/// Of a letter's height, what counts for standing on one line: from the baseline up. Ascent and
/// descent of many fonts reach into the neighbouring lines.
constexpr float core_height = 0.7F;

struct Piece {
    PageWord word;
    std::uint32_t order = 0;
    [[nodiscard]] float core_top() const {
        return word.upright ? word.baseline - core_height * word.size : word.box.y0;
    }
    [[nodiscard]] float core_bottom() const { return word.upright ? word.baseline : word.box.y1; }
    [[nodiscard]] float core_middle() const { return (core_top() + core_bottom()) / 2; }
};

/// Cuts one run into pieces at its blanks.
class RunCutter {
public:
    RunCutter(PageText& text, std::vector<Piece>& pieces) : m_text(text), m_pieces(pieces) {}

    void cut(TextRun const& run) {
        m_blank = false;
        m_open = false;
        float x0 = run.box.x0;
        std::size_t index = 0;
        std::size_t const count = run.stops.size();
        for (std::size_t at = 0; at < run.text.size(); ++index) {
            char32_t const code_point = next_code_point(run.text, at);
            float const x1 = index < count ? run.stops[index] : run.box.x1;
            if (is_blank(code_point) && run.upright) {
                m_open = false;
                m_blank = true;
            } else {
                add(run, {code_point, std::min(x0, x1), std::max(x0, x1)});
            }
            x0 = x1;
        }
        if (!run.upright) {
            trim_turned();
        }
    }

private:
    void add(TextRun const& run, PageGlyph glyph) {
        if (!m_open) {
            Piece piece;
            piece.word.first_glyph = static_cast<std::uint32_t>(m_text.glyphs.size());
            piece.word.box =
                run.upright ? Rect{glyph.x0, run.box.y0, glyph.x1, run.box.y1} : run.box;
            piece.word.baseline = run.baseline;
            piece.word.size = run.size;
            piece.word.bold = run.bold;
            piece.word.upright = run.upright;
            piece.word.blank_before = m_blank;
            piece.order = run.order;
            m_pieces.push_back(piece);
            m_open = true;
            m_blank = false;
        }
        PageWord& word = m_pieces.back().word;
        ++word.glyph_count;
        if (run.upright) {
            word.box.x0 = std::min(word.box.x0, glyph.x0);
            word.box.x1 = std::max(word.box.x1, glyph.x1);
        }
        m_text.glyphs.push_back(glyph);
    }

    /// Blanks at the ends of a turned run say nothing.
    void trim_turned() {
        if (!m_open) {
            return;
        }
        PageWord& word = m_pieces.back().word;
        while (word.glyph_count > 0 && is_blank(m_text.glyphs[word.first_glyph].code_point)) {
            ++word.first_glyph;
            --word.glyph_count;
        }
        while (word.glyph_count > 0 && is_blank(m_text.last_char(word))) {
            --word.glyph_count;
        }
        if (word.glyph_count == 0) {
            m_pieces.pop_back();
        }
    }

    PageText& m_text;
    std::vector<Piece>& m_pieces;
    bool m_open = false;
    bool m_blank = false;
};

/// Gives every piece its visual line: pieces whose cores overlap by half. The core of a line is
/// that of its largest piece, so that raised and lowered small letters stay on it.
void assign_lines(std::vector<Piece>& pieces) {
    std::sort(pieces.begin(), pieces.end(), [](Piece const& a, Piece const& b) {
        return a.core_middle() != b.core_middle() ? a.core_middle() < b.core_middle()
                                                  : a.order < b.order;
    });
    struct Line {
        float top = 0;
        float bottom = 0;
        float size = 0;
        std::uint32_t index = 0;
    };
    std::vector<Line> open;
    std::uint32_t count = 0;
    for (Piece& piece : pieces) {
        float const top = piece.core_top();
        float const bottom = piece.core_bottom();
        std::erase_if(open, [&](Line const& line) { return line.bottom <= top; });
        auto const found = std::find_if(open.rbegin(), open.rend(), [&](Line const& line) {
            float const least = std::min(line.bottom - line.top, bottom - top);
            return piece.word.upright && overlap(line.top, line.bottom, top, bottom) >= least / 2;
        });
        if (found != open.rend()) {
            piece.word.line = found->index;
            if (piece.word.size > found->size) {
                *found = {top, bottom, piece.word.size, found->index};
            }
            continue;
        }
        piece.word.line = count++;
        if (piece.word.upright) {
            open.push_back({top, bottom, piece.word.size, piece.word.line});
        }
    }
}

/// A line's place is that of its largest text, not of a note mark that is raised above it.
void order_lines(std::vector<Piece>& pieces) {
    struct Place {
        float size = 0;
        float baseline = 0;
    };
    std::vector<Place> places;
    for (Piece const& piece : pieces) {
        if (piece.word.line >= places.size()) {
            places.resize(piece.word.line + 1);
        }
        Place& place = places[piece.word.line];
        if (piece.word.size > place.size) {
            place = {piece.word.size, piece.word.upright ? piece.word.baseline : piece.word.box.y1};
        }
    }
    std::vector<std::uint32_t> order(places.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return places[a].baseline < places[b].baseline;
    });
    std::vector<std::uint32_t> rank(places.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
    }
    for (Piece& piece : pieces) {
        piece.word.line = rank[piece.word.line];
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](Piece const& a, Piece const& b) {
        return a.word.line != b.word.line ? a.word.line < b.word.line
                                          : a.word.box.x0 < b.word.box.x0;
    });
}

/// Joins pieces into words; glyphs are copied so that a word's stand together.
class WordJoiner {
public:
    explicit WordJoiner(PageText const& from) : m_from(from) {}

    PageText join(std::vector<Piece> const& pieces) {
        for (Piece const& piece : pieces) {
            if (m_to.words.empty() || m_to.words.back().line != piece.word.line) {
                append(piece.word, false);
                continue;
            }
            place_beside(piece.word);
        }
        m_to.lines = m_to.words.empty() ? 0 : m_to.words.back().line + 1;
        return std::move(m_to);
    }

private:
    void place_beside(PageWord const& piece) {
        PageWord& last = m_to.words.back();
        float const size = std::min(last.size, piece.size);
        if (is_overprint(piece, size)) {
            m_to.words.back().bold = true;
            return;
        }
        float const gap = piece.box.x0 - last.box.x1;
        float const limit = gap_limit(m_to.last_char(last), m_from.first_char(piece)) *
                            std::max(last.size, piece.size);
        if (!piece.upright || !last.upright || piece.blank_before || gap > limit) {
            append(piece, true);
            return;
        }
        extend(last, piece);
    }

    static float gap_limit(char32_t left, char32_t right) {
        if (is_unspaced(left) && is_unspaced(right)) {
            return unspaced_gap;
        }
        return is_unspaced(left) || is_unspaced(right) ? mixed_gap : blank_gap;
    }

    /// The same letters again, hardly moved.
    [[nodiscard]] bool is_overprint(PageWord const& piece, float size) const {
        float const moved = std::min(0.3F * size, 0.4F * width_of(piece.box));
        PageWord const& last = m_to.words.back();
        PageWord tail = last;
        if (piece.glyph_count < last.glyph_count) {
            tail.first_glyph += last.glyph_count - piece.glyph_count;
            tail.glyph_count = piece.glyph_count;
        }
        if (tail.glyph_count != piece.glyph_count) {
            return false;
        }
        float const x0 = m_to.glyphs[tail.first_glyph].x0;
        if (std::abs(x0 - m_from.glyphs[piece.first_glyph].x0) > moved ||
            std::abs(last.baseline - piece.baseline) > moved) {
            return false;
        }
        PageText const& to = m_to;
        for (std::uint32_t i = 0; i < piece.glyph_count; ++i) {
            if (to.glyphs[tail.first_glyph + i].code_point !=
                m_from.glyphs[piece.first_glyph + i].code_point) {
                return false;
            }
        }
        return true;
    }

    void append(PageWord const& piece, bool blank_before) {
        PageWord word = piece;
        word.first_glyph = static_cast<std::uint32_t>(m_to.glyphs.size());
        word.blank_before = blank_before;
        copy_glyphs(piece);
        m_to.words.push_back(word);
    }

    void extend(PageWord& word, PageWord const& piece) {
        copy_glyphs(piece);
        word.glyph_count += piece.glyph_count;
        word.bold = word.bold && piece.bold;
        if (piece.size > word.size) {
            word.size = piece.size;
            word.baseline = piece.baseline;
        }
        word.box = united(word.box, piece.box);
    }

    void copy_glyphs(PageWord const& piece) {
        auto const begin = m_from.glyphs.begin() + piece.first_glyph;
        m_to.glyphs.insert(m_to.glyphs.end(), begin, begin + piece.glyph_count);
    }

    PageText const& m_from;
    PageText m_to;
};

} // namespace

bool is_unspaced(char32_t code_point) {
    return is_han(code_point) || (code_point >= 0x3000 && code_point <= 0x30FF) ||
           (code_point >= 0xFF01 && code_point <= 0xFF60) ||
           (code_point >= 0x2E80 && code_point <= 0x2FDF);
}

PageText find_words(PageContent const& page, RunKind kind) {
    PageText drawn;
    std::vector<Piece> pieces;
    RunCutter cutter{drawn, pieces};
    for (TextRun const& run : page.runs) {
        if (run.artifact == (kind == RunKind::Artifact) && !is_blank(std::string_view{run.text})) {
            cutter.cut(run);
        }
    }
    assign_lines(pieces);
    order_lines(pieces);
    PageText text = WordJoiner{drawn}.join(pieces);
    mark_leaders(text);
    return text;
}

std::string text_of(PageText const& text, PageWord const& word) {
    std::string out;
    for (std::uint32_t i = 0; i < word.glyph_count; ++i) {
        append_utf8(out, text.glyphs[word.first_glyph + i].code_point);
    }
    return out;
}

std::optional<std::uint32_t> find_cut(PageText const& text, PageWord const& word, float x) {
    float const slack = 0.35F * word.size;
    if (!word.upright || x <= word.box.x0 + slack || x >= word.box.x1 - slack) {
        return std::nullopt;
    }
    for (std::uint32_t i = 1; i < word.glyph_count; ++i) {
        PageGlyph const& left = text.glyphs[word.first_glyph + i - 1];
        PageGlyph const& right = text.glyphs[word.first_glyph + i];
        if (left.x1 <= x + slack && right.x0 >= x - slack) {
            return i;
        }
    }
    return std::nullopt;
}

void cut_words(PageText& text, std::vector<WordCut> cuts) {
    if (cuts.empty()) {
        return;
    }
    std::sort(cuts.begin(), cuts.end(), [](WordCut const& a, WordCut const& b) {
        return a.word != b.word ? a.word < b.word : a.glyph < b.glyph;
    });
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<PageWord> words;
    words.reserve(text.words.size() + cuts.size());
    auto cut = cuts.begin();
    for (std::uint32_t index = 0; index < text.words.size(); ++index) {
        PageWord word = text.words[index];
        for (std::uint32_t done = 0; cut != cuts.end() && cut->word == index; ++cut) {
            std::uint32_t const count = cut->glyph - done;
            PageWord left = word;
            left.glyph_count = count;
            left.box.x1 = text.glyphs[word.first_glyph + count - 1].x1;
            words.push_back(left);
            word.first_glyph += count;
            word.glyph_count -= count;
            word.box.x0 = text.glyphs[word.first_glyph].x0;
            word.blank_before = true;
            done = cut->glyph;
        }
        words.push_back(word);
    }
    text.words = std::move(words);
}

} // namespace gouji
