#pragma once
#include <optional>
#include <string>

#include "gouji/formats/pdf/write/image_store.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/table_grid.hpp"

/// The entries that structure elements have beside type and kids: /A with attribute objects
/// (ISO 32000-1, 14.8.5, and structure_names.hpp), /Alt, /ID.

namespace gouji::pdf_write {

[[nodiscard]] std::string document_entries(Document const& document);
[[nodiscard]] std::string paragraph_entries(Paragraph const& paragraph);
/// Of a heading that states `level` and is written as one of `written`.
[[nodiscard]] std::string heading_entries(int level, int written);
[[nodiscard]] std::string list_entries(List const& list);
[[nodiscard]] std::string link_entries(Link const& link);
[[nodiscard]] std::string figure_entries(Image const& image, ImageStore::Stored const* stored);
/// `number`: of the note in the document, from 0.
[[nodiscard]] std::string note_entries(Note const& note, std::size_t number);
[[nodiscard]] std::string table_entries(Table const& table);
/// Of a row that stands in no group element.
[[nodiscard]] std::string row_entries(RowGroup group);
/// `headers`: the IDs of the header cells that speak of the cell; `id`: its own, empty for none.
[[nodiscard]] std::string cell_entries(
    TableGrid::Placed const& placed,
    bool in_head,
    std::string const& id,
    std::string const& headers);

/// The URI of a link's annotation; nothing where following it could do harm, or leads nowhere.
[[nodiscard]] std::optional<std::string> uri_of(Link const& link);

} // namespace gouji::pdf_write
