#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/// A language is complete: every text of the sources is in its file, translated, with the same places for values.
class TranslationsTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyTextOfTheSourcesIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("German") << u"chalkreel_de.ts"_s;
        QTest::newRow("Chinese") << u"chalkreel_zh_CN.ts"_s;
    }
    void everyTextOfTheSourcesIsTranslated()
    {
        QFETCH(QString, file);
        // Brought up to date in a copy, an incomplete file shows unfinished entries.
        const QDir source{QStringLiteral(CHALKREEL_SOURCE_DIR)};
        QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        QVERIFY(QFile::copy(source.filePath(u"translations/"_s + file), copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(CHALKREEL_LUPDATE),
                      {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, source.path(), source.filePath(u"app"_s),
                       source.filePath(u"core"_s), source.filePath(u"ui"_s), u"-ts"_s, copy});
        QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

        QFile ts{copy};
        QVERIFY(ts.open(QIODevice::ReadOnly));
        QXmlStreamReader xml{&ts};
        QStringList missing;
        QString text;
        int messages = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"source") text = xml.readElementText();
            if (xml.name() == u"translation") {
                ++messages;
                if (xml.attributes().value(u"type"_s) == u"unfinished") missing.append(text);
            }
            if (xml.name() == u"translation" || xml.name() == u"numerusform") checkPlaces(xml, text);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(messages > 100);
        QVERIFY2(missing.isEmpty(), qPrintable(u"%1 without translation, such as: %2"_s.arg(missing.size()).arg(missing.value(0))));
    }

private:
    /// "%1" lost in translation shows as a number that is missing in the window.
    static void checkPlaces(QXmlStreamReader &xml, const QString &source)
    {
        if (xml.attributes().hasAttribute(u"type"_s)) return;
        const QString translated = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        if (translated.isEmpty()) return;
        for (const QString &place : {u"%1"_s, u"%2"_s, u"%3"_s})
            QVERIFY2(translated.contains(place) == source.contains(place), qPrintable(source + u" -> "_s + translated));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
