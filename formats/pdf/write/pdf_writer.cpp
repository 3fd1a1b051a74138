#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

Status write_pdf(Document const&, WriteOptions const&, Sink&, Diagnostics&) {
    return Error{Code::CannotWriteFormat, {}, {{"format", "PDF document (.pdf)"}}};
}

} // namespace gouji
