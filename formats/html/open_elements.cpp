#include "gouji/formats/html/open_elements.hpp"

#include <algorithm>

namespace gouji::html {

namespace {

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_scope(GumboTag tag) {
    return has_trait(tag, Scope);
}

} // namespace

/// The topmost element that is_it accepts, if no barrier lies above it.
template <class IsIt, class IsBarrier>
std::size_t OpenElements::find(IsIt is_it, IsBarrier is_barrier) const {
    for (std::size_t at = m_stack.size(); at-- > 0;) {
        if (is_it(m_stack[at].tag)) {
            return at;
        }
        if (is_barrier(m_stack[at].tag)) {
            return npos;
        }
    }
    return npos;
}

std::size_t OpenElements::find_in_scope(GumboTag tag) const {
    return find([tag](GumboTag open) { return open == tag; }, is_scope);
}

/// "Has an element in table scope".
std::size_t OpenElements::find_in_table(std::initializer_list<GumboTag> tags) const {
    return find(
        [&](GumboTag open) { return is_one_of(open, tags); },
        [](GumboTag open) {
            return is_one_of(open, {GUMBO_TAG_TABLE, GUMBO_TAG_TEMPLATE});
        });
}

bool OpenElements::has(GumboTag tag) const {
    return find([tag](GumboTag open) { return open == tag; }, [](GumboTag) { return false; }) !=
           npos;
}

void OpenElements::shrink(std::size_t size) {
    while (m_stack.size() > size || (!m_stack.empty() && m_stack.back().tag == dead)) {
        Element const top = m_stack.back();
        m_stack.pop_back();
        if (has_trait(top.tag, Marker)) {
            m_active.resize(std::min(m_active.size(), top.active_at_push));
            auto const outer = std::find_if(m_stack.rbegin(), m_stack.rend(), [](Element const& e) {
                return has_trait(e.tag, Marker);
            });
            m_base = outer == m_stack.rend() ? 0 : outer->active_at_push;
        } else if (top.serial != 0) {
            for (ActiveElement& element : m_active) {
                element.open = element.open && element.serial != top.serial;
            }
        }
    }
}

void OpenElements::end_if_open(std::size_t at) {
    if (at != npos) {
        shrink(at);
    }
}

void OpenElements::imply_ends(GumboTag tag) {
    if (has_trait(tag, TablePart)) {
        imply_table_ends(tag);
        return;
    }
    // "If the node is special, but not an address, div, or p element": the search for li ends.
    auto const ends_search = [](GumboTag open) {
        return has_trait(open, Special) &&
               !is_one_of(open, {GUMBO_TAG_ADDRESS, GUMBO_TAG_DIV, GUMBO_TAG_P});
    };
    if (tag == GUMBO_TAG_LI) {
        end_if_open(find([](GumboTag open) { return open == GUMBO_TAG_LI; }, ends_search));
    } else if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
        end_if_open(find(
            [](GumboTag open) {
                return is_one_of(open, {GUMBO_TAG_DD, GUMBO_TAG_DT});
            },
            ends_search));
    } else if (is_one_of(tag, {GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP})) {
        if (!m_stack.empty() && m_stack.back().tag == GUMBO_TAG_OPTION) {
            shrink(m_stack.size() - 1);
        }
    } else if (tag == GUMBO_TAG_A || tag == GUMBO_TAG_NOBR) {
        bool const again = std::any_of(
            m_active.begin() + static_cast<std::ptrdiff_t>(m_base),
            m_active.end(),
            [tag](ActiveElement const& element) { return element.tag == tag; });
        if (again) {
            end_formatting(tag);
        }
    }
    if (has_trait(tag, ClosesP)) {
        end_if_open(find(
            [](GumboTag open) { return open == GUMBO_TAG_P; },
            [](GumboTag open) { return is_scope(open) || open == GUMBO_TAG_BUTTON; }));
    }
    if (has_trait(tag, HeadingTag) && !m_stack.empty() &&
        has_trait(m_stack.back().tag, HeadingTag)) {
        shrink(m_stack.size() - 1);
    }
}

/// "Clear the stack back to a table (body, row) context" before the part begins.
void OpenElements::imply_table_ends(GumboTag tag) {
    end_if_open(find_in_table({GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP}));
    if (is_one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) {
        std::size_t const row = find_in_table({GUMBO_TAG_TR});
        if (row != npos) {
            shrink(row + 1);
        }
        return;
    }
    end_if_open(find_in_table({GUMBO_TAG_TR}));
    if (tag != GUMBO_TAG_TR) {
        end_if_open(find_in_table({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT}));
    }
}

/// Rows and groups whose tags the author left out.
void OpenElements::push_implied(GumboTag tag) {
    bool const cell = is_one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH});
    if ((cell || tag == GUMBO_TAG_TR) &&
        find_in_table({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT}) == npos) {
        m_stack.push_back({GUMBO_TAG_TBODY, 0, 0});
    }
    if (cell && find_in_table({GUMBO_TAG_TR}) == npos) {
        m_stack.push_back({GUMBO_TAG_TR, 0, 0});
    }
}

void OpenElements::push(GumboTag tag, std::size_t look) {
    push_implied(tag);
    Element element{tag, 0, m_active.size()};
    if (has_trait(tag, Formatting)) {
        element.serial = ++m_serial;
        add_active(tag, element.serial, look);
    }
    m_stack.push_back(element);
    if (has_trait(tag, Marker)) {
        m_base = m_active.size();
    }
}

/// "Push onto the list of active formatting elements", with its Noah's Ark clause: never more than
/// three of a kind.
void OpenElements::add_active(GumboTag tag, std::uint32_t serial, std::size_t look) {
    std::size_t same = 0;
    std::size_t earliest = 0;
    for (std::size_t at = m_active.size(); at-- > m_base;) {
        if (m_active[at].tag == tag && m_active[at].look == look) {
            ++same;
            earliest = at;
        }
    }
    if (same >= 3) {
        m_active.erase(m_active.begin() + static_cast<std::ptrdiff_t>(earliest));
    }
    m_active.push_back({tag, serial, look, true});
}

void OpenElements::forget_active(std::uint32_t serial) {
    auto const found =
        std::find_if(m_active.begin(), m_active.end(), [serial](auto const& element) {
            return element.serial == serial;
        });
    if (found != m_active.end()) {
        m_active.erase(found);
    }
}

OpenElements::Ended OpenElements::end(GumboTag tag) {
    if (has_trait(tag, Formatting)) {
        return end_formatting(tag);
    }
    std::size_t at = npos;
    if (has_trait(tag, HeadingTag)) {
        at = find([](GumboTag open) { return has_trait(open, HeadingTag); }, is_scope);
    } else if (tag == GUMBO_TAG_TABLE || has_trait(tag, TablePart)) {
        at = find_in_table({tag});
    } else if (tag == GUMBO_TAG_LI) {
        at = find(
            [](GumboTag open) { return open == GUMBO_TAG_LI; },
            [](GumboTag open) {
                return is_scope(open) || is_one_of(open, {GUMBO_TAG_OL, GUMBO_TAG_UL});
            });
    } else if (tag == GUMBO_TAG_P) {
        at = find(
            [](GumboTag open) { return open == GUMBO_TAG_P; },
            [](GumboTag open) { return is_scope(open) || open == GUMBO_TAG_BUTTON; });
    } else if (has_trait(tag, Special)) {
        at = find_in_scope(tag);
    } else {
        // "Any other end tag": a special element ends the search.
        at = find(
            [tag](GumboTag open) { return open == tag; },
            [](GumboTag open) { return has_trait(open, Special); });
    }
    if (at == npos) {
        return Ended::Nothing;
    }
    shrink(at);
    return Ended::Something;
}

/// The adoption agency algorithm, as far as the depth is concerned: without a block above the
/// formatting element all goes up to it, else the block stays open and only the element leaves.
OpenElements::Ended OpenElements::end_formatting(GumboTag tag) {
    for (std::size_t at = m_active.size(); at-- > m_base;) {
        if (m_active[at].tag != tag) {
            continue;
        }
        std::uint32_t const serial = m_active[at].serial;
        if (!m_active[at].open) {
            forget_active(serial);
            return Ended::Nothing;
        }
        bool block_above = false;
        for (std::size_t i = m_stack.size(); i-- > 0;) {
            if (m_stack[i].serial == serial) {
                forget_active(serial);
                if (block_above) {
                    m_stack[i] = {dead, 0, 0};
                    return Ended::Nothing;
                }
                shrink(i);
                return Ended::Something;
            }
            if (is_scope(m_stack[i].tag)) {
                return Ended::Nothing;
            }
            block_above = block_above || has_trait(m_stack[i].tag, Special);
        }
        return Ended::Nothing;
    }
    std::size_t const other = find(
        [tag](GumboTag open) { return open == tag; },
        [](GumboTag open) { return has_trait(open, Special); });
    end_if_open(other);
    return other == npos ? Ended::Nothing : Ended::Something;
}

void OpenElements::reconstruct() {
    std::size_t first = m_active.size();
    while (first > m_base && !m_active[first - 1].open) {
        --first;
    }
    for (; first < m_active.size(); ++first) {
        ActiveElement& element = m_active[first];
        element.serial = ++m_serial;
        element.open = true;
        m_stack.push_back({element.tag, element.serial, 0});
        ++m_reconstructed;
    }
}

} // namespace gouji::html
