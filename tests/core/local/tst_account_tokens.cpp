#include "tests/core/local/accounts_fixture.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace chalkreel;
using namespace std::chrono_literals;

/// What is handed out: API tokens, share links, signed links, and the first admin's claim.
class AccountTokensTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_accounts = std::make_unique<AccountsFixture>();
        m_user = m_accounts->add(QStringLiteral("Root"), Role::Admin);
        m_anna = m_accounts->add(QStringLiteral("Anna"), Role::Coach);
        m_session = m_accounts->principal(QStringLiteral("Anna"));
        m_root = m_accounts->principal(QStringLiteral("Root"));
    }
    void cleanup() { m_accounts.reset(); }

    void apiTokenStandsForItsUserWithinItsScope()
    {
        const Principal reader = m_accounts->whoIs(token(m_session, TokenScope::Read).secret).value();
        QCOMPARE(reader.user, m_anna.id);
        QCOMPARE(reader.source, PrincipalSource::ApiToken);
        QVERIFY(!reader.canWrite);
        QVERIFY(m_accounts->whoIs(token(m_session, TokenScope::Write).secret).value().canWrite);
    }

    void apiTokenIsKeptAsItsHashAloneAndOutlivesARestart()
    {
        const CreatedApiToken created = token(m_session, TokenScope::Read);
        const AccountSnapshot kept = LocalAccountStore{m_accounts->store()}.load().value();
        QCOMPARE(kept.apiTokens.first().hash.size(), 64);
        QVERIFY(!created.secret.contains(kept.apiTokens.first().hash));
        m_accounts->reopen();
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(created.secret));
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(created.secret.left(created.secret.size() - 1)), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(QStringLiteral("crk_")), ErrorCode::Unauthorized);
    }

    void apiTokenNeverWidensItself()
    {
        const Principal program = m_accounts->whoIs(token(m_root, TokenScope::Write).secret).value();
        CHALKREEL_COMPARE_ERROR((*m_accounts)->apiTokens().create(program, {.name = QStringLiteral("x")}, {}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->apiTokens().list(program), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->apiTokens().remove(program, program.credential, {}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR(
            (*m_accounts)->users().create(program, {.name = QStringLiteral("x"), .password = QStringLiteral("long enough")}, {}),
            ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->users().remove(program, m_anna.id, {}), ErrorCode::Forbidden);
        for (const UserEdit &edit : {UserEdit{.user = m_anna.id, .revision = 1, .role = Role::Admin},
                                     UserEdit{.user = m_user.id, .revision = 1, .password = QStringLiteral("long enough")}})
            CHALKREEL_COMPARE_ERROR((*m_accounts)->users().update(program, edit, {}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->sessions().logoutEverywhere(program, {}), ErrorCode::Unauthorized);
    }

    void apiTokenHasItsUsersRoleOfThatMoment()
    {
        const QString secret = token(m_session, TokenScope::Write).secret;
        CHALKREEL_VERIFY_OK((*m_accounts)->users().update(m_root, {.user = m_anna.id, .revision = 1, .role = Role::Viewer}, {}));
        QCOMPARE(m_accounts->whoIs(secret).value().role, Role::Viewer);
    }

    void apiTokenRunsOutAndCanBeRemoved()
    {
        const QString brief = (*m_accounts)
                                  ->apiTokens()
                                  .create(m_session, {.name = QStringLiteral("brief"), .expires = m_accounts->now().addSecs(60)}, {})
                                  .value()
                                  .secret;
        const CreatedApiToken removed = token(m_session, TokenScope::Read);
        CHALKREEL_VERIFY_OK((*m_accounts)->apiTokens().remove(m_session, removed.token.id, {}));
        QCOMPARE(m_accounts->ended(), QList{removed.token.id});
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(removed.secret), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(brief));
        m_accounts->pass(60s);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(brief), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(
            (*m_accounts)->apiTokens().create(m_session, {.name = QStringLiteral("x"), .expires = m_accounts->now()}, {}),
            ErrorCode::InvalidArgument);
    }

    void othersTokensAreNotThere()
    {
        const CreatedApiToken roots = token(m_root, TokenScope::Read);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->apiTokens().remove(m_session, roots.token.id, {}), ErrorCode::NotFound);
        QVERIFY((*m_accounts)->apiTokens().list(m_session, m_user.id).value().isEmpty());
        CHALKREEL_COMPARE_ERROR((*m_accounts)->apiTokens().create(m_root, {.name = QStringLiteral("x"), .user = m_anna.id}, {}),
                                ErrorCode::Forbidden);
        QCOMPARE((*m_accounts)->apiTokens().list(Principal::localOperator()).value().size(), 1);
    }

    void whenATokenWasUsedIsKept()
    {
        const CreatedApiToken created = token(m_session, TokenScope::Read);
        m_accounts->pass(1min);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(created.secret));
        (*m_accounts)->tidy();
        m_accounts->reopen();
        QCOMPARE((*m_accounts)->apiTokens().list(m_session).value().first().lastUsed, m_accounts->now());
    }

    void shareShowsItsOneAsset()
    {
        const CreatedShare share =
            (*m_accounts)->shares().create(m_session, {.asset = m_asset, .label = QStringLiteral("Team")}, {}).value();
        QVERIFY(share.token.size() >= 22);
        m_accounts->reopen();
        const ShareVisit visit = (*m_accounts)->shares().visit(share.token, {}, {}).value();
        const Principal visitor = m_accounts->whoIs(visit.bearer).value();
        QCOMPARE(visitor.source, PrincipalSource::Share);
        QCOMPARE(visitor.asset, m_asset);
        QCOMPARE(visitor.role, Role::Viewer);
        QVERIFY(!visitor.canWrite && visitor.user.isNull());
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().create(visitor, {.asset = m_asset}, {}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().list(visitor), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().remove(visitor, share.share.id, {}), ErrorCode::Forbidden);
    }

    void removedSharesVisitorsSeeNothingMore()
    {
        const CreatedShare share = (*m_accounts)->shares().create(m_session, {.asset = m_asset}, {}).value();
        const QString bearer = (*m_accounts)->shares().visit(share.token, {}, {}).value().bearer;
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().remove(otherCoach(), share.share.id, {}), ErrorCode::NotFound);
        CHALKREEL_VERIFY_OK((*m_accounts)->shares().remove(m_session, share.share.id, {}));
        QCOMPARE(m_accounts->ended(), QList{share.share.id});
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(bearer), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().visit(share.token, {}, {}), ErrorCode::NotFound);
    }

    void shareRunsOutAndItsVisitsWithIt()
    {
        const CreatedShare share =
            (*m_accounts)->shares().create(m_session, {.asset = m_asset, .expires = m_accounts->now().addSecs(3600)}, {}).value();
        const ShareVisit visit = (*m_accounts)->shares().visit(share.token, {}, {}).value();
        QCOMPARE(visit.expires, share.share.expires);
        m_accounts->pass(1h);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(visit.bearer), ErrorCode::Unauthorized);
        // The same words as for one that never was.
        QCOMPARE((*m_accounts)->shares().find(share.token).error(), (*m_accounts)->shares().find(QStringLiteral("never")).error());
    }

    void sharesPasswordIsAskedForAndGuessingIsSlowedDown()
    {
        const CreatedShare share =
            (*m_accounts)->shares().create(m_session, {.asset = m_asset, .password = QStringLiteral("the password")}, {}).value();
        const auto visit = [&](const QString &password) {
            return (*m_accounts)->shares().visit(share.token, password, QStringLiteral("192.0.2.66"));
        };
        CHALKREEL_COMPARE_ERROR(visit({}), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(visit(QStringLiteral("the password")));
        for (int i = 0; i < 5; ++i) CHALKREEL_COMPARE_ERROR(visit(QStringLiteral("wrong")), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(visit(QStringLiteral("the password")), ErrorCode::RateLimited);
    }

    void sharesOfAnAssetThatIsGoneEnd()
    {
        const CreatedShare share = (*m_accounts)->shares().create(m_session, {.asset = m_asset}, {}).value();
        const CreatedShare other = (*m_accounts)->shares().create(m_session, {.asset = AssetId::create()}, {}).value();
        CHALKREEL_VERIFY_OK((*m_accounts)->shares().removeOf(m_asset));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().find(share.token), ErrorCode::NotFound);
        CHALKREEL_VERIFY_OK((*m_accounts)->shares().find(other.token));
    }

    void signedLinkReadsInTheNameOfWhoMadeIt()
    {
        const QString query = (*m_accounts)->signLink(m_session, m_path, 1h);
        const Principal reader = (*m_accounts)->authenticateLink(m_path, query).value();
        QCOMPARE(reader.user, m_anna.id);
        QVERIFY(!reader.canWrite);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticateLink(m_path + QStringLiteral("x"), query), ErrorCode::Unauthorized);
        m_accounts->pass(1h);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticateLink(m_path, query), ErrorCode::Unauthorized);
    }

    void signedLinkEndsWithLogoutAndRoleChange()
    {
        const QString ofSession = (*m_accounts)->signLink(m_session, m_path, 1h);
        const Principal second = m_accounts->principal(QStringLiteral("Anna"));
        const QString ofSecond = (*m_accounts)->signLink(second, m_path, 1h);
        CHALKREEL_VERIFY_OK((*m_accounts)->sessions().logout(m_session, {}));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticateLink(m_path, ofSession), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK((*m_accounts)->authenticateLink(m_path, ofSecond));
        CHALKREEL_VERIFY_OK((*m_accounts)->users().update(m_root, {.user = m_anna.id, .revision = 1, .role = Role::Viewer}, {}));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticateLink(m_path, ofSecond), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK((*m_accounts)->renewed(second));
    }

    void linkOfAnOpenServerOpensNothingOnceThereAreAccounts()
    {
        m_accounts->reopen([](AccountOptions &options) { options.isOpen = true; });
        QCOMPARE((*m_accounts)->authenticate({}).value(), Principal::open());
        const QString query = (*m_accounts)->signLink(Principal::open(), m_path, 1h);
        CHALKREEL_VERIFY_OK((*m_accounts)->authenticateLink(m_path, query));
        m_accounts->reopen();
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticateLink(m_path, query), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->authenticate({}), ErrorCode::Unauthorized);
    }

    void claimTakesTheCodeAndHappensOnce()
    {
        AccountsFixture fresh;
        FirstRun &firstRun = fresh->firstRun();
        QVERIFY(firstRun.isNeeded());
        CHALKREEL_COMPARE_ERROR(firstRun.claim(QStringLiteral("AAAA-AAAA-AAAA-AAAA-AAAA"), m_claimer), ErrorCode::Unauthorized);
        QVERIFY(firstRun.isNeeded());
        const Result<SignedIn> admin = firstRun.claim(firstRun.claimCode().toLower(), m_claimer);
        CHALKREEL_VERIFY_OK(admin);
        QCOMPARE(admin->user.role, Role::Admin);
        CHALKREEL_VERIFY_OK(fresh.whoIs(admin->accessToken));
        CHALKREEL_COMPARE_ERROR(firstRun.claim(firstRun.claimCode(), m_claimer), ErrorCode::Conflict);
    }

    void onlyOneOfManyWhoClaimAtOnceBecomesAdmin()
    {
        AccountsFixture fresh;
        fresh.reopen([](AccountOptions &options) { options.hashesAtOnce = 8; });
        std::atomic<int> succeeded = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&, i] {
                    LoginRequest claimer = m_claimer;
                    claimer.name = QStringLiteral("claimer%1").arg(i);
                    claimer.address = QStringLiteral("192.0.2.%1").arg(i);
                    succeeded += fresh->firstRun().claim(fresh->firstRun().claimCode(), claimer).has_value();
                });
        }
        QCOMPARE(succeeded.load(), 1);
        QCOMPARE(fresh->users().list(Principal::localOperator()).value().size(), 1);
    }

    void guessingTheClaimCodeIsSlowedDown()
    {
        AccountsFixture fresh;
        for (int i = 0; i < 5; ++i)
            CHALKREEL_COMPARE_ERROR(fresh->firstRun().claim(QStringLiteral("x"), m_claimer), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(fresh->firstRun().claim(fresh->firstRun().claimCode(), m_claimer), ErrorCode::RateLimited);
        QCOMPARE(fresh.audit(QStringLiteral("first_run.claim")).size(), 6);
    }

    void codeIsAnotherOneAtEachStart()
    {
        AccountsFixture fresh;
        const QString code = fresh->firstRun().claimCode();
        fresh.reopen();
        QVERIFY(fresh->firstRun().claimCode() != code);
    }

    void oneAddressCannotFillTheAuditTrail()
    {
        const Error refused{ErrorCode::NotFound, {}, {}};
        for (int i = 0; i < 1000; ++i) (*m_accounts)->audit().record(m_session, "test.flood", {}, QStringLiteral("192.0.2.66"), &refused);
        (*m_accounts)->audit().record(m_session, "test.other", {}, QStringLiteral("192.0.2.7"), &refused);
        QCOMPARE(m_accounts->audit(QStringLiteral("test.flood")).size(), 60);
        QCOMPARE(m_accounts->audit(QStringLiteral("test.other")).size(), 1);
        QCOMPARE(m_accounts->audit(QStringLiteral("audit.left_out")).first().detail, QStringLiteral("940"));
    }

private:
    CreatedApiToken token(const Principal &actor, TokenScope scope)
    {
        return (*m_accounts)->apiTokens().create(actor, {.name = QStringLiteral("program"), .scope = scope}, {}).value();
    }
    Principal otherCoach()
    {
        m_accounts->add(QStringLiteral("Bob"), Role::Coach);
        return m_accounts->principal(QStringLiteral("Bob"));
    }

    const AssetId m_asset = AssetId::create();
    const QString m_path = QStringLiteral("/api/v1/videos/1/download");
    const LoginRequest m_claimer{
        .name = QStringLiteral("First"), .password = QStringLiteral("long enough"), .address = QStringLiteral("192.0.2.1")};
    std::unique_ptr<AccountsFixture> m_accounts;
    User m_user;
    User m_anna;
    Principal m_session;
    Principal m_root;
};

QTEST_GUILESS_MAIN(AccountTokensTest)
#include "tst_account_tokens.moc"
