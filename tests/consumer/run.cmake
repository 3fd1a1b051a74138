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
