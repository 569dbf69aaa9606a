// SQLite behind RAII: a connection, a prepared statement, a transaction.
//
//   Connection db = Connection::open("recount.db");
//   Transaction change(db);
//   Statement insert(db, "INSERT INTO source (url, delay) VALUES (?, ?)");
//   insert.run("https://news.example/feed.xml", 1.5);
//   change.commit();                                 // else it is rolled back
//
// Every failure throws StoreError with the path, what SQLite says and what to do. One connection
// belongs to one thread. A statement must not outlive its connection. SQL that was compiled once is
// kept for the next statement of the same text: compiling costs several times what running does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace recount::store::sqlite {

struct Close {
  void operator()(sqlite3* handle) const noexcept;
  void operator()(sqlite3_stmt* handle) const noexcept;
};

/// Compiled SQL that nobody runs at the moment, by its text.
class CompiledSql {
 public:
  using Handle = std::unique_ptr<sqlite3_stmt, Close>;

  /// Empty where there is none.
  [[nodiscard]] Handle take(std::string_view sql);
  void give_back(Handle handle) noexcept;

 private:
  static constexpr std::size_t kMost = 200;
  std::unordered_multimap<std::string, Handle> idle_;
};

class Connection {
 public:
  /// Creates the file where it is missing.
  [[nodiscard]] static Connection open(const std::string& path);

  /// Runs SQL that returns nothing; several statements may stand in it.
  void execute(const std::string& sql);
  /// The same; false where another connection is in the way.
  [[nodiscard]] bool attempt(const std::string& sql);
  [[nodiscard]] std::int64_t integer(const std::string& sql);
  [[nodiscard]] std::int64_t last_id() const;
  [[nodiscard]] int changed_rows() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[noreturn]] void fail() const;

 private:
  Connection(std::string path, std::unique_ptr<sqlite3, Close> handle);

  friend class Statement;

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
  std::unique_ptr<CompiledSql> compiled_;  ///< behind the handle: it must go first
};

class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Binds all parameters, from the first; a missing optional is NULL.
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    (bind_next(values), ...);
    return *this;
  }
  void bind_next(std::string_view text);
  void bind_next(const std::string& text) { bind_next(std::string_view(text)); }
  void bind_next(const char* text) { bind_next(std::string_view(text)); }
  void bind_next(double value);
  void bind_next(std::int64_t value);
  template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>)
  void bind_next(T value) {
    bind_next(static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind_next(const std::optional<T>& value) {
    if (value) return bind_next(*value);
    bind_null();
  }
  void bind_null();

  /// True while there is a row.
  bool step();
  template <class... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) continue;
    reset();
  }

  /// The columns of the current row are taken one after the other.
  [[nodiscard]] std::string text();
  [[nodiscard]] double real();
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] bool boolean() { return integer() != 0; }
  [[nodiscard]] std::optional<std::string> optional_text();
  template <class T>
  [[nodiscard]] T as() {
    return static_cast<T>(integer());
  }

 private:
  void reset();
  void check(int code);

  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Close> handle_;
  int parameter_ = 0;
  int column_ = 0;
};

/// All or nothing. A transaction that is not committed is rolled back, also by an exception. Within
/// another it is a savepoint: it lasts only when the outer one is committed too.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& connection_;
  bool is_inner_;
  bool open_ = true;
};

}  // namespace recount::store::sqlite
