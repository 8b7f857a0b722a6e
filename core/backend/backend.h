#pragma once

#include "core/backend/annotation_service.h"
#include "core/backend/comment_service.h"
#include "core/backend/folder_service.h"
#include "core/backend/job_service.h"
#include "core/backend/library_service.h"
#include "core/backend/review_service.h"
#include "core/backend/upload_record_service.h"
#include "core/backend/upload_service.h"
#include "core/base/async.h"
#include "core/base/byte_source.h"
#include "core/model/event.h"

#include <QObject>

#include <memory>

namespace chalkreel {

/// What this backend can do. Ask for an ability, never "is it local?".
enum class Capability {
    RevealInFolder = 0x1,  ///< localFile() answers, so a file manager can show it
    LeaveInPlace = 0x2,    ///< an original can stay where it is
    TakeOver = 0x4,        ///< it has a spool folder, of which it takes files over: see uploadRecords()
};
Q_DECLARE_FLAGS(Capabilities, Capability)

enum class ConnectionState { Connected, Connecting, Offline };

/// The seam: everything that a window, a command or a server controller may ask of a library.
/// Nothing blocks; every future finishes; results reach an object through deliver().
class Backend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Capabilities capabilities() const = 0;
    /// "This computer", or the server's name.
    virtual QString displayName() const = 0;

    virtual LibraryService &library() = 0;
    virtual FolderService &folders() = 0;
    virtual UploadService &uploads() = 0;
    virtual JobService &jobs() = 0;
    /// Null without Capability::TakeOver.
    virtual UploadRecordService *uploadRecords() { return nullptr; }
    virtual AnnotationService &annotations() = 0;
    virtual CommentService &comments() = 0;
    virtual ReviewService &reviews() = 0;

    /// The bytes of one rendition. NotFound when it was not made.
    virtual Async<std::shared_ptr<ByteSource>> openRendition(AssetId asset, RenditionKind kind) = 0;
    /// Its path on this machine. Unsupported without Capability::RevealInFolder.
    virtual Async<QString> localFile(AssetId asset, RenditionKind kind) = 0;
    /// Committed events after `sequence`, oldest first, at most `limit`. Conflict when they are no longer kept or the
    /// epoch is another: take a new snapshot.
    virtual Async<QList<Event>> eventsSince(const QString &epoch, quint64 sequence, int limit) = 0;

signals:
    /// In sequence order, after the change is committed.
    void eventReceived(const chalkreel::Event &event);
    void connectionChanged(chalkreel::ConnectionState state);
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

}  // namespace chalkreel
