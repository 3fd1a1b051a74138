// pdf_pages FILE.pdf [--text] [--password TEXT]: what the pages of a PDF show, as JSON on the
// standard output, one page a line; --text: the runs as text, one a line. Diagnostics go to the
// standard error.

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "gouji/formats/pdf/read/page_contents.hpp"
#include "gouji/model/json_writer.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/sink.hpp"

namespace {

using gouji::JsonWriter;
using gouji::PageContent;

void write_box(JsonWriter& json, gouji::Rect const& box) {
    json.key("box").begin_array();
    for (float const edge : {box.x0, box.y0, box.x1, box.y1}) {
        json.real(edge);
    }
    json.end_array();
}

void write_run(JsonWriter& json, gouji::TextRun const& run) {
    json.begin_object().key("text").string(run.text);
    write_box(json, run.box);
    json.key("baseline").real(run.baseline).key("size").real(run.size);
    json.key("stops").begin_array();
    for (float const stop : run.stops) {
        json.real(stop);
    }
    json.end_array();
    json.key("order").number(run.order).key("marked_content").number(run.marked_content);
    json.key("upright").boolean(run.upright).key("bold").boolean(run.bold);
    json.key("artifact").boolean(run.artifact).key("invisible").boolean(run.invisible);
    json.end_object();
}

void write_page(JsonWriter& json, PageContent const& page) {
    json.begin_object().key("number").number(page.number);
    json.key("width").real(page.width).key("height").real(page.height);
    json.key("runs").begin_array();
    for (gouji::TextRun const& run : page.runs) {
        write_run(json, run);
    }
    json.end_array().key("rules").begin_array();
    for (gouji::RuleLine const& rule : page.rules) {
        json.begin_object();
        write_box(json, rule.box);
        json.end_object();
    }
    json.end_array().key("fills").begin_array();
    for (gouji::FilledBox const& fill : page.fills) {
        json.begin_object();
        write_box(json, fill.box);
        json.key("colour").number(fill.colour).end_object();
    }
    json.end_array().key("pictures").begin_array();
    for (gouji::PagePicture const& picture : page.pictures) {
        json.begin_object();
        write_box(json, picture.box);
        json.key("media").string(picture.media).end_object();
    }
    json.end_array().end_object();
}

void print(PageContent const& page, bool as_text) {
    if (!as_text) {
        gouji::StringSink sink;
        JsonWriter json(sink);
        write_page(json, page);
        std::cout << sink.str() << '\n';
        return;
    }
    std::cout << "== page " << page.number << ": " << page.width << " x " << page.height << ", "
              << page.rules.size() << " rules, " << page.pictures.size() << " pictures\n";
    for (gouji::TextRun const& run : page.runs) {
        std::cout << run.box.x0 << ' ' << run.baseline << "  " << run.text << '\n';
    }
}

} // namespace

int main(int count, char** arguments) {
    std::string path;
    gouji::ReadOptions options;
    bool as_text = false;
    for (int i = 1; i < count; ++i) {
        std::string_view const argument = arguments[i];
        if (argument == "--text") {
            as_text = true;
        } else if (argument == "--password" && i + 1 < count) {
            options.password = arguments[++i];
        } else {
            path = argument;
        }
    }
    std::ifstream file(path, std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(file), {});
    gouji::Diagnostics diagnostics;
    auto const pages = gouji::read_page_contents(bytes, options, diagnostics);
    for (gouji::Diagnostic const& one : diagnostics.all()) {
        std::cerr << gouji::message(one.code, one.data, gouji::Language::English) << '\n';
    }
    if (!pages) {
        gouji::Error const& error = pages.error();
        std::cerr << gouji::message(error.code, error.data, gouji::Language::English) << '\n';
        return 1;
    }
    for (PageContent const& page : *pages) {
        print(page, as_text);
    }
    return 0;
}
