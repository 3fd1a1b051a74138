// Writes test::everything() to the path given: the input of write_with_python_docx.py.
#include <fstream>

#include "gouji/formats/docx/docx.hpp"
#include "write_samples.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    gouji::Diagnostics diagnostics;
    gouji::StringSink sink;
    if (!gouji::write_docx(gouji::test::everything(), {}, sink, diagnostics)) {
        return 1;
    }
    std::ofstream out{argv[1], std::ios::binary};
    out << sink.str();
    return out.good() ? 0 : 1;
}
