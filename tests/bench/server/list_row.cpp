#include "core/database/library_database.h"
#include "core/database/transaction.h"
#include "tests/bench/server/chalkreel_server.h"
#include "tests/bench/server/server_rows.h"

#include <chrono>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRequests = 300;  ///< in a round

/// 100,000 videos with two tags and three renditions each, straight into the tables: as imports they would take days.
Result<void> fillLibrary(const QString &dataFolder)
{
    const Result<std::unique_ptr<Database>> database = openLibrary(dataFolder + u"/chalkreel.db");
    if (!database) return fail(database.error());
    Result<Transaction> transaction = Transaction::begin(**database, Durability::Relaxed);
    if (!transaction) return fail(transaction.error());
    for (const QString &sql :
         {QStringLiteral(
              "INSERT INTO asset (id, kind, name, title, title_key, description, owner, folder_id, size, sha256, external_path, status, "
              "error, is_deleted, revision, duration, width, height, frame_rate, variable_frame_rate, has_sound, ends_early, created, "
              "updated) WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) "
              "SELECT printf('%08x-0000-7000-8000-000000000000', x), 'video', x || '.mp4', 'clip ' || x, printf('clip %012d', x), "
              "'A description', '', NULL, x, printf('%064x', x), '', 'ready', NULL, 0, 1, x % 600, 1920, 1080, 25, 0, 1, 0, "
              "1700000000000 + x, 1700000000000 + x FROM n"),
          QStringLiteral("INSERT INTO asset_tag (asset_id, tag, position) SELECT id, 'tag ' || size % 50, 0 FROM asset"),
          QStringLiteral("INSERT INTO asset_tag (asset_id, tag, position) SELECT id, 'all', 1 FROM asset")})
        if (const Result<QSqlQuery> done = transaction->run(sql); !done) return fail(done.error());
    if (const Result<void> committed = transaction->commit(); !committed) return fail(committed.error());
    return (*database)->execute(QStringLiteral("ANALYZE"));
}

}  // namespace

ServerRows measureList(const ServerBench &bench)
{
    bench.onStep(QStringLiteral("a library of 100,000"));
    const Result<std::unique_ptr<ChalkreelServer>> server = ChalkreelServer::start(bench.program, 0, fillLibrary);
    if (!server) return fail(server.error());
    const QByteArrayList sorts{"newest", "oldest", "title", "longest", "largest"};
    std::vector<double> p95;
    for (int round = 0; round < bench.rounds; ++round) {
        bench.onStep(QStringLiteral("lists, round %1 of %2").arg(round + 1).arg(bench.rounds));
        Result<HttpClient> client = HttpClient::connect((*server)->port());
        if (!client) return fail(client.error());
        std::vector<double> delays;
        for (int i = 0; i < kRequests; ++i) {
            // The first pages of every order: what people look at.
            const QByteArray path =
                "/api/v1/videos?limit=50&offset=" + QByteArray::number(i / sorts.size() % 10 * 50) + "&sort=" + sorts[i % sorts.size()];
            const auto begin = Clock::now();
            const Result<HttpAnswer> answer = client->ask(requestBytes("GET", path, {(*server)->authorization()}));
            if (!answer) return fail(answer.error());
            delays.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
            if (answer->status != 200 || answer->json().value(QLatin1StringView{"total"}).toInt() != 100'000)
                return fail(ErrorCode::Internal, QStringLiteral("The list is not what it should be."),
                            QString::fromUtf8(answer->body.left(500)));
        }
        p95.push_back(quantile(std::move(delays), 0.95));
    }
    return QList<BenchRow>{{.name = QStringLiteral("list of 50 among 100,000, p95"),
                            .unit = QStringLiteral("ms"),
                            .ours = median(p95),
                            .peerName = QStringLiteral("the bar itself"),
                            .bar = 20}};
}

}  // namespace chalkreel::bench
