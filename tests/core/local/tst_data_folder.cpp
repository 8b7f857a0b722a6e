#include "core/local/data_folder.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

class DataFolderTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private slots:
    void folderHasOneOwnerUntilItIsReleased()
    {
        const QString path = m_dir.filePath(QStringLiteral("one"));
        Result<DataFolder> first = DataFolder::take(path);
        QVERIFY(first.has_value());
        const Result<DataFolder> second = DataFolder::take(path);
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY(second.error().message.contains(QStringLiteral("one")));
        first->release();
        QVERIFY(DataFolder::take(path).has_value());
    }

    void folderIsTheSameByAnotherPath()
    {
        const QString path = m_dir.filePath(QStringLiteral("two"));
        const Result<DataFolder> first = DataFolder::take(path);
        QVERIFY(first.has_value());
        QVERIFY(QFile::link(path, m_dir.filePath(QStringLiteral("link"))));
        const Result<DataFolder> second = DataFolder::take(m_dir.filePath(QStringLiteral("link")));
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::Conflict);
    }

    void newFolderIsForItsUserAlone()
    {
        const QString path = m_dir.filePath(QStringLiteral("three"));
        QVERIFY(DataFolder::take(path).has_value());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFileInfo{path}.permissions() & others, QFile::Permissions{});
    }

    void fileInTheWayIsNamed()
    {
        QFile file{m_dir.filePath(QStringLiteral("four"))};
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Result<DataFolder> folder = DataFolder::take(file.fileName());
        QVERIFY(!folder.has_value());
        QVERIFY(folder.error().message.contains(QStringLiteral("four")));
    }
};

QTEST_GUILESS_MAIN(DataFolderTest)
#include "tst_data_folder.moc"
