#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/script.hpp"
#include "gouji/converters/statutory/decisions.hpp"
#include "gouji/formats/format.hpp"
#include "gouji/model/compare.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// The way of a document through the library: bytes -> load -> Document -> store -> file. Every
/// command goes this way, and so may a program that links the library:
///
///     gouji::Diagnostics diagnostics;
///     gouji::Result<gouji::FormLibrary> const forms = gouji::FormLibrary::built_in();
///     gouji::LoadRequest request;
///     request.forms = &*forms;
///     request.read.name = "report.txt";
///     auto document = gouji::load(bytes, request, diagnostics);
///     if (document) {
///         auto html = gouji::render(*document, *gouji::find_format("html"), {}, diagnostics);
///     }
///
/// No function here throws, prints, or touches anything process-wide.

namespace gouji {

/// How to read an input.
struct LoadRequest {
    Format const* from = nullptr;       ///< null: told by content, then by name
    FormLibrary const* forms = nullptr; ///< null: no form is consulted (`--form off`)
    ReadOptions read;                   ///< read.name is the input's name
    /// Null: nobody decided anything. Those for other bytes are BadDecisions.
    Decisions const* decisions = nullptr;
    Script script = Script::Keep;
};

/// Detects the format, reads, recovers the statutory forms, converts the script, and applies the
/// decisions. What could
/// not be read at all is an Error with the input's name in data "file"; everything else is in
/// `diagnostics`.
[[nodiscard]] Result<Document>
load(Bytes input, LoadRequest const& request, Diagnostics& diagnostics);

/// The document as bytes of `format`.
[[nodiscard]] Result<std::string> render(
    Document const& document,
    Format const& format,
    WriteOptions const& options,
    Diagnostics& diagnostics);

/// Where and how to write a document.
struct StoreRequest {
    Format const* to = nullptr; ///< never null
    WriteOptions write;
    std::string path;    ///< "-" is the standard output
    std::string input;   ///< path of the input, which must not be overwritten; empty: none
    bool clobber = true; ///< false: FileExists where `path` exists
};

/// Writes the document to request.path: the whole of it, or nothing (see OutputFile).
[[nodiscard]] Status
store(Document const& document, StoreRequest const& request, Diagnostics& diagnostics);
/// The same for bytes that render() made.
[[nodiscard]] Status store_bytes(std::string_view bytes, StoreRequest const& request);

/// Reads `written` back as `format` and compares it with `document`, less what `reported`, the
/// writer's diagnostics, names as loss (`--verify`). No difference: the output says what the
/// document says. An Error: the output cannot be read.
[[nodiscard]] Result<std::vector<Difference>> verify(
    Document const& document,
    Bytes written,
    Format const& format,
    Limits const& limits,
    Diagnostics const& reported);

/// True for what `--strict` turns into exit code 3: loss, doubt, salvage, a failed sum.
[[nodiscard]] bool is_strict_matter(Code code);

} // namespace gouji
