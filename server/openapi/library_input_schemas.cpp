#include "server/openapi/model_schemas.h"
#include "server/openapi/schemas.h"

#include "server/controllers/request_bodies.h"
#include "server/processes/video_status.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QJsonObject process()
{
    return ObjectSchema{}
        .with("status", JsonSchema<ProcessStatus>::of())
        .with("progress", withText(plainSchema("integer"), "Percent."))
        .with("error", orNull(plainSchema("string")))
        .json();
}

QJsonObject wholeStatus()
{
    QJsonObject processes;
    for (const auto &row : kEnumNames<ProcessType>) processes.insert(row.name, schemaRef("Process"));
    return ObjectSchema{}
        .with("file_id", plainSchema("string", "uuid"))
        .with("status", JsonSchema<ProcessStatus>::of())
        .with("progress", withText(plainSchema("integer"), "Percent."))
        .with("processes", QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, processes}})
        .json();
}

QJsonObject partStatus()
{
    return ObjectSchema{}
        .with("file_id", plainSchema("string", "uuid"))
        .with("process_type", JsonSchema<ProcessType>::of())
        .with("status", JsonSchema<ProcessStatus>::of())
        .with("progress", withText(plainSchema("integer"), "Percent."))
        .with("error", orNull(plainSchema("string")))
        .json();
}

QJsonObject file(const char *text) { return withText(QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}}, text); }

}  // namespace

QList<NamedSchema> libraryInputSchemas()
{
    return {
        {"Process", process()},
        {"WholeVideoStatus", wholeStatus()},
        {"PartVideoStatus", partStatus()},
        {"VideoStatus", QJsonObject{{u"anyOf"_s, QJsonArray{schemaRef("WholeVideoStatus"), schemaRef("PartVideoStatus")}},
                                    {u"description"_s, u"The whole, or with `process_type` that part of it."_s}}},
        {"VideoPatch", ObjectSchema::inputOf<AssetPatch>()
                           .without({"title", "description", "tags"})
                           .withOptional("title", plainSchema("string"))
                           .withOptional("description", plainSchema("string"))
                           .withOptional("tags", arrayOf(plainSchema("string")))
                           .describe({{"folder_id", "Null: out of its folder."}, {"tags", "All of them: others go."}})
                           .example({{u"title"_s, u"Final, second half"_s}, {u"tags"_s, QJsonArray{u"final"_s}}})
                           .json()},
        {"VideoUpload", ObjectSchema{}
                            .with("file", file("The bytes, under the name that the file has."))
                            .withOptional("title", plainSchema("string"))
                            .withOptional("description", plainSchema("string"))
                            .withOptional("client_id", withText(plainSchema("string"), "Where its status is told: /ws/{client_id}."))
                            .json()},
        {"VoiceOverForm", ObjectSchema{}
                              .with("audio_file", file("wav, mp3, flac, ogg, webm, m4a, aiff or aac."))
                              .with("video_id", plainSchema("string", "uuid"))
                              .with("timestamp", withText(plainSchema("number"), "Seconds on the video's own clock."))
                              .withOptional("end_timestamp", plainSchema("number"))
                              .json()},
        {"FolderInput",
         ObjectSchema::inputOf<FolderInput>().describe({{"parent_id", "Null: at the top."}}).example({{u"name"_s, u"Throws"_s}}).json()},
        {"LinksInput", ObjectSchema::inputOf<LinksInput>()
                           .describe({{"renditions", "Absent: all that there are."}, {"expires_in", "Seconds."}})
                           .restrict("expires_in", {{u"minimum"_s, 1}, {u"maximum"_s, kLongestLinkLife}})
                           .json()},
        {"VideoLinks", ObjectSchema{}
                           .with("video_id", plainSchema("string", "uuid"))
                           .with("expires_at", plainSchema("string", "date-time"))
                           .with("links", withText(mapOf(plainSchema("string", "uri")), "By rendition."))
                           .json()},
    };
}

}  // namespace chalkreel
