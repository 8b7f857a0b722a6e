#include "core/base/disk_space.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace chalkreel;

class DiskSpaceTest final : public QObject
{
    Q_OBJECT
private slots:
    void freeBytesAreWhatDfSays()
    {
        const QTemporaryDir folder;
        QProcess df;
        df.start(QStringLiteral("df"), {QStringLiteral("--output=avail"), QStringLiteral("-B1"), folder.path()});
        QVERIFY(df.waitForFinished());
        const double theirs = df.readAllStandardOutput().split('\n').value(1).trimmed().toDouble();
        const std::optional<qint64> ours = freeDiskBytes(folder.path());
        QVERIFY(ours && theirs > 0);
        // Others write meanwhile.
        QVERIFY2(std::abs(static_cast<double>(*ours) - theirs) < theirs / 4, qPrintable(QString::number(*ours)));
    }

    void folderThatIsNotThereHasNoAnswer() { QVERIFY(!freeDiskBytes(QDir::tempPath() + QStringLiteral("/no such folder"))); }
};

QTEST_GUILESS_MAIN(DiskSpaceTest)
#include "tst_disk_space.moc"
