# recount_room(name PUBLIC header… USES target…): one folder = one library = one narrow set of public
# headers. Every .cpp below the folder belongs to it; third parties are linked PRIVATE, so that no
# other room can include them by accident. tests/<name>/*_test.cpp becomes the program <name>_tests.
include(${CMAKE_CURRENT_LIST_DIR}/Embed.cmake)

function(recount_room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_PUBLIC})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE recount_warnings ${ROOM_USES})
  # A third of the time to build a room is the standard library's headers. Each file still includes
  # what it uses: clang-tidy reads the rooms without these.
  target_precompile_headers(${name} PRIVATE <algorithm> <array> <chrono> <functional> <map> <memory>
                            <optional> <string> <string_view> <unordered_map> <utility> <vector>)
  if(NOT name STREQUAL core)
    target_link_libraries(${name} PUBLIC core)
  endif()
endfunction()

function(recount_tests name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_tests ${sources})
  target_link_libraries(${name}_tests PRIVATE ${name} Catch2::Catch2WithMain recount_warnings ${ARGN})
  # Half of the time to build a test is Catch2's header, and its assertions gain nothing from -O3.
  target_precompile_headers(${name}_tests PRIVATE <catch2/catch.hpp> <string> <vector> <map> <algorithm>)
  target_compile_options(${name}_tests PRIVATE -O0)
  target_compile_definitions(${name}_tests PRIVATE RECOUNT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  catch_discover_tests(${name}_tests TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST)
endfunction()

# recount_pkg(target module…): a third-party library found by pkg-config, as an imported target.
function(recount_pkg target)
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
endfunction()
