#include "gouji/formats/html/own_markup.hpp"

#include <array>

#include "gouji/formats/html/dom.hpp"

namespace gouji::html::own {

namespace {

struct RoleClass {
    Role role;
    std::string_view name;
    std::string_view word; ///< the style that Word exports
};
constexpr std::array role_classes{
    RoleClass{Role::Title, "role-title", "MsoTitle"},
    RoleClass{Role::Subtitle, "role-subtitle", "MsoSubtitle"},
    RoleClass{Role::Signature, "role-signature", "MsoSignature"},
    RoleClass{Role::Date, "role-date", "MsoDate"},
    RoleClass{Role::Caption, "role-caption", "MsoCaption"},
    RoleClass{Role::Note, "role-note", ""}};

} // namespace

std::string_view class_of(Role role) {
    for (RoleClass const& row : role_classes) {
        if (row.role == role) {
            return row.name;
        }
    }
    return {};
}

std::optional<Role> role_of(std::string_view classes) {
    if (classes.empty()) {
        return std::nullopt;
    }
    for (RoleClass const& row : role_classes) {
        if (has_word(classes, row.name) || (!row.word.empty() && has_word(classes, row.word))) {
            return row.role;
        }
    }
    return std::nullopt;
}

} // namespace gouji::html::own
