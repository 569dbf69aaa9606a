# Every third-party library, found once. Rooms name the targets that they use.
recount_pkg(gumbo gumbo)
recount_pkg(re2 re2)
recount_pkg(icu icu-uc icu-i18n)
recount_pkg(sqlite sqlite3)
recount_pkg(postgres libpq)
recount_pkg(curl libcurl)
recount_pkg(pugixml pugixml)
recount_pkg(libxml2 libxml-2.0)
recount_pkg(psl libpsl)
recount_pkg(zlib zlib)
recount_pkg(deflate libdeflate)
recount_pkg(brotli libbrotlidec)
recount_pkg(zstd libzstd)
recount_pkg(fmt fmt)
recount_pkg(toml tomlplusplus)
recount_pkg(microhttpd libmicrohttpd)
recount_pkg(uchardet uchardet)
recount_pkg(xxhash libxxhash)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# These two ship no pkg-config file in Debian 12.
foreach(name IN ITEMS stemmer cld2)
  find_library(${name}_library ${name} REQUIRED)
  add_library(recount_${name} INTERFACE)
  target_link_libraries(recount_${name} INTERFACE ${${name}_library})
endforeach()

# The allocator of whole programs. A crawl spends a seventh less CPU on a page with it than with
# glibc's, which joins and splits freed memory at every buffer; sanitizers bring their own.
option(RECOUNT_TCMALLOC "programs allocate with tcmalloc" OFF)
add_library(recount_allocator INTERFACE)
if(RECOUNT_TCMALLOC)
  recount_pkg(tcmalloc libtcmalloc_minimal)
  # No symbol of it is asked for by name.
  target_link_libraries(recount_allocator INTERFACE -Wl,--push-state,--no-as-needed
                        PkgConfig::tcmalloc -Wl,--pop-state)
endif()
