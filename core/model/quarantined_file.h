#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

using QuarantineId = StrongId<struct QuarantineIdTag>;

/// A file in which a virus scanner found something, as the operator reads of it. Its bytes lie apart, under the id.
struct QuarantinedFile
{
    QuarantineId id;
    QString name;     ///< as the client sent it
    QString owner;    ///< user id of who sent it; empty without accounts
    qint64 size = 0;  ///< bytes
    QString sha256;   ///< 64 lower-case hex digits
    QString signature;
    QString engine;
    QDateTime found;

    friend bool operator==(const QuarantinedFile &, const QuarantinedFile &) = default;

    static constexpr std::tuple kFields{
        Field<&QuarantinedFile::id>{"id"},         Field<&QuarantinedFile::name>{"name"},
        Field<&QuarantinedFile::owner>{"owner"},   Field<&QuarantinedFile::size>{"size"},
        Field<&QuarantinedFile::sha256>{"sha256"}, Field<&QuarantinedFile::signature>{"signature"},
        Field<&QuarantinedFile::engine>{"engine"}, Field<&QuarantinedFile::found>{"found_at"},
    };
};

}  // namespace chalkreel
