#include "gouji/formats/pdf/read/tagged_document.hpp"

#include <algorithm>
#include <string_view>

#include "gouji/formats/pdf/read/structure_tree.hpp"
#include "gouji/formats/pdf/read/tagged_content.hpp"
#include "gouji/formats/pdf/read/tagged_reader.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// Many producers draw the blank that a line broke at; others leave it out.
RunJoin choose_join(StructureTree const& tree, ReadDocument const& read) {
    if (tree.is_own()) {
        return RunJoin::Exact;
    }
    std::string const producer = read.file->trailer().get("Info").get("Producer").text();
    for (std::string_view const name : {"LibreOffice", "Microsoft", "WPS"}) {
        if (producer.find(name) != std::string::npos) {
            return RunJoin::Drawn;
        }
    }
    for (ReadPage const& page : read.pages) {
        TextRun const* last = nullptr;
        for (TextRun const& run : page.content.runs) {
            bool const wraps = last != nullptr && last->marked_content == run.marked_content &&
                               run.marked_content >= 0 && run.baseline > last->baseline + 1;
            if (wraps && last->text.ends_with(' ')) {
                return RunJoin::Drawn;
            }
            last = &run;
        }
    }
    return RunJoin::Split;
}

/// Lines of a sequence of furniture.
Blocks sequence_paragraph(PageContent const& page, ArtifactSequence const& sequence) {
    Paragraph paragraph;
    float baseline = 0;
    for (TextRun const& run : page.runs) {
        if (run.order < sequence.first_run || run.order >= sequence.last_run) {
            continue;
        }
        bool const wraps = !paragraph.children.empty() && std::abs(run.baseline - baseline) > 1;
        if (wraps) {
            paragraph.children.push_back({LineBreak{}});
        }
        if (paragraph.children.empty() || wraps) {
            paragraph.children.push_back({Text{}});
        }
        std::get<Text>(paragraph.children.back().node).utf8 += run.text;
        baseline = run.baseline;
    }
    Blocks blocks;
    blocks.push_back({std::move(paragraph), {}});
    return blocks;
}

/// Our header and footer stand on every page alike.
void take_header_and_footer(std::vector<ReadPage> const& pages, Document& document) {
    auto const take = [&](std::string_view subtype, Blocks& into) {
        for (ReadPage const& page : pages) {
            for (ArtifactSequence const& sequence : page.artifacts) {
                if (sequence.subtype == subtype) {
                    Blocks blocks = sequence_paragraph(page.content, sequence);
                    std::move(blocks.begin(), blocks.end(), std::back_inserter(into));
                }
            }
            if (!into.empty()) {
                return;
            }
        }
    };
    take("Header", document.header);
    take("Footer", document.footer);
}

FurnitureKind
furniture_kind(std::string_view subtype, TextRun const& run, PageContent const& page) {
    bool const digits =
        run.text.find_first_of("0123456789") != std::string::npos && run.stops.size() <= 12;
    if (subtype == "PageNum" || (subtype.empty() && digits)) {
        return FurnitureKind::PageNumber;
    }
    bool const above = run.baseline < page.height / 2;
    return subtype == "Header" || (subtype != "Footer" && above) ? FurnitureKind::Header
                                                                 : FurnitureKind::Footer;
}

/// What others marked as furniture, a line a piece.
void take_furniture(std::vector<ReadPage> const& pages, Document& document) {
    for (ReadPage const& page : pages) {
        TextRun const* last = nullptr;
        auto sequence = page.artifacts.begin();
        for (TextRun const& run : page.content.runs) {
            if (!run.artifact || is_blank(run.text)) {
                continue;
            }
            while (sequence != page.artifacts.end() && sequence->last_run <= run.order) {
                ++sequence;
            }
            bool const goes_on = last != nullptr && std::abs(last->baseline - run.baseline) < 1;
            if (goes_on) {
                document.furniture.back().text += run.text;
            } else {
                std::string_view const subtype =
                    sequence != page.artifacts.end() ? sequence->subtype : std::string_view();
                document.furniture.push_back(
                    {furniture_kind(subtype, run, page.content), run.text, {}});
            }
            last = &run;
        }
    }
}

void report_furniture(Document const& document, Diagnostics& diagnostics) {
    if (!document.furniture.empty()) {
        diagnostics.add(
            Code::FurnitureRemoved,
            {},
            {{"count", std::to_string(document.furniture.size())},
             {"example", std::string(trim(document.furniture.front().text))}});
    }
}

void take_page_setup(StructureTree const& tree, Document& document) {
    for (StructureElement const& element : tree.elements()) {
        if (element.standard != "Document") {
            continue;
        }
        Object const values = tree.attribute(element, pdf_names::owner, pdf_names::page);
        if (values.size() == 6) {
            auto const value = [&](std::size_t i) {
                return static_cast<float>(values.at(i).number());
            };
            document.page = PageSetup{value(0), value(1), value(2), value(3), value(4), value(5)};
        }
        return;
    }
}

/// Whether an element asked for any text that is there.
bool says_anything(TaggedContent const& content) {
    bool shows = false;
    for (std::size_t page = 0; page < content.pages().size(); ++page) {
        std::vector<TextRun> const& runs = content.pages()[page].content.runs;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (is_content(runs[i])) {
                shows = true;
                if (content.owner_of(page, i) != TaggedContent::nobody) {
                    return true;
                }
            }
        }
    }
    return !shows;
}

bool ignore_tags(char const* reason, Diagnostics& diagnostics) {
    diagnostics.add(Code::TagsIgnored, {}, {{"reason", reason}});
    return false;
}

} // namespace

bool read_tagged(
    ReadDocument& read, ReadOptions const& options, Document& document, Diagnostics& diagnostics) {
    std::optional<StructureTree> const tree =
        StructureTree::read(*read.file, read.list, *read.resources, options.limits.depth);
    if (!tree) {
        return false;
    }
    RunJoin const join = choose_join(*tree, read);
    Document tagged;
    Diagnostics said;
    TaggedContent content(read.pages);
    MediaLoader media(tagged);
    TaggedReader reader(*tree, content, media, tagged, said, join, options.limits.depth);
    reader.read();
    if (!says_anything(content)) {
        return false; // a tree in name only
    }
    Document mended;
    RegionPlan plan = plan_regions(content, reader.tables(), tree->is_own(), mended);
    if (plan.nothing_fits) {
        return ignore_tags("text stands outside of them", diagnostics);
    }
    if (!plan.is_empty()) {
        said = {};
        TaggedContent again(read.pages);
        MediaLoader media_again(mended);
        TaggedReader(*tree, again, media_again, mended, said, join, options.limits.depth)
            .read(plan);
        tagged = std::move(mended);
    } else {
        tagged.furniture = std::move(mended.furniture);
    }
    diagnostics.append(said);
    if (tree->is_own()) {
        take_header_and_footer(read.pages, tagged);
        take_page_setup(*tree, tagged);
    } else {
        take_furniture(read.pages, tagged);
    }
    report_furniture(tagged, diagnostics);
    tagged.metadata = std::move(document.metadata);
    document = std::move(tagged);
    return true;
}

} // namespace gouji::pdfread
