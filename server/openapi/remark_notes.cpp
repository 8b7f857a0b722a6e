#include "server/openapi/operation_notes.h"

#include <array>

namespace chalkreel {
namespace {

constexpr std::array kNotes{
    OperationNote{"createDrawing",
                  "Points are fractions of the picture as it is displayed, after rotation: [0, 0] is its upper left corner, [1, 1] the "
                  "lower right one. A little outside is allowed.",
                  "", "ETag Location", "NotFound"},
    OperationNote{"createVoiceOver", "The sound is looked at when it comes in; what cannot be played is refused.", "", "ETag Location",
                  "NotFound NoSpace"},
    OperationNote{"listAnnotations", "Of everybody who may see the video.", "", "X-Event-Sequence"},
    OperationNote{"getAnnotation", "With the whole drawing, or what is known of the sound.", "", "ETag"},
    OperationNote{"replaceAnnotation", "What is absent becomes the default. Its author, the video's owner and admins may.", "If-Match",
                  "ETag", "Conflict"},
    OperationNote{"updateAnnotation", "What is absent stays; a drawing comes as a whole. Its author, the video's owner and admins may.",
                  "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteAnnotation", "Its author, the video's owner and admins may.", "If-Match?", "", "Conflict"},
    OperationNote{"getAnnotationAudio", "As it was sent.", "Range If-None-Match", "ETag", "Partial NotModified BadRange"},
    OperationNote{"createComment", "With `parent_id` it is an answer. Answers have no answers.", "", "ETag Location", "Conflict"},
    OperationNote{"listComments", "Of everybody who may see the video.", "", "X-Event-Sequence"},
    OperationNote{"getComment", "Its ETag is its revision.", "", "ETag"},
    OperationNote{"updateComment", "What is absent stays. Its author, the video's owner and admins may.", "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteComment", "Its author, the video's owner and admins may.", "If-Match?", "", "Conflict"},
    OperationNote{"createReview", "One person's look at a video as a whole.", "", "ETag Location"},
    OperationNote{"listReviews", "Of everybody who may see the video.", "", "X-Event-Sequence"},
    OperationNote{"getReview", "Its ETag is its revision.", "", "ETag"},
    OperationNote{"updateReview", "What is absent stays. Its author, the video's owner and admins may.", "If-Match", "ETag", "Conflict"},
    OperationNote{"deleteReview", "Its author, the video's owner and admins may.", "If-Match?", "", "Conflict"},
};

}  // namespace

std::span<const OperationNote> remarkNotes() { return kNotes; }

}  // namespace chalkreel
