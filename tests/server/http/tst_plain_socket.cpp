#include "server/http/plain_socket.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

using namespace chalkreel;

namespace {

/// A connection whose one end is ours and whose other end is the test's.
class Pair
{
public:
    explicit Pair(SocketPoller &poller)
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) qFatal("no socketpair");
        socket = std::make_unique<PlainSocket>(poller, ends[0], Peer{});
        m_other = ends[1];
    }
    ~Pair() { leave(); }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;

    void say(const QByteArray &bytes) const
    {
        QCOMPARE(::send(m_other, bytes.constData(), static_cast<size_t>(bytes.size()), 0), bytes.size());
    }
    QByteArray hear(qsizetype most) const
    {
        QByteArray bytes(most, '\0');
        bytes.truncate(std::max<ssize_t>(0, ::recv(m_other, bytes.data(), static_cast<size_t>(most), MSG_DONTWAIT)));
        return bytes;
    }
    void endSaying() const { ::shutdown(m_other, SHUT_WR); }
    void leave()
    {
        if (m_other >= 0) ::close(std::exchange(m_other, -1));
    }

    std::unique_ptr<PlainSocket> socket;

private:
    int m_other = -1;
};

}  // namespace

class PlainSocketTest final : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNotConsumedStaysWhileOthersRead()
    {
        SocketPoller poller;
        const Pair first{poller};
        const Pair second{poller};
        first.say("half of a request");
        second.say("another");
        QVERIFY(first.socket->receive(1000));
        first.socket->consume(5);
        QVERIFY(second.socket->receive(1000));
        QCOMPARE(first.socket->received(), QByteArrayView{"of a request"});
        QCOMPARE(second.socket->received(), QByteArrayView{"another"});
        QSignalSpy readable{first.socket.get(), &ClientSocket::readable};
        first.say(", and the rest");
        QTRY_VERIFY(!readable.isEmpty());
        QVERIFY(first.socket->receive(1000));
        QCOMPARE(first.socket->received(), QByteArrayView{"of a request, and the rest"});
    }

    void nothingIsFetchedThatNobodyAskedFor()
    {
        SocketPoller poller;
        const Pair pair{poller};
        pair.say(QByteArray(1000, 'a'));
        QSignalSpy readable{pair.socket.get(), &ClientSocket::readable};
        QTRY_VERIFY(!readable.isEmpty());
        QVERIFY(pair.socket->received().isEmpty());
        QVERIFY(pair.socket->receive(100));
        QCOMPARE(pair.socket->received().size(), 100);
        // More is there: it is not told again, and can be had.
        pair.socket->consume(100);
        QVERIFY(pair.socket->receive(10'000));
        QCOMPARE(pair.socket->received().size(), 900);
    }

    void whatTheOtherDoesNotReadYetWaitsAndGoesOutInOrder()
    {
        SocketPoller poller;
        const Pair pair{poller};
        QByteArray all;
        for (int i = 0; i < 200; ++i) {
            const QByteArray piece = QByteArray::number(i).rightJustified(10'000, '.');
            pair.socket->send(piece);
            all += piece;
        }
        QVERIFY(pair.socket->unsent() > 0);
        QSignalSpy writable{pair.socket.get(), &ClientSocket::writable};
        QByteArray heard;
        QVERIFY(QTest::qWaitFor([&] {
            heard += pair.hear(100'000);
            return heard.size() == all.size();
        }));
        QCOMPARE(heard, all);
        QCOMPARE(pair.socket->unsent(), 0);
        QTRY_VERIFY(!writable.isEmpty());
    }

    void endOfTheOtherIsSeenBehindItsLastBytes()
    {
        SocketPoller poller;
        const Pair pair{poller};
        QSignalSpy readable{pair.socket.get(), &ClientSocket::readable};
        pair.say("the last");
        pair.endSaying();
        QTRY_VERIFY(!readable.isEmpty());
        QVERIFY(pair.socket->receive(1000));
        QVERIFY(!pair.socket->hasEnded());
        pair.socket->consume(8);
        QVERIFY(!pair.socket->receive(1000));
        QVERIFY(pair.socket->hasEnded());
        // It may still be answered.
        pair.socket->send("answer");
        QCOMPARE(pair.hear(100), QByteArray{"answer"});
    }

    void nothingIsToldOnceItIsCutOrGone()
    {
        SocketPoller poller;
        auto pair = std::make_unique<Pair>(poller);
        auto other = std::make_unique<Pair>(poller);
        // The first to be told takes the other away, whose turn is in the same round.
        const auto cut = [](Pair &gone) { return [&gone] { gone.socket.reset(); }; };
        connect(pair->socket.get(), &ClientSocket::readable, this, [&, drop = cut(*other)] { drop(); });
        connect(other->socket.get(), &ClientSocket::readable, this, [&, drop = cut(*pair)] { drop(); });
        pair->say("a");
        other->say("b");
        // A third, told after them, shows that their round is over.
        const Pair last{poller};
        QSignalSpy round{last.socket.get(), &ClientSocket::readable};
        QTRY_VERIFY(!pair->socket || !other->socket);
        last.say("c");
        QTRY_VERIFY(!round.isEmpty());
        QVERIFY(static_cast<bool>(pair->socket) != static_cast<bool>(other->socket));
    }

    void whoLeavesIsTold()
    {
        SocketPoller poller;
        Pair pair{poller};
        QSignalSpy closed{pair.socket.get(), &ClientSocket::closed};
        pair.leave();
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(pair.socket->hasEnded());
    }
};

QTEST_GUILESS_MAIN(PlainSocketTest)
#include "tst_plain_socket.moc"
