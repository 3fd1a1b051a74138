#pragma once
#include <array>
#include <string_view>

/// The words of `--help`.

namespace gouji::cli {

struct HelpText {
    std::string_view command;
    std::string_view summary; ///< in the list of commands
    std::string_view purpose; ///< what it is for, a paragraph
    std::string_view footer;  ///< examples and exit codes
};

inline constexpr HelpText main_help{
    "gouji",
    "",
    "Gouji converts reports between DOCX, PDF, HTML, text and JSON through one document\n"
    "model, so that tables keep every cell, span and number. It knows the statutory tables of\n"
    "the annual reports on open government in China: it rebuilds them where a text extractor\n"
    "has wrecked them, and says of each value whether the source states it.",
    "Examples:\n"
    "  gouji convert report.txt report.docx      a wrecked text becomes a document with tables\n"
    "  gouji extract *.html --format csv         the values of many reports\n"
    "  gouji check 2021.docx 2022.docx           do the sums hold, also across years\n"
    "  gouji inspect report.docx                 what is in a document\n"
    "\n"
    "gouji COMMAND --help tells more about each.\n"};

inline constexpr HelpText convert_help{
    "convert",
    "Convert a document to another format",
    "Convert a document to another format. The output is written whole or not at all. What\n"
    "had to be mended, what stays doubtful and what the output cannot express is said on\n"
    "the standard error, and one line sums up the tables and values. Text may be plain,\n"
    "Markdown or CSV, or what an extractor left of a page.",
    "Examples:\n"
    "  gouji convert report.txt report.docx\n"
    "  gouji convert figures.csv figures.html\n"
    "  gouji convert report.docx --to html              writes report.html\n"
    "  gouji convert report.html report.txt --verify    reads it back and compares\n"
    "  gouji convert report.docx report.pdf --font body=\"LXGW WenKai\"\n"
    "  cat report.txt | gouji convert - - --to html\n"
    "\n"
    "Exit codes:\n"
    "  0  done; warnings may stand on the standard error, sums may fail\n"
    "  1  the input could not be read or the output not written; nothing partial is left\n"
    "  2  wrong usage\n"
    "  3  done and written, but --strict met loss, doubt, salvage or a failed sum, or --verify a "
    "difference\n"};

inline constexpr HelpText inspect_help{
    "inspect",
    "Show what is in a document",
    "Show what is in a document: its blocks in order, its tables cell by cell with the\n"
    "evidence of each, or the whole model as JSON.",
    "Examples:\n"
    "  gouji inspect report.txt\n"
    "  gouji inspect report.docx --tables\n"
    "  gouji inspect report.txt --tables --form off     what the text says before any form\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  the input could not be read or the output not written\n"
    "  2  wrong usage\n"
    "  3  done, but --strict met loss, doubt, salvage or a failed sum\n"};

inline constexpr HelpText extract_help{
    "extract",
    "Print the values of the statutory tables",
    "Print the values of the statutory tables as data, every row of the form in its order,\n"
    "each value with its evidence: stated, repaired, inferred, ambiguous, empty, missing or\n"
    "decided. An input that cannot be read stands in its place with its error.",
    "Examples:\n"
    "  gouji extract report.txt\n"
    "  gouji extract 2021/*.html 2022/*.docx --format csv > values.csv\n"
    "  gouji extract reports/* --format jsonl --quiet\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  an input could not be read, or the output not written; the other inputs are done\n"
    "  2  wrong usage\n"
    "  3  done, but --strict met loss, doubt, salvage or a failed sum\n"};

inline constexpr HelpText check_help{
    "check",
    "Check the sums of the statutory tables",
    "Check the arithmetic of the statutory tables: the sums of rows and columns, what came in\n"
    "against what was done, and, where a report of the year before is among the inputs, what\n"
    "it carried over. Reports of one organization are recognised by its name. A sum fails\n"
    "when no way to place the values satisfies it; where some do and some do not, or a total\n"
    "is blank, it cannot be checked. Numbers in the text that differ from the table are\n"
    "hints. No number is ever changed.",
    "Examples:\n"
    "  gouji check report.docx\n"
    "  gouji check 2021.html 2022.html 2023.html       also from year to year\n"
    "  gouji check reports/* --format json --quiet > findings.json\n"
    "  gouji check old-name.docx new-name.docx --together\n"
    "\n"
    "Exit codes:\n"
    "  0  done; sums may fail\n"
    "  1  an input could not be read, or the output not written; the other inputs are done\n"
    "  2  wrong usage\n"
    "  3  done, but --strict met loss, doubt, salvage or a failed sum\n"};

inline constexpr HelpText compare_help{
    "compare",
    "Tell whether two documents say the same",
    "Compare two documents of any formats: kinds of blocks in order, texts, lists, link\n"
    "targets, tables with their spans and headers, notes, images. Styles, evidence and\n"
    "metadata are not compared. Prints each difference.",
    "Examples:\n"
    "  gouji compare report.docx report.html\n"
    "  gouji compare before.txt after.txt --tables\n"
    "\n"
    "Exit codes:\n"
    "  0  the same\n"
    "  1  different\n"
    "  2  wrong usage, or a document could not be read\n"};

inline constexpr HelpText review_help{
    "review",
    "Make a page on which a person decides what stayed open",
    "Write one HTML file that shows the lines of the source beside the tables that were made\n"
    "of them, with every doubtful value and every sum that fails. Open it in any browser: it\n"
    "needs no network and changes no file. Pick a candidate or type a value, save the\n"
    "decisions as a file, and give that to any command with --decisions.",
    "Examples:\n"
    "  gouji review report.txt -o report.review.html\n"
    "  gouji convert report.txt report.docx --decisions report.txt.decisions.json\n"
    "  gouji review report.txt -o again.html --decisions report.txt.decisions.json\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  the input could not be read, the decisions are for other bytes, or the page could not\n"
    "     be written\n"
    "  2  wrong usage\n"
    "  3  done, but --strict met loss, doubt, salvage or a failed sum\n"};

inline constexpr HelpText forms_help{
    "forms",
    "List and show the statutory forms",
    "The statutory forms that Gouji knows. Forms are data: --forms DIR adds your own.",
    "Examples:\n"
    "  gouji forms list\n"
    "  gouji forms show applications-2021\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  a form could not be read, or the output not written\n"
    "  2  wrong usage\n"};

inline constexpr HelpText forms_list_help{
    "list",
    "List the forms",
    "List the forms: id, edition, size, title.",
    "Exit codes: 0 done, 1 a form could not be read, 2 wrong usage\n"};

inline constexpr HelpText forms_show_help{
    "show",
    "Show a form",
    "Show a form: its grid, its rows and columns, its sum rules.",
    "Example: gouji forms show review-2021\n"
    "\n"
    "Exit codes: 0 done, 1 no such form or it could not be read, 2 wrong usage\n"};

inline constexpr std::array all_help{
    main_help,
    convert_help,
    inspect_help,
    extract_help,
    check_help,
    compare_help,
    review_help,
    forms_help,
    forms_list_help,
    forms_show_help};

} // namespace gouji::cli
