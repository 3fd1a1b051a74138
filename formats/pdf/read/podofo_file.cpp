#include <podofo/podofo.h>

#include <cmath>
#include <exception>
#include <mutex>

#include "gouji/formats/pdf/read/lenient_inflate.hpp"
#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/model/codes.hpp"

// PoDoFo 0.9 behind the interface. It throws on everything it does not like; here an object it
// cannot read is null and the file remembers that.

namespace gouji::pdfread {

namespace {

using PoDoFo::PdfError;
using PoDoFo::PdfObject;

/// References to references are forbidden (ISO 32000-1, 7.3.10); a short chain does no harm.
constexpr int max_reference_chain = 8;

/// Collects decoded bytes and stops the decoder at a limit: a few bytes can ask for gigabytes.
class CappedStream final : public PoDoFo::PdfOutputStream {
public:
    explicit CappedStream(std::size_t limit) : m_limit(limit) {}
    PoDoFo::pdf_long Write(char const* buffer, PoDoFo::pdf_long length) override {
        std::size_t const room = m_limit - m_bytes.size();
        m_bytes.append(buffer, std::min(room, static_cast<std::size_t>(length)));
        if (static_cast<std::size_t>(length) > room) {
            PODOFO_RAISE_ERROR(PoDoFo::ePdfError_OutOfMemory);
        }
        return length;
    }
    void Close() override {}
    std::string take() { return std::move(m_bytes); }

private:
    std::size_t m_limit;
    std::string m_bytes;
};

class PodofoFile final : public ObjectFile {
public:
    [[nodiscard]] Object trailer() const override { return view(this, m_document.GetTrailer()); }
    [[nodiscard]] bool has_broken_objects() const override { return m_broken; }

    Status load(Bytes input, std::string const& password);
    PdfObject const* follow(PdfObject const* object) const;
    void note_broken() const { m_broken = true; }
    static Object make(ObjectFile const* file, PdfObject const* object) {
        return view(file, object);
    }

private:
    mutable PoDoFo::PdfMemDocument m_document; ///< reading is loading: objects come on demand
    mutable bool m_broken = false;
};

void silence_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        PdfError::EnableDebug(false);
        PdfError::EnableLogging(false);
    });
}

Error broken(std::string reason) {
    return Error{Code::Malformed, {}, {{"what", "PDF"}, {"reason", std::move(reason)}}};
}

Status PodofoFile::load(Bytes input, std::string const& password) {
    try {
        m_document.LoadFromBuffer(input.data(), static_cast<long>(input.size()));
        return done();
    } catch (PdfError const& error) {
        if (error.GetError() != PoDoFo::ePdfError_InvalidPassword) {
            return broken(PdfError::ErrorName(error.GetError()));
        }
    }
    if (password.empty()) {
        return Error{Code::Encrypted, {}, {}};
    }
    try {
        m_document.SetPassword(password);
        return done();
    } catch (PdfError const& error) {
        if (error.GetError() == PoDoFo::ePdfError_InvalidPassword) {
            return Error{Code::WrongPassword, {}, {}};
        }
        return broken(PdfError::ErrorName(error.GetError()));
    }
}

PdfObject const* PodofoFile::follow(PdfObject const* object) const {
    for (int step = 0; object != nullptr && object->IsReference(); ++step) {
        PoDoFo::PdfReference const target = object->GetReference();
        object = m_document.GetObjects().GetObject(target);
        if (step == max_reference_chain) {
            return nullptr;
        }
    }
    return object;
}

/// Calls `read` with the library's object; `fallback` where there is none or it cannot be read.
template <class T, class F>
T guarded(ObjectFile const* file, void const* node, T fallback, F const& read) {
    if (node == nullptr) {
        return fallback;
    }
    auto const* const podofo = static_cast<PodofoFile const*>(file);
    try {
        return read(*static_cast<PdfObject const*>(node), *podofo);
    } catch (PdfError const&) {
        podofo->note_broken();
    } catch (std::exception const&) {
        podofo->note_broken();
    }
    return fallback;
}

ObjectKind kind_of(PdfObject const& object) {
    switch (object.GetDataType()) {
    case PoDoFo::ePdfDataType_Bool:
        return ObjectKind::Boolean;
    case PoDoFo::ePdfDataType_Number:
    case PoDoFo::ePdfDataType_Real:
        return ObjectKind::Number;
    case PoDoFo::ePdfDataType_String:
    case PoDoFo::ePdfDataType_HexString:
        return ObjectKind::String;
    case PoDoFo::ePdfDataType_Name:
        return ObjectKind::Name;
    case PoDoFo::ePdfDataType_Array:
        return ObjectKind::Array;
    case PoDoFo::ePdfDataType_Dictionary:
        return ObjectKind::Dictionary;
    case PoDoFo::ePdfDataType_Reference:
    case PoDoFo::ePdfDataType_Null:
    case PoDoFo::ePdfDataType_RawData:
    case PoDoFo::ePdfDataType_Unknown:
        return ObjectKind::Null;
    }
    return ObjectKind::Null;
}

/// The library has taken the byte order mark off and holds UTF-16BE then.
std::string string_bytes(PoDoFo::PdfString const& string) {
    if (!string.IsValid()) {
        return {};
    }
    std::string bytes(string.GetString(), static_cast<std::size_t>(string.GetLength()));
    return string.IsUnicode() ? "\xFE\xFF" + bytes : bytes;
}

} // namespace

Result<std::unique_ptr<ObjectFile>> ObjectFile::open(Bytes input, std::string const& password) {
    silence_library();
    try {
        auto file = std::make_unique<PodofoFile>();
        Status const loaded = file->load(input, password);
        if (!loaded) {
            return loaded.error();
        }
        return std::unique_ptr<ObjectFile>(std::move(file));
    } catch (PdfError const& error) {
        return broken(PdfError::ErrorName(error.GetError()));
    } catch (std::exception const& error) {
        return broken(error.what());
    }
}

ObjectKind Object::kind() const {
    return guarded(
        m_file, m_node, ObjectKind::Null, [](PdfObject const& object, PodofoFile const&) {
            return kind_of(object);
        });
}

bool Object::is_stream() const {
    return guarded(m_file, m_node, false, [](PdfObject const& object, PodofoFile const&) {
        return object.HasStream();
    });
}

bool Object::boolean(bool fallback) const {
    return guarded(m_file, m_node, fallback, [&](PdfObject const& object, PodofoFile const&) {
        return object.IsBool() ? object.GetBool() : fallback;
    });
}

std::optional<double> Object::maybe_number() const {
    std::optional<double> const none;
    return guarded(m_file, m_node, none, [](PdfObject const& object, PodofoFile const&) {
        return object.IsNumber() || object.IsReal() ? std::optional<double>(object.GetReal())
                                                    : std::nullopt;
    });
}

double Object::number(double fallback) const {
    return maybe_number().value_or(fallback);
}

std::int64_t Object::integer(std::int64_t fallback) const {
    std::optional<double> const value = maybe_number();
    constexpr double bound = 9e15; // exact in a double
    if (!value || !(std::abs(*value) < bound)) {
        return fallback;
    }
    return static_cast<std::int64_t>(*value);
}

std::string_view Object::name() const {
    std::string_view const none;
    return guarded(m_file, m_node, none, [](PdfObject const& object, PodofoFile const&) {
        return object.IsName() ? std::string_view(object.GetName().GetName()) : std::string_view();
    });
}

std::string Object::bytes() const {
    return guarded(m_file, m_node, std::string(), [](PdfObject const& object, PodofoFile const&) {
        bool const is_string = object.IsString() || object.IsHexString();
        return is_string ? string_bytes(object.GetString()) : std::string();
    });
}

std::string Object::text() const {
    return decode_text_string(bytes());
}

std::size_t Object::size() const {
    return guarded(m_file, m_node, std::size_t{0}, [](PdfObject const& object, PodofoFile const&) {
        return object.IsArray() ? object.GetArray().GetSize() : std::size_t{0};
    });
}

Object Object::at(std::size_t index) const {
    return guarded(m_file, m_node, Object(), [&](PdfObject const& object, PodofoFile const& file) {
        if (!object.IsArray() || index >= object.GetArray().GetSize()) {
            return Object();
        }
        return PodofoFile::make(m_file, file.follow(&object.GetArray()[index]));
    });
}

Object Object::get(std::string_view key) const {
    return guarded(m_file, m_node, Object(), [&](PdfObject const& object, PodofoFile const& file) {
        if (!object.IsDictionary()) {
            return Object();
        }
        PoDoFo::PdfName const name{std::string(key)};
        return PodofoFile::make(m_file, file.follow(object.GetDictionary().GetKey(name)));
    });
}

std::vector<std::pair<std::string, Object>> Object::entries() const {
    using Entries = std::vector<std::pair<std::string, Object>>;
    return guarded(m_file, m_node, Entries(), [&](PdfObject const& object, PodofoFile const& file) {
        Entries entries;
        if (object.IsDictionary()) {
            for (auto const& [key, value] : object.GetDictionary().GetKeys()) {
                entries.emplace_back(key.GetName(), PodofoFile::make(m_file, file.follow(value)));
            }
        }
        return entries;
    });
}

std::uint32_t Object::number_of_object() const {
    return guarded(m_file, m_node, 0U, [](PdfObject const& object, PodofoFile const&) {
        return static_cast<std::uint32_t>(object.Reference().ObjectNumber());
    });
}

namespace {

/// The library drops what it inflated of a damaged stream in part.
std::string salvage(Object const& stream, std::string decoded, std::size_t limit) {
    Object const filter = stream.get("Filter");
    std::string_view const name = filter.size() == 1 ? filter.at(0).name() : filter.name();
    if (name != "FlateDecode" || !stream.get("DecodeParms").is_null()) {
        return decoded;
    }
    std::string inflated = inflate_leniently(stream.raw_data(), limit);
    return inflated.size() > decoded.size() ? inflated : decoded;
}

} // namespace

std::string Object::data(std::size_t limit) const {
    CappedStream out(limit);
    bool damaged = false;
    guarded(m_file, m_node, false, [&](PdfObject const& object, PodofoFile const& file) {
        if (!object.HasStream()) {
            return false;
        }
        try {
            object.GetStream()->GetFilteredCopy(&out);
        } catch (PdfError const& error) {
            // What was decoded before counts. A limit is no damage.
            if (error.GetError() != PoDoFo::ePdfError_OutOfMemory) {
                file.note_broken();
                damaged = true;
            }
        }
        return true;
    });
    return damaged ? salvage(*this, out.take(), limit) : out.take();
}

std::string Object::raw_data() const {
    return guarded(m_file, m_node, std::string(), [](PdfObject const& object, PodofoFile const&) {
        if (!object.HasStream()) {
            return std::string();
        }
        CappedStream out(SIZE_MAX);
        object.GetStream()->GetCopy(&out);
        return out.take();
    });
}

} // namespace gouji::pdfread
