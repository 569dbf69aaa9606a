// Dots first, then characters: a braille character holds two by four of them (Unicode 15, U+2800).
#include "report/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/columns.h"

namespace recount::report {
namespace {

class Dots {
 public:
  Dots(std::size_t columns, std::size_t rows) : columns_(columns), cells_(columns * rows) {}

  [[nodiscard]] long width() const { return static_cast<long>(columns_) * 2; }
  [[nodiscard]] long height() const { return static_cast<long>(cells_.size() / columns_) * 4; }

  /// From the top left corner.
  void set(long x, long y) {
    static constexpr std::array<std::array<unsigned, 2>, 4> kBits{
        {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
    cells_[static_cast<std::size_t>(y / 4) * columns_ + static_cast<std::size_t>(x / 2)] |=
        kBits[static_cast<std::size_t>(y % 4)][static_cast<std::size_t>(x % 2)];
  }

  /// Without the spaces at its end.
  [[nodiscard]] std::string row(std::size_t row) const {
    std::string out;
    std::size_t last = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
      const unsigned cell = cells_[row * columns_ + i];
      if (cell == 0) {
        out += ' ';
        continue;
      }
      out += {'\xE2', static_cast<char>(0xA0U | (cell >> 6U)),
              static_cast<char>(0x80U | (cell & 0x3FU))};
      last = out.size();
    }
    return out.substr(0, last);
  }

 private:
  std::size_t columns_;
  std::vector<unsigned> cells_;
};

struct Dot {
  long x = 0;
  long y = 0;
};

void join(Dots& dots, Dot from, Dot to) {
  const long steps = std::max({std::abs(to.x - from.x), std::abs(to.y - from.y), 1L});
  for (long i = 0; i <= steps; ++i) {
    dots.set(from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps);
  }
}

Dots draw(const LineChart& chart, double low, double high) {
  Dots dots(chart.columns, chart.rows);
  const double first = chart.points.front().at;
  const double last = chart.points.back().at;
  const auto place = [&](const ChartPoint& p) {
    return Dot{
        std::lround((p.at - first) / (last - first) * static_cast<double>(dots.width() - 1)),
        std::lround((high - p.value) / (high - low) * static_cast<double>(dots.height() - 1))};
  };
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const bool joined =
        i > 0 && (chart.reach <= 0 || chart.points[i].at - chart.points[i - 1].at <= chart.reach);
    const Dot here = place(chart.points[i]);
    join(dots, joined ? place(chart.points[i - 1]) : here, here);
  }
  return dots;
}

std::string spaces(std::size_t n) { return std::string(n, ' '); }

}  // namespace

std::string line_chart(const LineChart& chart) {
  if (chart.points.size() < 2 || chart.columns == 0 || chart.rows < 2) return {};
  const auto [low, high] = std::minmax_element(
      chart.points.begin(), chart.points.end(),
      [](const ChartPoint& a, const ChartPoint& b) { return a.value < b.value; });
  if (low->value == high->value || chart.points.front().at >= chart.points.back().at) return {};
  const Dots dots = draw(chart, low->value, high->value);
  const std::size_t margin = std::max(display_width(chart.high), display_width(chart.low));
  std::string out;
  for (std::size_t row = 0; row < chart.rows; ++row) {
    const std::string& label = row == 0                ? chart.high
                               : row + 1 == chart.rows ? chart.low
                                                       : std::string();
    out += spaces(margin - display_width(label)) + label + (label.empty() ? " │ " : " ┤ ") +
           dots.row(row) + '\n';
  }
  const std::size_t ends = display_width(chart.first) + display_width(chart.last);
  return out + spaces(margin + 3) + chart.first + spaces(std::max(chart.columns, ends + 1) - ends) +
         chart.last + '\n';
}

}  // namespace recount::report
