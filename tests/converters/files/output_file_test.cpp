#include "gouji/converters/output_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gouji/converters/input_file.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"

namespace fs = std::filesystem;
using gouji::Code;
using gouji::OutputFile;

namespace {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "gouji-output-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { fs::remove_all(m_path); }
    [[nodiscard]] std::string file(std::string const& name) const {
        return (m_path / name).string();
    }
    [[nodiscard]] std::ptrdiff_t count() const {
        return std::distance(fs::directory_iterator(m_path), fs::directory_iterator());
    }

private:
    fs::path m_path;
};

std::string content(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(std::string const& path, std::string const& text) {
    std::ofstream(path) << text;
}

gouji::Status write(std::string const& path, std::string const& text, bool clobber = true) {
    gouji::Result<OutputFile> file = OutputFile::create(path, clobber);
    if (!file) {
        return file.error();
    }
    file->write(text);
    return file->commit();
}

} // namespace

TEST_CASE("a committed file is there, alone") {
    Folder const folder;
    CHECK(write(folder.file("a"), "new").has_value());
    CHECK(content(folder.file("a")) == "new");
    CHECK(folder.count() == 1);
}

TEST_CASE("without a commit nothing is left, and the old file stands") {
    Folder const folder;
    put(folder.file("a"), "old");
    {
        gouji::Result<OutputFile> file = OutputFile::create(folder.file("a"), true);
        REQUIRE(file);
        file->write(std::string(200'000, 'x'));
    }
    CHECK(content(folder.file("a")) == "old");
    CHECK(folder.count() == 1);
}

TEST_CASE("a replaced file keeps its permissions, a link its target") {
    Folder const folder;
    put(folder.file("real"), "old");
    ::chmod(folder.file("real").c_str(), 0640);
    fs::create_symlink("real", folder.file("link"));
    CHECK(write(folder.file("link"), "new").has_value());
    CHECK(fs::is_symlink(folder.file("link")));
    CHECK(content(folder.file("real")) == "new");
    CHECK(fs::status(folder.file("real")).permissions() == static_cast<fs::perms>(0640));
    CHECK(folder.count() == 2);
}

TEST_CASE("what exists is kept without clobber, even when it appears meanwhile") {
    Folder const folder;
    put(folder.file("a"), "old");
    CHECK(write(folder.file("a"), "new", false).error().code == Code::FileExists);

    gouji::Result<OutputFile> late = OutputFile::create(folder.file("b"), false);
    REQUIRE(late);
    late->write("new");
    put(folder.file("b"), "meanwhile");
    CHECK(late->commit().error().code == Code::FileExists);
    CHECK(content(folder.file("a")) == "old");
    CHECK(content(folder.file("b")) == "meanwhile");
    CHECK(folder.count() == 2);
}

TEST_CASE("folders, missing folders and paths below a file are refused") {
    Folder const folder;
    put(folder.file("a"), "x");
    CHECK(write(folder.file(""), "x").error().code == Code::IsDirectory);
    CHECK(write(folder.file("none/b"), "x").error().code == Code::CannotWrite);
    CHECK(write(folder.file("a/b"), "x").error().code == Code::CannotWrite);
}

TEST_CASE("a full device is reported, and devices are not replaced") {
    CHECK(write("/dev/full", "x").error().code == Code::DiskFull);
    CHECK(write("/dev/null", "x").has_value());
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a write that fails in the middle leaves nothing") {
    Folder const folder;
    struct rlimit old {};
    ::getrlimit(RLIMIT_FSIZE, &old);
    struct rlimit small = old;
    small.rlim_cur = 100'000;
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    gouji::Status const status = write(folder.file("a"), std::string(300'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &old);
    (void)std::signal(SIGXFSZ, handler);
    CHECK(status.error().code == Code::CannotWrite);
    CHECK(folder.count() == 0);
}

TEST_CASE("long names leave room for the temporary one") {
    Folder const folder;
    std::string const path = folder.file(std::string(255, 'n'));
    put(path, "old");
    CHECK(write(path, "new").has_value());
    CHECK(content(path) == "new");
}

TEST_CASE("one file under two names is one file") {
    Folder const folder;
    put(folder.file("a"), "x");
    put(folder.file("b"), "x");
    fs::create_hard_link(folder.file("a"), folder.file("hard"));
    fs::create_symlink("a", folder.file("soft"));
    CHECK(gouji::is_same_file(folder.file("a"), folder.file("hard")));
    CHECK(gouji::is_same_file(folder.file("a"), folder.file("soft")));
    CHECK_FALSE(gouji::is_same_file(folder.file("a"), folder.file("b")));
    CHECK_FALSE(gouji::is_same_file(folder.file("a"), folder.file("none")));
}

TEST_CASE("inputs are read whole, or refused by name") {
    Folder const folder;
    std::string const text = std::string(300'001, 'z') + "\0end";
    put(folder.file("a"), text);
    gouji::Limits limits;
    CHECK(*gouji::read_input(folder.file("a"), limits) == text);
    CHECK(gouji::read_input(folder.file("none"), limits).error().code == Code::NotFound);
    CHECK(gouji::read_input(folder.file("a/b"), limits).error().code == Code::NotFound);
    CHECK(gouji::read_input(folder.file(""), limits).error().code == Code::IsDirectory);
    limits.input_bytes = 300'000;
    CHECK(gouji::read_input(folder.file("a"), limits).error().code == Code::LimitExceeded);
    CHECK(gouji::read_input("/dev/zero", limits).error().code == Code::LimitExceeded);
}
