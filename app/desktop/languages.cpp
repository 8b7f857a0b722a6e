#include "app/desktop/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace chalkreel {
using namespace Qt::StringLiterals;

void installLanguage(QCoreApplication &app, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale{language};
    QLocale::setDefault(locale);
    const auto install = [&](const QString &name, const QString &folder) {
        auto *translator = new QTranslator{&app};
        if (translator->load(locale, name, u"_"_s, folder)) QCoreApplication::installTranslator(translator);
    };
    // English holds the plural forms; it shines through wherever another language is missing, or none is set.
    auto *english = new QTranslator{&app};
    if (english->load(u":/i18n/chalkreel_en.qm"_s)) QCoreApplication::installTranslator(english);
    install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"chalkreel"_s, u":/i18n"_s);
}

}  // namespace chalkreel
