# gouji_embed(TARGET HEADER FUNCTION FILES a.json b.json …)
# Adds to TARGET a generated source that includes HEADER and defines
#   std::span<EmbeddedFile const> gouji::FUNCTION()
# over the names and bytes of FILES, in their order; HEADER declares both. The bytes are string
# literals, so they cost nothing at start. Run as a script (cmake -P), this file writes the source.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(GOUJI_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
  function(gouji_embed target)
    cmake_parse_arguments(arg "" "HEADER;FUNCTION" "FILES" ${ARGN})
    list(TRANSFORM arg_FILES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${arg_FUNCTION}.cpp)
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${arg_HEADER}
        -DFUNCTION=${arg_FUNCTION} "-DFILES=${arg_FILES}" -P ${GOUJI_EMBED_SCRIPT}
      DEPENDS ${arg_FILES} ${GOUJI_EMBED_SCRIPT}
      COMMENT "Embedding files for ${arg_FUNCTION}()"
      VERBATIM)
    target_sources(${target} PRIVATE ${output})
  endfunction()
  return()
endif()

set(entries "")
set(count 0)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} bytes HEX)
  string(LENGTH "${bytes}" length)
  math(EXPR size "${length} / 2")
  # 32 bytes a line: \xHH escapes take as many digits as follow, so each is complete before the next.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REPEAT "...." 32 line)
  string(REGEX REPLACE "(${line})" "\\1\"\n     \"" bytes "${bytes}")
  string(APPEND entries "    {\"${name}\",\n     {\"${bytes}\",\n      ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

namespace gouji {

static constexpr EmbeddedFile files[${count}] = {
${entries}};

std::span<EmbeddedFile const> ${FUNCTION}() {
    return files;
}

}  // namespace gouji
")
