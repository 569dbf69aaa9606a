// Several workers, one order: items are worked on by threads and come out as they went in.
//
//   app::Pipeline<Item, Result> pipeline(2, work, [&](Result&& r) { write(r); });
//   while (auto item = reader.next()) pipeline.push(std::move(*item));
//   pipeline.finish();
//
// `push` hands an item to the workers and, once kDepth are under way, waits for the oldest and
// gives its result to `sink`; `sink` is called on the pushing thread only, in order. `work` must be
// safe for several threads. What `work` throws, `push` or `finish` throws. A pipeline that is
// destroyed unfinished drops what is under way.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace recount::app {

/// Runs jobs on threads, first come, first served.
class Workers {
 public:
  explicit Workers(std::size_t threads);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();

  void add(std::function<void()> job);

 private:
  void run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::jthread> threads_;
};

template <class In, class Out>
class Pipeline {
 public:
  Pipeline(std::size_t threads, std::function<Out(In&&)> work, std::function<void(Out&&)> sink)
      : work_(std::move(work)), sink_(std::move(sink)), workers_(threads) {}

  void push(In item) {
    // std::function must be copyable, a packaged task is not: hence the shared pointer.
    auto task = std::make_shared<std::packaged_task<Out()>>(
        [this, held = std::make_shared<In>(std::move(item))] { return work_(std::move(*held)); });
    under_way_.push_back(task->get_future());
    workers_.add([task] { (*task)(); });
    if (under_way_.size() >= kDepth) take_oldest();
  }

  void finish() {
    while (!under_way_.empty()) take_oldest();
  }

 private:
  static constexpr std::size_t kDepth = 8;

  void take_oldest() {
    Out result = under_way_.front().get();
    under_way_.pop_front();
    sink_(std::move(result));
  }

  std::function<Out(In&&)> work_;
  std::function<void(Out&&)> sink_;
  std::deque<std::future<Out>> under_way_;
  Workers workers_;  ///< last: its threads end before what they use
};

}  // namespace recount::app
