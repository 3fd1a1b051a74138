#include <csignal>
#include <exception>

#include "gouji/cli/options.hpp"
#include "gouji/cli/printer.hpp"
#include "gouji/model/codes.hpp"

int main(int argc, char** argv) {
    // A closed pipe and a file size limit are errors of a write, to be reported like any other.
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);
    try {
        return static_cast<int>(gouji::cli::run(argc, argv));
    } catch (std::exception const& caught) {
        gouji::cli::Printer(false).print(
            "gouji", gouji::Error{gouji::Code::Internal, {}, {{"reason", caught.what()}}});
        return static_cast<int>(gouji::cli::Exit::Failed);
    }
}
