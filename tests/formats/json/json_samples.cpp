#include <cstdlib>
#include <fstream>
#include <iostream>

#include "gouji/converters/inspect.hpp"
#include "gouji/formats/json/json.hpp"
#include "gouji/tests/model/random_document.hpp"

/// json_samples FOLDER: writes documents, and lists of their tables, for check_schema.py.

int main(int argc, char** argv) {
    if (argc != 2) {
        return EXIT_FAILURE;
    }
    for (unsigned seed = 0; seed < 60; ++seed) {
        gouji::Document const document = gouji::test::RandomDocument{seed}.make();
        gouji::Diagnostics diagnostics;
        gouji::StringSink of_document;
        gouji::StringSink of_tables;
        if (!gouji::write_json(document, {}, of_document, diagnostics)) {
            return EXIT_FAILURE;
        }
        gouji::write_tables_json(document, seed % 2 == 0, of_tables, diagnostics);
        std::string const stem = std::string{argv[1]} + "/" + std::to_string(seed);
        std::ofstream{stem + ".document.json"} << of_document.str();
        std::ofstream{stem + ".tables.json"} << of_tables.str();
    }
    return EXIT_SUCCESS;
}
