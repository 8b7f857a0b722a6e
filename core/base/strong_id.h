#pragma once

#include <QHash>
#include <QString>
#include <QUuid>

#include <compare>

namespace chalkreel {

/// UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random, so that ids sort by creation.
/// Ids made by one process within the same millisecond keep their order too.
QUuid createTimeOrderedUuid();

/// An id that cannot be mixed up with the id of another kind of thing.
template <typename Tag>
class StrongId
{
public:
    constexpr StrongId() = default;
    explicit StrongId(const QUuid &value)
        : m_value{value}
    {
    }

    static StrongId create() { return StrongId{createTimeOrderedUuid()}; }
    /// Null when the text is not a UUID.
    static StrongId fromString(QStringView text) { return StrongId{QUuid::fromString(text)}; }

    bool isNull() const { return m_value.isNull(); }
    QString toString() const { return m_value.toString(QUuid::WithoutBraces); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QUuid m_value;
};

using AssetId = StrongId<struct AssetIdTag>;
using FolderId = StrongId<struct FolderIdTag>;
using JobId = StrongId<struct JobIdTag>;
/// An upload that can be resumed, and its file in the spool folder.
using UploadId = StrongId<struct UploadIdTag>;
using AnnotationId = StrongId<struct AnnotationIdTag>;
using CommentId = StrongId<struct CommentIdTag>;
using ReviewId = StrongId<struct ReviewIdTag>;
/// Names one running long call so that it can be cancelled.
using OperationId = StrongId<struct OperationIdTag>;

}  // namespace chalkreel
