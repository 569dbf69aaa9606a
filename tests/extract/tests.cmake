recount_tests(extract PkgConfig::icu PkgConfig::toml nlohmann_json::nlohmann_json)
