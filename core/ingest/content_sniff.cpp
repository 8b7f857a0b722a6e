#include "core/ingest/content_sniff.h"

#include "core/ingest/file_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace chalkreel {
namespace {

/// What a beginning gives away.
struct Signature
{
    const char *start;
    const char *what;  ///< translated in the context "Ingest"
};

// Playlists and scripts name other files or addresses: opening one for its content could read what the person never chose.
constexpr std::array kTextSignatures{
    Signature{"#extm3u", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"ffconcat", QT_TRANSLATE_NOOP("Ingest", "a list of other files")},
    Signature{"[playlist]", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"[reference]", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"file '", QT_TRANSLATE_NOOP("Ingest", "a list of other files")},
    Signature{"rtsptext", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"http://", QT_TRANSLATE_NOOP("Ingest", "a web address")},
    Signature{"https://", QT_TRANSLATE_NOOP("Ingest", "a web address")},
    Signature{"rtsp://", QT_TRANSLATE_NOOP("Ingest", "a web address")},
    Signature{"v=0", QT_TRANSLATE_NOOP("Ingest", "a stream description")},
    Signature{"<?xml", QT_TRANSLATE_NOOP("Ingest", "an XML document")},
    Signature{"<mpd", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"<asx", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"<smil", QT_TRANSLATE_NOOP("Ingest", "a playlist")},
    Signature{"<!doctype", QT_TRANSLATE_NOOP("Ingest", "a web page")},
    Signature{"<html", QT_TRANSLATE_NOOP("Ingest", "a web page")},
    Signature{"<svg", QT_TRANSLATE_NOOP("Ingest", "a drawing, not a video or photo")},
    Signature{"#!", QT_TRANSLATE_NOOP("Ingest", "a program")},
};

constexpr std::array kBinarySignatures{
    Signature{"\x7f"
              "ELF",
              QT_TRANSLATE_NOOP("Ingest", "a program")},
    Signature{"MZ", QT_TRANSLATE_NOOP("Ingest", "a program")},
    Signature{"PK\x03\x04", QT_TRANSLATE_NOOP("Ingest", "an archive or document")},
    Signature{"Rar!\x1a", QT_TRANSLATE_NOOP("Ingest", "an archive")},
    Signature{"7z\xbc\xaf\x27\x1c", QT_TRANSLATE_NOOP("Ingest", "an archive")},
    Signature{"\x1f\x8b", QT_TRANSLATE_NOOP("Ingest", "an archive")},
    Signature{"\xfd"
              "7zXZ",
              QT_TRANSLATE_NOOP("Ingest", "an archive")},
    Signature{"BZh", QT_TRANSLATE_NOOP("Ingest", "an archive")},
    Signature{"%PDF-", QT_TRANSLATE_NOOP("Ingest", "a PDF document")},
    Signature{"\xd0\xcf\x11\xe0", QT_TRANSLATE_NOOP("Ingest", "an office document")},
    Signature{"SQLite format 3", QT_TRANSLATE_NOOP("Ingest", "a database")},
    Signature{"{\\rtf", QT_TRANSLATE_NOOP("Ingest", "a text document")},
};

Failure notMedia(const QString &name, const QString &what)
{
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate("Ingest", "“%1” is not a video, image or sound: it is %2.").arg(singleLine(name), what));
}

QString whatIs(const Signature &signature) { return QCoreApplication::translate("Ingest", signature.what); }

/// Text of any kind, in UTF-8 or UTF-16, without the mark that tells its encoding.
QString asText(const QByteArray &head)
{
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff")) {
        const bool isBigEndian = head.startsWith("\xfe\xff");
        QString text;
        for (qsizetype i = 2; i + 1 < head.size(); i += 2) {
            const auto first = static_cast<uchar>(head[i]);
            const auto second = static_cast<uchar>(head[i + 1]);
            text += QChar{static_cast<char16_t>(isBigEndian ? first << 8 | second : second << 8 | first)};
        }
        return text;
    }
    return QString::fromUtf8(head.startsWith("\xef\xbb\xbf") ? head.mid(3) : head);
}

/// No media container begins with bytes that are all printable: their sizes and flags are bytes below 32. A subtitle or a log does.
bool isPlainText(const QString &text)
{
    if (text.isEmpty()) return false;
    return std::ranges::all_of(text, [](QChar c) {
        return c == u'\n' || c == u'\r' || c == u'\t' || c == u'\f' ||
               (c.unicode() >= 0x20 && c != QChar{0x7f} && c != QChar::ReplacementCharacter);
    });
}

/// UTF-8 that is cut in the middle of a character would read as damaged.
QByteArray withoutCutCharacter(QByteArray head)
{
    for (int i = 0; i < 4 && !head.isEmpty() && (static_cast<uchar>(head.back()) & 0x80); ++i) {
        const bool isLead = (static_cast<uchar>(head.back()) & 0xc0) == 0xc0;
        head.chop(1);
        if (isLead) break;
    }
    return head;
}

}  // namespace

Result<void> refuseObviousNonMedia(const QByteArray &bytes, const QString &name)
{
    const QByteArray head = bytes.left(kSniffedBytes);
    if (std::ranges::all_of(head, [](char c) { return c == '\0'; }))
        return fail(ErrorCode::Damaged, QCoreApplication::translate(
                                            "Ingest", "“%1” holds only zeros: it was probably not copied completely. Copy it again from "
                                                      "the camera.")
                                            .arg(singleLine(name)));
    for (const Signature &signature : kBinarySignatures)
        if (head.startsWith(signature.start)) return notMedia(name, whatIs(signature));

    const QString text = asText(withoutCutCharacter(head));
    const QString start = text.left(256).trimmed().toLower();
    for (const Signature &signature : kTextSignatures)
        if (start.startsWith(QLatin1StringView{signature.start})) return notMedia(name, whatIs(signature));
    // The one video format that begins as text and may go on with bytes that look like it.
    const bool isRawVideo = head.startsWith("YUV4MPEG2 ");
    if (!isRawVideo && isPlainText(text)) return notMedia(name, QCoreApplication::translate("Ingest", "a text"));
    return {};
}

}  // namespace chalkreel
