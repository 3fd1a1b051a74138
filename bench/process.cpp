// Converts one file over and over in one process, as a migration does, and prints the milliseconds
// of the processor that the first takes, and the median from the hundredth on.
//
//   gouji_bench_process FILE FORMAT [TIMES]

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "gouji/converters/convert.hpp"
#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/input_file.hpp"
#include "gouji/converters/registry.hpp"

namespace {

double milliseconds() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Cost {
    double reading = 0; ///< with recovery
    double writing = 0;
};

bool convert(
    std::string const& bytes,
    gouji::LoadRequest const& request,
    gouji::Format const& to,
    Cost& cost) {
    gouji::Diagnostics diagnostics;
    double const start = milliseconds();
    gouji::Result<gouji::Document> const document = gouji::load(bytes, request, diagnostics);
    double const read = milliseconds();
    if (!document) {
        return false;
    }
    bool const done{gouji::render(*document, to, {}, diagnostics)};
    cost = {read - start, milliseconds() - read};
    return done;
}

double median(std::vector<Cost> costs, double Cost::*part) {
    auto const middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end(), [part](Cost const& a, Cost const& b) {
        return a.*part < b.*part;
    });
    return *middle.*part;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    gouji::Format const* const to =
        arguments.size() < 2 ? nullptr : gouji::find_format(arguments[1]);
    if (to == nullptr) {
        std::cerr << "gouji_bench_process FILE FORMAT [TIMES]\n";
        return 2;
    }
    auto const times =
        arguments.size() > 2 ? std::strtoul(arguments[2].c_str(), nullptr, 10) : 150UL;
    gouji::Result<std::string> const bytes = gouji::read_input(arguments[0], {});
    gouji::Result<gouji::FormLibrary> const forms = gouji::FormLibrary::built_in();
    if (!bytes || !forms) {
        std::cerr << "cannot read " << arguments[0] << '\n';
        return 1;
    }
    gouji::LoadRequest request;
    request.forms = &*forms;
    request.read.name = arguments[0];
    std::vector<Cost> costs(std::max(times, 1UL));
    for (Cost& cost : costs) {
        if (!convert(*bytes, request, *to, cost)) {
            std::cerr << "cannot convert " << arguments[0] << '\n';
            return 1;
        }
    }
    std::vector<Cost> const late(
        costs.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(99, costs.size() - 1)),
        costs.end());
    std::cout << "first: read " << costs.front().reading << " ms, write " << costs.front().writing
              << " ms; from the hundredth on: read " << median(late, &Cost::reading)
              << " ms, write " << median(late, &Cost::writing) << " ms\n";
    return 0;
}
