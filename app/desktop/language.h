#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace chalkreel {

/// The language that the program and Qt's own dialogs speak.
class Language
{
public:
    ~Language();

    /// `code`: "de", "zh_CN", "en"; empty follows the system. English needs no translation. In place of the one before;
    /// words that are on the screen already stay as they are.
    void install(const QString &code);

private:
    void add(const QLocale &locale, const QString &name, const QString &folder);
    void removeAll();

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace chalkreel
