#include "tests/bench/server/sample_file.h"

#include "tests/bench/measured_process.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QUrl>
#include <QtEndian>

#include <chrono>

namespace chalkreel::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr qint64 kBlock = 4 << 20;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

Failure refused(const HttpAnswer &answer)
{
    return fail(ErrorCode::Internal, QStringLiteral("An upload was answered with %1.").arg(answer.status),
                QString::fromUtf8(answer.head + answer.body));
}

Failure noRoom(const QFile &file)
{
    return fail(ErrorCode::Io, QStringLiteral("The benchmark has no room for its files."), file.errorString());
}

}  // namespace

Result<std::unique_ptr<SampleFile>> SampleFile::make(qint64 bytes)
{
    std::unique_ptr<SampleFile> sample{new SampleFile};
    const Result<Usage> made =
        runMeasured(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                                               QStringLiteral("-i"), QStringLiteral("testsrc=size=160x90:rate=25:duration=1"),
                                               QStringLiteral("-movflags"), QStringLiteral("+faststart"), sample->path()});
    if (!made) return fail(made.error());
    QFile file{sample->path()};
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append)) return noRoom(file);
    sample->m_box = file.size() + 8;
    sample->m_size = bytes;
    QByteArray block{kBlock, Qt::Uninitialized};
    QRandomGenerator random{1};
    random.fillRange(reinterpret_cast<quint32 *>(block.data()), kBlock / 4);
    const quint32 length = qToBigEndian(static_cast<quint32>(bytes - file.size()));
    QByteArray head{reinterpret_cast<const char *>(&length), 4};
    file.write(head + "free");
    for (qint64 left = bytes - sample->m_box; left > 0; left -= kBlock)
        if (file.write(block.constData(), std::min(left, kBlock)) < 0) return noRoom(file);
    return file.flush() ? Result<std::unique_ptr<SampleFile>>{std::move(sample)} : noRoom(file);
}

Result<void> SampleFile::change()
{
    QFile file{path()};
    const QByteArray number = QByteArray::number(++m_number).rightJustified(16, '0');
    if (file.open(QIODevice::ReadWrite) && file.seek(m_box) && file.write(number) == number.size()) return {};
    return noRoom(file);
}

Result<Uploaded> uploadForm(quint16 port, const QByteArrayList &headers, const SampleFile &file)
{
    const QByteArray before =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sample.mp4\"\r\nContent-Type: video/mp4\r\n\r\n";
    const QByteArray after = "\r\n--limit--\r\n";
    Result<HttpClient> client = HttpClient::connect(port);
    if (!client) return fail(client.error());
    const auto begin = Clock::now();
    const QByteArrayList all =
        headers + QByteArrayList{"Content-Type: multipart/form-data; boundary=limit",
                                 "Content-Length: " + QByteArray::number(before.size() + file.size() + after.size())};
    Result<void> sent = client->write(requestBytes("POST", "/api/v1/videos", all) + before);
    if (sent) sent = client->writeFile(file.path(), file.size());
    if (sent) sent = client->write(after);
    // A refusal says more than that the connection was closed.
    const Result<HttpAnswer> answer = client->readAnswer();
    if (!answer) return fail(sent ? answer.error() : sent.error());
    if (answer->status != 201) return refused(*answer);
    const QJsonObject body = answer->json();
    return Uploaded{body.value(QLatin1StringView{"id"}).toString(), body.value(QLatin1StringView{"job_id"}).toString(),
                    secondsSince(begin)};
}

Result<Uploaded> uploadTus(quint16 port, const QByteArray &path, const QByteArrayList &headers, const SampleFile &file)
{
    Result<HttpClient> client = HttpClient::connect(port);
    if (!client) return fail(client.error());
    const auto begin = Clock::now();
    const QByteArrayList tus = headers + QByteArrayList{"Tus-Resumable: 1.0.0"};
    const Result<HttpAnswer> created =
        client->ask(requestBytes("POST", path,
                                 tus + QByteArrayList{"Content-Length: 0", "Upload-Length: " + QByteArray::number(file.size()),
                                                      "Upload-Metadata: filename c2FtcGxlLm1wNA=="}));
    if (!created) return fail(created.error());
    if (created->status != 201) return refused(*created);
    const QByteArray upload = QUrl{QString::fromLatin1(created->header("Location"))}.path().toLatin1();
    Result<void> sent = client->write(requestBytes("PATCH", upload,
                                                   tus + QByteArrayList{"Content-Type: application/offset+octet-stream", "Upload-Offset: 0",
                                                                        "Content-Length: " + QByteArray::number(file.size())}));
    if (sent) sent = client->writeFile(file.path(), file.size());
    const Result<HttpAnswer> answer = client->readAnswer();
    if (!answer) return fail(sent ? answer.error() : sent.error());
    if (answer->status != 204) return refused(*answer);
    return Uploaded{QString::fromLatin1(answer->header("X-Asset-Id")), QString::fromLatin1(answer->header("X-Job-Id")),
                    secondsSince(begin)};
}

}  // namespace chalkreel::bench
