#include "server/openapi/model_schemas.h"
#include "server/openapi/schemas.h"

#include "core/model/queries.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

ObjectSchema video()
{
    return ObjectSchema::of<Asset>()
        .notNull({"id", "created_at", "updated_at"})
        .describe({{"name", "The file's name as it came in."},
                   {"title", "What people call it; the name without its ending at first."},
                   {"owner", "User id of whose it is."},
                   {"client_id", "The client that sent it, as it calls itself."},
                   {"folder_id", "Null: in none."},
                   {"size", "Of the original, in bytes."},
                   {"sha256", "Of the original: 64 lower-case hexadecimal digits."},
                   {"external_path", "Always empty here."},
                   {"error", "Why it failed; of a ready one, why its last preparation did not come to its end."},
                   {"is_deleted", "In the bin."},
                   {"revision", "Counts edits; the ETag is this number."},
                   {"duration", "Seconds; 0 for pictures."},
                   {"width", "Pixels as displayed: after rotation and in square pixels."},
                   {"frame_rate", "Frames per second on average; the exact fraction is in the metadata."},
                   {"ends_early", "A cut-off file of which the readable part was kept."},
                   {"renditions", "That can be opened now."}});
}

/// metadata.json: what the file says, and flat names for its main stream. With `hasAll` as far as it always is.
ObjectSchema mediaInfo()
{
    return ObjectSchema::of<MediaInfo>()
        .with("format", withText(plainSchema("string"), "mp4, mov, mkv, ..."))
        .with("bitrate", plainSchema("integer", "int64"))
        .withOptional("codec", withText(plainSchema("string"), "Of the main stream, like the following."))
        .withOptional("width", withText(plainSchema("integer"), "Pixels as displayed."))
        .withOptional("height", plainSchema("integer"))
        .withOptional("frame_rate", plainSchema("number"))
        .withOptional("sha256", plainSchema("string"))
        .describe({{"container", "FFmpeg's short name."},
                   {"video_stream", "Index in `streams`; -1: none."},
                   {"audio_stream", "Index in `streams`; -1: none."},
                   {"duration", "Seconds, from the packets where they were counted."},
                   {"ends_early", "The file is cut off."}});
}

/// Seed 002's file_metadata.
void addSeedMetadata(ObjectSchema &schema)
{
    schema.with("aiGenerated", plainSchema("boolean"))
        .with("prompt", orNull(plainSchema("string")))
        .with("model", orNull(plainSchema("string")))
        .with("source", plainSchema("string"))
        .with("source_url", orNull(plainSchema("string")))
        .with("imported_at", JsonSchema<QDateTime>::of());
}

QJsonObject videoMetadata()
{
    ObjectSchema schema = mediaInfo();
    addSeedMetadata(schema);
    schema.with("codec", orNull(plainSchema("string")))
        .with("width", orNull(plainSchema("integer")))
        .with("height", orNull(plainSchema("integer")))
        .with("frame_rate", orNull(plainSchema("number")))
        .with("rotation", withText(plainSchema("integer"), "Degrees clockwise that a player turns the picture."))
        .with("variable_frame_rate", plainSchema("boolean"))
        .with("histogram", orNull(schemaRef("Histogram")));
    return schema.json();
}

QJsonObject seedMetadata()
{
    ObjectSchema schema;
    schema.with("duration", orNull(plainSchema("number")))
        .with("width", orNull(plainSchema("integer")))
        .with("height", orNull(plainSchema("integer")))
        .with("frame_rate", orNull(plainSchema("number")))
        .with("codec", orNull(plainSchema("string")))
        .with("bitrate", orNull(plainSchema("integer")))
        .with("format", orNull(plainSchema("string")))
        .withOptional("error", withText(plainSchema("string"), "Why a failed one failed."));
    addSeedMetadata(schema);
    return schema.json();
}

QJsonObject histogram()
{
    const QJsonObject counts = arrayOf(plainSchema("number"));
    const QJsonObject mean = ObjectSchema{}
                                 .with("red", plainSchema("number"))
                                 .with("green", plainSchema("number"))
                                 .with("blue", plainSchema("number"))
                                 .with("luma", plainSchema("number"))
                                 .json();
    const QJsonObject dominant = ObjectSchema{}.with("hex", plainSchema("string")).with("share", plainSchema("number")).json();
    return ObjectSchema{}
        .with("version", plainSchema("integer"))
        .with("bins", plainSchema("integer"))
        .with("sampled_frames", plainSchema("integer"))
        .with("pixels", plainSchema("integer", "int64"))
        .with("red", counts)
        .with("green", counts)
        .with("blue", counts)
        .with("luma", counts)
        .with("mean", mean)
        .with("dominant_colors", arrayOf(dominant))
        .json();
}

QJsonObject waveform()
{
    const QJsonObject peaks = withText(arrayOf(plainSchema("integer")), "One value a bucket; `full_scale` is the loudest.");
    return ObjectSchema{}
        .with("version", plainSchema("integer"))
        .with("sample_rate", withText(plainSchema("integer"), "Hz."))
        .with("channels", plainSchema("integer"))
        .with("samples_per_bucket", plainSchema("integer"))
        .with("buckets_per_second", plainSchema("number"))
        .with("duration", withText(plainSchema("number"), "Seconds."))
        .with("length", withText(plainSchema("integer"), "Buckets."))
        .with("full_scale", plainSchema("integer"))
        .with("min", peaks)
        .with("max", peaks)
        .with("rms", peaks)
        .json();
}

/// An object that is empty until it was made.
QJsonObject orEmpty(const char *name)
{
    return {{u"anyOf"_s, QJsonArray{schemaRef(name), QJsonObject{{u"type"_s, u"object"_s}, {u"maxProperties"_s, 0}}}}};
}

QJsonObject videoDetails()
{
    return video()
        .with("metadata", withText(orEmpty("MediaInfo"), "Empty until it was read, and for a share's visitor."))
        .with("histogram", withText(orEmpty("Histogram"), "Empty until it was made, and for a share's visitor."))
        .with("rendition_files", arrayOf(schemaRef("Rendition")))
        .json();
}

QJsonObject mediaAsset()
{
    QJsonObject status = plainSchema("string");
    status.insert("enum"_L1, QJsonArray{u"pending_upload"_s, u"uploading"_s, u"ready"_s, u"failed"_s});
    return ObjectSchema{}
        .with("id", plainSchema("string", "uuid"))
        .with("user_id", orNull(plainSchema("string")))
        .with("name", plainSchema("string"))
        .with("type", JsonSchema<AssetKind>::of())
        .with("file_type", JsonSchema<AssetKind>::of())
        .with("size", plainSchema("integer", "int64"))
        .with("file_size", plainSchema("integer", "int64"))
        .with("s3_key", plainSchema("string"))
        .with("thumbnail_s3_key", orNull(plainSchema("string")))
        .with("url", withText(plainSchema("string"), "Of the original, good for an hour; empty until it is ready."))
        .with("thumbnail_url", orNull(plainSchema("string")))
        .with("status", withText(status, "A video that is worked on is still uploading here."))
        .with("checksum", withText(plainSchema("string"), "SHA-256."))
        .with("metadata", schemaRef("MediaAssetMetadata"))
        .with("file_metadata", schemaRef("MediaAssetMetadata"))
        .with("folder_id", JsonSchema<FolderId>::of())
        .with("tags", arrayOf(plainSchema("string")))
        .with("is_deleted", plainSchema("boolean"))
        .with("created_at", JsonSchema<QDateTime>::of())
        .with("updated_at", JsonSchema<QDateTime>::of())
        .json();
}

/// A page of assets carries the position of the event stream too, so that a client goes on from it.
QJsonObject assetPageOf(const char *item)
{
    QJsonObject page = pageOf(item);
    QJsonObject properties = page.value("properties"_L1).toObject();
    properties.insert("sequence"_L1,
                      withText(plainSchema("integer", "int64"), "The event that the page shows last: go on with /ws/events?since="));
    properties.insert("epoch"_L1, withText(plainSchema("string"), "Another one means another library: begin anew."));
    page.insert("properties"_L1, properties);
    QJsonArray required = page.value("required"_L1).toArray();
    required.append(u"sequence"_s);
    required.append(u"epoch"_s);
    page.insert("required"_L1, required);
    return page;
}

QJsonObject uploadedVideo()
{
    return video()
        .with("file_id", withText(plainSchema("string", "uuid"), "The same as `id`."))
        .with("job_id", withText(JsonSchema<JobId>::of(), "Of the work that follows; null for a file that was here and is done."))
        .with("duplicate", withText(plainSchema("boolean"), "The file was here already: this is the video that it became then."))
        .with("message", plainSchema("string"))
        .json();
}

}  // namespace

QList<NamedSchema> librarySchemas()
{
    return {
        {"Video", video().json()},
        {"VideoDetails", videoDetails()},
        {"VideoPage", assetPageOf("Video")},
        {"UploadedVideo", uploadedVideo()},
        {"VideoMetadata", videoMetadata()},
        {"MediaInfo", mediaInfo().json()},
        {"MediaAsset", mediaAsset()},
        {"MediaAssetPage", assetPageOf("MediaAsset")},
        {"MediaAssetMetadata", seedMetadata()},
        {"Histogram", histogram()},
        {"Waveform", waveform()},
        {"Rendition", ObjectSchema::of<Rendition>()
                          .describe({{"size", "Bytes; of all files for a folder."},
                                     {"origin", "encoded, remuxed, or shared:KIND when it is the same bytes as another."}})
                          .json()},
        {"ScanVerdict", ObjectSchema::of<ScanVerdict>()
                            .describe({{"reason", "Of what was not scanned."},
                                       {"signature", "The virus's name, of an infected file only."},
                                       {"engine", "The scanner, with its version and that of its signatures."},
                                       {"time", "Null: it was not looked at."}})
                            .json()},
        {"Stream", ObjectSchema::of<StreamInfo>()
                       .describe({{"duration", "Seconds."},
                                  {"rotation", "Degrees clockwise that a player turns the picture."},
                                  {"frame_rate", "The average, exact."},
                                  {"longest_gop", "Frames between key frames at most; 0 unless the packets were counted."}})
                       .json()},
        {"Chapter", ObjectSchema::of<ChapterInfo>().json()},
        {"NamedCount", ObjectSchema::of<NamedCount>().json()},
        {"LibraryCounts", ObjectSchema::of<LibraryCounts>()
                              .describe({{"bytes", "Of all originals."}, {"folders", "By the folder's id; sub-folders included."}})
                              .json()},
        {"VideoExists", ObjectSchema{}
                            .with("exists", plainSchema("boolean"))
                            .with("id", JsonSchema<AssetId>::of())
                            .with("video", orNull(schemaRef("Video")))
                            .json()},
        {"Folder", ObjectSchema::of<Folder>().notNull({"id"}).describe({{"parent_id", "Null: at the top."}}).json()},
        {"FolderList", ObjectSchema{}.with("items", arrayOf(schemaRef("Folder"))).with("total", plainSchema("integer")).json()},
    };
}

}  // namespace chalkreel
