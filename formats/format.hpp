#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/sink.hpp"

/// The one shape that every format has. A format declares its entries in its own folder
/// (formats/html/html.hpp) and stands as one row in converters/registry.cpp.

namespace gouji {

/// The bytes of an input.
using Bytes = std::string_view;

/// What a reader may use up. Beyond a limit: LimitExceeded, or a diagnostic where the rest is
/// usable.
struct Limits {
    std::size_t input_bytes = std::size_t{256} << 20U;
    std::size_t html_bytes = std::size_t{40} << 20U; ///< gumbo needs 20 times its input
    /// Tags, comments and attributes: a tree takes up to 800 bytes for each, however short it is.
    std::size_t html_elements = 2'000'000;
    std::size_t inflated_bytes = std::size_t{1} << 30U;
    std::size_t depth = 256; ///< deeper content is flattened, with DepthFlattened
    std::size_t pages = 20'000;
};

/// Options that only one format knows; a key the format does not know is UnknownOption.
using FormatOptions = std::map<std::string, std::string, std::less<>>;

struct ReadOptions {
    std::string name;     ///< of the input, for diagnostics and format detection
    std::string password; ///< empty: none given
    Limits limits;
    FormatOptions extra;
};

struct WriteOptions {
    bool marks = true; ///< write the marks of doubt (CONTRACT section 7)
    FormatOptions extra;
};

/// A replacement of one cell's or paragraph's text in an existing package; everything else stays
/// byte for byte.
struct Edit {
    SourceRef where;
    std::string text;
};

/// Tables that a reader, faithful to its format, leaves in the text.
enum class HiddenTables : std::uint8_t {
    None,
    PastedLines, ///< paragraphs may be the lines of a table that somebody pasted as text
    Markup,      ///< lines may hold the markup of HTML tables
};

/// One row of the table of formats. A null entry means "cannot".
struct Format {
    std::string_view name;       ///< "docx"
    std::string_view title;      ///< "Word document (OOXML)"
    std::string_view extensions; ///< "docx docm dotx dotm", the first is the one we write
    /// 0 (no) to 100 (certain), from the first bytes (at least 4 KiB where the input has them; all
    /// of it for zip-based formats).
    int (*sniff)(Bytes head);
    Result<Document> (*read)(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
    Status (*write)(
        Document const& document,
        WriteOptions const& options,
        Sink& sink,
        Diagnostics& diagnostics);
    Status (*patch)(
        Bytes package, std::span<Edit const> edits, Sink& sink, Diagnostics& diagnostics);
    HiddenTables hidden = HiddenTables::None;
};

} // namespace gouji
