cmake_minimum_required(VERSION 3.25)

# The house rule: rooms of one floor do not know each other. Fails on any include that breaks it.
#
#   floor 3  app            may include every room's public headers
#   floor 2  crawler extract rules store report   core and their own room only
#   floor 1  core           itself only
#
# Inside extract/claims a header knows its own folder and those in front of it:
#
#   sentence, number, time, figure, meaning, context
#
# Inside rules/internal every folder knows itself and pairing, which knows no rule.
#
# And one name, one type: a room is one namespace, and two classes of one name in two of its headers
# are undefined behaviour that no linker reports.
set(rooms core crawler extract rules store report app)
set(errors "")

function(complain file text)
  set(errors "${errors}\n  ${file}: ${text}" PARENT_SCOPE)
endfunction()

# Public headers of a room, as its CMakeLists.txt lists them after PUBLIC.
foreach(room IN LISTS rooms)
  set(public_${room} "")
  if(EXISTS ${SOURCE_DIR}/${room}/CMakeLists.txt)
    file(READ ${SOURCE_DIR}/${room}/CMakeLists.txt listing)
    string(REGEX MATCHALL "[a-z0-9_/]+\\.h" public_${room} "${listing}")
  endif()
endforeach()

foreach(room IN LISTS rooms)
  file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/${room}/*.h ${SOURCE_DIR}/${room}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${SOURCE_DIR}/${file} includes REGEX "^#include \"")
    foreach(line IN LISTS includes)
      string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" path "${line}")
      string(REGEX MATCH "^[a-z]+" target "${path}")
      if(path MATCHES "^\\.|/\\.\\./" OR NOT path MATCHES "/")
        complain(${file} "\"${path}\" is not rooted at the repository")
      elseif(NOT target IN_LIST rooms)
        complain(${file} "\"${path}\" is in no room")
      elseif(target STREQUAL room OR target STREQUAL core)
        continue()
      elseif(NOT room STREQUAL app)
        complain(${file} "${room} must not know ${target} (\"${path}\")")
      else()
        string(REGEX REPLACE "^[a-z]+/" "" header "${path}")
        if(NOT header IN_LIST public_${target})
          complain(${file} "\"${path}\" is private to ${target}")
        endif()
      endif()
    endforeach()
  endforeach()
endforeach()

set(stages sentence number time figure meaning context)
file(GLOB headers RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/extract/claims/*/*.h)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^extract/claims/([a-z]+)/.*" "\\1" folder "${header}")
  list(FIND stages "${folder}" here)
  if(here EQUAL -1)
    complain(${header} "this folder has no place in the order of reading")
  endif()
  file(STRINGS ${SOURCE_DIR}/${header} includes REGEX "^#include \"extract/claims/[a-z]+/")
  foreach(line IN LISTS includes)
    string(REGEX REPLACE "^#include \"extract/claims/([a-z]+)/.*" "\\1" target "${line}")
    list(FIND stages "${target}" there)
    if(there GREATER here)
      complain(${header} "${folder} must not know ${target}, which is read later")
    endif()
  endforeach()
endforeach()

file(GLOB files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/rules/internal/*/*.h ${SOURCE_DIR}/rules/internal/*/*.cpp)
foreach(file IN LISTS files)
  string(REGEX REPLACE "^rules/internal/([a-z]+)/.*" "\\1" folder "${file}")
  file(STRINGS ${SOURCE_DIR}/${file} includes REGEX "^#include \"rules/internal/[a-z]+/")
  foreach(line IN LISTS includes)
    string(REGEX REPLACE "^#include \"rules/internal/([a-z]+)/.*" "\\1" target "${line}")
    if(NOT target STREQUAL folder AND NOT target STREQUAL "pairing")
      complain(${file} "${folder} must not know ${target}: what both need belongs to pairing")
    endif()
  endforeach()
endforeach()

foreach(room IN LISTS rooms)
  file(GLOB_RECURSE headers RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/${room}/*.h)
  set(defined "")
  foreach(header IN LISTS headers)
    file(STRINGS ${SOURCE_DIR}/${header} spaces REGEX "^namespace [a-z:]+")
    file(STRINGS ${SOURCE_DIR}/${header} types REGEX "^(class|struct|enum class) [A-Za-z:]+[^;]*{")
    foreach(line IN LISTS types)
      string(REGEX REPLACE "^(class|struct|enum class) ([A-Za-z:]+).*" "\\2" type "${line}")
      set(name "${spaces}:${type}")
      if(name IN_LIST defined)
        complain(${header} "${type} is defined in another header of ${room} too")
      endif()
      list(APPEND defined "${name}")
    endforeach()
  endforeach()
endforeach()

if(errors)
  message(FATAL_ERROR "against the layering:${errors}")
endif()
