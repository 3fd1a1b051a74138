# Compile options of our own targets, and the include root that maps gouji/model/x.hpp to model/x.hpp.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# The program finds its modules from where it stands itself (converters/pdf_module.cpp), wherever
# build or installation are moved to. It has no RUNPATH: along one, every library is looked for at
# every start.
include(GNUInstallDirs)
file(RELATIVE_PATH GOUJI_BIN_TO_MODULES
  ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR}/gouji)

# Only for a build of our own: a project that includes us decides for itself.
find_program(GOUJI_CCACHE ccache)
if(GOUJI_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${GOUJI_CCACHE})
endif()

set(GOUJI_INCLUDE_ROOT ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${GOUJI_INCLUDE_ROOT}/gouji)
foreach(folder model formats converters cli tests)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${GOUJI_INCLUDE_ROOT}/gouji/${folder} SYMBOLIC)
endforeach()

add_library(gouji_options INTERFACE)
target_compile_options(gouji_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor)
if(GOUJI_WARNINGS_AS_ERRORS)
  target_compile_options(gouji_options INTERFACE -Werror)
endif()
if(GOUJI_SANITIZE)
  target_compile_options(gouji_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(gouji_options INTERFACE -fsanitize=address,undefined)
endif()
if(GOUJI_FUZZ)
  target_compile_options(gouji_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(gouji_options INTERFACE -fsanitize=address,undefined)
endif()

# gouji_library(NAME [INTERNAL] SOURCES a.cpp … [LINK public targets] [PRIVATE_LINK private targets])
# The sources are listed one by one, so that a forgotten file is seen in review. INTERNAL: a part of
# a module, not installed.
function(gouji_library name)
  cmake_parse_arguments(arg "INTERNAL" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${GOUJI_INCLUDE_ROOT}> $<INSTALL_INTERFACE:include>)
  target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE $<BUILD_INTERFACE:gouji_options> ${arg_PRIVATE_LINK})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if(NOT arg_INTERNAL)
    set_property(GLOBAL APPEND PROPERTY GOUJI_LIBRARIES ${name})
  endif()
endfunction()
