#include "gouji/model/messages.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/phrases.hpp"

namespace gouji {

namespace {

struct Entry {
    Code code;
    std::string_view name;
    Severity severity;
    std::string_view english;
    std::string_view chinese;
};

// One row a code, in the order of codes.hpp.
// clang-format off
constexpr std::array catalogue{
    Entry{Code::NotFound, "not-found", Severity::Error,
        "There is no file {file}.",
        "没有文件 {file}。"},
    Entry{Code::IsDirectory, "is-directory", Severity::Error,
        "{file} is a folder, not a file. Name a file in it, or use `gouji migrate` for a whole folder.",
        "{file} 是文件夹，不是文件。请指定其中的文件，整个文件夹请用 `gouji migrate`。"},
    Entry{Code::CannotRead, "cannot-read", Severity::Error,
        "{file} cannot be read: {reason}.",
        "无法读取 {file}：{reason}。"},
    Entry{Code::CannotWrite, "cannot-write", Severity::Error,
        "{file} cannot be written: {reason}. Nothing was left behind.",
        "无法写入 {file}：{reason}。没有留下残缺文件。"},
    Entry{Code::DiskFull, "disk-full", Severity::Error,
        "There is no space left to write {file}. Nothing was left behind.",
        "磁盘已满，无法写入 {file}。没有留下残缺文件。"},
    Entry{Code::SameFile, "same-file", Severity::Error,
        "{file} is the input itself. Name another output.",
        "{file} 就是输入文件，请另外指定输出。"},
    Entry{Code::FileExists, "file-exists", Severity::Error,
        "{file} exists already, and --no-clobber was given.",
        "{file} 已存在，而且指定了 --no-clobber。"},
    Entry{Code::EmptyInput, "empty-input", Severity::Error,
        "The input is empty: there is nothing to convert.",
        "输入为空，没有可转换的内容。"},
    Entry{Code::UnknownFormat, "unknown-format", Severity::Error,
        "The format of {file} cannot be told from its content or name. Name it with --from (docx, html, txt, json).",
        "无法从内容或文件名判断 {file} 的格式，请用 --from 指定（docx、html、txt、json）。"},
    Entry{Code::UnsupportedFormat, "unsupported-format", Severity::Error,
        "This is a {format}, which is not read here. {way_out}",
        "这是 {format}，目前不能读取。{way_out}"},
    Entry{Code::CannotReadFormat, "cannot-read-format", Severity::Error,
        "{format} cannot be read yet. Save it as docx, pdf, html or txt in the program it came from.",
        "目前还不能读取 {format}。请用生成它的程序另存为 docx、pdf、html 或 txt。"},
    Entry{Code::CannotWriteFormat, "cannot-write-format", Severity::Error,
        "{format} cannot be written yet. Choose docx, pdf, html, txt or json with --to.",
        "目前还不能写出 {format}。请用 --to 选择 docx、pdf、html、txt 或 json。"},
    Entry{Code::Malformed, "malformed", Severity::Error,
        "The {what} is damaged: {reason}.",
        "{what} 已损坏：{reason}。"},
    Entry{Code::Truncated, "truncated", Severity::Error,
        "The {what} ends too early: {reason}.",
        "{what} 不完整：{reason}。"},
    Entry{Code::Encrypted, "encrypted", Severity::Error,
        "The document is encrypted. Give its password with --password (PDF), or save it without one in the program it came from.",
        "文档已加密。请用 --password 给出密码（PDF），或在原程序中另存为不加密的文件。"},
    Entry{Code::WrongPassword, "wrong-password", Severity::Error,
        "The password does not open the document.",
        "密码不正确，无法打开文档。"},
    Entry{Code::DoctypeForbidden, "doctype-forbidden", Severity::Error,
        "{part} holds a document type declaration, which the format forbids and which can be an attack. It was not read.",
        "{part} 含有格式所禁止的文档类型声明，可能是攻击，没有读取。"},
    Entry{Code::LimitExceeded, "limit-exceeded", Severity::Error,
        "The {what} goes beyond the limit of {limit}. If you trust the input, raise it: --limit {name}=VALUE.",
        "{what} 超过上限 {limit}。如果输入可信，可用 --limit {name}=值 提高上限。"},
    Entry{Code::UnknownOption, "unknown-option", Severity::Error,
        "{option} is not an option of the format {format}.",
        "格式 {format} 没有选项 {option}。"},
    Entry{Code::BadForm, "bad-form", Severity::Error,
        "The form file {file} cannot be used: {reason}.",
        "表样文件 {file} 无法使用：{reason}。"},
    Entry{Code::BadDecisions, "bad-decisions", Severity::Error,
        "The decisions in {file} cannot be applied: {reason}.",
        "{file} 中的决定无法应用：{reason}。"},
    Entry{Code::Internal, "internal", Severity::Error,
        "An error inside the program: {reason}. Please report it with the input.",
        "程序内部错误：{reason}。请连同输入一起报告。"},
    Entry{Code::ModuleMissing, "module-missing", Severity::Error,
        "{format} needs the module {file}, which cannot be opened: {reason}. Install it with the program (cmake --install), and the libraries that it names.",
        "{format} 需要模块 {file}，但无法打开：{reason}。请将它与程序一起安装（cmake --install），并安装它所需的库。"},
    Entry{Code::NoText, "no-text", Severity::Error,
        "There is no text in the document: {count} of its {pages} pages are pictures, as of a scan. Recognise it first, for example with `ocrmypdf IN.pdf OUT.pdf`.",
        "文档中没有文字：{pages} 页中有 {count} 页是图片（扫描件）。请先做文字识别，例如 `ocrmypdf IN.pdf OUT.pdf`。"},
    Entry{Code::EncodingAssumed, "encoding-assumed", Severity::Note,
        "No mark names the encoding; the bytes fit {encoding} best.",
        "没有编码标记；字节最符合 {encoding}。"},
    Entry{Code::EncodingConflict, "encoding-conflict", Severity::Warning,
        "The document names the encoding {stated}, but its bytes are {encoding}; read as {encoding}.",
        "文档声明编码为 {stated}，但字节实为 {encoding}，按 {encoding} 读取。"},
    Entry{Code::InvalidBytes, "invalid-bytes", Severity::Warning,
        "{count} bytes are not valid {encoding}; each run was replaced by U+FFFD, the first one here.",
        "有 {count} 个字节不是有效的 {encoding}，已用 U+FFFD 代替，首个在此处。"},
    Entry{Code::ControlCharacters, "control-characters", Severity::Note,
        "{count} control characters were removed.",
        "去除了 {count} 个控制字符。"},
    Entry{Code::Salvaged, "salvaged", Severity::Warning,
        "The file is damaged; what could be read was read ({what}).",
        "文件已损坏，只读取了能读的部分（{what}）。"},
    Entry{Code::DepthFlattened, "depth-flattened", Severity::Warning,
        "Content nested more than {limit} deep was flattened.",
        "嵌套超过 {limit} 层的内容已展平。"},
    Entry{Code::MissingPart, "missing-part", Severity::Warning,
        "The part {part} is missing.",
        "缺少部件 {part}。"},
    Entry{Code::BadReference, "bad-reference", Severity::Warning,
        "{what} refers to {target}, which is not there.",
        "{what} 引用了不存在的 {target}。"},
    Entry{Code::LinesJoined, "lines-joined", Severity::Note,
        "{count} line breaks inside paragraphs were joined.",
        "合并了段落内的 {count} 处换行。"},
    Entry{Code::GlossRemoved, "gloss-removed", Severity::Note,
        "{count} pinyin glosses such as {example} were removed.",
        "去除了 {count} 处拼音注音，例如 {example}。"},
    Entry{Code::FurnitureRemoved, "furniture-removed", Severity::Note,
        "{count} pieces of page or site furniture were kept apart, the first is “{example}”.",
        "{count} 处页面或网站附属内容另行保存，首个为“{example}”。"},
    Entry{Code::RevisionsAccepted, "revisions-accepted", Severity::Note,
        "{count} tracked changes were accepted.",
        "接受了 {count} 处修订。"},
    Entry{Code::MarkIgnored, "mark-ignored", Severity::Warning,
        "A mark of doubt does not fit its table and was left as it stands: {mark}",
        "存疑标记与表格不符，原样保留：{mark}"},
    Entry{Code::HiddenText, "hidden-text", Severity::Note,
        "{count} pieces of text that the document hides were left out.",
        "略去了文档中隐藏的 {count} 处文字。"},
    Entry{Code::UnknownGlyphs, "unknown-glyphs", Severity::Warning,
        "{count} glyphs have no known character (their fonts do not say) and became U+FFFD, the first one here.",
        "有 {count} 个字形的字体没有说明对应的字符，已用 U+FFFD 代替，首个在此处。"},
    Entry{Code::PagesWithoutText, "pages-without-text", Severity::Warning,
        "{count} of {pages} pages have no text, as scans have; the first one here. Recognise them first, for example with ocrmypdf.",
        "{pages} 页中有 {count} 页没有文字（可能是扫描件），首页在此处。请先做文字识别，例如用 ocrmypdf。"},
    Entry{Code::TagsIgnored, "tags-ignored", Severity::Note,
        "The structure tags do not fit what the pages show ({reason}); the structure was taken from the pages.",
        "结构标签与页面内容不符（{reason}），已按页面本身判断结构。"},
    Entry{Code::ScriptConverted, "script-converted", Severity::Note,
        "{count} traditional characters became simplified ones, one for one; read names again.",
        "{count} 个繁体字已逐字转为简体，请核对人名、地名。"},
    Entry{Code::CellOverlap, "cell-overlap", Severity::Warning,
        "Two cells claim row {row}, column {column}; the first keeps it.",
        "两个单元格占用同一位置（第 {row} 行第 {column} 列），保留前者。"},
    Entry{Code::CellOutsideGrid, "cell-outside-grid", Severity::Warning,
        "A cell at row {row}, column {column} sticks out of its table and was clipped.",
        "第 {row} 行第 {column} 列的单元格超出表格，已裁剪。"},
    Entry{Code::GridHole, "grid-hole", Severity::Note,
        "No cell covers row {row}, column {column}.",
        "第 {row} 行第 {column} 列没有单元格。"},
    Entry{Code::SpanClamped, "span-clamped", Severity::Warning,
        "A span of {span} was cut to {limit}.",
        "跨度 {span} 已限制为 {limit}。"},
    Entry{Code::RaggedTable, "ragged-table", Severity::Note,
        "The rows of the table have different lengths.",
        "表格各行长度不同。"},
    Entry{Code::TableUnsure, "table-unsure", Severity::Note,
        "These {lines} lines look like a table, but their structure is not evident; they were left as they are.",
        "这 {lines} 行像是表格，但结构不明确，原样保留。"},
    Entry{Code::TableCut, "table-cut", Severity::Error,
        "The table needs more than {limit} slots, the most that is supported; it was cut after row {row}.",
        "表格所需的格位超过所支持的上限 {limit}，第 {row} 行之后已截去。"},
    Entry{Code::TableRecovered, "table-recovered", Severity::Note,
        "The table {table} ({edition}) was rebuilt: {values} values.",
        "重建了表格 {table}（{edition}）：{values} 个数值。"},
    Entry{Code::TableAbsent, "table-absent", Severity::Warning,
        "The title of the table {table} is there, but not the table.",
        "有表格 {table} 的标题，但没有表格。"},
    Entry{Code::TableRepeated, "table-repeated", Severity::Warning,
        "The table {table} stands here a second time.",
        "表格 {table} 在此处重复出现。"},
    Entry{Code::LabelRepaired, "label-repaired", Severity::Note,
        "The label “{printed}” was read as “{label}”.",
        "标签“{printed}”按“{label}”读取。"},
    Entry{Code::LabelMissing, "label-missing", Severity::Warning,
        "The row {row} ({label}) of the table {table} is not in the source.",
        "表格 {table} 缺少第 {row} 行（{label}）。"},
    Entry{Code::LabelOtherEdition, "label-other-edition", Severity::Warning,
        "The label “{printed}” is of another edition than its table {table} ({edition}); it was kept.",
        "标签“{printed}”与所在表格 {table}（{edition} 年版）的版式不符，已原样保留。"},
    Entry{Code::ExtraRow, "extra-row", Severity::Warning,
        "The row “{label}” is not in the form; it was kept.",
        "“{label}”行不在表样中，已保留。"},
    Entry{Code::ExtraCells, "extra-cells", Severity::Warning,
        "Row {row} of the table {table} has more values than the form: {values}",
        "表格 {table} 第 {row} 行的数值多于表样：{values}"},
    Entry{Code::ValueAmbiguous, "value-ambiguous", Severity::Warning,
        "The values {value} of row {row} fit in {count} ways; shown under {columns}. Open `gouji review` to decide.",
        "第 {row} 行的数值 {value} 有 {count} 种放法，现列于 {columns} 之下。可用 `gouji review` 裁定。"},
    Entry{Code::ValueMissing, "value-missing", Severity::Warning,
        "The values of row {row} ({label}) are lost.",
        "第 {row} 行（{label}）的数值已丢失。"},
    Entry{Code::ValueRepaired, "value-repaired", Severity::Warning,
        "“{printed}” was read as {value}.",
        "“{printed}”按 {value} 读取。"},
    Entry{Code::SumFails, "sum-fails", Severity::Warning,
        "{rule} fails in the table {table}: row {rows}, column {columns} states {stated}, the parts make {computed}.",
        "表格 {table} 的 {rule} 不成立：第 {rows} 行 {columns} 列为 {stated}，各项之和为 {computed}。"},
    Entry{Code::DecisionOverrules, "decision-overrules", Severity::Warning,
        "The decision {value} for row {row}, column {columns} fits none of the {count} placements. It stands, and settles no other cell.",
        "对第 {row} 行 {columns} 列的决定 {value} 与 {count} 种放法都不相符；以决定为准，不据此推定其他单元格。"},
    Entry{Code::ReportRepeated, "report-repeated", Severity::Warning,
        "{first} is a report of {organization} for {year}, too, with other values ({difference}). Across years only that one is compared; leave out the one that does not count.",
        "{first} 也是{organization} {year} 年的报告，但数值不同（{difference}）。跨年核对只用前者，请去掉不作数的一份。"},
    Entry{Code::Loss, "loss", Severity::Warning,
        "{format} cannot express {what}; it was left out ({count}).",
        "{format} 无法表达 {what}，已略去（{count} 处）。"},
    Entry{Code::StyleDropped, "style-dropped", Severity::Note,
        "Fonts, colours and borders are not kept.",
        "字体、颜色和边框不予保留。"},
    Entry{Code::MarksOff, "marks-off", Severity::Warning,
        "{count} doubtful values carry no mark because marks are off; ambiguous ones were left blank.",
        "标记已关闭，{count} 个存疑数值没有标记；有歧义的留空。"},
    Entry{Code::VerifyDiffers, "verify-differs", Severity::Warning,
        "Read back, the output differs at {where}: {what}.",
        "回读结果在 {where} 处不同：{what}。"},
    Entry{Code::GlyphMissing, "glyph-missing", Severity::Warning,
        "No installed font has the character {character} ({code}); the page shows a box in its place ({count}). Install a font that has it, or name one with --font.",
        "没有已安装的字体含有字符 {character}（{code}），页面上以方框代替（{count} 处）。请安装含有该字的字体，或用 --font 指定。"},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        if (static_cast<std::size_t>(catalogue[i].code) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "the catalogue lists the codes in the order of codes.hpp");

Entry const& entry(Code code) {
    return catalogue.at(static_cast<std::size_t>(code));
}

std::string_view value_of(DiagnosticData const& data, std::string_view name) {
    auto const found = std::find_if(
        data.begin(), data.end(), [&](auto const& item) { return item.first == name; });
    return found == data.end() ? std::string_view{} : std::string_view{found->second};
}

/// Data that the program words itself; other data (a file's name, a label) stays as it is.
bool holds_phrase(std::string_view name) {
    return name == "what" || name == "way_out" || name == "reason" || name == "format";
}

} // namespace

std::string_view code_name(Code code) {
    return entry(code).name;
}

std::optional<Code> find_code(std::string_view name) {
    auto const* const found = std::find_if(
        catalogue.begin(), catalogue.end(), [&](Entry const& item) { return item.name == name; });
    return found == catalogue.end() ? std::nullopt : std::optional{found->code};
}

Severity code_severity(Code code) {
    return entry(code).severity;
}

std::string_view severity_name(Severity severity) {
    constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
    return names.at(static_cast<std::size_t>(severity));
}

std::size_t code_count() {
    return catalogue.size();
}

std::string message(Code code, DiagnosticData const& data, Language language) {
    if (language == Language::English) {
        return fill_in(entry(code).english, data);
    }
    DiagnosticData translated = data;
    for (auto& [name, value] : translated) {
        value = holds_phrase(name) ? std::string{chinese_phrase(value)} : value;
    }
    return fill_in(entry(code).chinese, translated);
}

std::string fill_in(std::string_view pattern, DiagnosticData const& data) {
    std::string out;
    while (!pattern.empty()) {
        std::size_t const open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        std::size_t const close = pattern.find('}', open);
        out += value_of(data, pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
    return out;
}

} // namespace gouji
