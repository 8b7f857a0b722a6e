#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace chalkreel {

/// Environment variable by which a program tells those that it starts which language it speaks; unset: English.
inline constexpr const char *kLanguageVariable = "CHALKREEL_LANGUAGE";

/// The language that the program and Qt's own dialogs speak.
class Language
{
public:
    ~Language();

    /// `code`: "de", "zh_CN", "en"; empty follows the system. English needs no translation. In place of the one before;
    /// words that are on the screen already stay as they are. Sets kLanguageVariable.
    void install(const QString &code);

private:
    void add(const QLocale &locale, const QString &name, const QString &folder);
    void removeAll();

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace chalkreel
