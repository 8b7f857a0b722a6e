#pragma once

#include <QByteArray>
#include <QString>

namespace chalkreel {

/// The part of a request's query that is its signed leave; empty when there is none.
[[nodiscard]] QByteArray leaveIn(const QByteArray &query);

/// A playlist (RFC 8216) whose addresses carry `leave`: a relative address does not inherit its playlist's query.
[[nodiscard]] QByteArray withLeave(const QByteArray &playlist, const QByteArray &leave);

}  // namespace chalkreel
