#include "core/security/password_hash.h"
#include "tests/core/local/accounts_fixture.h"

#include <thread>

using namespace chalkreel;
using namespace std::chrono_literals;

class AccountSessionsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_accounts = std::make_unique<AccountsFixture>();
        m_anna = m_accounts->add(QStringLiteral("Anna"), Role::Coach);
    }
    void cleanup() { m_accounts.reset(); }

    void accessTokenStandsForItsUser()
    {
        // Names are the same in capitals and small letters.
        const auto signedIn = m_accounts->login(QStringLiteral("anna"), AccountsFixture::passwordOf(QStringLiteral("Anna")));
        QVERIFY(signedIn.has_value());
        const Principal anna = m_accounts->whoIs(signedIn->accessToken).value();
        QCOMPARE(anna.user, m_anna.id);
        QCOMPARE(anna.role, Role::Coach);
        QCOMPARE(anna.source, PrincipalSource::Session);
        QCOMPARE(anna.owner(), m_anna.id.toString());
        QVERIFY(anna.canWrite);
    }

    void accessTokenRunsOutAfterAQuarterOfAnHour()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(15min - 1s);
        QVERIFY(m_accounts->whoIs(anna.accessToken).has_value());
        m_accounts->pass(1s);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
    }

    void wrongPasswordUnknownNameAndDisabledUserGetTheSameAnswer()
    {
        const User bob = m_accounts->add(QStringLiteral("Bob"), Role::Viewer);
        QVERIFY((*m_accounts)->users().update(Principal::localOperator(), {.user = bob.id, .revision = 1, .isDisabled = true}, {}));
        const Error wrong = m_accounts->login(QStringLiteral("Anna"), QStringLiteral("wrong")).error();
        QCOMPARE(wrong.code, ErrorCode::Unauthorized);
        QCOMPARE(m_accounts->login(QStringLiteral("Nobody"), QStringLiteral("wrong")).error(), wrong);
        QCOMPARE(m_accounts->login(QStringLiteral("Bob"), AccountsFixture::passwordOf(QStringLiteral("Bob"))).error(), wrong);
    }

    void guessingIsSlowedDownAndTheWaitIsTold()
    {
        for (int i = 0; i < 5; ++i) CHALKREEL_COMPARE_ERROR(guess(QStringLiteral("192.0.2.66")), ErrorCode::Unauthorized);
        const Result<SignedIn> slowed = guess(QStringLiteral("192.0.2.66"));
        CHALKREEL_COMPARE_ERROR(slowed, ErrorCode::RateLimited);
        QCOMPARE(slowed.error().retryAfterSeconds, 30);
        // The right password does not get through either: it would tell the guesser that it is.
        CHALKREEL_COMPARE_ERROR(
            m_accounts->login(QStringLiteral("Anna"), AccountsFixture::passwordOf(QStringLiteral("Anna")), QStringLiteral("192.0.2.66")),
            ErrorCode::RateLimited);
        m_accounts->pass(30s);
        CHALKREEL_COMPARE_ERROR(guess(QStringLiteral("192.0.2.66")), ErrorCode::Unauthorized);
    }

    void nobodyLocksAnotherOut()
    {
        for (int address = 0; address < 20; ++address)
            for (int i = 0; i < 5; ++i)
                CHALKREEL_COMPARE_ERROR(guess(QStringLiteral("198.51.100.%1").arg(address)), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->login(QStringLiteral("Anna"), AccountsFixture::passwordOf(QStringLiteral("Anna"))));
    }

    void oneAddressCannotTryManyNames()
    {
        int refused = 0;
        for (int i = 0; i < 40; ++i)
            refused +=
                m_accounts->login(QStringLiteral("name%1").arg(i), QStringLiteral("wrong"), QStringLiteral("192.0.2.66")).error().code ==
                ErrorCode::RateLimited;
        QCOMPARE(refused, 10);
    }

    void signingInRightNeverSlowsAnybodyDown()
    {
        for (int i = 0; i < 12; ++i)
            CHALKREEL_VERIFY_OK(m_accounts->login(QStringLiteral("Anna"), AccountsFixture::passwordOf(QStringLiteral("Anna"))));
    }

    void refreshGivesNewTokens()
    {
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(1h);
        const SignedIn second = refresh(first.refreshToken).value();
        QVERIFY(second.refreshToken != first.refreshToken);
        QCOMPARE(m_accounts->whoIs(second.accessToken).value().user, m_anna.id);
        QCOMPARE(second.refreshExpires, m_accounts->now().addDays(30));
    }

    void usedRefreshTokenEndsItsWholeSession()
    {
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        const SignedIn other = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(1min);
        const SignedIn second = refresh(first.refreshToken).value();
        m_accounts->pass(1min);
        CHALKREEL_COMPARE_ERROR(refresh(first.refreshToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(refresh(second.refreshToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(second.accessToken), ErrorCode::Unauthorized);
        QCOMPARE(m_accounts->ended().size(), 1);
        QCOMPARE(m_accounts->audit(QStringLiteral("session.refresh")).size(), 2);  // one for each refusal
        // The other session is another family.
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(other.accessToken));
    }

    void lostAnswerIsGivenAgain()
    {
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        const QString lost = refresh(first.refreshToken).value().refreshToken;
        m_accounts->pass(9s);
        const Result<SignedIn> again = refresh(first.refreshToken);
        CHALKREEL_VERIFY_OK(again);
        QCOMPARE(again->refreshToken, lost);
        CHALKREEL_VERIFY_OK(refresh(again->refreshToken));
    }

    void graceDoesNotHideAThief()
    {
        // Both have the first token and refresh within the grace: both get the same second one.
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        const QString thiefs = refresh(first.refreshToken).value().refreshToken;
        const QString annas = refresh(first.refreshToken).value().refreshToken;
        m_accounts->pass(15min);
        const SignedIn thief = refresh(thiefs).value();
        // The first token is two steps back now, grace or not.
        m_accounts->pass(15min);
        CHALKREEL_COMPARE_ERROR(refresh(annas), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(refresh(thief.refreshToken), ErrorCode::Unauthorized);
    }

    void tokenTwoStepsBackHasNoGrace()
    {
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        const SignedIn second = refresh(first.refreshToken).value();
        CHALKREEL_VERIFY_OK(refresh(second.refreshToken));
        CHALKREEL_COMPARE_ERROR(refresh(first.refreshToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(second.accessToken), ErrorCode::Unauthorized);
    }

    void reuseIsKnownAfterARestart()
    {
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        const SignedIn second = refresh(first.refreshToken).value();
        m_accounts->pass(1min);
        m_accounts->reopen();
        CHALKREEL_COMPARE_ERROR(refresh(first.refreshToken), ErrorCode::Unauthorized);
        m_accounts->reopen();
        CHALKREEL_COMPARE_ERROR(refresh(second.refreshToken), ErrorCode::Unauthorized);
    }

    void refreshTokenOpensNothingAndAccessTokenRefreshesNothing()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.refreshToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(refresh(anna.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(anna.accessToken));
    }

    void restedSessionRunsOut()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(std::chrono::days{30});
        CHALKREEL_COMPARE_ERROR(refresh(anna.refreshToken), ErrorCode::Unauthorized);
    }

    void otherSecretEndsAllSessions()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->reopen([](AccountOptions &options) { options.secret = QByteArray(32, 't'); });
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(refresh(anna.refreshToken), ErrorCode::Unauthorized);
    }

    void logoutBitesAtOnceAndAfterARestart()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const SignedIn other = m_accounts->login(QStringLiteral("Anna"));
        const Principal principal = m_accounts->whoIs(anna.accessToken).value();
        CHALKREEL_VERIFY_OK((*m_accounts)->sessions().logout(principal, {}));
        QCOMPARE(m_accounts->ended(), QList{principal.credential});
        for (int start = 0; start < 2; ++start, m_accounts->reopen()) {
            CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
            CHALKREEL_COMPARE_ERROR(refresh(anna.refreshToken), ErrorCode::Unauthorized);
            CHALKREEL_COMPARE_ERROR((*m_accounts)->renewed(principal), ErrorCode::Unauthorized);
            CHALKREEL_VERIFY_OK(m_accounts->whoIs(other.accessToken));
        }
    }

    void logoutEverywhereEndsAllSessionsOfThatUserAlone()
    {
        m_accounts->add(QStringLiteral("Bob"), Role::Viewer);
        const SignedIn bob = m_accounts->login(QStringLiteral("Bob"));
        const SignedIn one = m_accounts->login(QStringLiteral("Anna"));
        const SignedIn two = m_accounts->login(QStringLiteral("Anna"));
        CHALKREEL_VERIFY_OK((*m_accounts)->sessions().logoutEverywhere(m_accounts->whoIs(one.accessToken).value(), {}));
        QCOMPARE(m_accounts->ended().size(), 2);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(two.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(bob.accessToken));
    }

    void oldestSessionMakesRoom()
    {
        m_accounts->reopen([](AccountOptions &options) { options.sessionsPerUser = 2; });
        const SignedIn first = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(1s);
        const SignedIn second = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(1s);
        const SignedIn third = m_accounts->login(QStringLiteral("Anna"));
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(first.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(second.accessToken));
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(third.accessToken));
    }

    void ticketIsGoodOnceAndForHalfAMinute()
    {
        const Principal anna = m_accounts->principal(QStringLiteral("Anna"));
        const QString ticket = (*m_accounts)->sessions().issueTicket(anna).value();
        QCOMPARE((*m_accounts)->authenticate({.ticket = ticket}).value(), anna);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticate({.ticket = ticket}), ErrorCode::Unauthorized);
        const QString late = (*m_accounts)->sessions().issueTicket(anna).value();
        m_accounts->pass(30s);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticate({.ticket = late}), ErrorCode::Unauthorized);
    }

    void ticketEndsWithItsSession()
    {
        const Principal anna = m_accounts->principal(QStringLiteral("Anna"));
        const QString ticket = (*m_accounts)->sessions().issueTicket(anna).value();
        CHALKREEL_VERIFY_OK((*m_accounts)->sessions().logout(anna, {}));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticate({.ticket = ticket}), ErrorCode::Unauthorized);
    }

    void ticketsCannotBePiledUp()
    {
        const Principal anna = m_accounts->principal(QStringLiteral("Anna"));
        for (int i = 0; i < 20; ++i) CHALKREEL_VERIFY_OK((*m_accounts)->sessions().issueTicket(anna));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->sessions().issueTicket(anna), ErrorCode::RateLimited);
    }

    void whatWasDoneAndRefusedIsWrittenDown()
    {
        [[maybe_unused]] const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        CHALKREEL_COMPARE_ERROR(guess(QStringLiteral("192.0.2.66")), ErrorCode::Unauthorized);
        const QList<AuditEntry> entries = m_accounts->audit(QStringLiteral("session.login"));
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].result, QStringLiteral("unauthorized"));
        QCOMPARE(entries[0].address, QStringLiteral("192.0.2.66"));
        QCOMPARE(entries[1].result, QStringLiteral("ok"));
        QCOMPARE(entries[1].user, m_anna.id);
    }

    void oldSessionsAndEntriesAreTidiedAway()
    {
        [[maybe_unused]] const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        m_accounts->pass(std::chrono::days{91});
        (*m_accounts)->tidy();
        QVERIFY(m_accounts->audit({}).isEmpty());
        QVERIFY(LocalAccountStore{m_accounts->store()}.load().value().sessions.isEmpty());
    }

    void nothingThatOpensAnythingIsInTheDatabase()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const AccountSnapshot kept = LocalAccountStore{m_accounts->store()}.load().value();
        QCOMPARE(kept.users.size(), 1);
        QVERIFY(kept.users.first().passwordHash.startsWith(QStringLiteral("$argon2id$")));
        QCOMPARE(kept.sessions.size(), 1);
        QFile file{m_accounts->databaseFile()};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QFile log{m_accounts->databaseFile() + QStringLiteral("-wal")};
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll() + log.readAll();
        QVERIFY(bytes.contains("session.login"));
        for (const QString &secret : {anna.accessToken, anna.refreshToken, AccountsFixture::passwordOf(QStringLiteral("Anna"))})
            QVERIFY(!bytes.contains(secret.toUtf8()));
    }

    void manyThreadsRefreshTheSameTokenAndGetTheSameAnswer()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        Guarded<QSet<QString>> answers;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    const Result<SignedIn> answer = refresh(anna.refreshToken);
                    answers.with([&](QSet<QString> &set) { set.insert(answer ? answer->refreshToken : answer.error().message); });
                });
        }
        QCOMPARE(answers.with([](const QSet<QString> &set) { return set.size(); }), 1);
    }

private:
    Result<SignedIn> refresh(const QString &token) { return (*m_accounts)->sessions().refresh(token, QStringLiteral("192.0.2.1")); }
    Result<SignedIn> guess(const QString &address) { return m_accounts->login(QStringLiteral("Anna"), QStringLiteral("wrong"), address); }

    std::unique_ptr<AccountsFixture> m_accounts;
    User m_anna;
};

QTEST_GUILESS_MAIN(AccountSessionsTest)
#include "tst_account_sessions.moc"
