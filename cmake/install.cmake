# `cmake --install`: the program, the libraries and the public headers; find_package(gouji) gives
# the target gouji::gouji (tests/consumer shows it).
include(CMakePackageConfigHelpers)

add_library(gouji_all INTERFACE)
target_link_libraries(gouji_all INTERFACE gouji_converters)
set_target_properties(gouji_all PROPERTIES EXPORT_NAME gouji)

get_property(gouji_libraries GLOBAL PROPERTY GOUJI_LIBRARIES)
foreach(library ${gouji_libraries})
  string(REPLACE "gouji_" "" short_name ${library})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${short_name})
endforeach()

install(TARGETS gouji RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS gouji_pdf LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/gouji)
install(TARGETS ${gouji_libraries} gouji_all EXPORT gouji-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})

# The public headers. What is not here is free to change.
set(public_headers
  formats/format.hpp
  formats/docx/docx.hpp
  formats/html/html.hpp
  formats/json/json.hpp
  formats/text/text.hpp
  converters/convert.hpp
  converters/inspect.hpp
  converters/log.hpp
  converters/registry.hpp
  converters/script.hpp
  converters/forms/form.hpp
  converters/recovery/recover.hpp
  converters/review/review.hpp
  converters/statutory/decisions.hpp
  converters/statutory/extract.hpp)
# Without CONFIGURE_DEPENDS: it would give every build something to do, and scripts/gouji looks.
file(GLOB model_headers RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/model/*.hpp)
foreach(header ${public_headers} ${model_headers})
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${PROJECT_SOURCE_DIR}/${header}
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gouji/${folder})
endforeach()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/gouji)
install(EXPORT gouji-targets NAMESPACE gouji:: DESTINATION ${package_folder})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/gouji-config.cmake.in
  ${PROJECT_BINARY_DIR}/gouji-config.cmake INSTALL_DESTINATION ${package_folder}
  PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gouji-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/gouji-config.cmake
  ${PROJECT_BINARY_DIR}/gouji-config-version.cmake
  DESTINATION ${package_folder})
