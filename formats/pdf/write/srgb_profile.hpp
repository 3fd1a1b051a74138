#pragma once
#include <string>

namespace gouji::pdf_write {

/// A matrix and curve profile of sRGB (IEC 61966-2-1) in the form of ICC.1:2001-04 (version 2.4).
[[nodiscard]] std::string srgb_profile();

} // namespace gouji::pdf_write
