#include "gouji/converters/forms/form.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "gouji/converters/forms/embedded_forms.hpp"
#include "gouji/converters/forms/form_file.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

namespace fs = std::filesystem;

/// The largest built-in form has 10 KB.
constexpr std::uintmax_t max_file_size = 4 << 20;

Error cannot_read(std::string const& file) {
    return Error{Code::CannotRead, {}, {{"file", file}}};
}

Result<std::string> read_whole_file(fs::path const& path) {
    std::error_code error;
    auto const size = fs::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (error || !stream) {
        return cannot_read(path.string());
    }
    if (size > max_file_size) {
        return bad_form(path.string(), "", "it is larger than 4 MB");
    }
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    return stream.bad() ? Result<std::string>(cannot_read(path.string())) : std::move(bytes);
}

/// The *.json of a folder by name, so that the result does not depend on the file system.
Result<std::vector<fs::path>> form_files_in(std::string const& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".json") {
            paths.push_back(at->path());
        }
    }
    if (error) {
        return error == std::errc::no_such_file_or_directory
                   ? Error{Code::NotFound, {}, {{"file", folder}}}
                   : cannot_read(folder);
    }
    std::ranges::sort(paths);
    return paths;
}

Result<std::vector<FormFile>> parse_folder(std::string const& folder) {
    auto const paths = form_files_in(folder);
    if (!paths) {
        return paths.error();
    }
    std::vector<FormFile> files;
    for (auto const& path : *paths) {
        auto const bytes = read_whole_file(path);
        if (!bytes) {
            return bytes.error();
        }
        auto file = parse_form_file(*bytes, path.string());
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(*file));
    }
    return files;
}

Form const* find_form(std::vector<Form> const& forms, std::string_view id) {
    auto const found = std::ranges::find(forms, id, &Form::id);
    return found == forms.end() ? nullptr : &*found;
}

Status add_file(std::vector<Form>& forms, FormFile file) {
    auto const* const base = find_form(forms, file.extends);
    if (!file.extends.empty() && base == nullptr) {
        return bad_form(file.name, "extends", "there is no form \"" + file.extends + "\"");
    }
    auto form = build_form(std::move(file), base);
    if (!form) {
        return form.error();
    }
    auto const same = std::ranges::find(forms, form->id, &Form::id);
    if (same == forms.end()) {
        forms.push_back(std::move(*form));
    } else {
        *same = std::move(*form);
    }
    return done();
}

/// Files in the order in which each can be added: one that defines a form goes before those that
/// extend it. Files that wait for each other, or for a form that no file defines, stay at the end.
std::vector<FormFile> in_order_of_need(std::vector<FormFile> files) {
    std::stable_partition(
        files.begin(), files.end(), [](FormFile const& file) { return file.extends.empty(); });
    auto const defines = [](FormFile const& file, std::string_view id) {
        return file.id == id && file.extends != id;
    };
    for (std::size_t done = 0; done < files.size(); ++done) {
        auto const first = files.begin() + static_cast<std::ptrdiff_t>(done);
        auto const ready = std::find_if(first, files.end(), [&](FormFile const& file) {
            return std::none_of(first, files.end(), [&](FormFile const& other) {
                return &other != &file && defines(other, file.extends);
            });
        });
        if (ready == files.end()) {
            break;
        }
        std::rotate(first, ready, std::next(ready));
    }
    return files;
}

} // namespace

Result<FormLibrary> FormLibrary::built_in() {
    FormLibrary library;
    auto const files = embedded_forms();
    library.m_forms.reserve(files.size());
    for (auto const& [name, bytes] : files) {
        if (auto const added = library.add_json(bytes, std::string(name)); !added) {
            return added.error();
        }
    }
    return library;
}

Status FormLibrary::add_json(std::string_view json, std::string const& name) {
    auto file = parse_form_file(json, name);
    return file ? add_file(m_forms, std::move(*file)) : file.error();
}

Status FormLibrary::add_folder(std::string const& path) {
    auto files = parse_folder(path);
    if (!files) {
        return files.error();
    }
    auto forms = m_forms; // a bad file leaves the library as it was
    for (auto& file : in_order_of_need(std::move(*files))) {
        if (auto added = add_file(forms, std::move(file)); !added) {
            return added;
        }
    }
    m_forms = std::move(forms);
    return done();
}

Form const* FormLibrary::find(std::string_view id) const {
    return find_form(m_forms, id);
}

} // namespace gouji
