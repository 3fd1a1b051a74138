#pragma once
#include <memory>
#include <utility>

namespace gouji {

/// A value that lives on the heap: copies and compares like the value itself, and lets a large or
/// recursive type stand in a small one. Empty only after being moved from.
template <class T> class Box {
public:
    Box() : m_value(std::make_unique<T>()) {}
    Box(T value) : m_value(std::make_unique<T>(std::move(value))) {}
    Box(Box const& other) : m_value(std::make_unique<T>(*other.m_value)) {}
    Box(Box&&) noexcept = default;
    Box& operator=(Box const& other) {
        if (this != &other) {
            m_value = std::make_unique<T>(*other.m_value);
        }
        return *this;
    }
    Box& operator=(Box&&) noexcept = default;
    ~Box() = default;

    T& operator*() { return *m_value; }
    T const& operator*() const { return *m_value; }
    T* operator->() { return m_value.get(); }
    T const* operator->() const { return m_value.get(); }

private:
    std::unique_ptr<T> m_value;
};

} // namespace gouji
