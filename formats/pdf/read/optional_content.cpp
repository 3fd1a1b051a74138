#include "gouji/formats/pdf/read/optional_content.hpp"

#include <algorithm>
#include <vector>

namespace gouji::pdfread {

OptionalContent::OptionalContent(Object const& catalog) {
    Object const properties = catalog.get("OCProperties");
    Object const usual = properties.get("D");
    if (usual.get("BaseState").name() == "OFF") {
        Object const all = properties.get("OCGs");
        for (std::size_t i = 0; i < all.size(); ++i) {
            m_off.insert(all.at(i).identity());
        }
        Object const on = usual.get("ON");
        for (std::size_t i = 0; i < on.size(); ++i) {
            m_off.erase(on.at(i).identity());
        }
    }
    Object const off = usual.get("OFF");
    for (std::size_t i = 0; i < off.size(); ++i) {
        m_off.insert(off.at(i).identity());
    }
}

bool OptionalContent::is_on(Object const& group) const {
    return !m_off.contains(group.identity());
}

bool OptionalContent::is_shown(Object const& content) const {
    if (m_off.empty() || !content.is_dictionary()) {
        return true;
    }
    if (content.get("Type").name() != "OCMD") {
        return is_on(content);
    }
    // Table 99; the visibility expression (VE) is for interactive viewers.
    std::vector<bool> states;
    Object const groups = content.get("OCGs");
    if (groups.is_dictionary()) {
        states.push_back(is_on(groups));
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        states.push_back(is_on(groups.at(i)));
    }
    if (states.empty()) {
        return true;
    }
    bool const all = std::find(states.begin(), states.end(), false) == states.end();
    bool const any = std::find(states.begin(), states.end(), true) != states.end();
    std::string_view const policy = content.get("P").name();
    if (policy == "AllOn") {
        return all;
    }
    if (policy == "AnyOff") {
        return !all;
    }
    return policy == "AllOff" ? !any : any;
}

} // namespace gouji::pdfread
