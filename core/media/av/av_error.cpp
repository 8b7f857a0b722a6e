#include "core/media/av/av_error.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace chalkreel::av {
namespace {

constexpr int kLineLength = 240;
constexpr size_t kLines = 16;

/// Fixed memory: the callback runs inside decoders, also when memory is short.
struct Tail
{
    std::array<std::array<char, kLineLength>, kLines> lines{};
    size_t count = 0;
    int isContinued = 1;  ///< FFmpeg's "print a prefix" state
};

Tail &tail()
{
    thread_local Tail mine;
    return mine;
}

void keepLine(void *context, int level, const char *format, va_list arguments)
{
    if (level > AV_LOG_WARNING) return;
    Tail &mine = tail();
    std::array<char, kLineLength> &line = mine.lines[mine.count % kLines];
    av_log_format_line2(context, level, format, arguments, line.data(), kLineLength, &mine.isContinued);
    ++mine.count;
}

ErrorCode codeFor(int status)
{
    switch (status) {
    case AVERROR(ENOMEM): return ErrorCode::ResourceExhausted;
    case AVERROR(EIO): return ErrorCode::Io;
    case AVERROR(ENOSPC):
    case AVERROR(EDQUOT): return ErrorCode::NoSpace;
    case AVERROR(EACCES):
    case AVERROR(EPERM):
    case AVERROR(EROFS): return ErrorCode::PermissionDenied;
    case AVERROR(ENOENT): return ErrorCode::NotFound;
    case AVERROR(ETIMEDOUT): return ErrorCode::Timeout;
    case AVERROR_EXIT: return ErrorCode::Cancelled;
    case AVERROR_DECODER_NOT_FOUND:
    case AVERROR_DEMUXER_NOT_FOUND:
    case AVERROR_ENCODER_NOT_FOUND:
    case AVERROR_MUXER_NOT_FOUND:
    case AVERROR_PATCHWELCOME:
    case AVERROR(ENOSYS): return ErrorCode::Unsupported;
    case AVERROR_BUG:
    case AVERROR_BUG2: return ErrorCode::Internal;
    default: return ErrorCode::Damaged;
    }
}

}  // namespace

void quietLog()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_callback(keepLine); });
}

void clearLogTail() { tail().count = 0; }

QString logTail()
{
    const Tail &mine = tail();
    QString text;
    for (size_t i = mine.count > kLines ? mine.count - kLines : 0; i < mine.count; ++i) {
        QString line = QString::fromUtf8(mine.lines[i % kLines].data()).simplified();
        // A file's own bytes can get into these lines: nothing of them may steer a terminal.
        line.removeIf([](QChar c) { return !c.isPrint(); });
        if (line.isEmpty()) continue;
        if (!text.isEmpty()) text += u'\n';
        text += line;
    }
    return text;
}

Error errorFrom(int status, const QString &sentence)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(status, reason.data(), reason.size());
    QString detail = QStringLiteral("FFmpeg: %1 (%2)").arg(QString::fromUtf8(reason.data())).arg(status);
    if (const QString lines = logTail(); !lines.isEmpty()) detail += u'\n' + lines;
    return {codeFor(status), sentence, detail};
}

}  // namespace chalkreel::av
