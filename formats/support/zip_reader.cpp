#include "gouji/formats/support/zip_reader.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "gouji/formats/support/ascii.hpp"
#include "gouji/formats/support/zip_salvage.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Error damaged(Code code, std::string reason) {
    return {code, {}, {{"what", "zip package"}, {"reason", std::move(reason)}}};
}

Error too_large(std::string limit) {
    return {
        Code::LimitExceeded,
        {},
        {{"what", "inflated package"}, {"limit", std::move(limit)}, {"name", "inflated_bytes"}}};
}

/// Some producers write backslashes or a leading slash. Empty for a name that climbs out.
std::string clean_name(std::string_view raw) {
    std::string name{raw};
    std::replace(name.begin(), name.end(), '\\', '/');
    name.erase(0, name.find_first_not_of('/'));
    std::string_view rest{name};
    while (!rest.empty()) {
        std::size_t const end = std::min(rest.find('/'), rest.size());
        if (rest.substr(0, end) == "..") {
            return {};
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return name;
}

} // namespace

struct ZipReader::Impl {
    ZipLimits limits;
    Archive archive;                     ///< null when salvaged
    std::vector<SalvagedEntry> salvaged; ///< parallel to entries when salvaged
    std::vector<ZipEntry> entries;
    std::vector<std::uint64_t> indexes; ///< in the archive, parallel to entries
    std::vector<std::string> bad_names;
    std::unordered_map<std::string, std::size_t> by_name;
    std::size_t inflated = 0;

    void add(std::string_view raw_name, bool whole, std::uint64_t index);
    Status stream_archived(std::size_t entry, Take const& take);
    /// An error once the limits are passed.
    Status count(std::size_t bytes, std::size_t of_entry, std::size_t packed);
};

void ZipReader::Impl::add(std::string_view raw_name, bool whole, std::uint64_t index) {
    std::string name = clean_name(raw_name);
    if (name.empty()) {
        bad_names.emplace_back(raw_name);
        return;
    }
    if (!by_name.emplace(lower_case(name), entries.size()).second) {
        bad_names.push_back(name);
    }
    entries.push_back({std::move(name), whole});
    indexes.push_back(index);
}

Status ZipReader::Impl::count(std::size_t bytes, std::size_t of_entry, std::size_t packed) {
    inflated += bytes;
    if (inflated > limits.inflated_bytes) {
        return too_large(std::to_string(limits.inflated_bytes) + " bytes");
    }
    // Small entries may be as repetitive as they like; a higher limit lifts this one too.
    if (of_entry > limits.inflated_bytes / 16 && of_entry / limits.ratio > packed) {
        return too_large(std::to_string(limits.ratio) + " times what is stored");
    }
    return done();
}

ZipReader::ZipReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

namespace {

Archive open_archive(std::string_view bytes, std::string& reason) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    Archive archive{source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error)};
    if (archive == nullptr) {
        reason = zip_error_strerror(&error);
        if (source != nullptr) {
            zip_source_free(source);
        }
    }
    zip_error_fini(&error);
    return archive;
}

} // namespace

Result<ZipReader> ZipReader::open(std::string_view bytes, ZipLimits const& limits) {
    auto impl = std::make_unique<Impl>();
    impl->limits = limits;
    std::string reason;
    impl->archive = open_archive(bytes, reason);
    if (impl->archive != nullptr) {
        auto const count = static_cast<std::uint64_t>(zip_get_num_entries(impl->archive.get(), 0));
        if (count > limits.entries) {
            return damaged(Code::Malformed, "it holds " + std::to_string(count) + " entries");
        }
        for (std::uint64_t i = 0; i < count; ++i) {
            char const* const name = zip_get_name(impl->archive.get(), i, ZIP_FL_ENC_GUESS);
            impl->add(name == nullptr ? "" : name, true, i);
        }
        return ZipReader{std::move(impl)};
    }
    impl->salvaged = find_local_entries(bytes, limits.entries);
    for (std::size_t i = 0; i < impl->salvaged.size(); ++i) {
        impl->add(impl->salvaged[i].name, impl->salvaged[i].whole, i);
    }
    if (impl->entries.empty()) {
        bool const cut = bytes.starts_with("PK") && bytes.find("PK\5\6") == std::string_view::npos;
        return damaged(cut ? Code::Truncated : Code::Malformed, reason);
    }
    return ZipReader{std::move(impl)};
}

std::vector<ZipEntry> const& ZipReader::entries() const {
    return m_impl->entries;
}
bool ZipReader::salvaged() const {
    return m_impl->archive == nullptr;
}
std::vector<std::string> const& ZipReader::bad_names() const {
    return m_impl->bad_names;
}

std::optional<std::size_t> ZipReader::find(std::string_view name) const {
    auto const found = m_impl->by_name.find(lower_case(name));
    return found == m_impl->by_name.end() ? std::nullopt : std::optional{found->second};
}

Status ZipReader::Impl::stream_archived(std::size_t entry, Take const& take) {
    std::string const& name = entries[entry].name;
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive.get(), indexes[entry], 0, &stat);
    std::unique_ptr<zip_file_t, CloseEntry> const file{
        zip_fopen_index(archive.get(), indexes[entry], 0)};
    if (file == nullptr) {
        if (zip_error_code_zip(zip_get_error(archive.get())) == ZIP_ER_NOPASSWD) {
            return Error{Code::Encrypted};
        }
        return damaged(Code::Malformed, name + ": " + zip_strerror(archive.get()));
    }
    std::vector<char> buffer(65'536);
    std::size_t total = 0;
    while (true) {
        zip_int64_t const size = zip_fread(file.get(), buffer.data(), buffer.size());
        if (size < 0) {
            return damaged(Code::Malformed, name + ": " + zip_file_strerror(file.get()));
        }
        if (size == 0) {
            return done();
        }
        // The stated sizes may lie: only the bytes that arrive count.
        auto const bytes = static_cast<std::size_t>(size);
        total += bytes;
        if (Status status = count(bytes, total, static_cast<std::size_t>(stat.comp_size));
            !status) {
            return status;
        }
        if (!take({buffer.data(), bytes})) {
            return done();
        }
    }
}

Status ZipReader::stream(std::size_t entry, Take const& take) {
    Impl& impl = *m_impl;
    if (impl.archive != nullptr) {
        return impl.stream_archived(entry, take);
    }
    SalvagedEntry const& found = impl.salvaged[impl.indexes[entry]];
    Status within = done();
    std::size_t total = 0;
    bool const sound = inflate_entry(found, [&](std::string_view piece) {
        total += piece.size();
        within = impl.count(piece.size(), total, found.stored.size());
        return within && take(piece);
    });
    if (!within) {
        return within;
    }
    return sound ? done() : Status{damaged(Code::Malformed, impl.entries[entry].name)};
}

Result<std::string> ZipReader::read(std::size_t entry) {
    std::string bytes;
    Status const status = stream(entry, [&](std::string_view piece) {
        bytes += piece;
        return true;
    });
    if (!status) {
        return status.error();
    }
    return bytes;
}

} // namespace gouji
