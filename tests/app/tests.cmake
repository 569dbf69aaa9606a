recount_tests(app crawler rules store PkgConfig::zlib nlohmann_json::nlohmann_json)
