#include "core/playback/player.h"
#include "tests/core/playback/picture_number.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

PlayableSource clip(const QString &name) { return {.media = *openFileSource(clipPath(name)), .packetIndex = nullptr}; }

}  // namespace

class PlayerTest final : public QObject
{
    Q_OBJECT

    static bool isReady(const Player &player) { return player.state() == PlayerState::Paused && player.frame() >= 0; }

private slots:
    void openingShowsTheFirstFrameAndCountsTheFrames()
    {
        Player player;
        QSignalSpy durations{&player, &Player::durationChanged};
        player.open(clip(u"long_gop.mp4"_s));
        QCOMPARE(player.state(), PlayerState::Opening);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        QCOMPARE(player.frame(), 0);
        QCOMPARE(player.frameCount(), 360);
        QCOMPARE(player.duration(), 12.0);
        QCOMPARE(durations.size(), 1);
        QCOMPARE(numberIn(player.picture().image).value_or(-1), 0);
        QCOMPARE(player.description().audioTracks.size(), 1);
    }

    void playingShowsFramesInOrderToTheLastOne()
    {
        Player player;
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(150);
        QTRY_COMPARE(player.frame(), 150);
        QList<int> shown;
        bool isRight = true;
        connect(&player, &Player::pictureChanged, &player, [&](const VideoPicture &picture) {
            shown.append(picture.frame);
            isRight = isRight && numberIn(picture.image) == picture.frame;
        });
        player.play();
        QCOMPARE(player.state(), PlayerState::Playing);
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayerState::Paused, 30'000);
        QTRY_COMPARE(player.frame(), 179);
        QVERIFY(isRight);
        QVERIFY(std::ranges::is_sorted(shown));
        QCOMPARE(shown.size() + player.droppedFrames(), 29);
    }

    void playingAtTheEndBeginsAgain()
    {
        Player player;
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(179);
        QTRY_COMPARE(player.frame(), 179);
        player.play();
        QTRY_VERIFY(player.frame() >= 0 && player.frame() < 100);
        QVERIFY(player.isPlaying());
    }

    void aLoopGoesOnFromTheStart()
    {
        Player player;
        player.setLooping(true);
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(170);
        QTRY_COMPARE(player.frame(), 170);
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.frame() < 100, 20'000);
        QVERIFY(player.isPlaying());
    }

    void seekingWhilePlayingGoesOnPlayingFromThere()
    {
        Player player;
        player.open(clip(u"long_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.play();
        QTRY_VERIFY(player.frame() > 3);
        player.seekSeconds(8);
        QVERIFY(player.isPlaying());
        QTRY_VERIFY(player.frame() > 245);
        QVERIFY(player.isPlaying());
        QVERIFY(player.frame() < 360);
    }

    void stepsAddUpWhileTheDecoderIsBusy()
    {
        Player player;
        player.open(clip(u"long_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(200);
        for (int i = 0; i < 10; ++i) player.step(-1);
        player.step(3);
        QTRY_COMPARE_WITH_TIMEOUT(player.frame(), 193, 20'000);
        QCOMPARE(numberIn(player.picture().image).value_or(-1), 193);
    }

    void aSeekBeforeTheFileIsOpenIsDone()
    {
        Player player;
        player.open(clip(u"long_gop.mp4"_s));
        player.seekToFrame(77);
        QTRY_COMPARE_WITH_TIMEOUT(player.frame(), 77, 20'000);
        QTRY_COMPARE(player.state(), PlayerState::Paused);
    }

    void playBeforeTheFileIsOpenStartsWhenItIs()
    {
        Player player;
        player.open(clip(u"short_gop.mp4"_s));
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.frame() > 5, 20'000);
        QVERIFY(player.isPlaying());
        player.pause();
        QCOMPARE(player.state(), PlayerState::Paused);
    }

    void anotherCopyShowsTheSameFrame()
    {
        Player player;
        const PlayableSource mp4 = clip(u"short_gop.mp4"_s);
        player.open(mp4);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(101);
        QTRY_COMPARE(player.frame(), 101);
        // The same frames with time stamps in milliseconds that begin at 37.5 s.
        player.switchTo(clip(u"start.mkv"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player) && player.description().startSeconds > 30, 20'000);
        QCOMPARE(player.frame(), 101);
        QCOMPARE(numberIn(player.picture().image).value_or(-1), 101);
        player.step(1);
        QTRY_COMPARE(player.frame(), 102);
        player.switchTo(mp4);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player) && player.description().startSeconds < 1, 20'000);
        QTRY_COMPARE(player.frame(), 102);
        QCOMPARE(numberIn(player.picture().image).value_or(-1), 102);
    }

    void switchingWhilePlayingGoesOnPlaying()
    {
        Player player;
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(20);
        QTRY_COMPARE(player.frame(), 20);
        player.play();
        QTRY_VERIFY(player.frame() > 25);
        const int before = player.frame();
        player.switchTo(clip(u"start.mkv"_s));
        QTRY_VERIFY_WITH_TIMEOUT(player.description().startSeconds > 30 && player.frame() > before + 5, 20'000);
        QVERIFY(player.isPlaying());
    }

    void slowMotionShowsEveryFrame()
    {
        Player player;
        player.open(clip(u"fps60.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.setRate(0.25);
        QSignalSpy pictures{&player, &Player::pictureChanged};
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.frame() >= 20, 30'000);
        player.pause();
        QCOMPARE(pictures.size() + player.droppedFrames(), player.frame());
    }

    void aFileWithSoundAloneHasAPosition()
    {
        Player player;
        player.open(clip(u"sound.m4a"_s));
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayerState::Paused, 20'000);
        QVERIFY(!player.description().hasVideo);
        QVERIFY(std::abs(player.duration() - 3) < 0.1);
        player.seekSeconds(2.5);
        QCOMPARE(player.position(), 2.5);
        player.play();
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayerState::Paused, 20'000);
        QCOMPARE(player.position(), player.duration());
    }

    void aStillPictureIsShown()
    {
        Player player;
        player.open(clip(u"picture.png"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        QCOMPARE(player.frameCount(), 1);
        player.setDisplaySize({160, 120});
        QTRY_COMPARE(player.picture().image.size(), QSize(160, 120));
    }

    void tracksCanBeChosen()
    {
        Player player;
        player.open(clip(u"two_tracks.mkv"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        QCOMPARE(player.description().audioTracks.size(), 2);
        QVERIFY(player.description().audioTracks[0].name.startsWith(u"English"_s));
        QVERIFY(player.description().audioTracks[1].name.startsWith(u"Kommentar"_s));
        player.setAudioTrack(1);
        QCOMPARE(player.audioTrack(), 1);
        player.setAudioTrack(5);
        QCOMPARE(player.audioTrack(), 1);
    }

    void aFileThatCannotBeShownIsAnErrorAndTheNextOneOpens()
    {
        Player player;
        QList<Error> errors;
        connect(&player, &Player::errorOccurred, &player, [&](const Error &error) { errors.append(error); });
        const QTemporaryDir folder;
        QFile notes{folder.filePath(u"notes.mp4"_s)};
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("dear diary, ") > 0 && notes.flush());
        player.open({.media = *openFileSource(notes.fileName()), .packetIndex = nullptr});
        QTRY_COMPARE_WITH_TIMEOUT(player.state(), PlayerState::Failed, 20'000);
        QCOMPARE(errors.size(), 1);
        QVERIFY(errors.first().message.contains(u"notes.mp4"_s));
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        QCOMPARE(errors.size(), 1);
    }

    void theShownFrameCanBeTakenInFullSize()
    {
        Player player;
        player.setDisplaySize({80, 60});
        player.open(clip(u"short_gop.mp4"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(player), 20'000);
        player.seekToFrame(44);
        QTRY_COMPARE(player.frame(), 44);
        QCOMPARE(player.picture().image.size(), QSize(80, 60));
        const Async<QImage> full = player.fullPicture();
        QTRY_VERIFY(full.isFinished());
        QCOMPARE(resultOf<QImage>(full)->size(), QSize(320, 240));
        QCOMPARE(numberIn(*resultOf<QImage>(full)).value_or(-1), 44);
    }

    void itCanGoAwayWhilePlaying()
    {
        for (int i = 0; i < 12; ++i) {
            Player player;
            player.open(clip(u"long_gop.mp4"_s));
            player.play();
            if (i % 3 != 0) QTRY_VERIFY_WITH_TIMEOUT(player.frame() >= i % 3, 20'000);
            player.seekToFrame(i * 20);
            if (i % 2) player.close();
        }
    }
};

QTEST_MAIN(PlayerTest)
#include "tst_player.moc"
