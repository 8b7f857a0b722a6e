#pragma once

#include <QJsonObject>
#include <QLatin1StringView>

#include <optional>
#include <span>

namespace chalkreel {

/// One parameter of a query or a path. Where the same name means different things, `of` says for which operation or tag
/// this row is; the most particular one counts.
struct ParameterRow
{
    const char *name;
    const char *of;  ///< an operation, a tag, or empty: any other
    const char *text;
    QJsonObject (*schema)();
    bool isRequired = false;
};

[[nodiscard]] std::span<const ParameterRow> queryParameters();
[[nodiscard]] std::span<const ParameterRow> pathParameters();

/// Null when nobody has described it.
[[nodiscard]] const ParameterRow *findParameter(std::span<const ParameterRow> rows, QLatin1StringView name, QLatin1StringView operation,
                                                QLatin1StringView tag);

/// A header of requests or answers.
struct HeaderRow
{
    const char *name;
    const char *text;
    QJsonObject (*schema)();
    bool isRequired = false;  ///< of a request
};

/// Null when nobody has described it.
[[nodiscard]] const HeaderRow *findHeader(QLatin1StringView name);

}  // namespace chalkreel
