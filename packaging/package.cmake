# Installing, and the Debian package (cpack -G DEB): the binary, its man page, bash completion, the systemd units.
include(GNUInstallDirs)
set(packaging ${PROJECT_SOURCE_DIR}/packaging)

if(TARGET recount)
  install(TARGETS recount RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES ${packaging}/recount.service ${packaging}/recount.timer DESTINATION lib/systemd/system)
install(FILES ${packaging}/recount.bash DESTINATION share/bash-completion/completions RENAME recount)
install(FILES ${packaging}/copyright DESTINATION share/doc/recount)
# What `recount demo` serves.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples/newsroom DESTINATION share/recount)

# The man page and the changelog are made where scdoc is at hand, as `./dev package` sees to.
find_program(scdoc scdoc)
if(scdoc)
  set(made ${PROJECT_BINARY_DIR}/packaging)
  add_custom_command(OUTPUT ${made}/recount.1.gz ${made}/changelog.gz
    COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
    COMMAND sh -c "${scdoc} < ${packaging}/recount.1.scd | gzip -9n > ${made}/recount.1.gz"
    COMMAND sh -c "gzip -9nc ${packaging}/changelog > ${made}/changelog.gz"
    DEPENDS ${packaging}/recount.1.scd ${packaging}/changelog VERBATIM)
  add_custom_target(recount_package_files ALL DEPENDS ${made}/recount.1.gz ${made}/changelog.gz)
  install(FILES ${made}/recount.1.gz DESTINATION share/man/man1)
  install(FILES ${made}/changelog.gz DESTINATION share/doc/recount)
endif()

set(CPACK_PACKAGE_NAME recount)
set(CPACK_PACKAGE_VENDOR "The recount authors")
set(CPACK_PACKAGE_CONTACT "The recount authors <recount@recount.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads the news and checks its figures")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "recount crawls news sites politely, finds the articles on their pages,\n extracts every numeric claim, and checks the arithmetic: within the article,\n and against stored official series. It never calls a claim false; it shows\n which figures do not agree, and the calculation.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_DEPENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
include(CPack)
