#include "tests/bench/pipeline_suite.h"
#include "tests/bench/server/server_suite.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include <cstdio>

using namespace chalkreel;

namespace {

constexpr int kFailed = 1;
constexpr int kBadUsage = 2;

void say(const QString &line) { std::fprintf(stderr, "%s\n", qPrintable(line)); }

/// The film that the figures are stated for; fetched when it is not there.
QString defaultClip()
{
    const QString source = QStringLiteral(CHALKREEL_SOURCE_DIR);
    const QString folder = qEnvironmentVariable("CHALKREEL_FOOTAGE", source + u"/.cache/footage");
    const QString clip = folder + u"/bbb.mp4";
    if (!QFile::exists(clip)) QProcess::execute(source + u"/tests/support/media/fetch_footage.sh", {folder});
    return clip;
}

int report(const Result<QList<bench::BenchRow>> &rows, const QString &suite, bool isJson)
{
    if (!rows) {
        say(rows.error().message + u' ' + rows.error().detail);
        return kFailed;
    }
    const QByteArray text = isJson ? QJsonDocument{bench::toJson(suite, *rows)}.toJson() : bench::toTable(*rows).toUtf8();
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    for (const bench::BenchRow &row : *rows)
        if (!row.holds()) return kFailed;
    return 0;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    std::string suite;
    std::string clip;
    bool isJson = false;
    bench::PipelineBench pipeline;
    bench::ServerBench server;
    std::vector<std::string> only;
    std::string peers;
    CLI::App cli{"Measures Chalkreel against its peers, both in the same run. Exit status 0: every bar holds"};
    cli.add_option("SUITE", suite, "pipeline or server")->required()->check(CLI::IsMember({"pipeline", "server"}));
    cli.add_flag("--json", isJson, "One JSON object on stdout");
    cli.add_option("--clip", clip, "pipeline: the clip to process; otherwise 30 s of Big Buck Bunny, 1080p24");
    cli.add_option("--rounds", pipeline.rounds, "How often each side runs; of pipeline the best counts, of server the median")
        ->check(CLI::Range(1, 20))
        ->capture_default_str();
    std::vector<std::string> parts;
    for (const QString &part : bench::serverParts()) parts.push_back(part.toStdString());
    cli.add_option("--only", only, "server: this part; may be given several times")->check(CLI::IsMember(parts));
    cli.add_option("--soak", server.soakSeconds, "server: seconds of everything at once; 0 is none")->check(CLI::Range(0, 86'400));
    cli.add_option("--peers", peers, "server: folder that tests/bench/peers/install.sh filled");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return cli.exit(error) == 0 ? 0 : kBadUsage;
    }
    const QString program = QCoreApplication::applicationDirPath() + u"/chalkreelctl";
    if (suite == "server") {
        server.program = program;
        server.peers = peers.empty() ? QStringLiteral(CHALKREEL_SOURCE_DIR "/.cache/bench-peers") : QFile::decodeName(peers.c_str());
        server.rounds = pipeline.rounds;
        for (const std::string &part : only) server.only.append(QString::fromStdString(part));
        server.onStep = say;
        return report(bench::runServerSuite(server), QString::fromStdString(suite), isJson);
    }
    pipeline.clip = clip.empty() ? defaultClip() : QFile::decodeName(clip.c_str());
    pipeline.program = program;
    pipeline.onStep = say;
    return report(bench::runPipelineSuite(pipeline), QString::fromStdString(suite), isJson);
}
