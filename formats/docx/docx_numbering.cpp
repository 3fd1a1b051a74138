#include "gouji/formats/docx/docx_numbering.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

class Numbering::Reader final : public Handler {
public:
    explicit Reader(Numbering& numbering) : m_numbering(numbering) {}

private:
    void start(Name name, Attributes const& attributes) override {
        switch (name) {
        case Name::WAbstractNum:
            m_abstract_ids.emplace(
                attributes.number(Name::WAbstractNumId, -1), m_numbering.m_abstracts.size());
            m_numbering.m_abstracts.emplace_back();
            m_instance = nullptr;
            m_level = nullptr;
            return;
        case Name::WNum:
            m_instance =
                &m_numbering.m_instances[static_cast<int>(attributes.number(Name::WNumId, -1))];
            m_level = nullptr;
            return;
        case Name::WAbstractNumId:
            link_abstract(attributes.number(Name::WVal, -1));
            return;
        case Name::WLvlOverride:
            m_override = level_index(attributes);
            return;
        case Name::WStartOverride:
            if (m_instance != nullptr) {
                m_instance->starts[m_override] = attributes.number(Name::WVal, 1);
            }
            return;
        case Name::WLvl:
            start_level(level_index(attributes));
            return;
        case Name::WNumStyleLink:
            if (m_instance == nullptr && !m_numbering.m_abstracts.empty()) {
                m_numbering.m_abstracts.back().style_link = attributes.get(Name::WVal);
            }
            return;
        default:
            if (m_level != nullptr) {
                read_level(name, attributes);
            }
        }
    }

    void end(Name name) override {
        if (name == Name::WLvl) {
            m_level = nullptr;
        }
    }

    static std::size_t level_index(Attributes const& attributes) {
        return static_cast<std::size_t>(std::clamp(attributes.number(Name::WIlvl, 0), 0L, 8L));
    }

    void link_abstract(long id) {
        auto const found = m_abstract_ids.find(id);
        if (m_instance != nullptr && found != m_abstract_ids.end()) {
            m_instance->abstract = found->second;
        } else if (m_instance != nullptr) {
            m_instance->abstract = SIZE_MAX;
        }
    }

    void start_level(std::size_t index) {
        if (m_instance != nullptr) {
            m_level = &m_instance->overrides[index];
        } else if (!m_numbering.m_abstracts.empty()) {
            m_level = &m_numbering.m_abstracts.back().levels.at(index);
        }
    }

    void read_level(Name name, Attributes const& attributes) {
        std::string_view const value = attributes.get(Name::WVal);
        switch (name) {
        case Name::WStart:
            m_level->start = attributes.number(Name::WVal, 0);
            break;
        case Name::WNumFmt:
            read_format(value, attributes.get(Name::WFormat));
            break;
        case Name::WLvlText:
            m_level->text = value;
            break;
        case Name::WPStyle:
            m_level->paragraph_style = value;
            break;
        case Name::WSuff:
            m_level->spaced = value != "nothing";
            break;
        case Name::WIsLgl:
            m_level->legal = attributes.on();
            break;
        case Name::WLvlRestart:
            m_level->restart =
                static_cast<int>(std::clamp(attributes.number(Name::WVal, 0), 0L, 9L));
            break;
        case Name::WLvlPicBulletId:
            m_level->font = SymbolFont::Symbol;
            break;
        default: {
            RunFormat format;
            read_property(format, name, attributes);
            m_level->font = format.font.value_or(m_level->font);
            m_level->hidden = (format.on & hidden_look) != 0 || m_level->hidden;
        }
        }
    }

    /// A custom format names its first numbers: "001, 002, 003, …". What stands behind it as the
    /// fallback for older readers must not overrule it.
    void read_format(std::string_view format, std::string_view custom) {
        if (format == "custom") {
            std::string_view const first = custom.substr(0, custom.find(','));
            bool const digits = first.find_first_not_of("0123456789") == std::string_view::npos;
            m_level->zero_pad =
                digits ? static_cast<int>(std::min<std::size_t>(first.size(), 9)) : 0;
            return;
        }
        if (m_level->zero_pad == 0) {
            m_level->write = number_writer(format);
            m_level->bullet = format == "bullet";
        }
    }

    Numbering& m_numbering;
    std::map<long, std::size_t> m_abstract_ids;
    Instance* m_instance = nullptr; ///< of the open w:num
    NumberLevel* m_level = nullptr; ///< of the open w:lvl
    std::size_t m_override = 0;
};

XmlOutcome Numbering::read(std::string_view xml) {
    Reader reader{*this};
    XmlOutcome outcome = read_xml(xml, vocabulary(), reader);
    std::erase_if(m_instances, [this](auto const& item) {
        return item.second.abstract >= m_abstracts.size();
    });
    return outcome;
}

void Numbering::link_styles(Styles const& styles) {
    // 17.9.21: the definition is that of the numbering style's own instance.
    for (Abstract& abstract : m_abstracts) {
        Instance const* const linked =
            abstract.style_link.empty() ? nullptr : instance(styles.numbering(abstract.style_link));
        if (linked != nullptr && m_abstracts[linked->abstract].style_link.empty()) {
            abstract.levels = m_abstracts[linked->abstract].levels;
        }
    }
}

Numbering::Instance const* Numbering::instance(int id) const {
    auto const found = m_instances.find(id);
    return id == 0 || found == m_instances.end() ? nullptr : &found->second;
}

NumberLevel const& Numbering::level(Instance const& instance, std::size_t level) const {
    auto const found = instance.overrides.find(level);
    return found == instance.overrides.end() ? m_abstracts[instance.abstract].levels.at(level)
                                             : found->second;
}

std::optional<std::size_t>
Numbering::level_of_style(Instance const& instance, std::string_view style) const {
    for (std::size_t i = 0; i < level_count; ++i) {
        if (level(instance, i).paragraph_style == style) {
            return i;
        }
    }
    return std::nullopt;
}

std::int64_t
NumberCounters::start_of(Numbering::Instance const& instance, std::size_t level) const {
    auto const found = instance.starts.find(level);
    return found == instance.starts.end() ? m_numbering.level(instance, level).start
                                          : found->second;
}

std::optional<Label> NumberCounters::next(int id, std::size_t level) {
    Numbering::Instance const* const instance = m_numbering.instance(id);
    if (instance == nullptr || level >= level_count) {
        return std::nullopt;
    }
    Counting& counting = m_counts[instance->abstract];
    Counts& counts = counting.counts;
    if (m_used.emplace(id, true).second) {
        // 17.9.27: an override of the start begins anew where the instance is first used.
        for (auto const& [overridden, start] : instance->starts) {
            counts.at(overridden).reset();
            ++counting.runs.at(overridden);
        }
    }
    std::optional<std::int64_t>& count = counts.at(level);
    count = count ? *count + 1 : start_of(*instance, level);
    for (std::size_t deeper = level + 1; deeper < level_count; ++deeper) {
        int const restart = m_numbering.level(*instance, deeper).restart;
        if (restart < 0 || static_cast<int>(level) < restart) {
            counts.at(deeper).reset();
        }
    }
    NumberLevel const& definition = m_numbering.level(*instance, level);
    Label label;
    label.text = label_text(*instance, level, counts);
    if (label.text.empty() || definition.hidden) {
        return std::nullopt;
    }
    label.level = level;
    label.bullet = definition.bullet;
    label.spaced = definition.spaced;
    label.list = {instance->abstract, counting.runs.at(level)};
    return label;
}

std::string NumberCounters::label_text(
    Numbering::Instance const& instance, std::size_t level, Counts const& counts) const {
    NumberLevel const& definition = m_numbering.level(instance, level);
    std::string_view const text = definition.text;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        bool const place =
            text[at] == '%' && at + 1 < text.size() && text[at + 1] >= '1' && text[at + 1] <= '9';
        if (!place) {
            char32_t const character = next_code_point(text, at);
            append_utf8(
                out,
                definition.bullet ? bullet(definition.font, character)
                                  : symbol(definition.font, character));
            continue;
        }
        auto const referred = static_cast<std::size_t>(text[at + 1] - '1');
        at += 2;
        if (referred > level) {
            continue;
        }
        NumberLevel const& source = m_numbering.level(instance, referred);
        std::int64_t const number = counts.at(referred).value_or(start_of(instance, referred));
        // 17.9.4: under w:isLgl all numbers of the label are decimal.
        std::string written =
            (definition.legal && !source.bullet ? number_writer("decimal") : source.write)(number);
        if (source.zero_pad > static_cast<int>(written.size())) {
            written.insert(0, static_cast<std::size_t>(source.zero_pad) - written.size(), '0');
        }
        out += written;
    }
    if (definition.bullet && out.empty() && definition.font == SymbolFont::Symbol) {
        append_utf8(out, U'•');
    }
    return std::string{trim(out)};
}

} // namespace gouji::docx::reading
