#include "server/api/route.h"

#include <map>

namespace chalkreel {

/// One segment of all paths that begin alike.
struct RouteTable::Node
{
    std::map<QByteArray, NodePtr> children;
    NodePtr any;  ///< a {name}
    std::vector<const Route *> routes;
};

void RouteTable::NodeDeleter::operator()(Node *node) const { delete node; }

void RouteTable::add(Route route)
{
    m_routes.push_back(std::make_unique<Route>(std::move(route)));
    const Route *row = m_routes.back().get();
    if (!m_root) m_root = NodePtr{new Node};
    Node *node = m_root.get();
    const QByteArrayList segments = QByteArray{row->path}.mid(1).split('/');
    for (const QByteArray &segment : segments) {
        NodePtr &next = segment.startsWith('{') ? node->any : node->children[segment];
        if (!next) next = NodePtr{new Node};
        node = next.get();
    }
    Q_ASSERT(std::ranges::none_of(node->routes, [&](const Route *other) { return qstrcmp(other->method, row->method) == 0; }));
    node->routes.push_back(row);
}

/// A fixed name counts before a {name} at the same place, and gives way to it when it leads nowhere.
bool RouteTable::find(const Node &node, const QByteArrayList &segments, qsizetype at, QStringList &values, const Node *&found)
{
    if (at == segments.size()) {
        found = node.routes.empty() ? nullptr : &node;
        return found != nullptr;
    }
    const auto child = node.children.find(segments[at]);
    if (child != node.children.end() && find(*child->second, segments, at + 1, values, found)) return true;
    if (!node.any || segments[at].isEmpty()) return false;
    values.append(QString::fromUtf8(QByteArray::fromPercentEncoding(segments[at])));
    if (find(*node.any, segments, at + 1, values, found)) return true;
    values.removeLast();
    return false;
}

RouteTable::Match RouteTable::match(const QByteArray &method, const QByteArray &path) const
{
    Match match;
    if (!m_root || !path.startsWith('/')) return match;
    QByteArrayList segments = path.mid(1).split('/');
    // "/jobs/" is "/jobs": the seeds write it so.
    if (segments.size() > 1 && segments.last().isEmpty()) segments.removeLast();
    const Node *node = nullptr;
    QStringList values;
    if (!find(*m_root, segments, 0, values, node)) return match;

    const QByteArrayView wanted = method == "HEAD" ? QByteArrayView{"GET"} : QByteArrayView{method};
    for (const Route *route : node->routes)
        if (wanted == route->method) match.route = route;
    if (!match.route || method == "OPTIONS") {
        for (const Route *route : node->routes) {
            match.allowed.append(route->method);
            if (match.allowed.last() == "GET") match.allowed.append("HEAD");
        }
        match.allowed.append("OPTIONS");
    }
    if (!match.route || values.isEmpty()) return match;
    const QByteArrayList names = QByteArray{match.route->path}.mid(1).split('/');
    qsizetype next = 0;
    for (const QByteArray &name : names)
        if (name.startsWith('{')) match.parameters.insert(QString::fromLatin1(name.mid(1, name.size() - 2)), values.value(next++));
    return match;
}

}  // namespace chalkreel
