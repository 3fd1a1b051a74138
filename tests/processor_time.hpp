#pragma once
#include <algorithm>
#include <ctime>
#include <limits>

namespace gouji::testing {

/// Seconds of the processor that `work` takes, the least of some runs: others may be busy, too.
template <class Work> double seconds_of(Work const& work) {
    constexpr int runs = 3;
    double least = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        std::clock_t const begin = std::clock();
        work();
        least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return least;
}

/// `work`, asked for so much of it, takes time in proportion: what is quadratic takes eight times
/// longer than that for eight times as much.
template <class Work> bool is_linear(std::size_t some, Work const& work) {
    constexpr std::size_t times = 8;
    constexpr double tolerance = 3;
    double const little = seconds_of([&] { work(some); });
    return seconds_of([&] { work(times * some); }) < tolerance * times * little;
}

} // namespace gouji::testing
