#include "server/openapi/parameters.h"

#include "core/model/queries.h"
#include "server/openapi/model_schemas.h"
#include "server/processes/video_status.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QJsonObject text() { return plainSchema("string"); }
QJsonObject id() { return plainSchema("string", "uuid"); }
QJsonObject time() { return plainSchema("string", "date-time"); }
QJsonObject flag() { return plainSchema("boolean"); }

QJsonObject numberFrom(int least, std::optional<int> most = {}, std::optional<int> usual = {})
{
    QJsonObject schema{{u"type"_s, u"integer"_s}, {u"minimum"_s, least}};
    if (most) schema.insert("maximum"_L1, *most);
    if (usual) schema.insert("default"_L1, *usual);
    return schema;
}

template <NamedEnum E>
QJsonObject words()
{
    return JsonSchema<E>::of();
}

QJsonObject oneOf(std::initializer_list<const char *> given)
{
    QJsonArray array;
    for (const char *word : given) array.append(QLatin1StringView{word});
    return {{u"type"_s, u"string"_s}, {u"enum"_s, array}, {u"default"_s, array.first()}};
}

QJsonObject sha256() { return {{u"type"_s, u"string"_s}, {u"pattern"_s, u"^[0-9a-fA-F]{64}$"_s}}; }

constexpr std::array kQuery{
    ParameterRow{"limit", "", "How many at most.", [] { return numberFrom(1, kLargestPage, 50); }},
    ParameterRow{"offset", "", "How many to pass over.", [] { return numberFrom(0, {}, 0); }},
    ParameterRow{"q", "", "Words that must all occur, as beginnings of words, in title, name, description or tags.", text},
    ParameterRow{"status", "reviews", "Only those of this status.", words<ReviewStatus>},
    ParameterRow{"status", "", "Only those of this status.", words<AssetStatus>},
    ParameterRow{"tag", "", "Only those that have this tag.", text},
    ParameterRow{"folder", "", "Only those of this folder and the folders in it, by its id; `none`: those in no folder.", text},
    ParameterRow{"created_after", "", "Only those that came in after this time.", time},
    ParameterRow{"deleted", "", "The bin instead of the library.", flag},
    ParameterRow{"owner", "", "For admins: only those of this user, by his id.", text},
    ParameterRow{"sort", "", "The order of the list.", words<AssetSort>},
    ParameterRow{"sha256", "", "Of the file's bytes, as hexadecimal digits.", sha256, true},
    ParameterRow{"purge", "", "For admins: for good, with all files.", flag},
    ParameterRow{"process_type", "", "Only this part of the work.", words<ProcessType>},
    ParameterRow{"rendition", "", "Which file; absent: the enhanced copy of a video, of what has none the original.",
                 [] { return oneOf({"enhanced", "original", "hd", "sd", "mobile", "review", "audio"}); }},
    ParameterRow{"at", "", "`start`, `middle`, `end`, or a time in seconds; absent: the first frame.", text},
    ParameterRow{"width", "", "A wish: the pictures are served as they are.", [] { return numberFrom(1, 4096, 320); }},
    ParameterRow{"format", "getVideoStoryboard", "The sheet, or its index.", [] { return oneOf({"jpg", "vtt"}); }},
    ParameterRow{"format", "getVideoPreview", "Which kind of file.", [] { return oneOf({"mp4", "gif"}); }},
    ParameterRow{"format", "getVideoWaveform", "Numbers, or a picture of them.", [] { return oneOf({"json", "png"}); }},
    ParameterRow{"name", "", "Of the file, where the body is its bytes alone.", text},
    ParameterRow{"title", "", "As in the form, where the body is the file's bytes alone.", text},
    ParameterRow{"description", "", "As in the form, where the body is the file's bytes alone.", text},
    ParameterRow{"client_id", "", "As in the form, where the body is the file's bytes alone.", text},
    ParameterRow{"status_filter", "", "Only jobs in this state; `status` is the same.", words<JobState>},
    ParameterRow{"job_type", "", "Only jobs of this type.", words<JobType>},
    ParameterRow{"video_id", "", "Only jobs of this video.", id},
    ParameterRow{"created_from", "", "Only jobs that were made then or later.", time},
    ParameterRow{"created_until", "", "Only jobs that were made before.", time},
    ParameterRow{"kind", "", "Drawings alone, or voice-overs alone.", words<AnnotationKind>},
    ParameterRow{"is_done", "", "Only those that are done, or are not.", flag},
    ParameterRow{"user", "", "Only what this user did, by his id.", id},
    ParameterRow{"action", "", "Only this action; one that ends with a dot stands for all that begin so.", text},
    ParameterRow{"cursor", "", "`next_cursor` of the page before.", [] { return numberFrom(0); }},
    ParameterRow{"since", "", "The last event that the client has: what came after it is told first.", [] { return numberFrom(0); }},
    ParameterRow{"epoch", "", "The library that `since` counts in.", text},
    ParameterRow{"topics", "", "Only these, separated by commas: `jobs`, `videos/ID`, ...; absent: all.", text},
};

constexpr std::array kPath{
    ParameterRow{"id", "followOne", "A job's id, or the word by which a client calls itself.", text, true},
    ParameterRow{"id", "", "Of the thing that the path names.", id, true},
    ParameterRow{"file", "getDocsFile", "A name that the pages ask for.", text, true},
    ParameterRow{"file", "", "`master.m3u8`, or a name from a playlist.", text, true},
    ParameterRow{"stream", "", "The folder of one quality, as the playlist names it.", text, true},
};

constexpr std::array kHeaders{
    HeaderRow{"If-Match", "The revision that this changes: the ETag that it was read with.", text, true},
    HeaderRow{"If-Match?", "The revision that is meant; without it, whatever is there now.", text},
    HeaderRow{"Idempotency-Key", "Sent again with the same key, within a day, it is the job of the first time.", text},
    HeaderRow{"Range", "The part of the file that is wanted, `bytes=FROM-TO`.", text},
    HeaderRow{"If-None-Match", "The ETag of the copy that the client has.", text},
    HeaderRow{"Tus-Resumable", "The version of the protocol: 1.0.0.", [] { return oneOf({"1.0.0"}); }, true},
    HeaderRow{"Upload-Length", "How many bytes the file has.", [] { return numberFrom(0); }, true},
    HeaderRow{"Upload-Metadata", "`filename`, `title`, `description` and `client_id`, as pairs of a name and its value in Base64.", text},
    HeaderRow{"Upload-Offset", "Where this part begins, in bytes.", [] { return numberFrom(0); }, true},
    HeaderRow{"Upload-Checksum", "`sha256` and the part's hash in Base64: it counts as a whole or not at all.", text},
    HeaderRow{"ETag", "Names this state of it.", text},
    HeaderRow{"Location", "Where the new thing is.", text},
    HeaderRow{"X-Event-Sequence", "The event that the answer shows last.", [] { return numberFrom(0); }},
    HeaderRow{"X-Asset-Id", "The video that it became, once it is complete.", id},
    HeaderRow{"Upload-Expires", "Until when the upload can go on.", text},
    HeaderRow{"Tus-Version", "What the server understands.", text},
    HeaderRow{"Tus-Extension", "What it can do besides.", text},
    HeaderRow{"Tus-Max-Size", "The largest file, in bytes.", [] { return numberFrom(0); }},
    HeaderRow{"Tus-Checksum-Algorithm", "For Upload-Checksum.", text},
    HeaderRow{"Content-Range", "Which part this is, of how many bytes.", text},
    HeaderRow{"Retry-After", "Seconds after which it may work.", [] { return numberFrom(0); }},
};

}  // namespace

std::span<const ParameterRow> queryParameters() { return kQuery; }
std::span<const ParameterRow> pathParameters() { return kPath; }

const ParameterRow *findParameter(std::span<const ParameterRow> rows, QLatin1StringView name, QLatin1StringView operation,
                                  QLatin1StringView tag)
{
    for (const QLatin1StringView of : {operation, tag, QLatin1StringView{""}})
        for (const ParameterRow &row : rows)
            if (name == QLatin1StringView{row.name} && of == QLatin1StringView{row.of}) return &row;
    return nullptr;
}

const HeaderRow *findHeader(QLatin1StringView name)
{
    for (const HeaderRow &row : kHeaders)
        if (name == QLatin1StringView{row.name}) return &row;
    return nullptr;
}

}  // namespace chalkreel
