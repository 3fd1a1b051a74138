# Everything comes from Debian's packages (scripts/install-packages); nothing is downloaded.
find_package(PkgConfig REQUIRED)
# libzip's own CMake file asks for command line tools that no library user needs.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(LIBXML2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
# For PDF, which is a module of its own.
pkg_check_modules(LIBPODOFO REQUIRED IMPORTED_TARGET libpodofo)
pkg_check_modules(LIBQPDF REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(LIBCRYPTO REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz harfbuzz-subset)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
