#include "ui/support/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

QPixmap render(const QString &name, const QSize &pixels, const QColor &color)
{
    const QString key = u"chalkreel/%1/%2x%3/%4"_s.arg(name).arg(pixels.width()).arg(pixels.height()).arg(color.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap{pixels};
    pixmap.fill(Qt::transparent);
    QFile file{u":/chalkreel/icons/%1.svg"_s.arg(name)};
    if (!file.open(QIODevice::ReadOnly)) return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QPainter painter{&pixmap};
    QSvgRenderer{svg}.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws with the palette's colour of the moment instead of storing pixels of one theme.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, QPalette::ColorRole role)
        : m_name{std::move(name)}
        , m_role{role}
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap pixmap = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QPalette palette = QGuiApplication::palette();
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return render(m_name, size, palette.color(group, m_role));
    }

    QIconEngine *clone() const override { return new TintedIconEngine{m_name, m_role}; }

private:
    QString m_name;
    QPalette::ColorRole m_role;
};

}  // namespace

QIcon icon(QStringView name) { return icon(name, QPalette::ButtonText); }

QIcon icon(QStringView name, QPalette::ColorRole role) { return QIcon{new TintedIconEngine{name.toString(), role}}; }

QPixmap iconPixmap(QStringView name, int size, qreal devicePixelRatio, const QColor &color)
{
    QPixmap pixmap = render(name.toString(), QSize{size, size} * devicePixelRatio, color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

}  // namespace chalkreel::ui
