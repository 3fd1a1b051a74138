// Reads each report of a folder in one process, text to sums, and prints the milliseconds of the
// processor: by layout, and of the slowest reports. bench/recovery makes the folder.
//
//   gouji_bench_reports FOLDER [SLOWEST]
//
// A file is named LAYOUT-SEED.txt, as recovery_simulation --save names it.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "gouji/converters/convert.hpp"
#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/input_file.hpp"
#include "gouji/converters/statutory/extract.hpp"

namespace {

struct Report {
    std::string name;
    std::size_t bytes = 0;
    double milliseconds = 0;
};

double milliseconds() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The least of a few times: what the machine does beside it only adds.
double time_of(std::string const& bytes, gouji::LoadRequest const& request) {
    constexpr int times = 3;
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        gouji::Diagnostics diagnostics;
        double const start = milliseconds();
        gouji::Result<gouji::Document> const document = gouji::load(bytes, request, diagnostics);
        if (!document) {
            return 0;
        }
        static_cast<void>(gouji::extract_reports(*document, *request.forms, diagnostics));
        least = std::min(least, milliseconds() - start);
    }
    return least;
}

/// The reports of a folder, the slowest first.
std::vector<Report> time_all(std::string const& folder, gouji::FormLibrary const& forms) {
    gouji::LoadRequest request;
    request.forms = &forms;
    std::vector<Report> reports;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        gouji::Result<std::string> const bytes = gouji::read_input(entry.path().string(), {});
        if (bytes && entry.path().extension() == ".txt") {
            request.read.name = entry.path().filename().string();
            reports.push_back(
                {entry.path().stem().string(), bytes->size(), time_of(*bytes, request)});
        }
    }
    std::sort(reports.begin(), reports.end(), [](Report const& left, Report const& right) {
        return left.milliseconds != right.milliseconds ? left.milliseconds > right.milliseconds
                                                       : left.name < right.name;
    });
    return reports;
}

void print_layouts(std::vector<Report> const& reports) {
    std::map<std::string, std::vector<double>> layouts; // the longest times first
    for (Report const& report : reports) {
        layouts[report.name.substr(0, report.name.rfind('-'))].push_back(report.milliseconds);
    }
    std::puts("layout        reports  median ms    most ms");
    for (auto const& [name, times] : layouts) {
        std::printf(
            "%-13s %7zu %10.2f %10.2f\n",
            name.c_str(),
            times.size(),
            times[times.size() / 2],
            times.front());
    }
}

void print_slowest(std::vector<Report> const& reports, std::size_t count) {
    std::puts("\nslowest            bytes         ms");
    for (std::size_t i = 0; i < std::min(count, reports.size()); ++i) {
        std::printf(
            "%-15s %8zu %10.2f\n",
            reports[i].name.c_str(),
            reports[i].bytes,
            reports[i].milliseconds);
    }
    double sum = 0;
    for (Report const& report : reports) {
        sum += report.milliseconds;
    }
    std::printf(
        "\n%zu reports, %.2f ms each\n", reports.size(), sum / static_cast<double>(reports.size()));
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> const arguments(argv + 1, argv + argc);
    if (arguments.empty() || !std::filesystem::is_directory(arguments[0])) {
        std::cerr << "gouji_bench_reports FOLDER [SLOWEST]\n";
        return 2;
    }
    gouji::Result<gouji::FormLibrary> const forms = gouji::FormLibrary::built_in();
    if (!forms) {
        std::cerr << "cannot read the forms\n";
        return 1;
    }
    std::vector<Report> const reports = time_all(arguments[0], *forms);
    if (reports.empty()) {
        std::cerr << "no reports in " << arguments[0] << '\n';
        return 1;
    }
    print_layouts(reports);
    constexpr std::size_t slowest = 20;
    print_slowest(
        reports, arguments.size() > 1 ? std::strtoul(arguments[1].c_str(), nullptr, 10) : slowest);
    return 0;
}
