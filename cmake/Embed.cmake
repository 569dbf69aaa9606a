# recount_embed(room): compiles every file below <room>/data into the library of that room, to be read
# with recount::<room>::data_files(). The bytes come in by .incbin, which costs no compile time.
function(recount_embed room)
  set(folder ${CMAKE_CURRENT_SOURCE_DIR}/data)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder}
       ${folder}/*.toml ${folder}/*.csv ${folder}/*.txt ${folder}/*.gz ${folder}/*.sql
       ${folder}/*.html ${folder}/*.js ${folder}/*.css ${folder}/*.svg)
  list(SORT files)
  set(asm "  .section .rodata\n")
  set(externs "")
  set(rows "")
  set(paths "")
  set(n 0)
  foreach(file IN LISTS files)
    set(symbol recount_${room}_data_${n})
    string(APPEND asm "  .global ${symbol}_begin\n  .global ${symbol}_end\n${symbol}_begin:\n"
                      "  .incbin \"${folder}/${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND externs "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "      file(\"${file}\", ${symbol}_begin, ${symbol}_end),\n")
    list(APPEND paths ${folder}/${file})
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND asm "  .section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/data_files)
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cpp @ONLY CONTENT
"#include \"${room}/data_files.h\"

extern \"C\" {
${externs}}

namespace recount::${room} {
namespace {
core::EmbeddedFile file(const char* name, const char* begin, const char* end) {
  return {name, {begin, static_cast<std::size_t>(end - begin)}};
}
}  // namespace

const std::vector<core::EmbeddedFile>& data_files() {
  static const std::vector<core::EmbeddedFile> files{
${rows}  };
  return files;
}
}  // namespace recount::${room}
")
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${room} PRIVATE ${out}.S ${out}.cpp)
endfunction()
