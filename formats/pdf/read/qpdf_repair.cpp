#include <cstring>
#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::pdfread {

namespace {

Error repair_error(QPDFExc const& error, bool has_password) {
    switch (error.getErrorCode()) {
    case qpdf_e_password:
        return Error{has_password ? Code::WrongPassword : Code::Encrypted, {}, {}};
    case qpdf_e_unsupported:
        return Error{Code::Encrypted, {}, {}};
    case qpdf_e_success:
    case qpdf_e_internal:
    case qpdf_e_system:
    case qpdf_e_damaged_pdf:
    case qpdf_e_pages:
    case qpdf_e_object:
    case qpdf_e_json:
    case qpdf_e_linearization:
        break;
    }
    return Error{Code::Malformed, {}, {{"what", "PDF"}, {"reason", error.getMessageDetail()}}};
}

} // namespace

Result<RepairedFile> repair_file(Bytes input, std::string const& password) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile(
            "input", input.data(), input.size(), password.empty() ? nullptr : password.c_str());
        QPDFWriter writer(file);
        writer.setOutputMemory();
        writer.setPreserveEncryption(false);
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setStaticID(true);
        writer.write();
        std::shared_ptr<Buffer> const buffer = writer.getBufferSharedPointer();
        RepairedFile repaired;
        repaired.bytes.resize(buffer->getSize());
        std::memcpy(repaired.bytes.data(), buffer->getBuffer(), repaired.bytes.size());
        repaired.was_damaged = file.anyWarnings();
        return repaired;
    } catch (QPDFExc const& error) {
        return repair_error(error, !password.empty());
    } catch (std::exception const& error) {
        return Error{Code::Malformed, {}, {{"what", "PDF"}, {"reason", error.what()}}};
    }
}

} // namespace gouji::pdfread
