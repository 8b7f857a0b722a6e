#include "core/media_host/child_media_host.h"
#include "translations/language.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

class MediaLanguageTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// What the media process says of a text file that calls itself a video.
    QString complaint() const
    {
        const QString path = m_folder.filePath(u"notes.mp4"_s);
        if (QFile file{path}; !file.open(QIODevice::WriteOnly) || file.write("dear diary, ") < 0) return {};
        ChildMediaHost host{QStringLiteral(CHALKREEL_BIN_DIR "/chalkreel_media_host")};
        const Result<MediaReport> report = host.run({.kind = MediaTaskKind::Inspect,
                                                     .source = path,
                                                     .displayName = u"notes.mp4"_s,
                                                     .workDir = m_folder.path(),
                                                     .outputDir = m_folder.path()},
                                                    {}, std::chrono::seconds{60});
        return report ? QString{} : report.error().message;
    }

private slots:
    void mediaProcessSpeaksTheLanguageOfTheProgramThatStartsIt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("English") << u"en"_s << u"“notes.mp4”"_s;
        QTest::newRow("German") << u"de"_s << u"„notes.mp4“"_s;
    }
    void mediaProcessSpeaksTheLanguageOfTheProgramThatStartsIt()
    {
        QFETCH(QString, language);
        QFETCH(QString, quoted);
        Language program;
        program.install(language);
        const QString said = complaint();
        QVERIFY2(said.contains(quoted), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(MediaLanguageTest)
#include "tst_media_language.moc"
