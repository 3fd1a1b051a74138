#include <algorithm>

#include "gouji/formats/layout/page/page_layout.hpp"
#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/formats/pdf/read/metadata.hpp"
#include "gouji/formats/pdf/read/pdf_document.hpp"
#include "gouji/formats/pdf/read/tagged_document.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using pdfread::ReadDocument;
using pdfread::ReadPage;

bool shows_text(ReadPage const& page) {
    return std::any_of(page.content.runs.begin(), page.content.runs.end(), [](TextRun const& run) {
        return !is_blank(run.text);
    });
}

/// A page that is a picture: of a scan, or of text that was drawn as one.
bool is_picture(ReadPage const& page) {
    return !page.content.pictures.empty() && !shows_text(page);
}

/// A document of pictures alone would come out empty, and nobody would notice.
Status look_for_text(ReadDocument const& document, Diagnostics& diagnostics) {
    auto const is_empty = [](ReadPage const& page) { return !shows_text(page); };
    auto const all = document.pages.size();
    auto const first = std::find_if(document.pages.begin(), document.pages.end(), is_picture);
    auto const pictures = std::count_if(document.pages.begin(), document.pages.end(), is_picture);
    bool const nothing = std::all_of(document.pages.begin(), document.pages.end(), is_empty);
    DiagnosticData data{{"count", std::to_string(pictures)}, {"pages", std::to_string(all)}};
    Place place;
    if (nothing && pictures != 0) {
        return Error{Code::NoText, place, std::move(data)};
    }
    if (pictures != 0) {
        place.page = first->content.number;
        diagnostics.add(Code::PagesWithoutText, place, std::move(data));
    } else if (nothing) {
        place.page = 1;
        diagnostics.add(
            Code::PagesWithoutText,
            place,
            {{"count", std::to_string(all)}, {"pages", std::to_string(all)}});
    }
    return done();
}

/// The pictures of a scan that has its text beneath are no pictures of the document.
bool is_background(PagePicture const& picture, PageContent const& page) {
    float const area = (picture.box.x1 - picture.box.x0) * (picture.box.y1 - picture.box.y0);
    bool const has_text = std::any_of(
        page.runs.begin(), page.runs.end(), [](TextRun const& run) { return !is_blank(run.text); });
    return has_text && area > 0.8F * page.width * page.height;
}

/// The pages for the layout; pictures whose bytes can be kept go into the document.
std::vector<PageContent> take_contents(ReadDocument& read, Document& document) {
    pdfread::MediaLoader media(document);
    std::vector<PageContent> contents;
    contents.reserve(read.pages.size());
    for (ReadPage& page : read.pages) {
        PageContent& content = page.content;
        for (std::size_t i = 0; i < content.pictures.size(); ++i) {
            if (!is_background(content.pictures[i], content)) {
                content.pictures[i].media = media.load(page.picture_objects[i]);
            }
        }
        std::erase_if(content.pictures, [&](PagePicture const& picture) {
            return is_background(picture, content);
        });
        contents.push_back(std::move(content));
    }
    return contents;
}

} // namespace

Result<Document> read_pdf(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    if (!options.extra.empty()) {
        return Error{
            Code::UnknownOption, {}, {{"option", options.extra.begin()->first}, {"format", "pdf"}}};
    }
    Result<ReadDocument> read = pdfread::read_document(input, options, diagnostics);
    if (!read) {
        return read.error();
    }
    if (Status const found = look_for_text(*read, diagnostics); !found) {
        return found.error();
    }
    Document document;
    document.metadata = pdfread::read_metadata(*read->file);
    if (pdfread::read_tagged(*read, options, document, diagnostics)) {
        return document;
    }
    layout_pages(take_contents(*read, document), document, diagnostics);
    return document;
}

} // namespace gouji
