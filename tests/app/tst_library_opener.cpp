#include "app/desktop/library_opener.h"
#include "core/database/transaction.h"
#include "tests/support/jobs/waiting.h"

#include <QTemporaryDir>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

class LibraryOpenerTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    Settings settings() const
    {
        Settings settings;
        settings.dataDir = m_dir->filePath(u"library"_s);
        settings.mediaHost = QStringLiteral(CHALKREEL_MEDIA_HOST);
        return settings;
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void openingALibraryThatIsHeldUpHoldsUpNobody()
    {
        QVERIFY(await(LibraryOpener{}.open(settings())));  // makes it
        LibraryOpener opener;
        Async<std::shared_ptr<LocalBackend>> opened;
        {
            const auto database = Database::open(settings().databaseFile());
            QVERIFY(database.has_value());
            const auto held = Transaction::begin(**database, Durability::Full);
            QVERIFY(held.has_value());
            opened = opener.open(settings());
            QVERIFY(!opened.isFinished());
        }
        const auto backend = await(opened);
        QVERIFY2(backend.has_value(), backend ? "" : qPrintable(backend.error().message + backend.error().detail));
    }

    void openedLibraryAnswersOnTheCallersThread()
    {
        LibraryOpener opener;
        const auto backend = await(opener.open(settings()));
        QVERIFY(backend.has_value());
        QCOMPARE((*backend)->thread(), QThread::currentThread());
        for (const QObject *service : std::initializer_list<const QObject *>{&(*backend)->library(), &(*backend)->folders(),
                                                                             &(*backend)->uploads(), &(*backend)->jobs()})
            QCOMPARE(service->thread(), QThread::currentThread());
        const EventRecorder recorder{**backend};
        QVERIFY(await((*backend)->folders().create(u"Season"_s, {})));
        QTRY_COMPARE(recorder.events().size(), 1);
    }

    void whatIsWrongIsASentence()
    {
        LibraryOpener opener;
        const auto first = await(opener.open(settings()));
        QVERIFY(first.has_value());
        const auto second = await(opener.open(settings()));
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY(!second.error().message.isEmpty());
        Settings lost = settings();
        lost.mediaHost = m_dir->filePath(u"no-such-program"_s);
        const auto third = await(opener.open(lost));
        QVERIFY(!third.has_value());
        QCOMPARE(third.error().code, ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(LibraryOpenerTest)
#include "tst_library_opener.moc"
