#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class CommentContractTest final : public ContractTest
{
    Q_OBJECT

    AssetId m_asset;

    Comment say(const char *text, std::optional<double> timestamp = {}, CommentId parent = {})
    {
        const auto comment = await(backend().comments().add({.asset = m_asset,
                                                             .parent = parent,
                                                             .timestamp = timestamp,
                                                             .text = QString::fromLatin1(text),
                                                             .author = {QStringLiteral("user-1"), QStringLiteral("Ada")}}));
        return comment ? *comment : Comment{};
    }
    QStringList texts(std::optional<bool> isDone = {})
    {
        QStringList texts;
        const auto page = await(backend().comments().list({.asset = m_asset, .isDone = isDone}));
        if (page)
            for (const Comment &comment : page->items) texts.append(comment.text);
        return texts;
    }

private slots:
    void init()
    {
        makeAnew();
        const UploadResult video = m_subject->bringIn(QStringLiteral("a.mp4"));
        awaitEnd(backend(), video.job);
        m_asset = video.asset.id;
    }

    void commentsStandByTimeWithTheirAnswersBehindThem()
    {
        const Comment late = say("late", 20);
        const Comment early = say("early", 5);
        const Comment answer = say("answer", {}, early.id);
        say("answer to the answer", {}, answer.id);
        say("middle", 10);
        QCOMPARE(texts().join(u'|'), QStringLiteral("early|answer|answer to the answer|middle|late"));
        QCOMPARE(answer.timestamp, 5.0);
        QCOMPARE(answer.parent, early.id);
        QCOMPARE(answer.authorName, QStringLiteral("Ada"));
        QVERIFY(late.parent.isNull());
    }

    void answerToAnAnswerJoinsItsThread()
    {
        const Comment first = say("first", 1);
        const Comment answer = say("answer", {}, first.id);
        QCOMPARE(say("again", {}, answer.id).parent, first.id);
    }

    void whatCannotBeAnsweredIsNotFound()
    {
        const UploadResult other = m_subject->bringIn(QStringLiteral("b.mp4"));
        const Comment here = say("here", 1);
        const auto elsewhere =
            await(backend().comments().add({.asset = other.asset.id, .parent = here.id, .text = QStringLiteral("there")}));
        COMPARE_ERROR(elsewhere, ErrorCode::NotFound);
        const auto unknown =
            await(backend().comments().add({.asset = m_asset, .parent = CommentId::create(), .text = QStringLiteral("whom?")}));
        COMPARE_ERROR(unknown, ErrorCode::NotFound);
    }

    void doneOnesCanBeListedAlone()
    {
        const Comment open = say("open", 1);
        const Comment done = say("done", 2);
        const auto marked = await(backend().comments().update(done.id, {.isDone = true}, 1));
        VERIFY_RESULT(marked);
        QVERIFY(marked->isDone);
        QCOMPARE(marked->text, done.text);
        QCOMPARE(texts(true), QStringList{done.text});
        QCOMPARE(texts(false), QStringList{open.text});
    }

    void editNeedsTheCurrentRevision()
    {
        const Comment comment = say("a", 1);
        const auto edited = await(backend().comments().update(comment.id, {.text = QStringLiteral("b")}, 1));
        VERIFY_RESULT(edited);
        QCOMPARE(edited->revision, 2);
        COMPARE_ERROR(await(backend().comments().update(comment.id, {.text = QStringLiteral("c")}, 1)), ErrorCode::Conflict);
        COMPARE_ERROR(await(backend().comments().remove(comment.id, 1)), ErrorCode::Conflict);
        QCOMPARE(await(backend().comments().get(comment.id))->text, QStringLiteral("b"));
        COMPARE_ERROR(await(backend().comments().update(comment.id, {.text = QStringLiteral(" ")}, 2)), ErrorCode::InvalidArgument);
    }

    void answersGoWithWhatTheyAnswerEachWithItsEvent()
    {
        const Comment first = say("first", 1);
        const Comment answer = say("answer", {}, first.id);
        EventRecorder recorder{backend()};
        VERIFY_RESULT(await(backend().comments().remove(first.id, {})));
        COMPARE_ERROR(await(backend().comments().get(answer.id)), ErrorCode::NotFound);
        QTRY_COMPARE(recorder.events().size(), 2);
        QStringList gone;
        for (const Event &event : recorder.events()) {
            QCOMPARE(event.type, QString{event_type::kCommentRemoved});
            gone.append(event.body.value(QLatin1StringView{"id"}).toString());
        }
        QCOMPARE(gone, (QStringList{answer.id.toString(), first.id.toString()}));
    }

    void commentsGoWithTheirVideo()
    {
        const Comment comment = say("a", 1);
        say("b", {}, comment.id);
        VERIFY_RESULT(await(backend().library().remove({m_asset})));
        COMPARE_ERROR(await(backend().comments().add({.asset = m_asset, .text = QStringLiteral("x")})), ErrorCode::Conflict);
        VERIFY_RESULT(await(backend().library().purge({m_asset})));
        COMPARE_ERROR(await(backend().comments().get(comment.id)), ErrorCode::NotFound);
        COMPARE_ERROR(await(backend().comments().list({.asset = m_asset})), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(CommentContractTest)
#include "tst_comment_contract.moc"
