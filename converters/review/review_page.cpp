#include <string>
#include <string_view>

#include "gouji/converters/review/embedded_page.hpp"
#include "gouji/converters/review/review.hpp"
#include "gouji/converters/review/review_data.hpp"
#include "gouji/formats/support/base64.hpp"
#include "gouji/formats/support/sha256.hpp"

namespace gouji {

namespace {

/// Collects JSON for an HTML script element: "<" occurs in texts only, and escaped nothing can end
/// the element or open a comment in it.
/// https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
class ScriptDataSink final : public Sink {
public:
    void write(std::string_view bytes) override {
        for (char const c : bytes) {
            if (c == '<') {
                m_bytes += "\\u003c";
            } else {
                m_bytes += c;
            }
        }
    }
    [[nodiscard]] std::string const& str() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// A source of a content security policy that allows exactly this text.
std::string policy_hash(std::string_view text) {
    auto const hash = sha256(text);
    std::string bytes;
    for (std::uint8_t const byte : hash) {
        bytes += static_cast<char>(byte);
    }
    return "'sha256-" + base64_encoded(bytes) + "'";
}

struct PageParts {
    std::string style;
    std::string script;
};

PageParts page_parts() {
    PageParts parts;
    parts.script = "\"use strict\";\n";
    for (EmbeddedFile const& file : embedded_review_page()) {
        (file.name.ends_with(".css") ? parts.style : parts.script) += file.bytes;
    }
    return parts;
}

} // namespace

Result<std::string> review_page(
    Document const& document,
    FormLibrary const& forms,
    ReviewRequest const& request,
    Diagnostics& diagnostics) {
    if (request.decisions != nullptr) {
        if (request.decisions->sha256 != request.sha256) {
            return decisions_for_other_bytes(*request.decisions, request.sha256);
        }
        Document decided = document;
        Status const applied = apply_decisions(decided, *request.decisions, diagnostics);
        if (!applied) {
            return applied.error();
        }
    }
    ScriptDataSink data;
    write_review_data(document, forms, request, data, diagnostics);
    PageParts const parts = page_parts();
    std::string page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";
    page +=
        R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src )" +
        policy_hash(parts.script) + "; style-src " + policy_hash(parts.style) +
        "; base-uri 'none'; form-action 'none'\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    page += "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Gouji</title>\n";
    page += "<style>" + parts.style + "</style>\n</head>\n<body>\n";
    page += "<noscript>此页需要脚本才能显示。 This page needs its script.</noscript>\n";
    page += R"(<script type="application/json" id="review-data">)" + data.str() + "</script>\n";
    page += "<script>" + parts.script + "</script>\n</body>\n</html>\n";
    return page;
}

} // namespace gouji
