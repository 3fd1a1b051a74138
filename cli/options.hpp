#pragma once
#include <string>
#include <vector>

#include "gouji/formats/format.hpp"

/// What the command line says, as plain values. command_line.cpp is the one place that declares
/// options; the commands only see these.

namespace gouji::cli {

/// Exit codes (CONTRACT section 1).
enum class Exit : int {
    Done = 0,
    Failed = 1, ///< compare: the documents differ
    Usage = 2,  ///< no input was read; compare: also a side that cannot be read
    Strict = 3, ///< done and written, but --strict or --verify has something to say
};

/// Options of every command that reads a document.
struct CommonOptions {
    std::string from; ///< empty: detect
    bool forms = true;
    std::string forms_folder;
    std::string decisions;   ///< a file; empty: none
    std::string password;    ///< of encrypted inputs; empty: none
    bool simplified = false; ///< hand on all text in simplified characters
    Limits limits;
    std::string log; ///< empty: none
    bool strict = false;
    bool quiet = false;
};

struct ConvertOptions {
    CommonOptions common;
    std::string input;
    std::string output; ///< empty: beside the input
    std::string to;     ///< empty: by the ending of `output`
    bool marks = true;
    FormatOptions extra; ///< of the format that is written: page, font.ROLE, ambiguous
    bool verify = false;
    bool clobber = true;
};

struct InspectOptions {
    enum class View { Outline, Tables, Json };
    CommonOptions common;
    std::string input;
    View view = View::Outline;
    bool split_pages = false;
};

struct ExtractOptions {
    CommonOptions common;
    std::vector<std::string> inputs;
    std::string format = "json";
    bool raw_csv = false;
};

struct CheckOptions {
    CommonOptions common;
    std::vector<std::string> inputs;
    bool json = false;
    bool together = false;
};

struct CompareOptions {
    CommonOptions common;
    std::string left;
    std::string right;
    bool tables_only = false;
};

struct ReviewOptions {
    CommonOptions common;
    std::string input;
    std::string output;
};

struct FormsListOptions {
    std::string forms_folder;
    bool json = false;
};

struct FormsShowOptions {
    std::string forms_folder;
    std::string id;
};

Exit convert(ConvertOptions const& options);
Exit inspect(InspectOptions const& options);
Exit extract(ExtractOptions const& options);
Exit check(CheckOptions const& options);
Exit compare(CompareOptions const& options);
Exit review(ReviewOptions const& options);
Exit forms_list(FormsListOptions const& options);
Exit forms_show(FormsShowOptions const& options);

/// Parses the arguments and runs the command they name.
Exit run(int argc, char const* const* argv);

} // namespace gouji::cli
