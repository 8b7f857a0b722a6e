#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class EventContractTest final : public ContractTest
{
    Q_OBJECT
private slots:
    void eventsComeInOrderWithoutGaps()
    {
        EventRecorder recorder{backend()};
        QList<JobId> jobs;
        for (int i = 0; i < 5; ++i) jobs.append(m_subject->bringIn(QStringLiteral("%1.mp4").arg(i)).job);
        for (const JobId &job : jobs) QCOMPARE(awaitEnd(backend(), job).state, JobState::Completed);
        const auto page = await(backend().jobs().list({}));
        VERIFY_RESULT(page);
        QTRY_COMPARE(recorder.events().last().sequence, page->sequence);
        for (qsizetype i = 1; i < recorder.events().size(); ++i)
            QCOMPARE(recorder.events()[i].sequence, recorder.events()[i - 1].sequence + 1);
    }

    void applyingTheEventsGivesWhatTheListsShow()
    {
        EventRecorder recorder{backend()};
        const UploadResult kept = m_subject->bringIn(QStringLiteral("a.mp4"));
        const UploadResult purged = m_subject->bringIn(QStringLiteral("b.mp4"));
        awaitEnd(backend(), kept.job);
        awaitEnd(backend(), purged.job);
        VERIFY_RESULT(await(backend().library().remove({purged.asset.id})));
        VERIFY_RESULT(await(backend().library().purge({purged.asset.id})));
        const auto assets = await(backend().library().list({}));
        const auto jobs = await(backend().jobs().list({}));
        VERIFY_RESULT(assets);
        VERIFY_RESULT(jobs);
        QTRY_COMPARE(recorder.events().last().sequence, jobs->sequence);

        QHash<QString, QJsonObject> values;
        for (const Event &event : recorder.events()) {
            const QString key = event.topic.section(u'/', 1);
            if (event.type == event_type::kAssetPurged || event.type == event_type::kJobRemoved)
                values.remove(key);
            else
                values.insert(key, event.body);
        }
        QHash<QString, QJsonObject> expected;
        for (const Asset &asset : assets->items) expected.insert(asset.id.toString(), toJson(asset));
        for (const Job &job : jobs->items) expected.insert(job.id.toString(), toJson(job));
        QCOMPARE(values.keys().size(), expected.keys().size());
        for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
            QJsonObject shown = values.value(it.key());
            QJsonObject listed = it.value();
            // As it was when the job was read; renaming an asset is no change of its jobs.
            for (QJsonObject *object : {&shown, &listed}) object->remove(QStringLiteral("asset_title"));
            QCOMPARE(shown, listed);
        }
    }

    void eventsAreThereBeforeTheCallThatCausedThemIsAnswered()
    {
        EventRecorder recorder{backend()};
        QObject context;
        bool wasTold = false;
        bool isAnswered = false;
        deliver(backend().folders().create(QStringLiteral("Season"), {}), &context, [&](const Result<Folder> &folder) {
            isAnswered = true;
            wasTold = folder && !recorder.events().isEmpty() && recorder.events().last().type == event_type::kFolderChanged;
        });
        QTRY_VERIFY(isAnswered);
        QVERIFY(wasTold);
    }

    void whoWasAwayGetsExactlyWhatWasMissed()
    {
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("One"), {})));
        const auto before = await(backend().library().list({}));
        VERIFY_RESULT(before);
        EventRecorder recorder{backend()};
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("Two"), {})));
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("Three"), {})));
        QTRY_COMPARE(recorder.events().size(), 2);
        const auto missed = await(backend().eventsSince(before->epoch, before->sequence, 100));
        VERIFY_RESULT(missed);
        QCOMPARE(missed->size(), 2);
        QCOMPARE(missed->first().body, recorder.events().first().body);
        QCOMPARE(missed->first().sequence, before->sequence + 1);
        const auto one = await(backend().eventsSince(before->epoch, before->sequence, 1));
        VERIFY_RESULT(one);
        QCOMPARE(one->size(), 1);
    }

    void anotherEpochAsksForASnapshot()
    {
        COMPARE_ERROR(await(backend().eventsSince(QStringLiteral("other"), 0, 10)), ErrorCode::Conflict);
    }

    void numbersGoOnAfterARestart()
    {
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("One"), {})));
        const auto before = await(backend().library().list({}));
        VERIFY_RESULT(before);
        m_subject->restart();
        EventRecorder recorder{backend()};
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("Two"), {})));
        QTRY_VERIFY(!recorder.events().isEmpty());
        QCOMPARE(recorder.events().first().sequence, before->sequence + 1);
        QCOMPARE(recorder.events().first().epoch, before->epoch);
    }
};

QTEST_GUILESS_MAIN(EventContractTest)
#include "tst_event_contract.moc"
