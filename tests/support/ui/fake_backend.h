#pragma once

#include "tests/support/ui/fake_remarks.h"
#include "tests/support/ui/fake_services.h"

namespace chalkreel::test {

/// A backend in memory that answers at once and says what was asked of it. Change `state` and call its ...Changed()
/// functions to script events.
class FakeBackend final : public Backend
{
    Q_OBJECT
public:
    explicit FakeBackend(QObject *parent = nullptr);
    ~FakeBackend() override;

    Capabilities capabilities() const override { return abilities; }
    QString displayName() const override { return QStringLiteral("This computer"); }
    LibraryService &library() override { return m_library; }
    FolderService &folders() override { return m_folders; }
    UploadService &uploads() override { return m_uploads; }
    JobService &jobs() override { return m_jobs; }
    AnnotationService &annotations() override { return m_annotations; }
    CommentService &comments() override { return m_comments; }
    ReviewService &reviews() override { return m_reviews; }
    Async<std::shared_ptr<ByteSource>> openRendition(AssetId asset, RenditionKind kind) override;
    Async<QString> localFile(AssetId asset, RenditionKind kind) override;
    Async<QList<Event>> eventsSince(const QString &epoch, quint64 sequence, int limit) override;

    FakeUploads &fakeUploads() { return m_uploads; }
    /// Events are kept but not sent while muted: what a lost connection looks like.
    void setMuted(bool isMuted) { m_isMuted = isMuted; }

    FakeState state;
    Capabilities abilities = Capability::RevealInFolder | Capability::LeaveInPlace;
    QSet<AssetId> lostFiles;  ///< left in place and moved: localFile() answers lostFileCode
    ErrorCode lostFileCode = ErrorCode::NotFound;
    bool keepsEvents = true;  ///< false: eventsSince() answers Conflict

private:
    bool m_isMuted = false;
    FakeLibrary m_library{state};
    FakeFolders m_folders{state};
    FakeUploads m_uploads{state};
    FakeJobs m_jobs{state};
    FakeAnnotations m_annotations{state};
    FakeComments m_comments{state};
    FakeReviews m_reviews{state};
};

}  // namespace chalkreel::test
