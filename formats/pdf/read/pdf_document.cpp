#include "gouji/formats/pdf/read/pdf_document.hpp"

#include "gouji/formats/pdf/read/file_rebuild.hpp"
#include "gouji/formats/pdf/read/lenient_inflate.hpp"
#include "gouji/formats/pdf/read/page_contents.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace pdfread {

namespace {

Error over_limit(char const* what, char const* name, std::size_t limit) {
    return Error{
        Code::LimitExceeded,
        {},
        {{"what", what}, {"limit", std::to_string(limit)}, {"name", name}}};
}

void read_pages(ReadDocument& document, Limits const& limits) {
    document.pages.clear();
    document.list = list_pages(*document.file, limits.pages);
    document.resources = std::make_unique<DocumentResources>(*document.file, limits);
    std::int32_t number = 0;
    for (Page const& page : document.list.pages) {
        document.pages.push_back(read_page(page, ++number, *document.resources));
    }
}

[[nodiscard]] bool is_whole(ReadDocument const& document) {
    return document.list.complete && !document.list.pages.empty() &&
           !document.file->has_broken_objects();
}

[[nodiscard]] std::size_t count_runs(ReadDocument const& document) {
    std::size_t count = 0;
    for (ReadPage const& page : document.pages) {
        count += page.content.runs.size();
    }
    return count;
}

/// The libraries inflate object streams and cross reference streams as a whole, whatever that
/// takes; a few hundred kilobytes can ask for gigabytes.
[[nodiscard]] bool holds_bomb(Bytes input) {
    constexpr std::size_t max_size = std::size_t{128} << 20U;
    for (std::string_view const type : {"/ObjStm", "/XRef"}) {
        for (std::size_t at = input.find(type); at != Bytes::npos; at = input.find(type, at + 1)) {
            // The dictionary around the name, and the data behind it.
            std::size_t const stream = input.find("stream", at);
            std::size_t const begin = input.rfind("obj", at);
            if (stream == Bytes::npos || begin == Bytes::npos || stream - begin > 4096) {
                continue;
            }
            std::string_view const dictionary = input.substr(begin, stream - begin);
            std::size_t const filter = dictionary.find("FlateDecode");
            if (filter == std::string_view::npos) {
                continue;
            }
            // No producer packs them twice.
            bool const twice = dictionary.find("FlateDecode", filter + 1) != std::string_view::npos;
            std::string_view data = input.substr(stream + 6);
            data.remove_prefix(std::min(data.find_first_not_of("\r\n"), data.size()));
            if (twice || inflates_beyond(data, max_size)) {
                return true;
            }
        }
    }
    return false;
}

/// Opens the file after a repair; an error where that does not help.
Result<ReadDocument> read_repaired(Bytes input, ReadOptions const& options) {
    Result<RepairedFile> repaired = repair_file(input, options.password);
    if (!repaired && repaired.error().code == Code::Malformed) {
        if (std::optional<std::string> const rebuilt = rebuild_trailer(input)) {
            repaired = repair_file(*rebuilt, options.password);
        }
    }
    if (!repaired) {
        return repaired.error();
    }
    ReadDocument document;
    document.repaired = std::move(repaired->bytes);
    document.was_damaged = repaired->was_damaged;
    Result<std::unique_ptr<ObjectFile>> file = ObjectFile::open(document.repaired, {});
    if (!file) {
        return file.error();
    }
    document.file = std::move(*file);
    read_pages(document, options.limits);
    return document;
}

void report(ReadDocument const& document, ReadOptions const& options, Diagnostics& diagnostics) {
    DocumentResources const& resources = *document.resources;
    for (std::string const& name : resources.maps.missing()) {
        diagnostics.add(Code::MissingPart, {}, {{"part", "CMap " + name}});
    }
    if (resources.unknown_glyphs != 0) {
        Place place;
        place.page = resources.unknown_page;
        diagnostics.add(
            Code::UnknownGlyphs, place, {{"count", std::to_string(resources.unknown_glyphs)}});
    }
    if (resources.hidden_pieces != 0) {
        diagnostics.add(Code::HiddenText, {}, {{"count", std::to_string(resources.hidden_pieces)}});
    }
    if (document.list.limit_reached) {
        Error const error = over_limit("number of pages", "pages", options.limits.pages);
        diagnostics.add(error.code, error.place, error.data);
    }
    if (resources.cut || resources.bytes_left == 0 || resources.operators_left == 0) {
        Error const error =
            over_limit("content of the pages", "inflated_bytes", options.limits.inflated_bytes);
        diagnostics.add(error.code, error.place, error.data);
    }
}

} // namespace

Result<ReadDocument>
read_document(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    if (input.empty()) {
        return Error{Code::EmptyInput, {}, {}};
    }
    if (input.size() > options.limits.input_bytes) {
        return over_limit("input", "input_bytes", options.limits.input_bytes);
    }
    if (holds_bomb(input)) {
        return over_limit("object streams", "inflated_bytes", options.limits.inflated_bytes);
    }
    ReadDocument document;
    Result<std::unique_ptr<ObjectFile>> file = ObjectFile::open(input, options.password);
    if (file) {
        document.file = std::move(*file);
        read_pages(document, options.limits);
    }
    if (!file || !is_whole(document)) {
        Result<ReadDocument> repaired = read_repaired(input, options);
        if (!repaired && !file) {
            // What the repair says of passwords is more reliable.
            return repaired.error();
        }
        // Of two readings of a damaged file the one that shows more is better.
        if (repaired && (!file || count_runs(*repaired) >= count_runs(document))) {
            document = std::move(*repaired);
        }
        bool const whole = is_whole(document) && !document.was_damaged;
        if (document.list.pages.empty()) {
            return Error{Code::Malformed, {}, {{"what", "PDF"}, {"reason", "it has no pages"}}};
        }
        if (!whole) {
            diagnostics.add(
                Code::Salvaged,
                {},
                {{"what", std::to_string(document.list.pages.size()) + " pages"}});
        }
    }
    report(document, options, diagnostics);
    return document;
}

} // namespace pdfread

Result<std::vector<PageContent>>
read_page_contents(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    Result<pdfread::ReadDocument> document = pdfread::read_document(input, options, diagnostics);
    if (!document) {
        return document.error();
    }
    std::vector<PageContent> contents;
    contents.reserve(document->pages.size());
    for (pdfread::ReadPage& page : document->pages) {
        contents.push_back(std::move(page.content));
    }
    return contents;
}

} // namespace gouji
