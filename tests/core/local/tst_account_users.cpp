#include "tests/core/local/accounts_fixture.h"

#include <atomic>
#include <thread>

using namespace chalkreel;
using namespace std::chrono_literals;

class AccountUsersTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_accounts = std::make_unique<AccountsFixture>();
        m_admin = m_accounts->add(QStringLiteral("Root"), Role::Admin);
        m_anna = m_accounts->add(QStringLiteral("Anna"), Role::Coach);
    }
    void cleanup() { m_accounts.reset(); }

    void usersOutliveARestart()
    {
        m_accounts->reopen();
        const QList<User> users = (*m_accounts)->users().list(m_operator).value();
        QCOMPARE(users, (QList{m_anna, m_admin}));
    }

    void namesAreUniqueWithoutRegardToCaseAndSpelling()
    {
        for (const QString &name : {QStringLiteral("anna"), QStringLiteral(" ANNA "), QStringLiteral("\uFF21nna")})
            CHALKREEL_COMPARE_ERROR(create(m_operator, name), ErrorCode::Conflict);
        User other = m_accounts->add(QStringLiteral("Bob"), Role::Viewer);
        CHALKREEL_COMPARE_ERROR(update(m_operator, {.user = other.id, .revision = 1, .name = QStringLiteral("ANNA")}), ErrorCode::Conflict);
        // His own may be spelt otherwise.
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 1, .name = QStringLiteral("ANNA")}));
    }

    void namesThatDeceiveAreRefused()
    {
        for (const QString &name : {QString{}, QStringLiteral("  "), QString(65, u'x'), QStringLiteral("Root\u202E"),
                                    QStringLiteral("Ro\not"), QStringLiteral("Ro\u200Bot")})
            CHALKREEL_COMPARE_ERROR(create(m_operator, name), ErrorCode::InvalidArgument);
    }

    void onlyAdminsManage()
    {
        const Principal anna = m_accounts->principal(QStringLiteral("Anna"));
        CHALKREEL_COMPARE_ERROR(create(anna, QStringLiteral("Bob")), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->users().remove(anna, m_anna.id, {}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR(update(anna, {.user = m_anna.id, .revision = 1, .role = Role::Admin}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR(update(anna, {.user = m_anna.id, .revision = 1, .isDisabled = false}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR(update(anna, {.user = m_anna.id, .revision = 1, .quotaBytes = 1}), ErrorCode::Forbidden);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->audit().list(anna, {}), ErrorCode::Forbidden);
        QCOMPARE((*m_accounts)->users().list(anna).value(), QList{(*m_accounts)->users().get(anna, m_anna.id).value()});
    }

    void othersAreNotThereForWhoIsNoAdmin()
    {
        const Principal anna = m_accounts->principal(QStringLiteral("Anna"));
        CHALKREEL_COMPARE_ERROR((*m_accounts)->users().get(anna, m_admin.id), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(update(anna, {.user = m_admin.id, .revision = 1, .name = QStringLiteral("x")}), ErrorCode::NotFound);
    }

    void lastAdminCannotBeTakenAway()
    {
        const auto everyWay = [&] {
            return QList<bool>{(*m_accounts)->users().remove(m_operator, m_admin.id, {}).has_value(),
                               update(m_operator, {.user = m_admin.id, .revision = 1, .role = Role::Coach}).has_value(),
                               update(m_operator, {.user = m_admin.id, .revision = 1, .isDisabled = true}).has_value()};
        };
        QCOMPARE(everyWay(), (QList{false, false, false}));
        // An admin who cannot sign in does not count.
        const User second = m_accounts->add(QStringLiteral("Second"), Role::Admin);
        const User disabled = update(m_operator, {.user = second.id, .revision = 1, .isDisabled = true}).value();
        QCOMPARE(everyWay(), (QList{false, false, false}));
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = second.id, .revision = disabled.revision, .isDisabled = false}));
        CHALKREEL_VERIFY_OK((*m_accounts)->users().remove(m_operator, m_admin.id, {}));
    }

    void twoAdminsCannotRemoveEachOther()
    {
        const User second = m_accounts->add(QStringLiteral("Second"), Role::Admin);
        std::atomic<int> removed = 0;
        {
            const std::jthread one{[&] { removed += (*m_accounts)->users().remove(m_operator, m_admin.id, {}).has_value(); }};
            const std::jthread two{[&] { removed += (*m_accounts)->users().remove(m_operator, second.id, {}).has_value(); }};
        }
        QCOMPARE(removed.load(), 1);
    }

    void roleChangeCountsAtOnceAndClosesConnections()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const CredentialId session = m_accounts->whoIs(anna.accessToken).value().credential;
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 1, .role = Role::Viewer}));
        QCOMPARE(m_accounts->whoIs(anna.accessToken).value().role, Role::Viewer);
        QCOMPARE(m_accounts->ended(), QList{session});
    }

    void disablingCountsAtOnceForSessionsTokensAndShares()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const Principal principal = m_accounts->whoIs(anna.accessToken).value();
        const QString token = (*m_accounts)->apiTokens().create(principal, {.name = QStringLiteral("t")}, {}).value().secret;
        const QString share = (*m_accounts)->shares().create(principal, {.asset = AssetId::create()}, {}).value().token;
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 1, .isDisabled = true}));
        QCOMPARE(m_accounts->ended().size(), 3);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(token), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->shares().find(share), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR((*m_accounts)->sessions().refresh(anna.refreshToken, {}), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 2, .isDisabled = false}));
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->whoIs(token));
    }

    void removedUserLeavesNothingBehindThatOpensAnything()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const Principal principal = m_accounts->whoIs(anna.accessToken).value();
        const QString token = (*m_accounts)->apiTokens().create(principal, {.name = QStringLiteral("t")}, {}).value().secret;
        CHALKREEL_VERIFY_OK((*m_accounts)->users().remove(m_operator, m_anna.id, {}));
        QCOMPARE(m_accounts->ended().size(), 2);
        for (int start = 0; start < 2; ++start, m_accounts->reopen()) {
            CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
            CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(token), ErrorCode::Unauthorized);
        }
        const AccountSnapshot kept = LocalAccountStore{m_accounts->store()}.load().value();
        QVERIFY(kept.sessions.isEmpty() && kept.apiTokens.isEmpty());
        // The name is free again, for somebody else.
        QVERIFY(m_accounts->add(QStringLiteral("Anna"), Role::Viewer).id != m_anna.id);
    }

    void newPasswordEndsSessionsAndNeedsTheOldOne()
    {
        const SignedIn anna = m_accounts->login(QStringLiteral("Anna"));
        const Principal principal = m_accounts->whoIs(anna.accessToken).value();
        UserEdit edit{.user = m_anna.id, .revision = 1, .password = QStringLiteral("another one"), .currentPassword = QStringLiteral("x")};
        CHALKREEL_COMPARE_ERROR(update(principal, edit), ErrorCode::Forbidden);
        edit.currentPassword = AccountsFixture::passwordOf(QStringLiteral("Anna"));
        CHALKREEL_VERIFY_OK(update(principal, edit));
        CHALKREEL_COMPARE_ERROR(m_accounts->whoIs(anna.accessToken), ErrorCode::Unauthorized);
        CHALKREEL_COMPARE_ERROR(m_accounts->login(QStringLiteral("Anna"), edit.currentPassword), ErrorCode::Unauthorized);
        CHALKREEL_VERIFY_OK(m_accounts->login(QStringLiteral("Anna"), QStringLiteral("another one")));
    }

    void operatorSetsAPasswordThatWasForgotten()
    {
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_admin.id, .revision = 1, .password = QStringLiteral("another one")}));
        CHALKREEL_VERIFY_OK(m_accounts->login(QStringLiteral("Root"), QStringLiteral("another one")));
    }

    void editOnAnOldRevisionIsRefused()
    {
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 1, .quotaBytes = 5}));
        CHALKREEL_COMPARE_ERROR(update(m_operator, {.user = m_anna.id, .revision = 1, .quotaBytes = 6}), ErrorCode::Conflict);
        QCOMPARE((*m_accounts)->users().get(m_operator, m_anna.id).value().quotaBytes, 5);
    }

    void usersWithoutAQuotaHaveTheServers()
    {
        m_accounts->reopen([](AccountOptions &options) { options.defaultQuotaBytes = 7; });
        QCOMPARE(m_accounts->principal(QStringLiteral("Anna")).quotaBytes, 7);
        CHALKREEL_VERIFY_OK(update(m_operator, {.user = m_anna.id, .revision = 1, .quotaBytes = 5}));
        QCOMPARE(m_accounts->principal(QStringLiteral("Anna")).quotaBytes, 5);
    }

    void eachChangeIsWrittenDownWithWhoMadeIt()
    {
        const Principal root = m_accounts->principal(QStringLiteral("Root"));
        CHALKREEL_VERIFY_OK(update(root, {.user = m_anna.id, .revision = 1, .role = Role::Viewer}));
        const QList<AuditEntry> entries = m_accounts->audit(QStringLiteral("user."));
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].user, m_admin.id);
        QCOMPARE(entries[0].target, m_anna.id.toString());
        QCOMPARE(entries[0].detail, QStringLiteral("role viewer"));
        QCOMPARE(entries[2].who, QStringLiteral("operator"));
        QVERIFY(entries[0].number > entries[1].number);
    }

private:
    Result<User> create(const Principal &actor, const QString &name)
    {
        return (*m_accounts)->users().create(actor, {.name = name, .password = QStringLiteral("long enough")}, {});
    }
    Result<User> update(const Principal &actor, const UserEdit &edit) { return (*m_accounts)->users().update(actor, edit, {}); }

    const Principal m_operator = Principal::localOperator();
    std::unique_ptr<AccountsFixture> m_accounts;
    User m_admin;
    User m_anna;
};

QTEST_GUILESS_MAIN(AccountUsersTest)
#include "tst_account_users.moc"
