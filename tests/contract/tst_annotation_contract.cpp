#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class AnnotationContractTest final : public ContractTest
{
    Q_OBJECT

    AssetId m_asset;

    static Drawing arrow() { return {.tool = DrawingTool::Arrow, .points = {{0.1, 0.2, {}}, {0.8, 0.9, 0.5}}}; }

    Result<Annotation> draw(double timestamp = 1.5)
    {
        return await(backend().annotations().addDrawing({.asset = m_asset,
                                                         .timestamp = timestamp,
                                                         .end = timestamp + 2,
                                                         .drawing = arrow(),
                                                         .author = {QStringLiteral("user-1"), QStringLiteral("Ada")}}));
    }
    QString recording(const QString &kind = QStringLiteral("audio")) { return m_subject->newFile(QStringLiteral("take.ogg"), kind); }
    Result<Annotation> speak(const QString &path)
    {
        return await(backend().annotations().addVoiceOver({.asset = m_asset,
                                                           .timestamp = 3,
                                                           .path = path,
                                                           .fileName = QStringLiteral("take.ogg"),
                                                           .author = {QStringLiteral("user-1"), QStringLiteral("Ada")}}));
    }
    QByteArray bytesOf(AnnotationId annotation)
    {
        const auto source = await(backend().annotations().openAudio(annotation));
        if (!source) return {};
        QByteArray bytes{(*source)->size(), Qt::Uninitialized};
        const auto count = (*source)->readAt(0, std::as_writable_bytes(std::span{bytes.data(), static_cast<size_t>(bytes.size())}));
        return count && *count == bytes.size() ? bytes : QByteArray{};
    }
    static QByteArray content(const QString &path)
    {
        QFile file{path};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }

private slots:
    void init()
    {
        makeAnew();
        const UploadResult video = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), video.job);
        m_asset = video.asset.id;
    }

    void drawingIsKeptAsItWasDrawn()
    {
        const Result<Annotation> drawn = draw();
        VERIFY_RESULT(drawn);
        QCOMPARE(drawn->kind, AnnotationKind::Drawing);
        QCOMPARE(drawn->drawing, std::optional{arrow()});
        QCOMPARE(drawn->revision, 1);
        QCOMPARE(drawn->author, QStringLiteral("user-1"));
        QCOMPARE(drawn->authorName, QStringLiteral("Ada"));
        QVERIFY(drawn->created.isValid());
        m_subject->restart();
        const auto again = await(backend().annotations().get(drawn->id));
        VERIFY_RESULT(again);
        QCOMPARE(*again, *drawn);
    }

    void annotationsAreListedByTime()
    {
        const auto third = draw(9);
        const auto first = draw(0);
        const auto second = speak(recording());
        const auto all = await(backend().annotations().list({.asset = m_asset}));
        VERIFY_RESULT(all);
        QCOMPARE(all->items, (QList{*first, *second, *third}));
        QCOMPARE(all->total, 3);
        const auto page = await(backend().annotations().list({.asset = m_asset, .limit = 1, .offset = 1}));
        VERIFY_RESULT(page);
        QCOMPARE(page->items, QList{*second});
        QCOMPARE(page->total, 3);
        const auto drawings = await(backend().annotations().list({.asset = m_asset, .kind = AnnotationKind::Drawing}));
        VERIFY_RESULT(drawings);
        QCOMPARE(drawings->items, (QList{*first, *third}));
        const auto bad = await(backend().annotations().list({.asset = m_asset, .limit = 1'000'000'000}));
        COMPARE_ERROR(bad, ErrorCode::InvalidArgument);
    }

    void editCountsUpAndNeedsTheCurrentRevision()
    {
        const auto drawn = draw();
        VERIFY_RESULT(drawn);
        AnnotationPatch patch{.timestamp = 2.5};
        const auto moved = await(backend().annotations().update(drawn->id, patch, 1));
        VERIFY_RESULT(moved);
        QCOMPARE(moved->revision, 2);
        QCOMPARE(moved->timestamp, 2.5);
        QCOMPARE(moved->end, drawn->end);
        QCOMPARE(moved->drawing, drawn->drawing);
        QCOMPARE(moved->author, drawn->author);
        COMPARE_ERROR(await(backend().annotations().update(drawn->id, patch, 1)), ErrorCode::Conflict);
        COMPARE_ERROR(await(backend().annotations().remove(drawn->id, 1)), ErrorCode::Conflict);
        QCOMPARE(await(backend().annotations().get(drawn->id))->revision, 2);
        VERIFY_RESULT(await(backend().annotations().remove(drawn->id, 2)));
        COMPARE_ERROR(await(backend().annotations().get(drawn->id)), ErrorCode::NotFound);
    }

    void editMayNotLeaveTheEndBeforeTheBeginning()
    {
        const auto drawn = draw(1.5);
        VERIFY_RESULT(drawn);
        COMPARE_ERROR(await(backend().annotations().update(drawn->id, {.timestamp = 4}, 1)), ErrorCode::InvalidArgument);
        const auto open = await(backend().annotations().update(drawn->id, {.timestamp = 4, .end = std::optional<double>{}}, 1));
        VERIFY_RESULT(open);
        QVERIFY(!open->end);
    }

    void badDrawingIsRefusedAndNothingIsKept()
    {
        DrawingDraft draft{.asset = m_asset, .drawing = arrow()};
        draft.drawing.points[0].x = std::numeric_limits<double>::quiet_NaN();
        COMPARE_ERROR(await(backend().annotations().addDrawing(draft)), ErrorCode::InvalidArgument);
        QCOMPARE(await(backend().annotations().list({.asset = m_asset}))->total, 0);
    }

    void eachChangeIsAnEventOfItsVideo()
    {
        EventRecorder recorder{backend()};
        const auto drawn = draw();
        const auto moved = await(backend().annotations().update(drawn->id, {.timestamp = 2}, 1));
        VERIFY_RESULT(await(backend().annotations().remove(drawn->id, {})));
        QTRY_COMPARE(recorder.events().size(), 3);
        const QString topic = QStringLiteral("videos/") + m_asset.toString();
        for (const Event &event : recorder.events()) QCOMPARE(event.topic, topic);
        QCOMPARE(recorder.events()[0].type, QString{event_type::kAnnotationChanged});
        QCOMPARE(fromJson<Annotation>(recorder.events()[0].body).value(), *drawn);
        QCOMPARE(fromJson<Annotation>(recorder.events()[1].body).value(), *moved);
        QCOMPARE(recorder.events()[2].type, QString{event_type::kAnnotationRemoved});
        QCOMPARE(recorder.events()[2].body.value(QLatin1StringView{"id"}).toString(), drawn->id.toString());
    }

    void whatHasNoVideoIsRefused()
    {
        const AssetId unknown = AssetId::create();
        COMPARE_ERROR(await(backend().annotations().addDrawing({.asset = unknown, .drawing = arrow()})), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().annotations().list({.asset = unknown})), ErrorCode::NotFound);
        const QString path = recording();
        COMPARE_ERROR(await(backend().annotations().addVoiceOver({.asset = unknown, .path = path})), ErrorCode::NotFound);
        QVERIFY(QFile::exists(path));
        VERIFY_RESULT(await(backend().library().remove({m_asset})));
        COMPARE_ERROR(draw(), ErrorCode::Conflict);
        COMPARE_ERROR(speak(recording()), ErrorCode::Conflict);
    }

    void voiceOverIsMovedInAndCanBeHeard()
    {
        const QString path = recording();
        const QByteArray bytes = content(path);
        const auto spoken = speak(path);
        VERIFY_RESULT(spoken);
        QCOMPARE(spoken->kind, AnnotationKind::VoiceOver);
        QVERIFY(spoken->voiceOver.has_value());
        QCOMPARE(spoken->voiceOver->duration, 2.5);
        QCOMPARE(spoken->voiceOver->mimeType, QStringLiteral("audio/ogg"));
        QCOMPARE(spoken->voiceOver->size, bytes.size());
        QCOMPARE(spoken->voiceOver->sha256.size(), 64);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(bytesOf(spoken->id), bytes);
        if (backend().capabilities().testFlag(Capability::RevealInFolder)) {
            const auto file = await(backend().annotations().audioFile(spoken->id));
            VERIFY_RESULT(file);
            QCOMPARE(content(*file), bytes);
        }
        m_subject->restart();
        QCOMPARE(bytesOf(spoken->id), bytes);
    }

    void whatIsNoSoundIsRefusedAndStaysWhereItIs_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a video") << QStringLiteral("video") << ErrorCode::Unsupported;
        QTest::newRow("a picture") << QStringLiteral("image") << ErrorCode::Unsupported;
        QTest::newRow("nonsense") << QStringLiteral("nonsense") << ErrorCode::Damaged;
    }
    void whatIsNoSoundIsRefusedAndStaysWhereItIs()
    {
        QFETCH(const QString, kind);
        QFETCH(const ErrorCode, code);
        const QString path = recording(kind);
        COMPARE_ERROR(speak(path), code);
        QVERIFY(QFile::exists(path));
        QCOMPARE(await(backend().annotations().list({.asset = m_asset}))->total, 0);
        COMPARE_ERROR(speak(path + QStringLiteral(".gone")), ErrorCode::NotFound);
    }

    void soundGoesWithItsVoiceOver()
    {
        const auto spoken = speak(recording());
        VERIFY_RESULT(spoken);
        VERIFY_RESULT(await(backend().annotations().remove(spoken->id, {})));
        COMPARE_ERROR(await(backend().annotations().openAudio(spoken->id)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().annotations().remove(spoken->id, {})), ErrorCode::NotFound);
    }

    void everythingGoesWithItsVideo()
    {
        const auto drawn = draw();
        const auto spoken = speak(recording());
        VERIFY_RESULT(spoken);
        VERIFY_RESULT(await(backend().library().remove({m_asset})));
        VERIFY_RESULT(await(backend().library().purge({m_asset})));
        COMPARE_ERROR(await(backend().annotations().get(drawn->id)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().annotations().openAudio(spoken->id)), ErrorCode::NotFound);
    }

    void drawingHasNoSoundAndVoiceOverNoDrawing()
    {
        const auto drawn = draw();
        COMPARE_ERROR(await(backend().annotations().openAudio(drawn->id)), ErrorCode::NotFound);
        if (backend().capabilities().testFlag(Capability::RevealInFolder))
            COMPARE_ERROR(await(backend().annotations().audioFile(drawn->id)), ErrorCode::NotFound);
        const auto spoken = speak(recording());
        COMPARE_ERROR(await(backend().annotations().update(spoken->id, {.drawing = arrow()}, 1)), ErrorCode::InvalidArgument);
    }

    void shutdownEndsAVoiceOverThatIsLookedAt()
    {
        media().hold(MediaTaskKind::SoundCheck);
        const QString path = recording();
        const auto spoken = backend().annotations().addVoiceOver({.asset = m_asset, .path = path});
        QTRY_COMPARE(media().runs(MediaTaskKind::SoundCheck), 1);
        m_subject->shutdown();
        COMPARE_ERROR(await(spoken), ErrorCode::Cancelled);
        QVERIFY(QFile::exists(path));
        COMPARE_ERROR(draw(), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(AnnotationContractTest)
#include "tst_annotation_contract.moc"
