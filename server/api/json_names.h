#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace chalkreel {

/// The first name that stands twice in one object of a valid JSON text: two programs could take a different one of them
/// (RFC 8259, section 4), and QJsonDocument says nothing.
std::optional<QString> repeatedJsonName(QByteArrayView json);

}  // namespace chalkreel
