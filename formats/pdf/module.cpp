#include "gouji/formats/pdf/module.hpp"

#include <openssl/provider.h>

#include "gouji/formats/pdf/pdf.hpp"

namespace gouji {

namespace {

/// OpenSSL forgets its default provider when another one is loaded by name.
bool load_legacy_ciphers() {
    OSSL_PROVIDER* const legacy = OSSL_PROVIDER_load(nullptr, "legacy");
    OSSL_PROVIDER* const usual = OSSL_PROVIDER_load(nullptr, "default");
    return legacy != nullptr && usual != nullptr;
}

constexpr PdfModule module_table{GOUJI_VERSION, read_pdf, write_pdf, load_legacy_ciphers};

} // namespace

} // namespace gouji

extern "C" __attribute__((visibility("default"))) gouji::PdfModule const* gouji_pdf_module() {
    return &gouji::module_table;
}
