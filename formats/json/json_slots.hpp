#pragma once
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/model/box.hpp"

/// Reading JSON straight into values, event by event, without a tree between.
///
/// A Slot is a value together with what each kind of JSON does to it. For a type T that is
///
///     bool assign(T&, std::string&, Context&)         a string; false: not one of its values
///     bool assign(T&, Number, Context&)               a number
///     bool assign(T&, bool, Context&)                 true or false
///     Slot member(T&, std::string_view, Context&)     an object: where the value of this key goes
///     Slot element(T&, Context&)                      an array: where its next element goes
///     void finish(T&, Context&)                       behind the end of the object or array
///
/// whichever of these exist (they are found through Context's namespace). A kind of JSON that a
/// type has no function for is an error; null leaves every value as it was.

namespace gouji::json {

class Context;

/// A number in the digits of the input.
struct Number {
    std::string_view digits;
};

struct SlotType;
/// Where a value goes. Without a target the value, and all that is in it, is passed over.
struct Slot {
    void* target = nullptr;
    SlotType const* type = nullptr;
};

struct SlotType {
    bool (*string)(void*, std::string&, Context&);
    bool (*number)(void*, Number, Context&);
    bool (*boolean)(void*, bool, Context&);
    Slot (*member)(void*, std::string_view, Context&);
    Slot (*element)(void*, Context&);
    void (*finish)(void*, Context&);
    Slot (*enter)(void*); ///< what an optional value holds, made when a value comes
};

template <class T> Slot slot(T& target);
template <class T> Slot slot(Box<T>& target) {
    return slot(*target);
}

template <class T> Slot element(std::vector<T>& values, Context&) {
    return slot(values.emplace_back());
}
template <class T> Slot member(std::map<std::string, T>& values, std::string_view key, Context&) {
    return slot(values[std::string{key}]);
}

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;

template <class T> constexpr SlotType make_slot_type() {
    SlotType type{};
    if constexpr (is_optional<T>) {
        type.enter = [](void* target) { return slot(static_cast<T*>(target)->emplace()); };
        return type;
    }
    if constexpr (requires(T & t, std::string & s, Context & c) { assign(t, s, c); }) {
        type.string = [](void* t, std::string& s, Context& c) {
            return assign(*static_cast<T*>(t), s, c);
        };
    }
    if constexpr (requires(T & t, Number n, Context & c) { assign(t, n, c); }) {
        type.number = [](void* t, Number n, Context& c) {
            return assign(*static_cast<T*>(t), n, c);
        };
    }
    if constexpr (requires(T & t, Context & c) { assign(t, true, c); }) {
        type.boolean = [](void* t, bool b, Context& c) {
            return assign(*static_cast<T*>(t), b, c);
        };
    }
    if constexpr (requires(T & t, std::string_view k, Context & c) { member(t, k, c); }) {
        type.member = [](void* t, std::string_view k, Context& c) {
            return member(*static_cast<T*>(t), k, c);
        };
    }
    if constexpr (requires(T & t, Context & c) { element(t, c); }) {
        type.element = [](void* t, Context& c) { return element(*static_cast<T*>(t), c); };
    }
    if constexpr (requires(T & t, Context & c) { finish(t, c); }) {
        type.finish = [](void* t, Context& c) { finish(*static_cast<T*>(t), c); };
    }
    return type;
}

template <class T> inline constexpr SlotType slot_type = make_slot_type<T>();

template <class T> Slot slot(T& target) {
    return {&target, &slot_type<T>};
}

/// The slot beside `key`; none when the key is not known.
[[nodiscard]] inline Slot
choose(std::string_view key, std::initializer_list<std::pair<std::string_view, Slot>> members) {
    for (auto const& [name, slot] : members) {
        if (name == key) {
            return slot;
        }
    }
    return {};
}

} // namespace gouji::json
