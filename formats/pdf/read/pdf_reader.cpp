#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

Result<Document> read_pdf(Bytes, ReadOptions const&, Diagnostics&) {
    return Error{
        Code::CannotReadFormat,
        {},
        {{"format", "PDF document (.pdf)"},
         {"way_out",
          "Take its text out first, for example with `pdftotext -layout IN.pdf IN.txt`, and "
          "convert that; a scan needs OCR before."}}};
}

} // namespace gouji
