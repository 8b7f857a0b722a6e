#include "server/api/json_names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

namespace chalkreel {
namespace {

/// The end of the string whose opening quote stands at `at`: one past its closing quote.
qsizetype endOfString(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return json.size();
}

/// Escapes resolved: "\u0061" is the name "a".
QString decoded(QByteArrayView quoted)
{
    if (!quoted.contains('\\')) return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().at(0).toString();
}

}  // namespace

std::optional<QString> repeatedJsonName(QByteArrayView json)
{
    struct Level
    {
        bool isObject = false;
        bool expectsName = false;
        QSet<QString> names;
    };
    std::vector<Level> levels;
    for (qsizetype at = 0; at < json.size();) {
        switch (json[at]) {
        case '{': levels.push_back({true, true, {}}); break;
        case '[': levels.push_back({}); break;
        case '}':
        case ']':
            if (!levels.empty()) levels.pop_back();
            break;
        case ',':
            if (!levels.empty()) levels.back().expectsName = levels.back().isObject;
            break;
        case '"': {
            const qsizetype end = endOfString(json, at);
            if (!levels.empty() && levels.back().expectsName && end - at >= 2) {
                levels.back().expectsName = false;
                QString name = decoded(json.sliced(at, end - at));
                if (levels.back().names.contains(name)) return name;
                levels.back().names.insert(std::move(name));
            }
            at = end;
            continue;
        }
        default: break;
        }
        ++at;
    }
    return std::nullopt;
}

}  // namespace chalkreel
