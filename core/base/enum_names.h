#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>

namespace chalkreel {

/// One row of an enum's name table: the value and the word that stands for it in JSON, SQL and on the command line.
template <typename E>
struct EnumName
{
    constexpr EnumName(E v, const char *n)
        : value{v}
        , name{n}
    {
    }

    E value;
    QLatin1StringView name;
};

/// Specialised beside each enum that leaves the program. The type of a specialisation is a std::array of EnumName.
template <typename E>
inline constexpr auto kEnumNames = nullptr;

template <typename E>
concept NamedEnum = !std::is_same_v<decltype(kEnumNames<E>), const std::nullptr_t>;

template <NamedEnum E>
constexpr QLatin1StringView nameOf(E value)
{
    for (const EnumName<E> &row : kEnumNames<E>)
        if (row.value == value) return row.name;
    return {};
}

template <NamedEnum E>
std::optional<E> enumFromName(QStringView name)
{
    for (const EnumName<E> &row : kEnumNames<E>)
        if (name == row.name) return row.value;
    return std::nullopt;
}

/// "pending, queued, ..." for messages that list what is possible.
template <NamedEnum E>
QString allNames()
{
    QString names;
    for (const EnumName<E> &row : kEnumNames<E>) {
        if (!names.isEmpty()) names += QLatin1StringView{", "};
        names += row.name;
    }
    return names;
}

}  // namespace chalkreel
