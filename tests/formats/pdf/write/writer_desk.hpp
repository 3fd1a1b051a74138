#pragma once
#include "gouji/formats/pdf/write/writer_state.hpp"
#include "gouji/model/sink.hpp"

namespace gouji::pdf_write {

/// What a piece of a document needs to be laid out and drawn.
struct WriterDesk {
    Document document;
    Diagnostics diagnostics;
    StringSink sink;
    ObjectFile file{sink};
    WriterState state{document, diagnostics, file, FontChoices{}, true};
};

} // namespace gouji::pdf_write
