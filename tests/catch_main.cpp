#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

/// Catch's own main returns the number of failed assertions, of which one means "skipped" to ctest.
int main(int count, char** words) {
    return Catch::Session().run(count, words) == 0 ? 0 : 1;
}
