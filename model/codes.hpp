#pragma once
#include <cstdint>

#include "gouji/model/diagnostics.hpp"

namespace gouji {

/// Stable ids of everything a program may say: shown to users in kebab-case, matched by tests,
/// listed in docs/diagnostics.md, worded in messages.cpp (one line each there).
enum class Code : std::uint8_t {
    // An input cannot be read or an output not written.
    NotFound,
    IsDirectory,
    CannotRead,
    CannotWrite,
    DiskFull,
    SameFile,
    FileExists,
    EmptyInput,
    UnknownFormat,
    UnsupportedFormat, ///< named as what it is, with the way out
    CannotReadFormat,
    CannotWriteFormat,
    Malformed,
    Truncated,
    Encrypted,
    WrongPassword,
    DoctypeForbidden,
    LimitExceeded,
    UnknownOption,
    BadForm,
    BadDecisions,
    Internal,
    ModuleMissing,
    NoText, ///< every page is a picture

    // The input was mended while reading.
    EncodingAssumed,
    EncodingConflict,
    InvalidBytes,
    ControlCharacters,
    Salvaged,
    DepthFlattened,
    MissingPart,
    BadReference,
    LinesJoined,
    GlossRemoved,
    FurnitureRemoved,
    RevisionsAccepted,
    MarkIgnored,
    HiddenText,
    UnknownGlyphs,    ///< a font does not say which characters it draws
    PagesWithoutText, ///< pictures, as of a scan
    TagsIgnored,      ///< the structure tree of a PDF does not fit its pages
    ScriptConverted,  ///< traditional characters became simplified ones, as asked

    // Tables.
    CellOverlap,
    CellOutsideGrid,
    GridHole,
    SpanClamped,
    RaggedTable,
    TableUnsure,
    TableCut,

    // Forms and values.
    TableRecovered,
    TableAbsent,
    TableRepeated,
    LabelRepaired,
    LabelMissing,
    LabelOtherEdition,
    ExtraRow,
    ExtraCells,
    ValueAmbiguous,
    ValueMissing,
    ValueRepaired,
    SumFails,
    DecisionOverrules,
    ReportRepeated,

    // A writer could not express something.
    Loss,
    StyleDropped,
    MarksOff,
    VerifyDiffers,
    GlyphMissing,
};

} // namespace gouji
