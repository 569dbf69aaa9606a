recount_tests(app PkgConfig::zlib nlohmann_json::nlohmann_json)
