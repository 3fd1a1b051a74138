# Installs this build to a folder of its own, builds the project beside this file against it, runs it.
#   cmake -DBUILD=… -DSOURCE=… -DWORK=… [-DFLAGS=…] -P run.cmake
function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what} failed:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
step("install" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
step("configure" ${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build -G Ninja
  -DCMAKE_PREFIX_PATH=${WORK}/prefix "-DCMAKE_CXX_FLAGS=${FLAGS}")
step("build" ${CMAKE_COMMAND} --build ${WORK}/build)
step("run" ${WORK}/build/consumer)
if(NOT output MATCHES "<h[1-6][^>]*>一、总体情况</h[1-6]>" OR NOT output MATCHES "收到申请12件。")
  message(FATAL_ERROR "not the page that was expected:\n${output}")
endif()
step("the installed program" ${WORK}/prefix/bin/gouji --version)

# PDF by the module that was installed, and without it.
file(WRITE ${WORK}/report.txt "一、总体情况\n")
step("a PDF of the installed program"
  ${WORK}/prefix/bin/gouji convert ${WORK}/report.txt ${WORK}/report.pdf --quiet)
file(GLOB_RECURSE module ${WORK}/prefix/libgouji_pdf.so)
file(REMOVE ${module})
execute_process(COMMAND ${WORK}/prefix/bin/gouji convert ${WORK}/report.txt ${WORK}/none.pdf
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 1 OR NOT output MATCHES "module-missing" OR EXISTS ${WORK}/none.pdf)
  message(FATAL_ERROR "without its module the program said ${result}:\n${output}")
endif()
