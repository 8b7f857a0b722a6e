#include "server/controllers/job_requests.h"

#include "core/model/audio_extraction.h"
#include "core/model/json_input.h"
#include "core/model/process_options.h"
#include "server/api/api_request.h"
#include "server/controllers/request_bodies.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestOption = 64;
constexpr qsizetype kLongestClientId = 200;

QString existingTypes() { return QStringLiteral("The job types that exist are: %1.").arg(allNames<JobType>()); }

Result<void> checkOptions(const QJsonObject &options)
{
    const QStringList known =
        ApiRequest::namesOf<AudioExtractionOptions>() + ApiRequest::namesOf<ProcessOptions>() + ApiRequest::namesOf<SeedOptions>();
    if (Result<void> named = ApiRequest::checkNames(options, known); !named) return named;
    // Types of all of them, so that a wrong one is told now and not by the job.
    if (const auto read = fromJson<SeedOptions>(options); !read) return fail(read.error());
    if (const auto read = fromJson<ProcessOptions>(options); !read) return fail(read.error());
    if (const auto read = audioExtractionOptionsFromJson(options); !read) return fail(read.error());
    for (auto it = options.begin(); it != options.end(); ++it)
        if (it->isString())
            if (Result<void> fits = validateText(it->toString(), kLongestOption, u"options."_s + it.key()); !fits) return fits;
    return {};
}

Result<JobType> jobTypeOf(JsonInput &input)
{
    const std::optional<QString> word = input.text("job_type"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (!word) return fail(ErrorCode::InvalidArgument, QStringLiteral("“job_type” is missing. ") + existingTypes());
    const std::optional<JobType> type = enumFromName<JobType>(*word);
    if (!type)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("“%1” is no job that can be done here. ").arg(word->left(64)) + existingTypes());
    return *type;
}

std::optional<QDateTime> timeOf(JsonInput &input, QLatin1StringView key)
{
    const std::optional<QString> text = input.text(key);
    if (!text) return std::nullopt;
    const QDateTime time = QDateTime::fromString(*text, Qt::ISODateWithMs);
    if (!time.isValid()) input.refuse(key, QStringLiteral("“%1” has to be a time as in 2024-01-31T12:00:00Z.").arg(input.nameOf(key)));
    return time;
}

Result<JobQuery> filterFromJson(const QJsonObject &object)
{
    if (Result<void> named =
            ApiRequest::checkNames(object, {u"status"_s, u"job_type"_s, u"video_id"_s, u"created_from"_s, u"created_until"_s});
        !named)
        return fail(std::move(named.error()));
    JsonInput input{object, u"filter."_s};
    JobQuery query;
    query.state = input.word<JobState>("status"_L1);
    query.type = input.word<JobType>("job_type"_L1);
    query.asset = input.id<AssetId>("video_id"_L1);
    query.createdFrom = timeOf(input, "created_from"_L1).value_or(QDateTime{});
    query.createdUntil = timeOf(input, "created_until"_L1).value_or(QDateTime{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    return query;
}

Result<QList<JobId>> idsFromJson(const QJsonArray &array)
{
    if (array.isEmpty() || array.size() > kMostBulkJobs)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“ids” has to hold 1 to %1 ids.").arg(kMostBulkJobs));
    QList<JobId> ids;
    QSet<JobId> seen;
    for (const QJsonValue value : array) {
        const JobId id = JobId::fromString(value.toString());
        if (id.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“ids[%1]” has to be an id: a UUID.").arg(ids.size()));
        if (seen.contains(id)) continue;
        seen.insert(id);
        ids.append(id);
    }
    return ids;
}

}  // namespace

Result<JobSpec> jobSpecFromJson(const QJsonObject &object)
{
    const QStringList known{u"youtube_url"_s, u"url"_s, u"video_id"_s, u"job_type"_s, u"priority"_s, u"options"_s, u"client_id"_s};
    if (Result<void> named = ApiRequest::checkNames(object, known); !named) return fail(std::move(named.error()));
    JsonInput input{object};
    const Result<JobType> type = jobTypeOf(input);
    if (!type) return fail(type.error());
    if (input.has("youtube_url"_L1) || input.has("url"_L1))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("Videos cannot be fetched from an address yet: send the file, then name it by “video_id”. ") +
                        existingTypes());
    JobSpec spec{.type = *type};
    input.require("video_id"_L1);
    spec.asset = input.id<AssetId>("video_id"_L1).value_or(AssetId{});
    spec.priority = input.wholeNumber("priority"_L1).value_or(spec.priority);
    spec.options = input.object("options"_L1).value_or(QJsonObject{});
    spec.clientId = input.text("client_id"_L1).value_or(QString{});
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (Result<void> fits = validateText(spec.clientId, kLongestClientId, u"client_id"_s); !fits) return fail(std::move(fits.error()));
    if (Result<void> usable = checkOptions(spec.options); !usable) return fail(std::move(usable.error()));
    return spec;
}

Result<BulkRequest> bulkRequestFromJson(const QJsonObject &object)
{
    if (Result<void> named = ApiRequest::checkNames(object, {u"action"_s, u"ids"_s, u"filter"_s}); !named)
        return fail(std::move(named.error()));
    JsonInput input{object};
    BulkRequest request;
    input.require("action"_L1);
    request.action = input.word<BulkAction>("action"_L1).value_or(request.action);
    const std::optional<QJsonArray> ids = input.array("ids"_L1);
    const std::optional<QJsonObject> filter = input.object("filter"_L1);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    if (ids.has_value() == filter.has_value())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("Say which jobs by either “ids” or “filter”."));
    if (ids) {
        Result<QList<JobId>> read = idsFromJson(*ids);
        if (!read) return fail(std::move(read.error()));
        request.ids = *std::move(read);
    } else {
        Result<JobQuery> read = filterFromJson(*filter);
        if (!read) return fail(std::move(read.error()));
        request.filter = *std::move(read);
    }
    return request;
}

}  // namespace chalkreel
