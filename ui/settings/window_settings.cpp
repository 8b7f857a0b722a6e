#include "ui/settings/window_settings.h"

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

const auto kTheme = u"window/theme"_s;
const auto kLanguage = u"window/language"_s;
const auto kImport = u"library/import_renditions"_s;
const auto kGeometry = u"window/geometry"_s;
const auto kLibraryLayout = u"window/library_layout"_s;
const auto kDeskLayout = u"window/desk_layout"_s;
const auto kVolume = u"sound/volume"_s;
const auto kMuted = u"sound/muted"_s;

constexpr double kFirstVolume = 0.8;

}  // namespace

QList<std::pair<QString, QString>> languageNames()
{
    return {{QString{}, QString{}}, {u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"zh_CN"_s, u"简体中文"_s}};
}

WindowSettings::WindowSettings()
    : m_file{QSettings::IniFormat, QSettings::UserScope, u"Chalkreel"_s, u"window"_s}
{
}

WindowSettings::WindowSettings(const QString &file)
    : m_file{file, QSettings::IniFormat}
{
}

ThemeChoice WindowSettings::theme() const
{
    return enumFromName<ThemeChoice>(m_file.value(kTheme).toString()).value_or(ThemeChoice::FollowSystem);
}

void WindowSettings::setTheme(ThemeChoice choice) { m_file.setValue(kTheme, QString{nameOf(choice)}); }

QString WindowSettings::language() const { return m_file.value(kLanguage).toString(); }

void WindowSettings::setLanguage(const QString &language) { m_file.setValue(kLanguage, language); }

QList<RenditionKind> WindowSettings::importRenditions() const
{
    if (!m_file.contains(kImport)) return usualImport();
    const QStringList names = m_file.value(kImport).toStringList();
    QList<RenditionKind> kinds;
    for (const RenditionKind kind : optionalRenditions())
        if (names.contains(nameOf(kind))) kinds.append(kind);
    return kinds;
}

void WindowSettings::setImportRenditions(const QList<RenditionKind> &kinds)
{
    QStringList names;
    for (const RenditionKind kind : kinds) names.append(nameOf(kind));
    m_file.setValue(kImport, names);
}

QByteArray WindowSettings::geometry() const { return m_file.value(kGeometry).toByteArray(); }

void WindowSettings::setGeometry(const QByteArray &geometry) { m_file.setValue(kGeometry, geometry); }

QByteArray WindowSettings::libraryLayout() const { return m_file.value(kLibraryLayout).toByteArray(); }

void WindowSettings::setLibraryLayout(const QByteArray &layout) { m_file.setValue(kLibraryLayout, layout); }

QByteArray WindowSettings::deskLayout() const { return m_file.value(kDeskLayout).toByteArray(); }

void WindowSettings::setDeskLayout(const QByteArray &layout) { m_file.setValue(kDeskLayout, layout); }

double WindowSettings::volume() const
{
    bool isNumber = false;
    const double volume = m_file.value(kVolume).toDouble(&isNumber);
    // Not clamped: 80, written by hand for 80 %, must not become full volume.
    return isNumber && volume >= 0 && volume <= 1 ? volume : kFirstVolume;
}

void WindowSettings::setVolume(double volume) { m_file.setValue(kVolume, volume); }

bool WindowSettings::isMuted() const { return m_file.value(kMuted, false).toBool(); }

void WindowSettings::setMuted(bool isMuted) { m_file.setValue(kMuted, isMuted); }

}  // namespace chalkreel::ui
