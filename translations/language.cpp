#include "translations/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace chalkreel {
using namespace Qt::StringLiterals;

Language::~Language() { removeAll(); }

void Language::install(const QString &code)
{
    removeAll();
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale{code};
    QLocale::setDefault(locale);
    qputenv(kLanguageVariable, locale.name().toUtf8());
    // English holds the plural forms; it shines through wherever another language is missing, or none is set.
    add(QLocale{u"en"_s}, u"chalkreel"_s, u":/i18n"_s);
    add(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(locale, u"chalkreel"_s, u":/i18n"_s);
}

void Language::add(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, u"_"_s, folder)) return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::removeAll()
{
    for (const auto &translator : m_translators) QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

}  // namespace chalkreel
