#include <memory>
#include <qpdf/qpdf-c.h> // the C++ header of qpdf 11.3 is none that clang takes as C++20

#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::pdfread {

namespace {

struct CloseFile {
    void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};
using File = std::unique_ptr<_qpdf_data, CloseFile>;

bool has_failed(QPDF_ERROR_CODE result) {
    return (result & QPDF_ERRORS) != 0;
}

/// What the last call on `file` failed of.
Error repair_error(File const& file, bool has_password) {
    _qpdf_error* const error = qpdf_get_error(file.get());
    switch (qpdf_get_error_code(file.get(), error)) {
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
    return Error{
        Code::Malformed,
        {},
        {{"what", "PDF"}, {"reason", qpdf_get_error_message_detail(file.get(), error)}}};
}

} // namespace

Result<RepairedFile> repair_file(Bytes input, std::string const& password) {
    File const file(qpdf_init());
    qpdf_set_suppress_warnings(file.get(), QPDF_TRUE);
    qpdf_silence_errors(file.get());
    char const* const given = password.empty() ? nullptr : password.c_str();
    if (has_failed(qpdf_read_memory(file.get(), "input", input.data(), input.size(), given)) ||
        has_failed(qpdf_init_write_memory(file.get()))) {
        return repair_error(file, !password.empty());
    }
    qpdf_set_preserve_encryption(file.get(), QPDF_FALSE);
    qpdf_set_object_stream_mode(file.get(), qpdf_o_disable);
    qpdf_set_stream_data_mode(file.get(), qpdf_s_preserve);
    qpdf_set_static_ID(file.get(), QPDF_TRUE);
    if (has_failed(qpdf_write(file.get()))) {
        return repair_error(file, !password.empty());
    }
    RepairedFile repaired;
    unsigned char const* const bytes = qpdf_get_buffer(file.get());
    repaired.bytes.assign(bytes, bytes + qpdf_get_buffer_length(file.get()));
    repaired.was_damaged = qpdf_more_warnings(file.get()) != QPDF_FALSE;
    return repaired;
}

} // namespace gouji::pdfread
