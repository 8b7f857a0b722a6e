#include "server/http/file_plan.h"

#include <QList>

namespace chalkreel {
namespace {

struct ByteRange
{
    qint64 from = 0;
    qint64 to = 0;
    bool isSatisfiable = false;
};

/// Digits only: toLongLong() would also take signs and spaces.
std::optional<qint64> wholeNumber(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > 18) return std::nullopt;
    if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    return text.toLongLong();
}

/// Nothing when the header is to be ignored: another unit, several ranges, or nonsense.
std::optional<ByteRange> parseRange(const QByteArray &header, qint64 size)
{
    if (!header.startsWith("bytes=") || header.contains(',')) return std::nullopt;
    const QByteArray range = header.mid(6).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0) return std::nullopt;
    const QByteArray first = range.left(dash);
    const QByteArray last = range.mid(dash + 1);
    if (first.isEmpty()) {
        const auto suffix = wholeNumber(last);
        if (!suffix) return std::nullopt;
        return ByteRange{std::max<qint64>(0, size - *suffix), size, *suffix > 0 && size > 0};
    }
    const auto from = wholeNumber(first);
    const auto to = last.isEmpty() ? std::optional{size - 1} : wholeNumber(last);
    if (!from || !to || (!last.isEmpty() && *to < *from)) return std::nullopt;
    return ByteRange{*from, std::min(size, *to + 1), *from < size};
}

}  // namespace

bool matchesEtag(const QByteArray &list, const QByteArray &etag, bool isWeakAllowed)
{
    const QList<QByteArray> tags = list.split(',');
    return std::ranges::any_of(tags, [&](const QByteArray &part) {
        const QByteArray tag = part.trimmed();
        return tag == "*" || tag == etag || (isWeakAllowed && tag.startsWith("W/") && tag.mid(2) == etag);
    });
}

FilePlan planFile(const HttpHead &head, qint64 size, const QByteArray &etag, qint64 modifiedSeconds)
{
    const QByteArray modified = httpDate(modifiedSeconds);
    FilePlan plan{.from = 0, .to = size, .headers = {{"ETag", etag}, {"Last-Modified", modified}, {"Accept-Ranges", "bytes"}}};
    const auto withoutBody = [&](int status) {
        plan.status = status;
        plan.to = plan.from = 0;
        return plan;
    };

    if (const QByteArray condition = head.value("If-Match"); !condition.isEmpty() && !matchesEtag(condition, etag, false))
        return withoutBody(412);
    if (const QByteArray condition = head.value("If-None-Match"); !condition.isEmpty()) {
        if (matchesEtag(condition, etag, true)) return withoutBody(304);
    } else if (head.value("If-Modified-Since") == modified) {
        return withoutBody(304);
    }

    const QByteArray range = head.value("Range");
    const QByteArray ifRange = head.value("If-Range");
    if (range.isEmpty() || (!ifRange.isEmpty() && ifRange != etag && ifRange != modified)) return plan;
    const auto part = parseRange(range, size);
    if (!part) return plan;
    const QByteArray total = '/' + QByteArray::number(size);
    if (!part->isSatisfiable) {
        plan.headers.append({"Content-Range", "bytes *" + total});
        return withoutBody(416);
    }
    plan.status = 206;
    plan.from = part->from;
    plan.to = part->to;
    plan.headers.append({"Content-Range", "bytes " + QByteArray::number(part->from) + '-' + QByteArray::number(part->to - 1) + total});
    return plan;
}

}  // namespace chalkreel
