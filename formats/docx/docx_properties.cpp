#include "gouji/formats/docx/docx_properties.hpp"

#include <algorithm>

namespace gouji::docx::reading {

namespace {

template <class T> void take(std::optional<T>& under, std::optional<T> const& over) {
    if (over) {
        under = over;
    }
}

int clamped(long value, long low, long high) {
    return static_cast<int>(std::clamp(value, low, high));
}

/// ST_Jc (17.18.44), of both dialects.
std::optional<Align> find_align(std::string_view value) {
    if (value == "left" || value == "start") {
        return Align::Start;
    }
    if (value == "center") {
        return Align::Center;
    }
    if (value == "right" || value == "end") {
        return Align::End;
    }
    if (value == "both" || value == "distribute" || value == "thaiDistribute" ||
        value.ends_with("Kashida")) {
        return Align::Justify;
    }
    return std::nullopt;
}

void read_indent(ParagraphFormat& format, Attributes const& attributes) {
    std::string_view value;
    if (attributes.find(Name::WFirstLineChars, value)) {
        format.indent_chars = clamped(attributes.number(Name::WFirstLineChars, 0), 0, 10'000);
    }
    if (attributes.find(Name::WFirstLine, value)) {
        format.indent_twips = clamped(attributes.number(Name::WFirstLine, 0), 0, 31'680);
    }
}

void read_vertical_align(RunFormat& format, std::string_view value) {
    format.set(look_of(Style::Superscript), value == "superscript");
    format.set(look_of(Style::Subscript), value == "subscript");
}

} // namespace

void ParagraphFormat::apply(ParagraphFormat const& over) {
    take(outline, over.outline);
    take(number, over.number);
    take(level, over.level);
    take(align, over.align);
    take(indent_chars, over.indent_chars);
    take(indent_twips, over.indent_twips);
    page_break_before = page_break_before || over.page_break_before;
}

std::optional<float> ParagraphFormat::first_line_indent(int half_points) const {
    // 17.3.1.12: the indent in characters goes before the one in twips; Word takes a zero of it as
    // not said.
    if (indent_chars && (*indent_chars != 0 || !indent_twips)) {
        return static_cast<float>(*indent_chars) / 100;
    }
    if (indent_twips) {
        // To a tenth of a character: twips never hit whole ones exactly.
        int const tenths = (*indent_twips + half_points / 2) / std::max(half_points, 1);
        return static_cast<float>(tenths) / 10;
    }
    return std::nullopt;
}

void RunFormat::set(Look look, bool is_on) {
    stated = static_cast<Look>(stated | look);
    on = static_cast<Look>(is_on ? on | look : on & ~look);
}

void RunFormat::apply(RunFormat const& over) {
    on = static_cast<Look>((on & ~over.stated) | (over.on & over.stated));
    stated = static_cast<Look>(stated | over.stated);
    take(font, over.font);
    take(half_points, over.half_points);
    ornate = ornate || over.ornate;
}

bool read_property(ParagraphFormat& format, Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WOutlineLvl:
        format.outline = clamped(attributes.number(Name::WVal, 9), 0, 9);
        return true;
    case Name::WNumId:
        format.number = clamped(attributes.number(Name::WVal, 0), -1, INT32_MAX);
        return true;
    case Name::WIlvl:
        format.level = clamped(attributes.number(Name::WVal, 0), 0, 8);
        return true;
    case Name::WJc:
        take(format.align, find_align(attributes.get(Name::WVal)));
        return true;
    case Name::WInd:
        read_indent(format, attributes);
        return true;
    case Name::WPageBreakBefore:
        format.page_break_before = attributes.on();
        return true;
    default:
        return false;
    }
}

bool read_property(RunFormat& format, Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WB:
        format.set(look_of(Style::Strong), attributes.on());
        return true;
    case Name::WI:
        format.set(look_of(Style::Emphasis), attributes.on());
        return true;
    case Name::WU:
        format.set(look_of(Style::Underline), attributes.on());
        return true;
    case Name::WStrike:
    case Name::WDstrike:
        format.set(look_of(Style::Strike), attributes.on());
        return true;
    case Name::WVertAlign:
        read_vertical_align(format, attributes.get(Name::WVal));
        return true;
    case Name::WVanish:
        format.set(hidden_look, attributes.on());
        return true;
    case Name::WRFonts: {
        std::string_view font = attributes.get(Name::WAscii);
        font = font.empty() ? attributes.get(Name::WHAnsi) : font;
        if (!font.empty()) {
            format.font = find_symbol_font(font);
        }
        format.ornate = true;
        return true;
    }
    case Name::WSz:
        format.half_points = clamped(attributes.number(Name::WVal, 20), 2, 3276);
        return true;
    case Name::WColor:
    case Name::WHighlight:
    case Name::WShd:
        format.ornate = true;
        return true;
    default:
        return false;
    }
}

} // namespace gouji::docx::reading
