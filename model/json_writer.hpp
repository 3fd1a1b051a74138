#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/sink.hpp"

namespace gouji {

/// Writes JSON as it comes, with the digits of numbers as they stand. Well-formedness of nesting is
/// the caller's; commas and line ends are the writer's.
///
///     JsonWriter json(sink);
///     json.begin_object();
///     json.key("rows").number(28).key("cells").begin_array().string("一").end_array();
///     json.end_object();
class JsonWriter {
public:
    /// Compact: one line without blanks. Indented: one member a line, two blanks a level.
    enum class Layout : std::uint8_t { Compact, Indented };
    explicit JsonWriter(Sink& sink, Layout layout = Layout::Compact);

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    /// Bytes that are not UTF-8 become U+FFFD.
    JsonWriter& string(std::string_view text);
    JsonWriter& number(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// A number in JSON's own syntax, written as it stands: 7545.00
    JsonWriter& literal_number(std::string_view digits);
    /// The shortest digits that read back as `value`; null when it is not finite.
    JsonWriter& real(double value);
    JsonWriter& real(float value);

    /// From here until the enclosing array or object ends, no line breaks and no blanks: each such
    /// value of an outer array stands on its own line. Call it right behind begin_….
    JsonWriter& inline_values();

private:
    void break_line();
    void separate();
    void open(char bracket);
    void close(char bracket);
    struct Level {
        bool has_members = false;
        bool on_one_line = false;
    };
    Sink& m_sink;
    Layout m_layout;
    std::vector<Level> m_levels;
    bool m_after_key = false;
};

} // namespace gouji
