#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

/// Writes small PDF files by hand: object N is the N-th one that was added.
class PdfMaker {
public:
    /// Returns the object's number. `body` is what stands between "obj" and "endobj".
    int add(std::string_view body) {
        m_objects.emplace_back(body);
        return static_cast<int>(m_objects.size());
    }
    int add_stream(std::string_view content, std::string_view entries = {}) {
        std::string body = "<< /Length " + std::to_string(content.size()) + " ";
        body += entries;
        body += " >>\nstream\n";
        body += content;
        body += "\nendstream";
        return add(body);
    }
    /// The whole file; object 1 is the catalog.
    [[nodiscard]] std::string file(std::string_view trailer_entries = {}) const {
        std::string bytes = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
        std::vector<std::size_t> offsets;
        for (std::size_t i = 0; i < m_objects.size(); ++i) {
            offsets.push_back(bytes.size());
            bytes += std::to_string(i + 1) + " 0 obj\n" + m_objects[i] + "\nendobj\n";
        }
        std::size_t const start = bytes.size();
        std::string const count = std::to_string(m_objects.size() + 1);
        bytes += "xref\n0 " + count + "\n0000000000 65535 f \n";
        for (std::size_t const offset : offsets) {
            std::string number = std::to_string(offset);
            number.insert(0, 10 - number.size(), '0');
            bytes += number + " 00000 n \n";
        }
        bytes += "trailer\n<< /Size " + count + " /Root 1 0 R ";
        bytes += trailer_entries;
        bytes += " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
        return bytes;
    }

private:
    std::vector<std::string> m_objects;
};

/// A page of 200 x 100 points that shows `content`. F1 is Helvetica; `resources` are further
/// entries of its resource dictionary, `page` of the page. `objects` are numbered from 6.
inline std::string one_page(
    std::string_view content,
    std::string_view resources = {},
    std::string_view page = {},
    std::vector<std::string> const& objects = {},
    std::string_view catalog = {}) {
    PdfMaker maker;
    maker.add("<< /Type /Catalog /Pages 2 0 R " + std::string(catalog) + " >>");
    maker.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    std::string body = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 200 100] ";
    body += page;
    body += " /Resources << /Font << /F1 5 0 R >> ";
    body += resources;
    body += " >> >>";
    maker.add(body);
    maker.add_stream(content);
    maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    for (std::string const& object : objects) {
        maker.add(object);
    }
    return maker.file();
}

inline std::string stream_object(std::string_view content, std::string_view entries = {}) {
    std::string body = "<< /Length " + std::to_string(content.size()) + " ";
    body += entries;
    body += " >>\nstream\n";
    body += content;
    body += "\nendstream";
    return body;
}

} // namespace gouji::test
