#pragma once
#include "gouji/model/document.hpp"

/// Equality of whole documents, member by member. The structured bindings name every member: a new
/// one fails to compile until it is compared here.

namespace gouji::test {

struct Equal {
    static bool same(LineRange const& a, LineRange const& b) { return a == b; }
    static bool same(std::string const& a, std::string const& b) { return a == b; }
    static bool same(float a, float b) { return a == b; }
    static bool same(std::vector<std::string> const& a, std::vector<std::string> const& b) {
        return a == b;
    }
    static bool same(Mark const& a, Mark const& b) { return a == b; }
    static bool same(GridPosition a, GridPosition b) { return a == b; }

    template <class T> static bool same(std::vector<T> const& a, std::vector<T> const& b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
    template <class T> static bool same(Box<T> const& a, Box<T> const& b) { return same(*a, *b); }
    template <class... T>
    static bool same(std::variant<T...> const& a, std::variant<T...> const& b) {
        return a.index() == b.index() && std::visit(
                                             [&](auto const& value) {
                                                 using Kind = std::decay_t<decltype(value)>;
                                                 return same(value, std::get<Kind>(b));
                                             },
                                             a);
    }

    static bool same(Text const& a, Text const& b) { return a.utf8 == b.utf8; }
    static bool same(LineBreak const&, LineBreak const&) { return true; }
    static bool same(Styled const& a, Styled const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && same(a2, b2);
    }
    static bool same(Link const& a, Link const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && same(a2, b2);
    }
    static bool same(Image const& a, Image const& b) {
        auto const& [a1, a2, a3, a4, a5] = a;
        auto const& [b1, b2, b3, b4, b5] = b;
        return a1 == b1 && a2 == b2 && a3 == b3 && same(a4, b4) && same(a5, b5);
    }
    static bool same(Ruby const& a, Ruby const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return same(a1, b1) && a2 == b2;
    }
    static bool same(Note const& a, Note const& b) {
        auto const& [a1, a2, a3] = a;
        auto const& [b1, b2, b3] = b;
        return a1 == b1 && a2 == b2 && same(a3, b3);
    }
    static bool same(Inline const& a, Inline const& b) {
        auto const& [a1] = a;
        auto const& [b1] = b;
        return same(a1, b1);
    }

    static bool same(Paragraph const& a, Paragraph const& b) {
        auto const& [a1, a2, a3, a4] = a;
        auto const& [b1, b2, b3, b4] = b;
        return same(a1, b1) && a2 == b2 && a3 == b3 && a4 == b4;
    }
    static bool same(Heading const& a, Heading const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return same(a1, b1) && a2 == b2;
    }
    static bool same(ListItem const& a, ListItem const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && same(a2, b2);
    }
    static bool same(List const& a, List const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return same(a1, b1) && a2 == b2;
    }
    static bool same(Quote const& a, Quote const& b) { return same(a.children, b.children); }
    static bool same(Verbatim const& a, Verbatim const& b) { return a.text == b.text; }
    static bool same(PageBreak const&, PageBreak const&) { return true; }
    static bool same(Block const& a, Block const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return same(a1, b1) && a2 == b2;
    }

    static bool same(Cell const& a, Cell const& b) {
        auto const& [a1, a2, a3, a4, a5, a6, a7, a8, a9] = a;
        auto const& [b1, b2, b3, b4, b5, b6, b7, b8, b9] = b;
        return same(a1, b1) && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5 && a6 == b6 &&
               a7 == b7 && a8 == b8 && a9 == b9;
    }
    static bool same(Row const& a, Row const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return same(a1, b1) && a2 == b2;
    }
    static bool same(Doubt const& a, Doubt const& b) {
        auto const& [a1, a2, a3, a4, a5] = a;
        auto const& [b1, b2, b3, b4, b5] = b;
        return a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5;
    }
    static bool same(Printed const& a, Printed const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && a2 == b2;
    }
    static bool same(FormBinding::RowName const& a, FormBinding::RowName const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && a2 == b2;
    }
    static bool same(FormBinding::Value const& a, FormBinding::Value const& b) {
        auto const& [a1, a2, a3] = a;
        auto const& [b1, b2, b3] = b;
        return a1 == b1 && a2 == b2 && a3 == b3;
    }
    static bool same(FormBinding::Label const& a, FormBinding::Label const& b) {
        auto const& [a1, a2] = a;
        auto const& [b1, b2] = b;
        return a1 == b1 && a2 == b2;
    }
    static bool same(FormBinding::ExtraRow const& a, FormBinding::ExtraRow const& b) {
        auto const& [a1, a2, a3] = a;
        auto const& [b1, b2, b3] = b;
        return a1 == b1 && a2 == b2 && a3 == b3;
    }
    static bool same(FormBinding const& a, FormBinding const& b) {
        auto const& [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10] = a;
        auto const& [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10] = b;
        return a1 == b1 && a2 == b2 && a3 == b3 && a4 == b4 && a5 == b5 && same(a6, b6) &&
               a7 == b7 && same(a8, b8) && same(a9, b9) && same(a10, b10);
    }
    static bool same(Table const& a, Table const& b) {
        auto const& [a1, a2, a3, a4, a5, a6, a7] = a;
        auto const& [b1, b2, b3, b4, b5, b6, b7] = b;
        return same(a1, b1) && same(a2, b2) && same(a3, b3) && same(a4, b4) && same(a5, b5) &&
               same(a6, b6) && a7.has_value() == b7.has_value() && (!a7 || same(*a7, *b7));
    }

    static bool same(Furniture const& a, Furniture const& b) {
        auto const& [a1, a2, a3] = a;
        auto const& [b1, b2, b3] = b;
        return a1 == b1 && a2 == b2 && a3 == b3;
    }
    static bool same(PageSetup const& a, PageSetup const& b) {
        auto const& [a1, a2, a3, a4, a5, a6] = a;
        auto const& [b1, b2, b3, b4, b5, b6] = b;
        return same(a1, b1) && same(a2, b2) && same(a3, b3) && same(a4, b4) && same(a5, b5) &&
               same(a6, b6);
    }
    static bool same(SourceMap const& a, SourceMap const& b) {
        if (a.parts() != b.parts() || a.size() != b.size()) {
            return false;
        }
        for (std::uint32_t i = 0; i < a.size(); ++i) {
            SourceLine const x = a.line(i);
            SourceLine const y = b.line(i);
            if (x.text != y.text || x.origin.offset != y.origin.offset ||
                x.origin.part != y.origin.part || x.origin.page != y.origin.page ||
                x.box.x0 != y.box.x0 || x.box.y0 != y.box.y0 || x.box.x1 != y.box.x1 ||
                x.box.y1 != y.box.y1) {
                return false;
            }
        }
        return true;
    }
    static bool same(RuleNames const& a, RuleNames const& b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a.name(static_cast<RuleId>(i)) != b.name(static_cast<RuleId>(i))) {
                return false;
            }
        }
        return true;
    }
    static bool same(std::map<std::string, Media> const& a, std::map<std::string, Media> const& b) {
        return std::equal(
            a.begin(), a.end(), b.begin(), b.end(), [](auto const& left, auto const& right) {
                auto const& [a1, a2] = left.second;
                auto const& [b1, b2] = right.second;
                return left.first == right.first && a1 == b1 && a2 == b2;
            });
    }
    static bool same(Document const& a, Document const& b) {
        auto const& [a1, a2, a3, a4, a5, a6, a7, a8, a9] = a;
        auto const& [b1, b2, b3, b4, b5, b6, b7, b8, b9] = b;
        return a1 == b1 && a2.has_value() == b2.has_value() && (!a2 || same(*a2, *b2)) &&
               same(a3, b3) && same(a4, b4) && same(a5, b5) && same(a6, b6) && same(a7, b7) &&
               same(a8, b8) && same(a9, b9);
    }
};

inline bool equal(Document const& a, Document const& b) {
    return Equal::same(a, b);
}

} // namespace gouji::test
