#include "server/openapi/operation_notes.h"

#include <array>

namespace chalkreel {
namespace {

constexpr char kFileAnswers[] = "Partial NotModified BadRange";

constexpr std::array kNotes{
    OperationNote{"listVideos", "One's own; an admin sees everybody's.", "", "X-Event-Sequence"},
    OperationNote{"findVideoBySha256", "Asked before a file is sent, it saves the sending."},
    OperationNote{"getLibraryCounts", "What the sidebar of the desktop shows."},
    OperationNote{"getVideo", "A share's visitor sees it without its metadata, its owner and its folder.", "", "ETag"},
    OperationNote{"updateVideo", "What is absent stays.", "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteVideo",
                  "From the bin it can be restored. With `purge` it is gone at once, with its links, drawings and comments."},
    OperationNote{"restoreVideo", "It is where it was. Takes no body.", "", "ETag"},
    OperationNote{"getVideoMetadata", "All that the file says, and flat names for its main stream. 404 until it was read."},
    OperationNote{"createVideoLinks",
                  "For players and pages that cannot send a header. The addresses carry their own leave and end when the caller's own "
                  "way in ends. The address of an HLS stream covers all its files. A body may be left out: all files, for an hour."},
    OperationNote{"getVideoStatus",
                  "Reading the file and its first pictures is `metadata_extraction`, all that is encoded from it `video_enhancement`.", "",
                  "X-Event-Sequence"},
    OperationNote{"listFolders", "As a flat list; `parent_id` makes the tree."},
    OperationNote{"createFolder", "Names are unique within a folder.", "", "ETag Location", "NotFound Conflict"},
    OperationNote{"getFolder", "The folder itself; what is in it lists `GET /api/v1/videos?folder=ID`.", "", "ETag"},
    OperationNote{"updateFolder", "What is absent stays. A folder cannot be moved into itself.", "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteFolder", "Videos and folders that are in it move up; nothing is deleted."},
    OperationNote{"listMedia", "The same videos as `GET /api/v1/videos`, as a media library's clients read them.", "", "X-Event-Sequence"},
    OperationNote{"getMedia", "The same video as `GET /api/v1/videos/{id}`, as a media library's clients read it."},
    OperationNote{"uploadVideo",
                  "A form with the file in `file`, or the bytes alone with the file's name in `?name=`. They are written to the disk as "
                  "they come. For files that take long, tus (`/api/v1/uploads`) goes on after a break. A file that the caller has already "
                  "is answered with 200 and the video that it became.",
                  "", "Location", "Duplicate NoSpace"},
    OperationNote{"describeUploads", "The OPTIONS request of the tus protocol.", "",
                  "Tus-Version Tus-Extension Tus-Max-Size Tus-Checksum-Algorithm"},
    OperationNote{"describeUpload", "The OPTIONS request of the tus protocol.", "",
                  "Tus-Version Tus-Extension Tus-Max-Size Tus-Checksum-Algorithm"},
    OperationNote{"createUpload",
                  "tus 1.0 (tus.io): the answer's `Location` takes the bytes by PATCH. A body is the beginning of the file, sent along. "
                  "An upload that nothing comes for is thrown away after a while: `Upload-Expires`.",
                  "Tus-Resumable Upload-Length Upload-Metadata Upload-Checksum", "Location Upload-Offset Upload-Expires X-Asset-Id",
                  "OtherVersion WrongChecksum NoSpace Invalid"},
    OperationNote{"continueUpload",
                  "With the last byte the upload becomes a video: `X-Asset-Id`. After a break, GET or HEAD says where to go on.",
                  "Tus-Resumable Upload-Offset Upload-Checksum", "Upload-Offset Upload-Expires X-Asset-Id",
                  "Conflict OtherVersion Busy WrongChecksum NoSpace Invalid"},
    OperationNote{"getUpload", "All is in the headers. tus asks with HEAD, which is answered alike.", "",
                  "Upload-Offset Upload-Length Upload-Metadata Upload-Expires X-Asset-Id"},
    OperationNote{"terminateUpload", "What came so far is thrown away. A video that it has become stays.", "", "", "Busy"},
    OperationNote{"downloadVideo", "As an attachment. HEAD, ranges, `If-Range` and `If-None-Match` are answered.", "Range If-None-Match",
                  "ETag", kFileAnswers},
    OperationNote{"getVideoThumbnail", "JPEG.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoHlsPlaylist", "For players: give them the address that `POST /api/v1/videos/{id}/links` answers.",
                  "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoHlsFile", "fMP4; the playlists are m3u8.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoStoryboard", "JPEG, or WebVTT with `format=vtt`.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoStoryboardSheet", "The same as `storyboard?format=jpg`.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoStoryboardIndex", "The same as `storyboard?format=vtt`.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoPreview", "For a card in a list.", "Range If-None-Match", "ETag", kFileAnswers},
    OperationNote{"getVideoWaveform", "Only of videos that have sound.", "Range If-None-Match", "ETag", kFileAnswers},
};

}  // namespace

std::span<const OperationNote> libraryNotes() { return kNotes; }

}  // namespace chalkreel
